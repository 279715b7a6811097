import { v7 as uuidv7 } from 'uuid';
import type { Act, ActDraft, ActFacts, Addressee } from '../domain/act.ts';
import { breachesOf } from '../domain/breach-situation.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import { movesToldTo } from '../domain/clock-change.ts';
import type { ActContents } from '../domain/content.ts';
import { HARM_ACTS, harmsOf, harmWordsIn, saidOf } from '../domain/harm.ts';
import type { HarmWords } from '../domain/harm-acts.ts';
import type { LinkedFix } from '../domain/duplicate-acts.ts';
import type { LetterDraft } from '../domain/entails.ts';
import { Refusal } from '../domain/errors.ts';
import { exceptionsOf } from '../domain/exception-situation.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, EvidenceId, LetterId, MeasureId, OrgId } from '../domain/ids.ts';
import { FIELD_LABELS, GROUND_LABELS, LETTER_LABELS, LIMIT_LABELS, LOST_LABELS } from '../domain/labels.ts';
import { CLASS_LABELS, SANCTION_LABELS } from '../domain/repair-labels.ts';
import type { Letter, LetterBody, LetterHead, PrintedChange, PrintedDue, PrintedGround, PrintedMeasure } from '../domain/letter.ts';
import { withRemedies } from '../domain/letter-remedies.ts';
import type { Terms } from '../domain/limit.ts';
import { askedGrounds, followed } from '../domain/merge-situation.ts';
import { isRunning } from '../domain/limit.ts';
import { conflictingGrounds, meetingOfRound } from '../domain/joint-meeting.ts';
import { lastDayToApply } from '../domain/no-answer.ts';
import type { Ground } from '../domain/objection.ts';
import { packLimit } from '../domain/policy.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import { printedValue } from '../domain/printed-value.ts';
import type { Organisation } from '../domain/organisation.ts';
import { decider } from '../domain/raised.ts';
import type { RecordFields } from '../domain/record.ts';
import { fieldChanges } from '../domain/record.ts';
import { isAskedOnPaper } from '../domain/power.ts';
import { redactedName } from '../domain/sensitivity.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { ownerOf } from '../domain/clock-fold.ts';
import { currentDecision } from '../domain/situation.ts';
import { stillSuspended } from '../domain/suspension-situation.ts';
import { uncertifiedOrders } from '../domain/suspension-certificate.ts';
import { stayRequestsOf, stayStanding } from '../domain/stay-request-situation.ts';
import { dayAt } from '../domain/time.ts';
import { actOf, sealedPrint } from './act-log.ts';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';
import { clockLetter } from './clock-letters.ts';
import { dueOf } from './due-reads.ts';
import { correctedLetter, readdressedLetter, supersededLetter } from './letter-corrections.ts';
import { intakeLetter } from './intake-letters.ts';
import { newCheck } from './letter-check.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';
import type { NewLetterRow, Party } from './schema.ts';

/** The version of the templates a letter was issued under. */
const TEMPLATE = 1;

/** What letters are written from: a case under its locks and what its transaction has added. */
export interface LetterDesk {
  register: Register;
  trx: Trx;
  world: CaseWorld;
  situation: CaseSituation;
  added: readonly Act[];
  letters: readonly (LetterDraft & { act: Act })[];
  /** Words of the acts added here. */
  contents: ReadonlyMap<ActId, unknown>;
}

export interface IssuedLetter {
  letter: Letter;
  draft: Extract<ActDraft, { kind: 'letterIssued' }>;
  row: NewLetterRow;
}

/**
 * Issues the letters of a transaction: content frozen and sealed, number from a counter locked last.
 */
export async function issueLetters(desk: LetterDesk): Promise<IssuedLetter[]> {
  if (desk.letters.length === 0) return [];
  const facts = await gather(desk);
  const issued: IssuedLetter[] = [];
  const year = Number(facts.today.slice(0, 4));
  // Counters are locked in one order whatever the letters are, so that two acts never wait for each other's counter.
  for (const draft of [...desk.letters].sort((a, b) => (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0))) {
    const issuer = draft.from ?? desk.situation.platformId;
    const number = await letterNumber(desk.trx, draft.letter, year, facts.orgs, issuer);
    const id = asId<LetterId>(uuidv7());
    const printed = new Set<PrintedValue>();
    const check = newCheck(desk.register);
    const letter = draft.act.kind === 'dutiesSucceeded' && draft.supersedes !== undefined
      ? readdressed(desk, draft, readdressedLetter(await supersededLetter(desk, draft.supersedes, printed), { number, at: desk.world.at, today: facts.today, check, addressee: facts.orgs.get(draft.act.facts.to)?.name ?? draft.act.facts.to }))
      : draft.act.kind === 'letterCorrected' && draft.supersedes !== undefined
      ? correctedLetter(await supersededLetter(desk, draft.supersedes, printed), desk.contents.get(draft.act.id) as ActContents['letterCorrected'], { number, at: desk.world.at, today: facts.today, check })
      : ({ ...head(desk, facts, draft, number), check, ...withRemedies(body(desk, facts, draft, { id, printed })) } as Letter);
    const sealed = await desk.register.vault.sealBytes(desk.trx, desk.situation.subjectId, Buffer.from(printable(desk, draft.act, letter)));
    issued.push({
      letter,
      draft: { kind: 'letterIssued', facts: { letterId: id, letter: draft.letter, number, to: draft.to, ref: draft.ref, ...(draft.supersedes === undefined ? {} : { supersedes: draft.supersedes }), sealed: sealedPrint(sealed) } },
      row: {
        id, case_id: desk.situation.caseId as string as DossierId, kind: draft.letter, number, party: partyOf(draft.to), ref: draft.ref,
        issued_by: draft.act.id, issued_at: desk.world.at, template: TEMPLATE, subject_id: desk.situation.subjectId,
        sealed, printed: [...printed],
        check_code: check.code, issuer_id: issuer, ...(draft.supersedes === undefined ? {} : { supersedes: draft.supersedes }),
      },
    });
  }
  return issued;
}

