import type { PlanMaterial, ProvidedRows, RepairMaterial, repairsFor } from '../../db/repair-reads.ts';
import { factsOfRow } from '../../db/repair-world.ts';
import type { Register } from '../../db/register.ts';
import type { Act } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId } from '../../domain/ids.ts';
import { keptReasons } from '../../domain/publicity.ts';
import { isStatutory } from '../../domain/limit.ts';
import { mayRepair, repairTasksOf } from '../../domain/repair-permission.ts';
import { asksRating } from '../../domain/repair.ts';
import { measureEnd } from '../../domain/repair-terms.ts';
import type { MeasureTerm } from '../../domain/repair-terms.ts';
import type { SectorRule } from '../../domain/repair-regime.ts';
import type { ServiceRule } from '../../domain/social-service.ts';
import type { ProvidedRecordsView, RepairPlanView, RepairView } from '../schemas/repairs.ts';
import { publishersOf, stillShownViews, toldView } from './publicity-end-view.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView } from './shared-views.ts';

/** The planner's answer for one record, with each clause it rests on. */
export function planView(orgs: Orgs, m: PlanMaterial, { terms, rule, service }: { terms: readonly MeasureTerm[]; rule: SectorRule | null; service: ServiceRule | null }): RepairPlanView {
  const { record, row, plan, edition } = m;
  const ended = row === null || row.ended_on === null || row.ended_how === null ? null : { on: row.ended_on, how: row.ended_how };
  const decision = edition?.pack.limits.repairDecision;
  const total = edition?.pack.limits.repairTotal;
  const facts = row === null ? null : factsOfRow(row);
  return {
    recordId: record.id, title: record.title, documentNumber: record.fields.documentNumber, today: m.today, authority: orgView(orgs, m.authority), ended,
    facts: facts === null ? null : { ...facts, sanctions: [...facts.sanctions] },
    plan: plan === null ? null : {
      class: plan.class, min: plan.min, max: plan.max, earliest: plan.earliest, never: plan.never, missing: plan.missing, notPublicised: plan.notPublicised, atMaximum: plan.atMaximum,
      mayApply: ended === null && record.state !== 'revoked' && plan.earliest !== null && plan.earliest.on <= m.today && !m.repairs.some(({ phase }) => OPEN.includes(phase)),
      readings: plan.readings.map(({ edition: version, class: its, min, max, classes }) => ({ edition: version, class: its, min, max, classes })),
    },
    procedure: edition === null || decision === undefined || total === undefined || rule === null ? null : {
      pack: edition.pack.version, name: edition.pack.name, why: { edition: edition.pack.version, basis: rule.basis, source: rule.source, evidence: rule.evidence }, decisionDays: decision.count, decisionBasis: decision.basis,
      decisionStatutory: isStatutory(decision), totalDays: total.count, totalBasis: total.basis, totalStatutory: isStatutory(total), usual: m.usual,
    },
    measures: m.measures.map((measure) => {
      const end = measureEnd(terms, record.category, { kind: measure.kind, from: measure.from_day, until: measure.until_day });
      const setBy = end?.term === null || end === null ? null : orgView(orgs, end.term.setBy === 'provider' ? record.provider_id : asId<OrgId>(end.term.setBy));
      return {
        id: measure.id, title: measure.title, executor: orgView(orgs, measure.executor_id), from: measure.from_day, endsOn: end?.on ?? null, setBy, months: end?.term?.months ?? null, lifted: measure.ended_at !== null,
        basis: end?.term?.basis ?? null,
      };
    }),
    converted: m.converted === null ? null : { id: m.converted.id, number: m.converted.number, receivedAt: m.converted.filed_at },
    letters: m.letters.map((l) => ({ id: l.id, kind: l.kind, number: l.number, issuedAt: l.issued_at })), connector: m.hasConnector,
    fetchedProofs: m.proofs.map((p) => ({
      id: p.id, authority: orgView(orgs, p.authority_id), system: m.words.get(p.id)?.system ?? null, reference: m.words.get(p.id)?.reference ?? null, correctedOn: p.corrected_on, performedOn: p.performed_on, asOf: p.as_of, fetchedAt: p.fetched_at,
    })),
    service: m.services === null || service === null ? null : {
      count: m.service, basis: service.basis, mostMinutesPerDay: service.mostMinutesPerDay, withinMonths: service.withinMonths, organisers: service.organisers.map((id) => orgView(orgs, id)),
      entries: m.services.map((row) => ({ id: row.id, org: orgView(orgs, row.org_id), on: row.on_day, minutes: row.minutes, confirmed: row.confirmed })),
    },
    repairs: m.repairs.map(({ id, number, phase, outcome }) => ({ id, number, phase, outcome })),
    objection: m.objection === null ? null : { id: m.objection.id, number: m.objection.number, open: m.objection.phase === 'received' || m.objection.phase === 'verifying' || m.objection.phase === 'deciding' },
  };
}

