import type { AwaitedDate } from '../domain/awaited-dates.ts';
import { draftState } from '../domain/decision-draft.ts';
import { awaitedDates } from '../domain/awaited-dates.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import type { InternalTask } from '../domain/internal-task.ts';
import { internalTasksOf } from '../domain/internal-task.ts';
import { contributionOf, readsDifferently, recordAfter } from '../domain/record-standing.ts';
import type { Clock, Owner } from '../domain/clock-fold.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { currentDecision, isImposed, verificationIsOpen } from '../domain/situation.ts';
import { stillSuspended } from '../domain/suspension-situation.ts';
import { followed } from '../domain/merge-situation.ts';
import { isSucceeded } from '../domain/subject-end-situation.ts';
import { stayRequestsOf } from '../domain/stay-request-situation.ts';
import { unitOf } from '../domain/turn-situation.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, OrderId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { CaseFileRow, Party } from './schema.ts';

/** Writes what changed between two situations into the current-state tables; lists and counts read from these only. */
export async function projectCase(trx: Trx, before: CaseSituation | null, s: CaseSituation, at: Instant): Promise<void> {
  const row = caseRow(s);
  if (before === null) await trx.insertInto('case_file').values(row).execute();
  else await trx.updateTable('case_file').set(row).where('id', '=', s.caseId).execute();

  await projectPower(trx, before, s);
  const parties = news(before === null ? [] : partiesOf(before), partiesOf(s));
  if (parties.length > 0) {
    await trx.insertInto('case_party').values(parties.map((party) => ({ case_id: s.caseId, party }))).onConflict((c) => c.doNothing()).execute();
  }
  // A unit that the answer was taken back from, a subject in whose place another has come.
  const gone = before === null ? [] : news(partiesOf(s), partiesOf(before));
  if (gone.length > 0) await trx.deleteFrom('case_party').where('case_id', '=', s.caseId).where('party', 'in', gone).execute();
  await projectInternalTasks(trx, before === null ? [] : internalTasksOf(before, at), internalTasksOf(s, at));
  const verifications = news(before === null ? [] : verificationRows(before), verificationRows(s));
  if (verifications.length > 0) {
    await trx.insertInto('verification').values(verifications)
      .onConflict((c) => c.column('order_id').doUpdateSet((e) => ({ answered_at: e.ref('excluded.answered_at'), open: e.ref('excluded.open') }))).execute();
  }
  const suspensions = news(before === null ? [] : suspensionRows(before), suspensionRows(s));
  if (suspensions.length > 0) {
    await trx.insertInto('suspension_order').values(suspensions)
      .onConflict((c) => c.column('order_id').doUpdateSet((e) => ({ org_id: e.ref('excluded.org_id'), acknowledged_at: e.ref('excluded.acknowledged_at'), ended_at: e.ref('excluded.ended_at') })))
      .execute();
  }
  const notices = news(before === null ? [] : noticeRows(before), noticeRows(s));
  if (notices.length > 0) {
    await trx.insertInto('correction_notice').values(notices)
      .onConflict((c) => c.column('notice_id').doUpdateSet((e) => ({ org_id: e.ref('excluded.org_id'), way: e.ref('excluded.way'), confirmed_at: e.ref('excluded.confirmed_at'), defunct_at: e.ref('excluded.defunct_at') }))).execute();
  }
  const stays = news(before === null ? [] : stayRequestRows(before), stayRequestRows(s));
  if (stays.length > 0) {
    await trx.insertInto('stay_request').values(stays)
      .onConflict((c) => c.column('id').doUpdateSet((e) => ({ answered_at: e.ref('excluded.answered_at'), agreed: e.ref('excluded.agreed'), unanswered_at: e.ref('excluded.unanswered_at'), ended_at: e.ref('excluded.ended_at') }))).execute();
  }
  const restorations = news(before === null ? [] : restorationRows(before), restorationRows(s));
  if (restorations.length > 0) {
    await trx.insertInto('restoration_order').values(restorations)
      .onConflict((c) => c.column('order_id').doUpdateSet((e) => ({
        org_id: e.ref('excluded.org_id'), reported_at: e.ref('excluded.reported_at'), satisfied_at: e.ref('excluded.satisfied_at'), deemed: e.ref('excluded.deemed'),
      }))).execute();
  }
  await projectClocks(trx, s.caseId as string as DossierId, before?.clocks ?? [], s.clocks);
  await projectAwaited(trx, s.caseId as string as DossierId, before === null ? [] : awaitedDates(before), awaitedDates(s));
}

