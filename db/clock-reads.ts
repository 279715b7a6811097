import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, InquiryId } from '../domain/ids.ts';
import type { LimitName, Terms } from '../domain/limit.ts';
import type { CaseSituation, Clock } from '../domain/situation.ts';
import { foldCase, isPast } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { loadActs } from './act-log.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import { mayReadCase } from './sight-reads.ts';

/** Which clock of a case: its limit, what it is about, and which time round; null: the latest. */
export interface ClockName {
  limit: LimitName;
  ref: string;
  generation: number | null;
}

/** One clock of a case as its log has it, for somebody whom the case concerns. */
export async function caseClock(trx: Trx, actor: Actor, caseId: CaseId, { limit, ref, generation }: ClockName): Promise<{ situation: CaseSituation; clock: Clock; overdue: boolean }> {
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const situation = foldCase(await loadActs(trx, caseId as string as DossierId));
  const clock = situation.clocks.findLast((c) => c.limit === limit && c.ref === ref && (generation === null || c.generation === generation));
  if (clock === undefined) throw new Refusal('not-found');
  return { situation, clock, overdue: isPast(clock.terms, clock.endedAt ?? (await businessNow(trx))) };
}

/** The clock of a question: its subject's, and the platform's and its supervisors' to see. */
export async function inquiryClock(trx: Trx, actor: Actor, inquiryId: InquiryId): Promise<{ number: string; terms: Terms; endedAt: Instant | null; overdue: boolean }> {
  const row = await trx.selectFrom('inquiry').innerJoin('clock', (j) => j.on(sql<boolean>`clock.case_id = inquiry.id`).on('clock.limit_name', '=', 'inquiry'))
    .select(['inquiry.number', 'inquiry.subject_id', 'clock.terms', 'clock.ended_at']).where('inquiry.id', '=', inquiryId).executeTakeFirst();
  const staff = hasRole(actor, 'clerk') || hasRole(actor, 'supervisor');
  if (row === undefined || !(staff || (hasRole(actor, 'subject') && row.subject_id === actor.subjectId))) throw new Refusal('not-found');
  return { number: row.number, terms: row.terms, endedAt: row.ended_at, overdue: isPast(row.terms, row.ended_at ?? (await businessNow(trx))) };
}
