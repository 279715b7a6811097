import type { CaseMaterial } from '../../db/case-reads.ts';
import { groundsSaid } from '../../db/case-reads.ts';
import { scanView } from '../../db/evidence-reads.ts';
import type { Register } from '../../db/register.ts';
import { dayAt } from '../../domain/time.ts';
import type { Act } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import { providerExtends } from '../../domain/clock-acts.ts';
import { freeStops } from '../../domain/clock-ledger.ts';
import { markRequestsOf } from '../../domain/mark-request-situation.ts';
import { exceptionAt, exceptionsOf } from '../../domain/exception-situation.ts';
import { stayRequestsOf, stayStanding } from '../../domain/stay-request-situation.ts';
import type { Conflict } from '../../domain/conflict.ts';
import { decider } from '../../domain/raised.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import type { ActContents } from '../../domain/content.ts';
import { draftState } from '../../domain/decision-draft.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { Refusal } from '../../domain/errors.ts';
import { mayFetch } from '../../domain/evidence.ts';
import { harmsOf, harmWordsIn, saidOf as saidOfHarm } from '../../domain/harm.ts';
import type { ActId, MeasureId, OrgId } from '../../domain/ids.ts';
import { openStops } from '../../domain/limit.ts';
import type { Task } from '../../domain/permission.ts';
import { may, tasksOf } from '../../domain/permission.ts';
import { inStead, silenceProvesNothing } from '../../domain/power.ts';
import { outcomesFor } from '../../domain/outcome.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { packLimit } from '../../domain/policy.ts';
import type { RestorationDuty } from '../../domain/restoration-acts.ts';
import { LIMIT_OF_DUTY } from '../../domain/restoration-acts.ts';
import { openDuties } from '../../domain/restoration-requests.ts';
import { signingRecord } from '../../domain/signing-record.ts';
import type { CaseSituation, Decision } from '../../domain/situation.ts';
import { isImposed } from '../../domain/situation.ts';
import { byDue, isPast, openClock } from '../../domain/clock-fold.ts';
import type { CaseView } from '../schemas/cases.ts';
import { intakeView } from './intake-view.ts';
import { linkedView } from './record-view.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, measureView, orgView, subjectView } from './shared-views.ts';
import type { Sight } from './sight.ts';
import { sightOf } from './sight.ts';
import { timelineView } from './timeline-view.ts';
import { mergingView, turnView, unitsView } from './turn-views.ts';

interface Desk extends CaseMaterial {
  register: Register;
  actor: Actor;
  orgs: Orgs;
  sight: Sight;
  allowUnscanned: boolean;
}

/** A case as this reader may see it. */
export function caseView(register: Register, orgs: Orgs, material: CaseMaterial, who: Actor, allowUnscanned: boolean): CaseView {
  const { situation: s, subject, record } = material;
  // Whoever acts for the subject sees the case as it does; row-level security has asked whether the power holds.
  const actor = inStead(s, who);
  const sight = sightOf(s, actor, material.opened);
  if (sight.relations.length === 0) throw new Refusal('not-found');
  const desk: Desk = { ...material, register, actor, orgs, sight, allowUnscanned };
  const onlyAudits = sight.relations.every((relation) => relation === 'auditor');
  return {
    id: s.caseId, number: s.number, seq: s.seq, round: s.round, phase: s.phase, filedAt: s.filedAt, acceptedAt: s.acceptedAt,
    closedAt: s.closedAt, relations: sight.relations,
    subject: onlyAudits || subject === null ? null : withoutId(subjectView(subject)),
    record: {
      id: record.id, title: record.title, number: record.fields.documentNumber, category: record.category, version: record.version, state: record.state,
      mark: record.mark, provider: orgView(orgs, record.provider_id), fields: sight.grounds ? record.fields : null,
    },
    askable: askableView(desk), units: unitsView(desk), merging: mergingView(desk), ...groundsView(desk), added: addedView(desk), ownError: ownErrorView(desk), verifications: verificationsView(desk), suspensions: suspensionsView(desk), draft: draftView(desk), base: baseView(desk), remedies: remediesView(desk), imposed: isImposed(s), sanctions: sight.relations.includes('platform') || decider(s) === desk.actor.orgId ? material.sanctions : null, raisedTo: decider(s) === s.platformId ? null : orgView(orgs, decider(s)), outcomes: sight.relations.includes('platform') || decider(s) === desk.actor.orgId ? outcomesFor(record.category, register.pack(s.pack)) : [], decisions: decisionsView(desk),
    corrections: s.corrections.map((c) => ({
      orderId: c.orderId, remedy: c.remedy, doneAt: c.done?.at ?? null, toVersion: c.done?.toVersion ?? null, beside: c.done?.beside === true,
      notices: c.notices.filter((n) => sight.sees(n.orgId)).map((n) => ({ noticeId: n.noticeId, org: orgView(orgs, n.orgId), confirmedAt: n.confirmedAt, linked: n.recordId !== undefined })),
    })),
    linked: material.linked.map((l) => linkedView(orgs, l)),
    restorations: restorationsView(desk), ...harmsView(desk), intake: intakeView(register, orgs, material, sight, actor), breaches: breachesView(desk), exceptions: exceptionsView(desk), stayRequests: stayRequestsView(desk), askedPlatforms: askedPlatformsView(desk),
    certificate: s.certificate === null || !sight.allOrders ? null : { number: s.certificate.number, at: s.certificate.at },
    letters: lettersView(desk), duties: dutiesView(desk), timeline: timelineView(material.acts, s, sight, orgs), acts: actsView(desk),
  };
}

