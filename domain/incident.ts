import type { Act, ActDraft, ProcedureActKind } from './act.ts';
import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import type { DecisionWords } from './decision-draft.ts';
import type { ErrorCode } from './errors.ts';
import type { RecordedBy } from './filing-acts.ts';
import type { IncidentId, OrgId, UploadId, UserId } from './ids.ts';
import type { IncidentGround, IncidentResult } from './incident-acts.ts';
import type { PolicyPack } from './policy.ts';
import { outcomesFor } from './outcome.ts';
import type { Permission } from './permission.ts';
import type { ProcedureView } from './procedure.ts';
import { HANDS, ofRecordingUnit } from './raised.ts';
import type { RecordCategory } from './record.ts';
import type { Clock } from './clock-fold.ts';
import type { Instant } from './time.ts';

export const INCIDENT_PHASES = ['opening', 'verifying', 'deciding', 'settling', 'spreading', 'closed'] as const;
export type IncidentPhase = (typeof INCIDENT_PHASES)[number];

/** Where a faulty batch stands: a fold of its acts and of nothing else. */
export interface IncidentSituation {
  incidentId: IncidentId;
  seq: number;
  number: string;
  uploadId: UploadId;
  providerId: OrgId;
  platformId: OrgId;
  ground: IncidentGround;
  records: number;
  pack: string;
  found: { at: Instant; by: UserId; seq: number };
  opened: { at: Instant; opened: number; skipped: number; seq: number } | null;
  answered: { at: Instant; by: UserId; counts: Record<IncidentResult, number>; seq: number } | null;
  draft: { at: Instant; by: UserId; seq: number; liftCorrected: boolean; silent: boolean } | null;
  decided: { at: Instant; by: UserId; byOrg: OrgId | null; seq: number } | null;
  settled: { at: Instant; decided: number; skipped: number; seq: number } | null;
  closedAt: Instant | null;
  recordedBy?: RecordedBy;
  /** 提级: the organ above that decides; absent where enough people are left at the platform. */
  raised?: { orgId: OrgId };
  clocks: Clock[];
}

const personOf = ({ author }: Act): UserId => {
  if (author.class !== 'person') throw new Error('a person does this');
  return author.userId;
};

/** Folds an incident's acts, oldest first. */
export function foldIncident(acts: readonly Act[]): IncidentSituation {
  const [first, ...rest] = acts;
  if (first?.kind !== 'incidentFound') throw new Error('an incident begins with its finding');
  const { incidentId, number, uploadId, providerId, superiorId, platformId, ground, records, pack, answer, recordedBy } = first.facts;
  const situation: IncidentSituation = {
    incidentId, seq: first.seq, number, uploadId, providerId, platformId, ground, records, pack, found: { at: first.occurredAt, by: personOf(first), seq: first.seq },
    ...(recordedBy === undefined ? {} : { recordedBy }),
    opened: null, answered: null, draft: null, decided: null, settled: null, closedAt: null,
    clocks: [{ limit: 'verification', ref: incidentId, owner: { org: providerId }, superiorId, terms: answer, generation: 1, seq: first.seq, endedAt: null, urgedAt: null, escalatedAt: null }],
  };
  for (const act of rest) applyToIncident(situation, act);
  return situation;
}

