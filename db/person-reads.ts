import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { OrgId } from '../domain/ids.ts';
import type { CertifiedMeasure, CertifiedState } from '../domain/suspension-certificate.ts';
import { certificateStanding } from '../domain/suspension-certificate.ts';
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
  /** Of a certificate of suspension. */
  measures?: CertifiedMeasure[];
}

/** What stands on a certificate of suspension, each measure as it is now; by the certificate's id or its check code. undefined: there is none. */
export async function certifiedMeasures(trx: Trx, wanted: string): Promise<{ issuedAt: Instant; measures: CertifiedMeasure[] } | undefined> {
  const { rows } = await sql<{ issued_at: Instant; title: string | null; executor_id: OrgId; state: CertifiedState }>`select issued_at, title, executor_id, state from suspension_certificate(${wanted})`.execute(trx);
  const [first] = rows;
  return first === undefined ? undefined : { issuedAt: first.issued_at, measures: rows.flatMap(({ title, executor_id, state }) => (title === null ? [] : [{ title, executorId: executor_id, state }])) };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A certificate of restoration is valid from its issue until its case is reopened; one of suspension, named by a UUID, while a measure on it rests; one of repair until it is revoked. */
export async function certificateByNumber(trx: Trx, number: string): Promise<CertificateState | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select certificate_issued_at(${number}) as at`.execute(trx);
  const at = rows[0]?.at ?? null;
  if (at !== null) return { kind: 'restoration', issuedAt: at, valid: true };
  if (!UUID.test(number)) return undefined;
  const suspension = await certifiedMeasures(trx, number);
  if (suspension !== undefined) return { kind: 'suspension', ...suspension, valid: certificateStanding(suspension.measures) !== 'over' };
  const { rows: [repair] } = await sql<{ issued_at: Instant; in_effect: boolean }>`select issued_at, in_effect from repair_certificate(${number.toLowerCase()})`.execute(trx);
  if (repair !== undefined) return { kind: 'repair', issuedAt: repair.issued_at, valid: repair.in_effect };
  const { rows: [noAnswer] } = await sql<{ at: Instant | null }>`select no_answer_certified_at(${number}::uuid) as at`.execute(trx);
  return noAnswer === undefined || noAnswer.at === null ? undefined : { kind: 'noAnswer', issuedAt: noAnswer.at, valid: true };
}