/** A subject whose name the reader may not know. */
const UNNAMED = '信用主体';

const withoutId = ({ kind, name, identifier }: ReturnType<typeof subjectView>) => ({ kind, name, identifier });

/** The words of the newest act of a kind that fits; undefined when this reading opened none. */
function wordsOf<K extends keyof ActContents>({ acts, words }: Desk, kind: K, fits: (act: Extract<Act, { kind: K }>) => boolean = () => true): ActContents[K] | undefined {
  const act = acts.findLast((a) => a.kind === kind && fits(a as Extract<Act, { kind: K }>));
  return act === undefined ? undefined : (words.get(act.id) as ActContents[K] | undefined);
}

const mayKnowBeside = (sight: Sight): boolean => sight.relations.some((r) => r === 'platform' || r === 'supervisor' || r === 'provider');

function groundsView(desk: Desk): Pick<CaseView, 'grounds' | 'refusal' | 'evidence'> {
  const { situation: s, sight, evidence, actor, allowUnscanned } = desk;
  const filed = wordsOf(desk, 'filed');
  const audits = sight.relations.includes('auditor');
  return {
    // What another party says besides is for whoever has to answer and decide it, and not for this case's subject.
    grounds: !sight.grounds && !audits ? [] : groundsSaid(desk).filter(({ own }) => own || mayKnowBeside(sight)).map(({ ground, own, explanation, claimedValue }) => ({
      id: ground.id, kind: ground.kind, field: ground.field, explanation: sight.grounds ? explanation : null, claimedValue: sight.grounds ? claimedValue : null, beside: !own,
    })),
    refusal: sight.words ? (filed?.refusal ?? null) : null,
    evidence: evidence.filter((e) => sight.grounds || (actor.orgId !== null && e.org_id === actor.orgId))
      .map((e) => {
        const own = e.owner_user === actor.userId;
        return { id: e.id, fileName: e.fileName, mediaType: e.media_type, size: e.size, ...scanView(e), uploadedAt: e.uploaded_at, own, toAnswer: s.evidenceIds.includes(e.id), mayFetch: mayFetch(e.scan, own, allowUnscanned) };
      }),
  };
}

/** New evidence, for whoever may read the objection itself. */
function addedView({ acts, words, sight }: Desk): CaseView['added'] {
  if (!sight.grounds) return [];
  return acts.flatMap((act) => (act.kind === 'evidenceAdded' ? [{ at: act.occurredAt, words: (words.get(act.id) as ActContents['evidenceAdded'] | undefined)?.words ?? null, evidenceIds: act.facts.evidenceIds, askedAnew: act.facts.again.length > 0 }] : []));
}

function ownErrorView({ situation: s, handedIn, record, sight }: Desk): CaseView['ownError'] {
  if (!sight.words) return [];
  return (s.ownError ?? []).map((field) => ({ field, handedIn: handedIn !== null && record.version === s.recordVersion && s.corrections.length === 0 ? handedIn[field] : null }));
}