const OPEN: readonly string[] = ['received', 'supplementing', 'deciding', 'shielded'];

/** The dates of a plan, for a calendar file. */
export function planDates(m: PlanMaterial, terms: readonly MeasureTerm[]): { id: string; day: string; title: string; text: string }[] {
  const { plan, record } = m;
  if (plan === null) return [];
  const text = (clause: { basis: string; edition: string }): string => `${clause.basis}（${clause.edition}）`;
  return [
    ...(plan.earliest === null ? [] : [{ id: `${record.id}-earliest`, day: plan.earliest.on, title: `可以申请信用修复：${record.title}`, text: plan.min === null ? '' : text(plan.min.clause) }]),
    ...(plan.max === null ? [] : [{ id: `${record.id}-maximum`, day: plan.max.on, title: `最长公示期届满：${record.title}`, text: `${text(plan.max.clause)}；${text(plan.atMaximum.clause)}` }]),
    ...m.measures.flatMap((measure) => {
      const end = measure.ended_at === null ? measureEnd(terms, record.category, { kind: measure.kind, from: measure.from_day, until: measure.until_day }) : null;
      return end === null ? [] : [{ id: `${measure.id}-end`, day: end.on, title: `惩戒措施到期：${measure.title}`, text: end.term?.basis ?? '' }];
    }),
  ];
}

/** An authority's own records. */
export const providedView = ({ today, more, rows }: ProvidedRows): ProvidedRecordsView => ({
  today, more,
  records: rows.map((r) => ({
    id: r.id, title: r.title, number: r.fields.documentNumber, subjectName: r.subject_name, mark: r.mark, state: r.state, providedOn: r.provided_on,
    publicity: r.class === null || r.published_on === null ? null : {
      class: r.class, publishedOn: r.published_on, maxOn: r.max_on, ended: r.ended_on === null || r.ended_how === null ? null : { on: r.ended_on, how: r.ended_how },
      open: keptReasons({ correctedOn: r.corrected_on, performedOn: r.performed_on }, today),
    },
    repair: r.repair,
  })),
});

export const repairListView = (orgs: Orgs, rows: Awaited<ReturnType<typeof repairsFor>>) => ({
  repairs: rows.map((r) => ({
    id: r.id, number: r.number, recordId: r.record_id, title: r.title, subjectName: r.subject_name, authority: orgView(orgs, r.authority_id), origin: r.origin, ground: r.ground, phase: r.phase, outcome: r.outcome,
    filedAt: r.filed_at,
  })),
});