/** Brings the record along with what its cases say; the only one that changes its row, locked since the world was read. */
export async function projectRecord(trx: Trx, s: CaseSituation, world: CaseWorld): Promise<void> {
  const after = recordAfter(s, world.record, world.others);
  if (!readsDifferently(world.record, after)) return;
  await trx.updateTable('record').set((e) => ({ ...after, changed_at: e.fn<Instant>('clock_timestamp') })).where('id', '=', s.recordId).execute();
}

/** Clocks are the open duties; a dossier of any kind may have some. */
export async function projectClocks(trx: Trx, dossierId: DossierId, before: readonly Clock[], after: readonly Clock[]): Promise<void> {
  const clocks = news(before, after);
  if (clocks.length === 0) return;
  await trx.insertInto('clock').values(clocks.map((c) => ({
    case_id: dossierId, limit_name: c.limit, ref: c.ref, generation: c.generation, owner: partyOf(c.owner), superior_id: c.superiorId,
    started_at: c.terms.startedAt, due_at: c.terms.dueAt, due_on: c.terms.dueOn, provisional: c.terms.provisional, terms: JSON.stringify(c.terms),
    ended_at: c.endedAt, urged_at: c.urgedAt, escalated_at: c.escalatedAt,
  }))).onConflict((c) => c.columns(['case_id', 'limit_name', 'ref', 'generation']).doUpdateSet((e) => ({
    owner: e.ref('excluded.owner'), due_at: e.ref('excluded.due_at'), due_on: e.ref('excluded.due_on'), provisional: e.ref('excluded.provisional'), terms: e.ref('excluded.terms'),
    ended_at: e.ref('excluded.ended_at'), urged_at: e.ref('excluded.urged_at'), escalated_at: e.ref('excluded.escalated_at'),
  }))).execute();
}

/** By whom and until when the case is seen and acted in for its subject; row-level security asks this table. */
async function projectPower(trx: Trx, before: CaseSituation | null, { caseId, power }: CaseSituation): Promise<void> {
  if (power === undefined) return;
  const { userId, scopes, endsAt, ended } = power;
  const earlier = before?.power;
  const row = { user_id: userId, scopes, ends_at: endsAt, ended_at: ended?.at ?? null };
  // Another takes the place of one that has ended.
  if (earlier === undefined || earlier.namedSeq !== power.namedSeq) await trx.insertInto('power').values({ case_id: caseId, ...row }).onConflict((c) => c.column('case_id').doUpdateSet(row)).execute();
  else if (ended !== undefined && earlier.ended === undefined) await trx.updateTable('power').set({ ended_at: ended.at }).where('case_id', '=', caseId).execute();
}

async function projectInternalTasks(trx: Trx, before: readonly InternalTask[], after: readonly InternalTask[]): Promise<void> {
  const tasks = news(before, after);
  if (tasks.length === 0) return;
  await trx.insertInto('internal_task').values(tasks.map((t) => ({
    order_id: t.orderId, kind: t.kind, case_id: t.caseId, org_id: t.orgId, principal_id: t.principalId, due_on: t.dueOn, opened_at: t.openedAt, ended_at: t.endedAt, shown: t.shown,
  }))).onConflict((c) => c.columns(['order_id', 'kind']).doUpdateSet((e) => ({
    org_id: e.ref('excluded.org_id'), due_on: e.ref('excluded.due_on'), opened_at: e.ref('excluded.opened_at'), ended_at: e.ref('excluded.ended_at'), shown: e.ref('excluded.shown'),
  }))).execute();
}

async function projectAwaited(trx: Trx, dossierId: DossierId, before: readonly AwaitedDate[], after: readonly AwaitedDate[]): Promise<void> {
  const dates = news(before, after);
  if (dates.length === 0) return;
  await trx.insertInto('awaited_date').values(dates.map(({ limit, ref, generation, owner, terms, open }) => ({
    case_id: dossierId, limit_name: limit, ref, generation, owner: partyOf(owner), due_at: terms.dueAt, terms: JSON.stringify(terms), open,
  }))).onConflict((c) => c.columns(['case_id', 'limit_name', 'ref', 'generation']).doUpdateSet((e) => ({
    owner: e.ref('excluded.owner'), due_at: e.ref('excluded.due_at'), terms: e.ref('excluded.terms'), open: e.ref('excluded.open'),
  }))).execute();
}

export const partyOf = (owner: Owner): Party => ('org' in owner ? `org:${owner.org}` : `subject:${owner.subject}`);

/** What of `after` was not there before in just that form. */
function news<T>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Set(before.map((x) => JSON.stringify(x)));
  return after.filter((x) => !known.has(JSON.stringify(x)));
}