/** Who could be asked to verify, for the clerk who names them. */
function askableView({ sight, orgs, situation: s, now, register }: Desk): CaseView['askable'] {
  if (!sight.relations.includes('platform') || (s.phase !== 'received' && s.phase !== 'verifying')) return [];
  const today = dayAt(now, register.pack(s.pack).zone);
  const asked = new Set<OrgId>([s.providerId, ...s.verifications.filter((v) => v.round === s.round && v.recalledSeq === undefined).map((v) => v.orgId)]);
  return [...orgs.values()].filter((o) => o.kind === 'department' && (o.validTo === null || o.validTo >= today) && !asked.has(o.id)).map((o) => orgView(orgs, o.id));
}

function verificationsView(desk: Desk): CaseView['verifications'] {
  const { situation: s, sight, orgs, register, now } = desk;
  return s.verifications.filter((v) => sight.sees(v.orgId)).map((v) => {
    const said = sight.words || sight.own(v.orgId) ? wordsOf(desk, 'answered', (act) => act.facts.orderId === v.orderId) : undefined;
    return {
      orderId: v.orderId, org: orgView(orgs, v.orgId), round: v.round, requestedAt: v.requestedAt,
      due: { ...dueView(register, v.answer, now), overdue: v.answered === null ? isPast(v.answer, now) : v.answered.late },
      acknowledgedAt: v.acknowledgedAt, silent: v.silentSeq !== null, stopped: v.stoppedSeq !== null,
      disowned: v.disowned === undefined ? null : { at: v.disowned.at, reason: sight.words || sight.own(v.orgId) ? (wordsOf(desk, 'disowned', (act) => act.facts.orderId === v.orderId)?.reason ?? null) : null, open: v.recalledSeq === undefined && v.answered === null },
      ...turnView(desk, v),
      stopReasons: freeStops(v.answer, packLimit(register.pack(s.pack), 'verification')), openStops: openStops(v.answer),
      answered: v.answered === null ? null : {
        at: v.answered.at, late: v.answered.late, by: orgView(orgs, v.answered.by ?? v.orgId),
        findings: v.answered.findings.filter((f) => mayKnowBeside(sight) || s.grounds.some((g) => g.id === f.groundId)).map((f) => {
          const words = said?.findings.find((w) => w.groundId === f.groundId);
          return { groundId: f.groundId, result: f.result, reason: words?.reason ?? null, rightValue: words?.rightValue ?? null };
        }),
      },
    };
  });
}

const measuresById = ({ measures, orgs, now }: Desk, ids: readonly MeasureId[]) => measures.filter((m) => ids.includes(m.id)).map((m) => measureView(orgs, m, now));

function suspensionsView(desk: Desk): CaseView['suspensions'] {
  const { situation: s, sight, orgs } = desk;
  return s.suspensions.filter((o) => sight.sees(o.orgId)).map((o) => ({
    orderId: o.orderId, org: orgView(orgs, o.orgId), round: o.round, orderedAt: o.orderedAt, acknowledgedAt: o.acknowledgedAt,
    measures: measuresById(desk, o.measureIds),
    endings: o.endings.map(({ how, at, measureIds, stillHeld, acknowledgedAt }) => ({ how, at, measureIds, stillHeld, acknowledgedAt })),
  }));
}

/** Remedies concern the subject and the house; what each rests on is words. */
function remediesView({ situation: s, sight, acts, words }: Desk): CaseView['remedies'] {
  if (!sight.allOrders) return [];
  const said = (seq: number): string | null => (sight.words ? ((words.get(acts.find((a) => a.seq === seq)?.id as ActId) as { document: string } | undefined)?.document ?? null) : null);
  return (s.remedies ?? []).map((r) => ({
    id: r.remedyId, track: r.track, round: r.round, filedAt: r.filedAt, filedOn: r.filedOn, late: r.late, servedAt: r.servedAt, answeredAt: r.answeredAt,
    result: r.ended?.result ?? null, endedAt: r.ended?.at ?? null, document: said(r.seq), resultDocument: r.ended === null ? null : said(r.ended.seq),
  }));
}

function baseView({ situation: { base } }: Desk): CaseView['base'] {
  return {
    annulled: base?.annulled === undefined ? null : { by: base.annulled.by, at: base.annulled.at },
    inRemedy: base?.inRemedy === undefined ? null : { track: base.inRemedy.track, at: base.inRemedy.at },
  };
}

const ofHouse = (sight: Sight): boolean => sight.relations.includes('platform') || sight.relations.includes('supervisor');