/** An order that the former department had acknowledged is acknowledged anew, by a date of its own. */
function readdressed(desk: LetterDesk, { act, ref }: LetterDesk['letters'][number], letter: Letter): Letter {
  const terms = act.kind === 'dutiesSucceeded' ? act.facts.acknowledgements.find(({ orderId }) => orderId === ref)?.terms : undefined;
  return letter.kind === 'suspensionNotice' && terms !== undefined ? { ...letter, acknowledgeBy: dueOf(desk.register, terms) } : letter;
}

/** 〓: what Chinese printing puts where a character is missing. */
const GETA = '〓';

/**
 * The letter as text that our fonts can print. The author's own words are refused with the characters named; what stands
 * in names, records and measures is not theirs to mend, and must not keep a protection from anybody: it is printed as 〓.
 */
export function printable(desk: Pick<LetterDesk, 'register' | 'contents'>, act: Pick<Act, 'id'>, letter: Letter): string {
  const missing = desk.register.unprintable(letter);
  const text = JSON.stringify(letter);
  if (missing.length === 0) return text;
  const own = JSON.stringify(desk.contents.get(act.id) ?? null);
  const refused = missing.filter((character) => own.includes(character));
  if (refused.length > 0) throw new Refusal('unprintable-character', { params: { characters: refused.join(' ') } });
  console.error(`letter ${letter.kind} ${letter.number}: ${missing.length} characters are not in the fonts`);
  return missing.reduce((t, character) => t.replaceAll(character, GETA), text);
}

const partyOf = (to: Addressee): Party => ('orgId' in to ? `org:${to.orgId}` : `subject:${to.subjectId}`);

/** Names and words the letters of this transaction may need. */
async function gather(desk: LetterDesk) {
  const { trx, situation: s, world } = desk;
  const { vault } = desk.register;
  const [subject, record, measures] = [
    await trx.selectFrom('subject').selectAll().where('id', '=', s.subjectId).executeTakeFirstOrThrow(),
    await trx.selectFrom('record').select(['title', 'sensitivity', 'provided_on']).where('id', '=', s.recordId).executeTakeFirstOrThrow(),
    await trx.selectFrom('measure').select(['id', 'title', 'basis', 'executor_id']).where((e) => e.or([e('record_id', '=', s.recordId), e('id', '=', e.fn.any(e.val([...s.suspensions, ...s.restorations].flatMap((o) => o.measureIds))))])).execute(),
  ];
  const orgs = await desk.register.organisations.all();
  const kinds = new Set(desk.letters.map((l) => l.letter));
  const words = async <K extends 'filed' | 'successorCame' | 'decided' | 'answered' | 'jointMeetingHeld' | 'mergedHeard'>(kind: K): Promise<ActContents[K] | undefined> => {
    const added = desk.added.filter((a) => a.kind === kind).at(-1);
    if (added !== undefined) return desk.contents.get(added.id) as ActContents[K] | undefined;
    const row = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select(['act_content.sealed'])
      .where('act.dossier_id', '=', s.caseId as string as DossierId).where('act.kind', '=', kind).orderBy('act.seq', 'desc').executeTakeFirst();
    return row === undefined ? undefined : ((await vault.open(trx, s.subjectId, row.sealed)) as ActContents[K]);
  };
  const replied = desk.letters.find(({ letter }) => letter === 'verificationReply');
  const needsGrounds = ['receipt', 'verificationRequest', 'decisionLetter', 'exOfficioNotice'].some((k) => kinds.has(k as 'receipt'));
  return {
    subject, recordTitle: record.title, sensitivity: record.sensitivity, providedOn: record.provided_on, orgs, today: dayAt(world.at, world.pack.zone),
    measures: new Map(measures.map((m) => [m.id, m])),
    filed: needsGrounds ? await words('filed') : undefined,
    /** Whoever has come in the subject's place. */
    came: s.subjectEnd?.came === undefined ? undefined : await words('successorCame'),
    // What the joint meeting found stands in the place of answers that contradict each other.
    answered: kinds.has('decisionLetter') ? await words(followed(s) !== undefined ? 'mergedHeard' : meetingOfRound(s)?.held === undefined ? 'answered' : 'jointMeetingHeld') : undefined,
    decided: kinds.has('decisionLetter') ? await words('decided') : undefined,
    reply: replied === undefined ? undefined : await replyMaterial(desk, replied.ref),
    changeReason: await reasonOfChange(desk),
    approvedBy: await approverOf(desk, orgs),
    harms: kinds.has('restorationOrder') && harmsOf(s).length > 0 ? await harmWords(desk) : [],
  };
}