function caseRow(s: CaseSituation): CaseFileRow {
  const decision = s.decisions.length > 0 ? currentDecision(s) : undefined;
  const { standing, settledAt } = contributionOf(s);
  return {
    id: s.caseId, number: s.number, subject_id: s.subjectId, record_id: s.recordId, provider_id: s.providerId, platform_id: s.platformId, phase: s.phase,
    phase_seq: s.phaseSeq, round: s.round, outcome: decision?.outcome ?? null, remedy: decision?.remedy ?? null, filed_at: s.filedAt,
    accepted_at: s.acceptedAt, decided_at: decision?.at ?? null, served_at: decision?.served?.at ?? null, closed_at: s.closedAt,
    certificate: s.certificate?.number ?? null, ending: s.ending?.how ?? null, provisional: s.provisional === true, imposed: isImposed(s), harm_at: s.stake?.harmAt ?? null, stake: s.stake?.kind ?? null, standing, settled_at: settledAt,
    draft_state: s.draft === undefined ? null : draftState(s.draft), incident_id: s.incident?.incidentId ?? null, merged_into: s.decisions.length > 0 ? null : (followed(s)?.caseId ?? null),
    succeeded_at: s.subjectEnd?.came?.at ?? null, power_asked_at: s.powerAsk?.at ?? null,
  };
}

function partiesOf(s: CaseSituation): Party[] {
  return [...new Set<Party>([
    ...(isSucceeded(s) ? [] : [`subject:${s.subjectId}` as const]), `org:${s.platformId}`, ...(s.raised === undefined ? [] : [`org:${s.raised.orgId}` as const]),
    ...s.verifications.flatMap((v): Party[] => { const unit = unitOf(v); return unit === undefined ? [] : [`org:${unit}`]; }),
    ...[...s.verifications, ...s.suspensions, ...s.corrections.flatMap((c) => c.notices), ...s.restorations, ...stayRequestsOf(s)].map((o): Party => `org:${o.orgId}`),
  ])];
}

const verificationRows = (s: CaseSituation) => s.verifications.map((v) => ({
  order_id: v.orderId, case_id: s.caseId, record_id: s.recordId, org_id: v.orgId, round: v.round, requested_at: v.requestedAt,
  answered_at: v.answered?.at ?? null,
  // Open until the decision (信息核实期间), also after the answer: nothing may take effect on a record that is not decided on.
  open: v.round === s.round && verificationIsOpen(s),
})).concat(s.incident === undefined ? [] : [{
  // Verified once for all cases of the batch: the promises are kept for each of them, by the case's own name.
  order_id: asId<OrderId>(s.caseId), case_id: s.caseId, record_id: s.recordId, org_id: s.providerId, round: 1, requested_at: s.filedAt,
  answered_at: s.incident.findings === undefined ? null : (s.decisions[0]?.at ?? null), open: s.round === 1 && verificationIsOpen(s),
}]);

const suspensionRows = (s: CaseSituation) => s.suspensions.map((o) => ({
  order_id: o.orderId, case_id: s.caseId, org_id: o.orgId, round: o.round, measure_ids: o.measureIds, ordered_at: o.orderedAt,
  acknowledged_at: o.acknowledgedAt, ended_at: stillSuspended(o).length === 0 ? (o.endings.at(-1)?.at ?? null) : null,
}));

const stayRequestRows = (s: CaseSituation) => stayRequestsOf(s).map((r) => ({
  id: r.requestId, case_id: s.caseId, record_id: s.recordId, org_id: r.orgId, round: r.round, measure_ids: r.measureIds, requested_at: r.at,
  answered_at: r.answered?.at ?? null, agreed: r.answered?.agreed ?? null, unanswered_at: r.unansweredAt, ended_at: r.endedAt ?? null,
}));

const noticeRows = (s: CaseSituation) => s.corrections.flatMap((c) => c.notices).map((n) => ({
  notice_id: n.noticeId, case_id: s.caseId, org_id: n.orgId, record_version: n.recordVersion,
  notified_at: s.corrections.find((c) => c.notices.includes(n))!.done!.at, confirmed_at: n.confirmedAt,
  way: n.by ?? 'web', defunct_at: n.defunctAt ?? null, record_id: n.recordId ?? null,
}));

const restorationRows = (s: CaseSituation) => s.restorations.map((r) => ({
  order_id: r.orderId, case_id: s.caseId, org_id: r.orgId, measure_ids: r.measureIds,
  ordered_at: s.decisions.find((d) => d.round === r.round)!.at, reported_at: r.reported?.at ?? null, satisfied_at: r.satisfied?.at ?? null,
  deemed: r.satisfied?.deemed ?? null,
}));