/** Adds one act to an incident's situation, in place. */
export function applyToIncident(s: IncidentSituation, act: Act): void {
  s.seq = act.seq;
  const { occurredAt: at, seq } = act;
  const end = (limit: 'verification' | 'decision'): void => {
    for (const clock of s.clocks) if (clock.limit === limit) clock.endedAt ??= at;
  };
  switch (act.kind) {
    case 'incidentCasesOpened':
      s.opened = { at, seq, ...act.facts };
      return;
    case 'incidentAnswered':
      s.answered = { at, seq, by: personOf(act), counts: act.facts.counts };
      // What was drafted on silence is overtaken.
      s.draft = null;
      end('verification');
      s.clocks.push({ limit: 'decision', ref: s.incidentId, owner: { org: incidentDecider(s) }, superiorId: null, terms: act.facts.decision, generation: 1, seq, endedAt: null, urgedAt: null, escalatedAt: null });
      return;
    case 'decisionRaised':
      s.raised = { orgId: act.facts.orgId };
      for (const clock of s.clocks) if (clock.limit === 'decision' && clock.endedAt === null) clock.owner = { org: act.facts.orgId };
      return;
    case 'letterIssued':
      return;
    case 'incidentDrafted':
      s.draft = { at, seq, by: personOf(act), liftCorrected: act.facts.liftCorrected, silent: act.facts.silent };
      return;
    case 'incidentDecided':
      s.decided = { at, seq, by: personOf(act), byOrg: act.author.class === 'person' ? act.author.orgId : null };
      end('verification');
      return end('decision');
    case 'incidentSettled':
      s.settled = { at, seq, ...act.facts };
      return;
    case 'incidentClosed':
      s.closedAt = at;
      return;
    case 'calendarApplied':
      for (const { limit, after } of act.facts.moves) for (const clock of s.clocks) if (clock.limit === limit) clock.terms = after;
      return;
    case 'urged':
    case 'escalated':
      for (const clock of s.clocks) if (clock.limit === act.facts.limit) clock[act.kind === 'urged' ? 'urgedAt' : 'escalatedAt'] = at;
      return;
    default:
      throw new Error(`${act.kind} does not belong into the log of a running incident`);
  }
}

export function incidentPhase(s: IncidentSituation): IncidentPhase {
  if (s.closedAt !== null) return 'closed';
  if (s.settled !== null) return 'spreading';
  if (s.decided !== null) return s.opened === null ? 'opening' : 'settling';
  if (s.opened === null) return 'opening';
  return s.answered === null ? 'verifying' : 'deciding';
}

/** 督办 of the provider: from then on its superior may answer in its own name, and the platform may decide what nobody verifies. */
const escalated = (s: IncidentSituation): Clock | undefined => s.clocks.find((c) => c.limit === 'verification' && c.escalatedAt !== null);

/** Who decides on a batch: the platform, or the superior that it was raised to. */
export const incidentDecider = ({ platformId, raised }: Pick<IncidentSituation, 'platformId' | 'raised'>): OrgId => raised?.orgId ?? platformId;

/** Whoever may not decide on a batch, in whichever office: who found it, answered for it or handed it in, and the unit that did (回避). */
function conflictOn(s: Pick<IncidentSituation, 'found' | 'answered' | 'recordedBy'>, actor: Pick<Actor, 'userId' | 'orgId' | 'unitId'>): 'ownCase' | 'ownAnswer' | 'ownRecord' | 'ownUnit' | undefined {
  if (s.found.by === actor.userId) return 'ownCase';
  if (s.answered?.by === actor.userId) return 'ownAnswer';
  if (s.recordedBy?.userId === actor.userId) return 'ownRecord';
  return ofRecordingUnit(s, actor) ? 'ownUnit' : undefined;
}

/** §8-42: the organ above that a batch is raised to, where fewer than two are left at the platform (`clerks`: its people) to draft and to sign; undefined where enough are, or nobody is above. */
export function raisedTo(s: Pick<IncidentSituation, 'found' | 'answered' | 'recordedBy' | 'raised'>, clerks: readonly Pick<Actor, 'userId' | 'orgId' | 'unitId'>[], superior: OrgId | null): OrgId | undefined {
  if (s.raised !== undefined || superior === null) return undefined;
  return clerks.filter((clerk) => conflictOn(s, clerk) === undefined).length < HANDS ? superior : undefined;
}

export type IncidentTask = 'incidentAnswered' | 'incidentDrafted' | 'incidentDecided';

/**
 * Who may do what on a faulty batch: its provider answers once for all; two people of the platform, or of the superior that it was raised to, draft and sign, and neither of them has found
 * the fault or answered for it, or is of the unit that handed the batch in (回避).
 */