/** The 协查函 that a reply answers, and the names of the files it speaks of. */
async function replyMaterial({ trx, situation: s, register }: LetterDesk, orderId: string | null): Promise<{ request: string | null; fileNames: ReadonlyMap<EvidenceId, string> }> {
  const request = await trx.selectFrom('letter').select('number').where('case_id', '=', s.caseId as string as DossierId).where('kind', '=', 'verificationRequest').where('ref', '=', orderId).orderBy('issued_at', 'desc').executeTakeFirst();
  const fileNames = new Map<EvidenceId, string>();
  const rows = s.evidenceIds.length === 0 ? [] : await trx.selectFrom('evidence').select(['id', 'subject_id', 'file_name_sealed']).where('id', 'in', [...s.evidenceIds]).execute();
  for (const { id, subject_id, file_name_sealed } of rows) if (file_name_sealed.length > 0) fileNames.set(id, String(await register.vault.open(trx, subject_id ?? s.subjectId, file_name_sealed)));
  return { request: request?.number ?? null, fileNames };
}

/** What the subject has filed as lost, and what was used while it was suspended, by all acts that say so. */
async function harmWords({ trx, situation: s, register }: LetterDesk): Promise<HarmWords[]> {
  const rows = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select(['act.body', 'act_content.sealed'])
    .where('act.dossier_id', '=', s.caseId as string as DossierId).where('act.kind', 'in', HARM_ACTS).orderBy('act.seq').execute();
  const all: HarmWords[] = [];
  for (const { body: kept, sealed } of rows) all.push(...harmWordsIn(actOf(kept), await register.vault.open(trx, s.subjectId, sealed)));
  return all;
}

/** 延期批准人: the principal whose act it was. */
async function approverOf({ trx, letters }: LetterDesk, orgs: ReadonlyMap<OrgId, Organisation>): Promise<{ name: string; org: string } | undefined> {
  const author = letters.map(({ act }) => act).find((act) => act.kind === 'clockExtended')?.author;
  if (author?.class !== 'person' || author.orgId === null) return undefined;
  const { name } = await trx.selectFrom('app_user').select('name').where('id', '=', author.userId).executeTakeFirstOrThrow();
  return { name, org: orgs.get(author.orgId)?.name ?? author.orgId };
}

/** What those who proposed the calendar say of it; it is about nobody. */
async function reasonOfChange({ trx, letters }: LetterDesk): Promise<string | undefined> {
  const applied = letters.map(({ act }) => act).find((act) => act.kind === 'calendarApplied');
  if (applied === undefined) return undefined;
  return (await trx.selectFrom('policy_change').select('reason').where('id', '=', applied.facts.change).executeTakeFirstOrThrow()).reason;
}

type Gathered = Awaited<ReturnType<typeof gather>>;

function head(desk: LetterDesk, facts: Gathered, draft: LetterDesk['letters'][number], number: string): LetterHead {
  const { situation: s, world } = desk;
  const linked = linkedOf(draft.act, world);
  const nameOf = (id: OrgId): string => facts.orgs.get(id)?.name ?? id;
  // 公告 is read by everybody.
  const inPlace = facts.came === undefined ? facts.subject.name : `${facts.came.name}（${facts.subject.name}的权利义务承受人）`;
  const toSubject = draft.letter === 'publicNotice' && facts.sensitivity === 'restricted' ? redactedName(facts.subject) : inPlace;
  const name = (to: Addressee): string => ('orgId' in to ? (facts.orgs.get(to.orgId)?.name ?? to.orgId) : toSubject);
  return {
    number, issuedAt: world.at, issuedOn: facts.today, issuer: nameOf(draft.from ?? s.platformId), addressee: name(draft.to),
    caseNumber: s.number, subjectName: facts.subject.name, subjectIdentifier: facts.subject.identifier, recordTitle: linked?.title ?? facts.recordTitle,
    recordNumber: (linked?.fields ?? world.record.fields).documentNumber, provider: nameOf(linked?.providerId ?? s.providerId),
  };
}

