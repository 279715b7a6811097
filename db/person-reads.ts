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

export interface CertificateState {
  kind: 'restoration' | 'suspension' | 'noAnswer' | 'repair';
  issuedAt: Instant;
  valid: boolean;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A certificate of restoration is valid from its issue until its case is reopened; one of suspension, named by a UUID, while anything is held; one of repair until it is revoked. */
export async function certificateByNumber(trx: Trx, number: string): Promise<CertificateState | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select certificate_issued_at(${number}) as at`.execute(trx);
  const at = rows[0]?.at ?? null;
  if (at !== null) return { kind: 'restoration', issuedAt: at, valid: true };
  if (!UUID.test(number)) return undefined;
  const { rows: [suspension] } = await sql<{ issued_at: Instant; in_effect: boolean }>`select issued_at, in_effect from suspension_certificate(${number}::uuid)`.execute(trx);
  if (suspension !== undefined) return { kind: 'suspension', issuedAt: suspension.issued_at, valid: suspension.in_effect };
  const { rows: [repair] } = await sql<{ issued_at: Instant; in_effect: boolean }>`select issued_at, in_effect from repair_certificate(${number.toLowerCase()})`.execute(trx);
  if (repair !== undefined) return { kind: 'repair', issuedAt: repair.issued_at, valid: repair.in_effect };
  const { rows: [noAnswer] } = await sql<{ at: Instant | null }>`select no_answer_certified_at(${number}::uuid) as at`.execute(trx);
  return noAnswer === undefined || noAnswer.at === null ? undefined : { kind: 'noAnswer', issuedAt: noAnswer.at, valid: true };
}
