import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { subjectRow } from './case-reads.ts';

/** What day it is here, and whether somebody has moved it. */
export async function businessClock(trx: Trx): Promise<{ now: Instant; simulated: boolean }> {
  const { rows } = await sql<{ now: Instant; simulated: boolean }>`select business_now() as now, offset_ms <> 0 as simulated from business_time`.execute(trx);
  return rows[0]!;
}

/** The logged-in person's other name, and the subject they act for. */
export async function personDetails(trx: Trx, actor: Actor) {
  const { name_en } = await trx.selectFrom('app_user').select('name_en').where('id', '=', actor.userId).executeTakeFirstOrThrow();
  return { nameEn: name_en, subject: actor.subjectId === null ? null : await subjectRow(trx, actor.subjectId) };
}

/** A certificate is valid from its issue; a reopening of its case takes it back. */
export async function certificateByNumber(trx: Trx, number: string): Promise<{ issuedAt: Instant } | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select certificate_issued_at(${number}) as at`.execute(trx);
  const at = rows[0]?.at ?? null;
  return at === null ? undefined : { issuedAt: at };
}