/** The record of the same fact that a notice or an order is about; undefined: the case's own. */
function linkedOf(act: Act, { linked }: CaseWorld): LinkedFix | undefined {
  const recordId = act.kind === 'recipientNotified' ? act.facts.recordId : act.kind === 'restorationOrdered' ? act.facts.recordIds?.[0] : undefined;
  return linked?.find((fix) => fix.recordId === recordId);
}

function body(desk: LetterDesk, facts: Gathered, draft: LetterDesk['letters'][number], { id, printed }: { id: LetterId; printed: Set<PrintedValue> }): LetterBody {
  const { situation: s, world } = desk;
  const act: Act = draft.act;
  const prints = (pointer: string): unknown => printed.add(printedValue(s.pack, pointer));
  const due = (terms: Terms): PrintedDue => {
    if (!isRunning(terms)) throw new Error(`${act.kind}: a clock that stands still has no date to print`);
    printed.add(printedValue(terms.pack, `/limits/${terms.limit}`));
    return dueOf(desk.register, terms);
  };
  const measures = (ids: readonly MeasureId[]): PrintedMeasure[] => ids.map((id) => {
    const m = facts.measures.get(id)!;
    return { title: m.title, basis: m.basis, department: facts.orgs.get(m.executor_id)?.name ?? m.executor_id };
  });
  const nameOf = (org: OrgId): string => facts.orgs.get(org)?.name ?? org;
  const groundText = (g: Ground): string => GROUND_LABELS[g.kind].zh + (g.field === null ? '' : `(${FIELD_LABELS[g.field].zh})`);
  const grounds = (): PrintedGround[] => s.grounds.map((g, i) => ({
    number: i + 1, text: groundText(g), explanation: facts.filed?.grounds.find((x) => x.groundId === g.id)?.explanation ?? '',
  }));
  const askedNow = (): { asked?: PrintedMeasure[] } => {
    const asked = stayRequestsOf(s).filter((r) => r.endedAt === undefined && r.answered?.agreed !== true).flatMap((r) => r.measureIds);
    return asked.length === 0 ? {} : { asked: measures(asked) };
  };
  const suspendedNow = (): PrintedMeasure[] => measures(s.suspensions.flatMap(stillSuspended));
  const clockOf = (limit: string, ref: string): Terms => s.clocks.filter((c) => c.limit === limit && c.ref === ref).at(-1)!.terms;

  if (draft.letter === 'suspensionCertificate') {
    // Its id has too many random bits to be guessed, unlike its number.
    return { kind: 'suspensionCertificate', measures: measures(uncertifiedOrders(s).flatMap(stillSuspended)), ...askedNow(), since: act.occurredAt, checkUrl: `${desk.register.publicUrl}/verify/${id}` };
  }
  if (draft.letter === 'serviceReceipt') return { kind: 'serviceReceipt', document: LETTER_LABELS.decisionLetter.zh, recipient: facts.subject.name };
  switch (act.kind) {
    case 'filed': {
      const { through } = act.facts;
      const org = through === undefined ? '' : (facts.orgs.get(through.orgId)?.name ?? through.orgId);
      if (through?.how === 'exOfficio') return { kind: 'exOfficioNotice', foundBy: org, foundAt: act.occurredAt, grounds: grounds(), suspended: suspendedNow(), next: due(act.facts.acceptance) };
      return { kind: 'receipt', filedAt: s.filedAt, grounds: grounds(), evidenceCount: s.evidenceIds.length, actSeq: act.seq, next: due(act.facts.acceptance), ...(act.facts.provisional === true ? { suspended: suspendedNow() } : {}), ...(through === undefined ? {} : { through: { org, how: through.how } }) };
    }
    case 'accepted':
      {
      const asked = s.verifications.at(-1);
      return { kind: 'acceptanceNotice', acceptedAt: act.occurredAt, suspended: suspendedNow(), ...askedNow(), verificationDue: asked === undefined ? null : due(asked.answer), ...(act.facts.ownError === undefined ? {} : { ownError: act.facts.ownError.map((field) => FIELD_LABELS[field].zh) }) };
    }
    case 'reopened':
      return {
        kind: 'reopeningNotice', reasons: (desk.contents.get(act.id) as ActContents['reopened']).reasons, suspended: suspendedNow(),
        verificationDue: due(s.verifications.at(-1)!.answer),
      };
    case 'exceptionDecided': {
      const e = exceptionsOf(s).find((each) => each.exceptionId === act.facts.exceptionId)!;
      const by = act.author.class === 'person' ? act.author.orgId : null;
      return {
        kind: 'exceptionNotice', measure: measures([e.measureId])[0]!, granted: act.facts.granted, exception: act.facts.number, clause: e.clause, reasons: (desk.contents.get(act.id) as ActContents['exceptionDecided']).reasons,
        decidedBy: by === null ? '' : (facts.orgs.get(by)?.name ?? by), until: act.facts.until, remedies: act.facts.remedies, reconsiderationBody: world.pack.remedies.reconsiderationBody,
      };
    }
    case 'stayRequested':
      return { kind: 'stayRequest', measures: measures(act.facts.measureIds), ...(s.imposed !== undefined ? { why: 'remedy' as const } : s.acceptedAt === null ? { why: 'received' as const } : {}), since: act.occurredAt, answerBy: due(act.facts.answer) };
    case 'stayAnswered':
    case 'stayUnanswered': {
      const request = stayRequestsOf(s).find((r) => r.requestId === act.facts.requestId)!;
      return {
        kind: 'stayAnswerNotice', body: nameOf(request.orgId), measures: measures(request.measureIds), requestedOn: dayAt(request.at, world.pack.zone), answer: stayStanding(request),
        document: act.kind === 'stayAnswered' ? (desk.contents.get(act.id) as ActContents['stayAnswered']).document : null,
      };
    }
    case 'suspensionOrdered':
      if (act.facts.acknowledgement === null) throw new Error('who has agreed is sent no notice');
      return { kind: 'suspensionNotice', measures: measures(act.facts.measureIds), since: act.occurredAt, acknowledgeBy: due(act.facts.acknowledgement) };
    case 'marked':
      return { kind: 'markNotice', mark: act.facts.mark, since: act.occurredAt };
    case 'answered': {
      const said = desk.contents.get(act.id) as ActContents['answered'];
      const v = s.verifications.find(({ orderId }) => orderId === act.facts.orderId)!;
      return {
        kind: 'verificationReply', request: facts.reply?.request ?? null, askedOn: dayAt(v.requestedAt, world.pack.zone), answeredAt: act.occurredAt, late: v.answered?.late === true, attached: act.facts.evidenceIds.length,
        findings: askedGrounds(s).flatMap((g, i) => said.findings.filter(({ groundId }) => groundId === g.id).map(({ result, reason, rightValue }) => ({ number: i + 1, ground: groundText(g), result, reason, rightValue }))),
        evidence: (act.facts.evidence ?? []).map(({ evidenceId, how, accepted }) => {
          const words = said.evidence?.find((each) => each.evidenceId === evidenceId);
          return { number: s.evidenceIds.indexOf(evidenceId) + 1, name: facts.reply?.fileNames.get(evidenceId) ?? '', how, accepted, by: words?.by ?? '', reason: words?.reason ?? '' };
        }),
      };
    }
    case 'verificationRequested':
      return { kind: 'verificationRequest', grounds: grounds(), evidenceCount: s.evidenceIds.length, answerBy: isRunning(act.facts.answer) ? due(act.facts.answer) : null };
    case 'decided': {
      const decision = currentDecision(s);
      const reason = (g: Ground): string => facts.answered?.findings.find((f) => f.groundId === g.id)?.reason ?? '';
      return {
        kind: 'decisionLetter', outcome: decision.outcome, remedyKind: decision.remedy, ...(decision.mootReason === undefined ? {} : { mootReason: decision.mootReason }),
        ...(decision.reclassed === undefined ? {} : { reclassed: { from: CLASS_LABELS[decision.reclassed.from].zh, to: CLASS_LABELS[decision.reclassed.to].zh, until: decision.reclassed.until, sanctions: decision.reclassed.sanctions.map((each) => SANCTION_LABELS[each].zh) } }),
        ...(facts.decided === undefined ? {} : { facts: facts.decided.facts }),
        sources: [...new Set([...s.verifications.filter((v) => v.round === s.round && v.answered !== null && v.recalledSeq === undefined).map((v) => v.orgId), ...heldElsewhere(s)])].map((orgId) => facts.orgs.get(orgId)?.name ?? orgId),
        respondent: nameOf(decision.respondent ?? world.inOffice(s.platformId)),
        ...(s.base?.inRemedy === undefined ? {} : { baseTrack: s.base.inRemedy.track }), ...(s.base?.annulled === undefined ? {} : { annulledBy: s.base.annulled.by }),
        findings: s.grounds.flatMap((g, i) => {
          const finding = decision.findings.find((f) => f.groundId === g.id);
          return finding === undefined ? [] : [{ number: i + 1, ground: groundText(g), result: finding.result, reason: reason(g) }];
        }),
        changes: (facts.decided?.changes ?? []).map((c): PrintedChange => ({ field: c.field, from: world.record.fields[c.field], to: c.to })),
        reasons: facts.decided?.reasons ?? '',
        // What has run out while it rested is not executed again, whatever was suspended (law.md §8, 16).
        lifted: measures(decision.lift), resuming: measures(decision.resume.filter((id) => world.measures.some((m) => m.id === id))),
        reconsiderationBody: reconsideredBy(desk, nameOf), reconsiderationDays: world.pack.remedies.reconsiderationDays,
        suitMonths: world.pack.remedies.suitMonths,
      };
    }
    case 'remedyEnded': {
      const remedy = s.remedies!.find((r) => r.remedyId === act.facts.remedyId)!;
      const reviewed = s.decisions.find((d) => d.round === remedy.round);
      const dates = reviewed?.served?.remedies;
      return {
        kind: 'reviewDecision', result: act.facts.result, reasons: (desk.contents.get(act.id) as ActContents['remedyEnded']).document, reconsiderationBody: world.pack.remedies.reconsiderationBody,
        respondent: nameOf(reviewed?.respondent ?? world.inOffice(s.platformId)), reconsiderUntil: dates?.reconsiderUntil ?? null, sueUntil: dates?.sueUntil ?? null,
      };
    }
    case 'noticePublished':
      prints('/limits/publicNotice');
      return {
        kind: 'publicNotice', outcome: currentDecision(s).outcome, where: (desk.contents.get(act.id) as ActContents['noticePublished']).where,
        servedOn: act.facts.notice.dueOn, days: packLimit(world.pack, 'publicNotice').count,
      };
    case 'measuresLifted':
    case 'measuresResumed': {
      if (act.facts.acknowledgement === null) throw new Error('no order goes out while every measure is still held');
      const notResumed = act.kind === 'measuresResumed' ? [...act.facts.stillHeld, ...act.facts.ended] : [];
      const ids = act.facts.measureIds.filter((id) => !notResumed.includes(id));
      const kind = act.kind === 'measuresLifted' ? 'liftingNotice' : 'resumptionNotice';
      return { kind, measures: measures(ids), effectiveFrom: act.occurredAt, acknowledgeBy: due(act.facts.acknowledgement) };
    }
    case 'recipientNotified': {
      const correction = s.corrections.at(-1)!;
      const linked = linkedOf(act, world);
      if (linked !== undefined) {
        return {
          kind: 'correctionNotice', remedyKind: linked.remedy, fromVersion: act.facts.recordVersion - 1, toVersion: act.facts.recordVersion, changes: fieldChanges(linked.fields, linked.after),
          confirmBy: due(act.facts.confirmation),
        };
      }
      const made = desk.added.find((a) => a.kind === 'recordCorrected' || a.kind === 'recordRevoked');
      const after = (desk.contents.get(made?.id as ActId) as { fields: RecordFields } | undefined)?.fields ?? world.record.fields;
      const toVersion = correction.done!.toVersion;
      return {
        kind: 'correctionNotice', // What another case has revoked meanwhile is not given out again as corrected.
        remedyKind: world.record.state === 'revoked' || correction.remedy === 'none' ? 'revoke' : correction.remedy, fromVersion: toVersion - 1, toVersion,
        changes: fieldChanges(world.record.fields, after), confirmBy: due(act.facts.confirmation),
      };
    }
    case 'recordCorrected':
    case 'recordRevoked': {
      const after = (desk.contents.get(act.id) as { fields: RecordFields } | undefined)?.fields ?? world.record.fields;
      return {
        kind: 'reputationStatement', remedyKind: act.kind === 'recordRevoked' ? 'revoke' : 'correct', changes: act.kind === 'recordRevoked' ? [] : fieldChanges(world.record.fields, after),
        putRightOn: dayAt(act.occurredAt, world.pack.zone), listedSince: facts.providedOn,
      };
    }
    case 'rollbackOrdered': {
      const breach = breachesOf(s).find((b) => b.breachId === act.facts.breachId)!;
      const reported = desk.added.find((a) => a.kind === 'breachReported')!;
      const { where, what } = desk.contents.get(reported.id) as ActContents['breachReported'];
      const order = s.suspensions.find((o) => o.orderId === breach.orderId)!;
      return { kind: 'rollbackOrder', measures: measures(breach.measureIds), on: breach.on, by: breach.by, where, what, suspendedSince: order.orderedAt, reportBy: due(act.facts.rollback) };
    }
    case 'restorationOrdered':
      for (const duty of act.facts.duties ?? []) for (const of of act.facts.of ?? []) prints(`/restoration/${duty}-${of}`);
      return {
        kind: 'restorationOrder', ...(act.facts.asked === undefined ? {} : { asked: true as const }), measures: measures(act.facts.measureIds), reportBy: due(act.facts.restoration),
        ...(act.facts.recordIds === undefined || act.facts.recordIds.length < 2 ? {} : { beside: (world.linked ?? []).filter(({ recordId }) => act.facts.recordIds!.indexOf(recordId) > 0).map((r) => ({ recordTitle: r.title, recordNumber: r.fields.documentNumber, provider: nameOf(r.providerId) })) }),
        ...(act.facts.of === undefined ? {} : { of: act.facts.of }), ...(act.facts.duties === undefined ? {} : { duties: act.facts.duties }), ...(act.facts.due === undefined ? {} : { dutyDays: act.facts.due.map(({ duty, terms }) => ({ duty, by: due(terms) })) }),
        ...(act.facts.harms === undefined ? {} : {
          harms: harmsOf(s).filter((h) => act.facts.harms!.includes(h.entryId)).map((h) => {
            const said = saidOf(facts.harms, h.entryId);
            return { on: h.on, harm: h.harm, where: said?.where ?? '', what: said?.what ?? '' };
          }),
        }),
      };
    case 'restorationObjected': {
      const { reason } = desk.contents.get(act.id) as ActContents['restorationObjected'];
      return { kind: 'restorationObjection', duties: act.facts.duties, reason, reportBy: due(act.facts.restoration) };
    }
    case 'restorationReported':
    case 'confirmationAskedAgain': {
      const order = s.restorations.find((r) => r.orderId === act.facts.orderId)!;
      return {
        kind: 'confirmationRequest', department: facts.orgs.get(order.orgId)?.name ?? order.orgId, reportedAt: order.reported!.at,
        replyBy: due(act.facts.confirmation!), silenceCounts: act.facts.silence === undefined,
        ...(act.kind === 'restorationReported' ? { first: true as const } : {}), ...(isAskedOnPaper(s) ? { onPaper: true as const } : {}),
      };
    }
    case 'certified': {
      const decision = currentDecision(s);
      // Only who has done something is named for it: not who had nothing to do, nor whom nobody contradicted.
      const departments = s.restorations.filter((r) => r.round === s.round && r.satisfied !== null && (r.duties === undefined ? !r.satisfied.deemed : r.done?.some(({ result }) => result === 'done') === true))
        .map((r) => facts.orgs.get(r.orgId)?.name ?? r.orgId);
      const endings = s.suspensions.filter((o) => o.round === s.round).flatMap((o) => o.endings.map(({ how }) => how));
      const staying = endings.includes('resumed') || stayRequestsOf(s).some((r) => r.round === s.round && r.answered?.agreed !== true);
      return {
        kind: 'restorationCertificate', decidedOn: dayAt(decision.at, world.pack.zone), remedyKind: decision.remedy === 'revoke' ? 'revoke' : 'correct',
        departments, measuresNow: staying ? (endings.includes('lifted') ? 'partly' : 'staying') : endings.includes('lifted') ? 'lifted' : 'none', checkUrl: `${desk.register.publicUrl}/verify/${act.facts.certificate}`,
      };
    }
    case 'clockExtended':
    case 'clockStopped':
    case 'clockRestarted':
      return clockLetter(act, desk, { due, prints, approvedBy: facts.approvedBy });
    case 'supplementAsked':
    case 'supplementLapsed':
    case 'notAccepted':
    case 'transferred':
    case 'withdrawn':
    case 'subjectEnded':
    case 'successorCame':
    case 'caseTerminated':
      return intakeLetter(act, desk, { due, measures: suspendedNow(), toOrg: 'orgId' in draft.to, respondent: nameOf(world.inOffice(s.platformId)) });
    case 'lostTime': {
      const { cause, before, answer } = act.facts;
      return { kind: 'dateChangeNotice', reason: LOST_LABELS[cause].zh, changed: before === null ? [] : [{ duty: LIMIT_LABELS.verification.zh, oldDay: before, newDue: due(answer) }] };
    }
    case 'calendarApplied': {
      const to = 'orgId' in draft.to ? { org: draft.to.orgId } : { subject: draft.to.subjectId };
      const moves = movesToldTo(to, act.facts, (move) => ownerOf(s, move));
      return {
        kind: 'dateChangeNotice', reason: facts.changeReason ?? '',
        changed: moves.map(({ limit, before, after }) => ({ duty: LIMIT_LABELS[limit].zh, oldDay: before.dueOn, newDue: due(after) })),
      };
    }
    case 'disclosureStopped': {
      const v = s.verifications.find((o) => o.orderId === act.facts.orderId)!;
      if (act.facts.superior === undefined) throw new Error('nobody is above the provider');
      prints('/silence');
      prints('/limits/hardStop');
      return {
        kind: 'superiorRequest', lateOrg: facts.orgs.get(v.orgId)?.name ?? v.orgId, dueOn: v.hardStop.dueOn, stoppedAt: act.occurredAt, decideBy: due(act.facts.superior.decision),
      };
    }
    case 'verificationRecalled': {
      const { to } = act.facts;
      return { kind: 'recallNotice', recalledAt: act.occurredAt, reason: (desk.contents.get(act.id) as ActContents['verificationRecalled']).reason, successor: to === null ? null : (facts.orgs.get(to)?.name ?? to) };
    }
    case 'casesMerged':
    case 'caseSplit':
    case 'mergedInto':
    case 'splitOff': {
      const leads = act.kind === 'casesMerged' || act.kind === 'caseSplit';
      const joined = leads ? s.joined?.find((j) => j.caseId === act.facts.caseId) : undefined;
      const other = act.kind === 'mergedInto' ? act.facts : joined;
      const known = 'orgId' in draft.to || other?.sameSubject === true;
      // 补充协查: what is to be answered besides, for whoever verifies.
      const added = act.kind === 'casesMerged' && 'orgId' in draft.to ? act.facts.grounds.filter((g) => g.added === true).map((g) => `${groundText(g)}（${act.facts.number}）`) : [];
      const answer = s.verifications.find((v) => v.round === s.round && v.recalledSeq === undefined && v.answered === null)?.answer;
      return {
        kind: 'mergerNotice', merged: act.kind === 'casesMerged' || act.kind === 'mergedInto', leads, other: known ? (other?.number ?? null) : null, at: act.occurredAt,
        due: answer !== undefined && isRunning(answer) ? due(answer) : null, ...(added.length === 0 ? {} : { added }),
      };
    }
    case 'jointMeetingCalled': {
      const conflicts = conflictingGrounds(s);
      return {
        kind: 'jointMeetingNotice', providers: s.verifications.filter((v) => v.round === s.round && v.answered !== null).map((v) => facts.orgs.get(v.orgId)?.name ?? v.orgId),
        grounds: s.grounds.flatMap((g, i) => (conflicts.includes(g.id) ? [`理由${i + 1}：${groundText(g)}`] : [])), due: due(act.facts.meeting),
      };
    }
    case 'noAnswerCertified': {
      const terms = clockOf(act.facts.limit, act.facts.ref);
      const printed = due(terms);
      const { reconsiderationDays } = world.pack.remedies;
      return {
        kind: 'noAnswerCertificate', duty: LIMIT_LABELS[act.facts.limit].zh, filedAt: s.filedAt, due: printed, ...lateOne(act.facts, desk, facts.orgs), reconsiderationDays, applyBy: lastDayToApply(printed.day, world), checkUrl: `${desk.register.publicUrl}/verify/${id}`,
      };
    }
    case 'urged':
      return { kind: 'urgeLetter', duty: LIMIT_LABELS[act.facts.limit].zh, due: due(clockOf(act.facts.limit, act.facts.ref)) };
    case 'escalated':
      return {
        kind: 'escalationLetter', duty: LIMIT_LABELS[act.facts.limit].zh, due: due(clockOf(act.facts.limit, act.facts.ref)),
        lateOrg: facts.orgs.get(act.facts.orgId)?.name ?? act.facts.orgId,
      };
    default:
      throw new Error(`${act.kind} has no letter`);
  }
}