/** What is drafted, and why it was sent back: for those in the house only, as no decision has been taken. */
function draftView({ situation: s, sight, acts, words }: Desk): CaseView['draft'] {
  const { draft } = s;
  if (draft === undefined || !ofHouse(sight)) return null;
  const said = (seq: number | undefined): unknown => words.get(acts.find((a) => a.seq === seq)?.id as ActId);
  const drafted = said(draft.seq) as ActContents['decisionDrafted'] | undefined;
  if (drafted === undefined) return null;
  const returned = said(draft.returnedSeq) as ActContents['decisionReturned'] | undefined;
  const passed = said(draft.reviewed?.seq) as ActContents['decisionReviewed'] | undefined;
  return {
    at: draft.at, state: draftState(draft), otherSigner: draft.otherSigner, review: draft.review === true, reviewed: draft.reviewed === undefined ? null : { at: draft.reviewed.at, remark: passed?.remark ?? '' }, ...drafted,
    mootReason: drafted.mootReason ?? null, by: drafted.by ?? 'electronic', sanctions: drafted.sanctions ?? [], remark: returned?.remark ?? null,
  };
}

function decisionsView(desk: Desk): CaseView['decisions'] {
  const { situation: s, sight, acts, words, measures } = desk;
  const visible = (id: MeasureId): boolean => sight.allOrders || measures.some((m) => m.id === id && sight.own(m.executor_id));
  const tellsChanges = sight.grounds || sight.relations.includes('recipient');
  return s.decisions.map((d) => {
    const act = acts.find((a) => a.seq === d.seq);
    const said = act === undefined ? undefined : (words.get(act.id) as ActContents['decided'] | undefined);
    return {
      round: d.round, at: d.at, outcome: d.outcome, remedy: d.remedy, facts: sight.words ? (said?.facts ?? null) : null,
      reasons: sight.words ? (said?.reasons ?? null) : null, changes: tellsChanges ? (said?.changes ?? []) : [], lift: d.lift.filter(visible), resume: d.resume.filter(visible),
      servedAt: d.served?.at ?? null, resumeFrom: d.served?.resumeFrom ?? null, reclassed: d.reclassed === undefined || !tellsChanges ? null : d.reclassed, mootReason: d.mootReason ?? null, service: sight.allOrders ? serviceView(desk, d) : null,
      signing: signingRecord(desk.acts, d.seq).map(({ step, by, at }) => ({ step, by: desk.hands.get(by) ?? '', at })).filter(() => ofHouse(sight)),
    };
  });
}

/** How the decision reached the subject and what can be done against it: the subject's and the house's to know. */
function serviceView({ situation: s, orgs, register }: Desk, d: Decision): CaseView['decisions'][number]['service'] {
  return {
    by: d.by ?? 'electronic', how: d.served === null ? null : (d.served.how ?? 'electronic'), noticeUntil: d.notice?.dueAt ?? null, remedies: d.served?.remedies ?? null,
    respondent: d.respondent === undefined ? null : orgView(orgs, d.respondent).name, reconsiderationBody: register.pack(s.pack).remedies.reconsiderationBody,
  };
}

function restorationsView(desk: Desk): CaseView['restorations'] {
  const { situation: s, sight, orgs } = desk;
  return s.restorations.filter((r) => sight.sees(r.orgId)).map((r) => {
    const readable = sight.words || sight.own(r.orgId);
    const said = readable ? wordsOf(desk, 'restorationReported', (act) => act.facts.orderId === r.orderId) : undefined;
    const objected = readable ? wordsOf(desk, 'restorationObjected', (act) => act.facts.orderId === r.orderId) : undefined;
    const saidOf = (duty: RestorationDuty) => {
      const words = readable ? wordsOf(desk, 'restorationReported', (act) => act.facts.orderId === r.orderId && (act.facts.duties?.some((d) => d.duty === duty) ?? false)) : undefined;
      return words?.duties?.find((d) => d.duty === duty);
    };
    return {
      orderId: r.orderId, org: orgView(orgs, r.orgId), reportedAt: r.reported?.at ?? null, steps: said?.steps ?? null, satisfiedAt: r.satisfied?.at ?? null,
      deemed: r.satisfied?.deemed ?? false, asksAgain: r.satisfied === null && r.reported !== null && silenceProvesNothing(s, r.reported), measures: measuresById(desk, r.measureIds),
      of: r.of ?? ['executor'],
      duties: (r.duties ?? []).map((duty) => {
        const done = r.done?.find((d) => d.duty === duty);
        const told = saidOf(duty);
        const clock = openClock(s, LIMIT_OF_DUTY[duty], r.orderId);
        return { duty, due: clock === undefined ? null : dueView(desk.register, clock.terms, desk.now), result: done?.result ?? null, steps: told?.steps ?? null, evidenceIds: done?.evidenceIds ?? [], proof: done?.proof === undefined ? null : { ...done.proof, text: told?.proof ?? null }, open: r.reported === null && r.satisfied === null && openDuties(r).includes(duty) };
      }),
      objection: r.objected === undefined ? null : { at: r.objected.at, times: r.objected.times, duties: r.objected.duties, reason: objected?.reason ?? null },
    };
  });
}