export function mayOnIncident(s: IncidentSituation, actor: Actor, kind: IncidentTask): Permission {
  const refused = (code: ErrorCode, params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });
  if (kind === 'incidentAnswered') {
    const own = hasRole(actor, 'provider') && actor.orgId === s.providerId;
    const above = hasRole(actor, 'supervisor') && actor.orgId !== null && escalated(s)?.superiorId === actor.orgId;
    if (!own && !above) return refused('not-your-role', { role: 'provider' });
    if (s.answered !== null || s.decided !== null) return refused('already-done');
    return { allowed: true };
  }
  const role = s.raised === undefined ? 'clerk' : 'supervisor';
  if (!hasRole(actor, role) || actor.orgId !== incidentDecider(s)) return refused('not-your-role', { role });
  if (s.decided !== null) return refused('already-done');
  const conflict = conflictOn(s, actor);
  if (conflict !== undefined) return refused('conflict-of-interest', { conflict });
  if (s.answered === null && escalated(s) === undefined) return refused('not-allowed-in-stage', { phase: 'verifying' });
  if (kind === 'incidentDrafted') return { allowed: true };
  if (s.draft === null) return refused('draft-needed');
  return s.draft.by === actor.userId ? refused('conflict-of-interest', { conflict: 'ownDraft' }) : { allowed: true };
}

/** What was found of one record; null: nobody has said anything. */
export interface RecordFinding {
  result: IncidentResult | null;
  rightValue: string | null;
}

/** The one decision, for one record: what its provider found decides which of the usual decisions it is. */
export function decisionFor({ result, rightValue }: RecordFinding, s: IncidentSituation, record: { category: RecordCategory; suspended: DecisionWords['lift'] }, words: { facts: string; reasons: string }, pack: Pick<PolicyPack, 'silence'>): DecisionWords {
  const said = { ...words, changes: [], lift: [] };
  switch (result) {
    case 'accurate':
      return { ...said, outcome: 'rejected', remedy: 'none' };
    case 'inaccurate':
      if (s.ground.field === null || rightValue === null) return { ...said, outcome: 'upheld', remedy: 'revoke' };
      return { ...said, outcome: 'upheld', remedy: 'correct', changes: [{ field: s.ground.field, to: rightValue }], lift: s.draft?.liftCorrected === true ? [...record.suspended] : [] };
    case 'cannotVerify':
    case null:
      return { ...said, outcome: 'unverifiable', remedy: outcomesFor(record.category, pack).find((o) => o.outcome === 'unverifiable')!.remedies[0]! };
  }
}

/** Where the procedure stands; `casesOpen`: cases of the incident that are not closed yet. */
export function incidentView(s: IncidentSituation, casesOpen: number): ProcedureView<'incident'> {
  const phase = incidentPhase(s);
  switch (phase) {
    case 'opening':
      return { phase, cause: s.found.seq, dueAt: null };
    case 'verifying':
      return { phase, cause: s.opened!.seq, dueAt: null };
    case 'deciding':
      return { phase, cause: s.answered!.seq, dueAt: null };
    case 'settling':
      return { phase, cause: s.decided!.seq, dueAt: null };
    case 'spreading':
      return { phase: casesOpen > 0 ? 'spreading' : 'toClose', cause: s.settled!.seq, dueAt: null };
    case 'closed':
      return { phase: 'ended', cause: s.seq, dueAt: null };
  }
}

/** The law's own acts; what they count is the register's. */
export function incidentLawAct(kind: ProcedureActKind, counts: { done: number; skipped: number }): ActDraft {
  switch (kind) {
    case 'incidentCasesOpened':
      return { kind, facts: { opened: counts.done, skipped: counts.skipped } };
    case 'incidentSettled':
      return { kind, facts: { decided: counts.done, skipped: counts.skipped } };
    case 'incidentClosed':
      return { kind, facts: {} };
    default:
      throw new Error(`${kind} is no act of an incident`);
  }
}
