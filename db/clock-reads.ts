import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { startClock } from '../domain/clock.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, InquiryId, RepairId } from '../domain/ids.ts';
import type { LimitName, Terms } from '../domain/limit.ts';
import { readsWholeRepair } from '../domain/repair-permission.ts';
import { foldRepair } from '../domain/repair.ts';
import type { RepairSituation } from '../domain/repair.ts';
import type { Clock } from '../domain/clock-fold.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { isPast } from '../domain/clock-fold.ts';
import { foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { loadActs } from './act-log.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { Register } from './register.ts';
import { mayReadCase } from './sight-reads.ts';

/** Which clock of a case: its limit, what it is about, and which time round; null: the latest. */
export interface ClockName {
  limit: LimitName;
  ref: string;
  generation: number | null;
}

/** What is proved of a clock; a date that is nobody's duty has no owner and is everybody's to see. */
export type ProvedClock = Pick<Clock, 'terms' | 'generation' | 'endedAt'> & { owner: Clock['owner'] | null };

/** One clock of a case as its log has it, for somebody whom the case concerns. */
export async function caseClock(register: Register, trx: Trx, actor: Actor, caseId: CaseId, name: ClockName): Promise<{ situation: CaseSituation; clock: ProvedClock; overdue: boolean }> {
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const situation = foldCase(await loadActs(trx, caseId as string as DossierId));
  const clock = situation.clocks.findLast((c) => c.limit === name.limit && c.ref === name.ref && isAsked(c.generation, name)) ?? dateOf(register, situation, name);
  if (clock === undefined) throw new Refusal('not-found');
  return { situation, clock, overdue: clock.owner !== null && isPast(clock.terms, clock.endedAt ?? (await businessNow(trx))) };
}

const isAsked = (generation: number, name: ClockName): boolean => name.generation === null || name.generation === generation;

/** Dates that are waited for without being a duty: the hard stop of a verification, and 恢复执行 after the service of a round. */
function dateOf(register: Register, s: CaseSituation, name: ClockName): ProvedClock | undefined {
  if (name.limit === 'hardStop') {
    const v = s.verifications.find((order) => order.orderId === name.ref);
    if (v === undefined || v.answer.dueAt === null || !isAsked(1, name)) return undefined;
    return { terms: v.hardStop, generation: 1, endedAt: v.answered?.at ?? null, owner: { org: v.orgId } };
  }
  if (name.limit !== 'resumption' || name.ref !== s.caseId) return undefined;
  const decision = s.decisions.findLast((d) => isAsked(d.round, name) && d.served !== null);
  const served = decision?.served ?? null;
  if (decision === undefined || served === null || served.resumeFrom === null) return undefined;
  // Older acts keep the instant alone. Where a later notice has changed the calendar, nothing is shown rather than another date.
  const terms = served.resumption ?? startClock('resumption', served.at, register.pack(s.pack), register.calendarFor(register.pack(s.pack), null));
  return terms.dueAt === served.resumeFrom ? { terms, generation: decision.round, endedAt: null, owner: null } : undefined;
}

/** The clock of a question: its subject's, and the platform's and its supervisors' to see. */
export async function inquiryClock(trx: Trx, actor: Actor, inquiryId: InquiryId): Promise<{ number: string; terms: Terms; endedAt: Instant | null; overdue: boolean }> {
  const row = await trx.selectFrom('inquiry').innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = inquiry.id`).on('clock.limit_name', 'in', ['inquiry', 'acceptance']))
    .select(['inquiry.number', 'inquiry.subject_id', 'clock.terms', 'clock.ended_at']).where('inquiry.id', '=', inquiryId).executeTakeFirst();
  const staff = hasRole(actor, 'clerk') || hasRole(actor, 'supervisor');
  if (row === undefined || !(staff || (hasRole(actor, 'subject') && row.subject_id === actor.subjectId))) throw new Refusal('not-found');
  return { number: row.number, terms: row.terms, endedAt: row.ended_at, overdue: isPast(row.terms, row.ended_at ?? (await businessNow(trx))) };
}

/** One clock of a repair as its log has it: its subject's, its authority's and the platform's to see, and of a recipient its own. */
export async function repairClock(trx: Trx, actor: Actor, repairId: RepairId, name: ClockName): Promise<{ situation: RepairSituation; clock: Clock; overdue: boolean }> {
  // Row-level security shows the row to whom the repair concerns, and to nobody else.
  if ((await trx.selectFrom('repair_file').select('id').where('id', '=', repairId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
  const situation = foldRepair(await loadActs(trx, repairId as string as DossierId));
  const clock = situation.clocks.findLast((c) => c.limit === name.limit && c.ref === name.ref && isAsked(c.generation, name));
  const own = clock !== undefined && 'org' in clock.owner && clock.owner.org === actor.orgId;
  if (clock === undefined || !(own || readsWholeRepair(situation, actor))) throw new Refusal('not-found');
  return { situation, clock, overdue: isPast(clock.terms, clock.endedAt ?? (await businessNow(trx))) };
}