/** 复议机关: the pack's for what the platform decides; the organ above whoever it was raised to (复议法 24, 27). */
function reconsideredBy({ situation: s, world }: LetterDesk, nameOf: (org: OrgId) => string): string {
  const organ = decider(s);
  if (organ === s.platformId) return world.pack.remedies.reconsiderationBody;
  const above = world.superiorOf(organ);
  return above === null ? `${nameOf(organ)}的上一级行政机关` : nameOf(above);
}

const addressIn = ({ pack: { remedies: { reconsiderationAddress } } }: CaseWorld) => (reconsiderationAddress === undefined ? {} : { reconsiderationAddress });

/** 被申请人、复议机关: against the platform as the pack has it; against a superior that was silent it is the organ above that one (复议法 24, 27), and who was silent before is named. */
function lateOne({ limit, ref }: ActFacts['noAnswerCertified'], { situation: s, world }: LetterDesk, orgs: Awaited<ReturnType<Register['organisations']['all']>>): Pick<Extract<LetterBody, { kind: 'noAnswerCertificate' }>, 'respondent' | 'reconsiderationBody' | 'reconsiderationAddress' | 'silent' | 'above'> {
  const nameOf = (id: OrgId): string => orgs.get(id)?.name ?? id;
  const asked = limit === 'superiorDecision' ? s.verifications.find((v) => v.orderId === ref) : undefined;
  const superiorId = asked?.superiorDecides;
  if (asked === undefined || superiorId === undefined) return { respondent: nameOf(s.platformId), reconsiderationBody: world.pack.remedies.reconsiderationBody, ...addressIn(world) };
  const above = world.superiorOf(superiorId);
  return { respondent: nameOf(superiorId), reconsiderationBody: above === null ? `${nameOf(superiorId)}的上一级行政机关` : nameOf(above), silent: [nameOf(asked.orgId)], above: true };
}

/** The letter of a case's latest decision; undefined when it has none. */
export async function decisionLetterOf(register: Register, caseId: CaseId): Promise<LetterId | undefined> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const row = await trx.selectFrom('letter').select('id').where('case_id', '=', caseId as string as DossierId).where('kind', '=', 'decisionLetter')
      .orderBy('issued_at', 'desc').executeTakeFirst();
    return row?.id;
  });
}

/** Who a decision rests on beside those asked in the case itself: the provider that answered for a whole batch, or whose own handing-in the platform's copy was held against. */
const heldElsewhere = (s: CaseSituation): OrgId[] => ((s.round === 1 && (s.incident?.findings ?? []).length > 0) || followed(s)?.findings !== undefined || s.ownError !== undefined ? [s.providerId] : []);