/** What the subject says it has lost: its own and the house's to read; a department reads it in its order. */
function harmsView(desk: Desk): Pick<CaseView, 'harms' | 'mayHaveAnnex'> {
  const { situation: s, sight, orgs, acts, words, actor } = desk;
  const said = acts.flatMap((a) => harmWordsIn(a, words.get(a.id)));
  const harms = harmsOf(s).filter((h) => sight.allOrders || s.restorations.some((r) => sight.own(r.orgId) && r.harms?.includes(h.entryId))).map((h) => {
    const told = saidOfHarm(said, h.entryId);
    return { entryId: h.entryId, harm: h.harm, on: h.on, org: h.orgId === null ? null : orgView(orgs, h.orgId), where: told?.where ?? null, what: told?.what ?? null, amount: told?.amount ?? null, evidenceIds: h.evidenceIds };
  });
  const found = s.decisions.some((d) => d.served !== null && (d.outcome === 'upheld' || d.outcome === 'partlyUpheld'));
  return { harms, mayHaveAnnex: ((found && harms.length > 0) || breachesOf(s).length > 0) && actor.subjectId === s.subjectId };
}

function breachesView(desk: Desk): CaseView['breaches'] {
  const { situation: s, sight, orgs } = desk;
  return breachesOf(s).filter((b) => sight.sees(b.orgId)).map((b) => {
    const said = wordsOf(desk, 'breachReported', (act) => act.facts.breachId === b.breachId);
    const undone = wordsOf(desk, 'rolledBack', (act) => act.facts.breachId === b.breachId);
    return {
      breachId: b.breachId, orderId: b.orderId, org: orgView(orgs, b.orgId), on: b.on, by: b.by, reportedAt: b.reportedAt, where: said?.where ?? null, what: said?.what ?? null,
      rolledBackAt: b.rolledBack?.at ?? null, steps: undone?.steps ?? null, measures: measuresById(desk, b.measureIds),
    };
  });
}

/** Who above was asked to mark: the subject's and the house's to know. */
function askedPlatformsView({ situation: s, sight, orgs }: Desk): CaseView['askedPlatforms'] {
  if (!sight.allOrders) return [];
  return markRequestsOf(s).map((r) => ({ org: orgView(orgs, r.orgId), requestedAt: r.at, dueAt: r.terms.dueAt, acknowledgedAt: r.acknowledged?.at ?? null, marked: r.acknowledged?.marked ?? null, unansweredAt: r.unansweredAt, endedAt: r.endedAt ?? null }));
}

/** What was asked of whom the platform cannot order, and what has come of it. */
function stayRequestsView(desk: Desk): CaseView['stayRequests'] {
  const { situation: s, sight, orgs, register, now } = desk;
  return stayRequestsOf(s).filter((r) => sight.sees(r.orgId)).map((r) => {
    const clock = s.clocks.find((c) => c.limit === 'stayAnswer' && c.ref === r.requestId)!;
    const said = sight.words || sight.own(r.orgId) ? wordsOf(desk, 'stayAnswered', (act) => act.facts.requestId === r.requestId) : undefined;
    return {
      requestId: r.requestId, org: orgView(orgs, r.orgId), round: r.round, requestedAt: r.at, due: { ...dueView(register, clock.terms, now), overdue: r.answered === null && r.unansweredAt !== null }, standing: stayStanding(r),
      answeredAt: r.answered?.at ?? null, document: said?.document ?? null, endedAt: r.endedAt ?? null, measures: measuresById(desk, r.measureIds),
    };
  });
}