/** One repair as its reader sees it: a recipient its own notice, the others all of them. */
export function repairView(register: Register, orgs: Orgs, actor: Actor, m: RepairMaterial): RepairView {
  const { situation: s, now, party } = m;
  const all = party || hasRole(actor, 'auditor');
  const notices = s.notices.filter((n) => all || n.orgId === actor.orgId);
  return {
    id: s.repairId, number: s.number, seq: s.seq, recordId: s.recordId, title: m.title, subjectName: m.subject?.name ?? null, authority: orgView(orgs, s.authorityId), origin: s.origin, ground: s.ground, class: s.class,
    sector: s.sector, pack: s.pack, packName: register.clockPack(s.pack).name, phase: s.phase, filedAt: s.filedAt, receivedAt: s.receivedAt,
    statement: m.filed?.statement ?? null, commitment: m.filed?.commitment ?? null, agent: m.filed?.agent ?? null, evidence: m.evidence,
    fetched: !all ? [] : s.fetched.map((p) => {
      const words = m.filed?.fetched?.find(({ proofId }) => proofId === p.proofId);
      return { id: p.proofId, authority: orgView(orgs, p.authorityId), system: words?.system ?? null, reference: words?.reference ?? null, correctedOn: p.correctedOn, performedOn: p.performedOn, asOf: p.asOf, fetchedAt: null };
    }),
    service: s.service === null || !all ? null : { rule: s.service.rule, basis: s.service.basis, evidence: s.service.evidence, from: s.service.from, until: s.service.until, counted: s.service.counted, needed: s.service.needed },
    missing: m.missing?.missing ?? null,
    decision: s.decision === null ? null : { at: s.decision.at, outcome: s.decision.outcome, reason: s.decision.reason, reasons: m.decided?.reasons ?? null, earliestOn: s.decision.earliestOn },
    effectedOn: s.effected?.on ?? null, lifted: s.effected?.lifted.length ?? 0, servedAt: s.served?.at ?? null, certificate: all ? (s.certificate?.number ?? null) : null,
    revoked: s.revoked === null ? null : { at: s.revoked.at, reason: s.revoked.reason, reasons: m.revoked?.reasons ?? null, barUntil: s.revoked.barUntil }, shieldEnd: s.shieldEnd?.how ?? null, ended: s.ended, closedAt: s.closedAt,
    duties: s.clocks.filter((c) => c.endedAt === null && (all || ('org' in c.owner && c.owner.org === actor.orgId))).map((c) => ({
      ...dueView(register, c.terms, now), ref: c.ref, owner: 'org' in c.owner ? (orgs.get(c.owner.org)?.name ?? c.owner.org) : (m.subject?.name ?? ''), urgedAt: c.urgedAt, escalatedAt: c.escalatedAt,
    })),
    notices: notices.map((n) => toldView(orgs, n)), stillShown: all ? stillShownViews(orgs, s, m.words) : [], publishers: all ? publishersOf(orgs, s, [s.authorityId, s.platformId]) : [],
    letters: m.letters.map((l) => ({ id: l.id, kind: l.kind, number: l.number, issuedAt: l.issued_at })), openObjection: m.openObjection,
    acts: repairTasksOf(s).flatMap((task) => {
      const permission = mayRepair(s, actor, task, m);
      if (!permission.allowed && (permission.code === 'not-your-role' || permission.code === 'not-found')) return [];
      return [{ kind: task.kind, ref: task.ref, allowed: permission.allowed, code: permission.allowed ? null : permission.code, params: permission.allowed ? {} : permission.params, asksRating: task.kind === 'recipientConfirmed' && asksRating(s, task.ref) }];
    }),
    timeline: m.acts.flatMap((act) => entry(act, all, actor, orgs)),
  };
}

/** What has happened, as far as it concerns the reader. */
function entry(act: Act, all: boolean, actor: Actor, orgs: Orgs): RepairView['timeline'] {
  const told = act.kind === 'recipientNotified' ? act.facts.orgId : null;
  if (act.kind === 'letterIssued' || act.kind === 'letterCorrectionDrafted' || act.kind === 'letterCorrected' || (told !== null && !all && told !== actor.orgId)) return [];
  const org = told ?? (act.author.class === 'person' ? act.author.orgId : null);
  return [{ seq: act.seq, kind: act.kind, at: act.occurredAt, org: org === null ? null : orgView(orgs, org) }];
}