function exceptionsView(desk: Desk): CaseView['exceptions'] {
  const { situation: s, sight, orgs, measures, now } = desk;
  return exceptionsOf(s).filter((e) => sight.sees(e.orgId)).map((e) => {
    const proposed = wordsOf(desk, 'exceptionProposed', (act) => act.facts.exceptionId === e.exceptionId);
    const decided = wordsOf(desk, 'exceptionDecided', (act) => act.facts.exceptionId === e.exceptionId);
    return {
      id: e.exceptionId, orderId: e.orderId, org: orgView(orgs, e.orgId), measureId: e.measureId, measure: measures.find((m) => m.id === e.measureId)?.title ?? '', clause: e.clause, edition: e.edition,
      proposedAt: e.proposedAt, until: e.until, reasons: proposed?.reasons ?? null, inForce: exceptionAt(s, e.measureId, now, dayAt(now, desk.register.pack(s.pack).zone))?.exceptionId === e.exceptionId,
      decided: e.decided === null ? null : { at: e.decided.at, granted: e.decided.granted, number: e.decided.number, by: e.decided.orgId === null ? null : orgView(orgs, e.decided.orgId), reasons: decided?.reasons ?? null },
    };
  });
}

function lettersView({ letters, sight, actor, situation: s, orgs, subject }: Desk): CaseView['letters'] {
  const staff = sight.relations.includes('platform') || sight.relations.includes('supervisor');
  const mine = [...(sight.relations.includes('subject') ? [`subject:${s.subjectId}`] : []), ...(actor.orgId === null ? [] : [`org:${actor.orgId}`])];
  return letters.filter((letter) => staff || mine.includes(letter.party) || (actor.orgId !== null && letter.issuer_id === actor.orgId)).map((letter) => ({
    id: letter.id, kind: letter.kind, number: letter.number, issuedAt: letter.issued_at,
    to: letter.party.startsWith('org:') ? orgView(orgs, letter.party.slice(4) as OrgId).name : (subject?.name ?? UNNAMED),
  }));
}

function dutiesView({ situation: s, sight, actor, orgs, subject, register, now }: Desk): CaseView['duties'] {
  return s.clocks.filter((c) => c.endedAt === null && (!('org' in c.owner) || sight.sees(c.owner.org)) && (!('subject' in c.owner) || sight.allOrders))
    .sort((a, b) => byDue(a.terms, b.terms))
    .map((c) => {
      const owner = 'org' in c.owner ? orgView(orgs, c.owner.org) : { name: sight.relations.every((r) => r === 'auditor') ? UNNAMED : (subject?.name ?? UNNAMED), nameEn: 'Subject' };
      return {
        ...dueView(register, c.terms, now), ref: c.ref, generation: c.generation, owner: { kind: 'org' in c.owner ? ('org' as const) : ('subject' as const), name: owner.name, nameEn: owner.nameEn },
        mine: 'org' in c.owner ? c.owner.org === actor.orgId : c.owner.subject === actor.subjectId, urgedAt: c.urgedAt, escalatedAt: c.escalatedAt,
      };
    });
}

/** What the case's policy pack does not know is nobody's to do. */
function isProvidedFor({ kind, ref }: Task, s: CaseSituation, pack: PolicyPack): boolean {
  if (kind === 'clockExtended' || kind === 'extensionAsked') return providerExtends(pack);
  const stopped = kind === 'clockStopped' ? s.verifications.find((v) => v.orderId === ref) : undefined;
  return stopped === undefined || freeStops(stopped.answer, packLimit(pack, 'verification')).length > 0;
}

/** Why something of the reader's cannot be done yet. */
const WAITS: ReadonlySet<ErrorCode> = new Set(['not-allowed-in-stage', 'review-needed']);
/** 回避 that nothing else on the page explains. */
const EXPLAINED: ReadonlySet<string | undefined> = new Set<Conflict>(['ownRecord', 'ownUnit']);

/** What the reader can do now, and of what is theirs to do, what not yet or not by them. */
function actsView({ situation: s, actor, register }: Desk): CaseView['acts'] {
  return tasksOf(s).filter((task) => isProvidedFor(task, s, register.pack(s.pack))).flatMap((task): CaseView['acts'] => {
    const permission = may(s, actor, task);
    if (permission.allowed) return [{ ...task, allowed: true, code: null, params: {} }];
    return WAITS.has(permission.code) || EXPLAINED.has(permission.params['conflict']) ? [{ ...task, allowed: false, code: permission.code, params: permission.params }] : [];
  });
}
