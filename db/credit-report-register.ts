import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { ReportedRecord, ReportState } from '../domain/credit-report.ts';
import { reportState } from '../domain/credit-report.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CreditReportId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { RecordFields, RecordState } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, reading, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { newCheck } from './letter-check.ts';
import { reportNumber } from './numbering.ts';
import { fetchFor } from './record-query-register.ts';
import { subjectByIdentifier } from './record-reads.ts';
import type { Register } from './register.ts';

export interface IssuedReport {
  id: CreditReportId;
}

/**
 * 信用报告: what is published about a subject, issued to an organisation as proof for its file. It is a fetch with a number: whoever has it stands in the ledger with each record on it, is told
 * of every correction, and anybody who holds the paper sees by its code whether it still says what the register says.
 */
export async function issueReport(register: Register, request: PersonalRequest & { actor: Actor & { orgId: OrgId }; identifier: string }): Promise<IssuedReport> {
  const { actor, key, identifier } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<IssuedReport>(trx, key);
    if (earlier !== undefined) return earlier;
    const subjectId = await subjectByIdentifier(trx, register.vault.blindIndexes(identifier));
    if (subjectId === null) throw new Refusal('not-found', { field: '/identifier' });
    const records = await fetchFor(register, trx, actor, identifier, 'report');
    const at = await businessNow(trx);
    const items: ReportedRecord[] = records.map(({ id, version }) => ({ recordId: id, version }));
    const id = asId<CreditReportId>(request.actId);
    const number = await reportNumber(trx, Number(dayAt(at, register.currentPack().zone).slice(0, 4)));
    await trx.insertInto('credit_report').values({ id, number, org_id: actor.orgId, subject_id: subjectId, issued_at: at, issued_by: actor.userId, items: JSON.stringify(items), check_code: newCheck(register).code }).execute();
    await keepOutcome(trx, key, 201, { id });
    return { id };
  });
}

export interface ReportRow {
  id: CreditReportId;
  number: string;
  orgId: OrgId;
  subjectId: SubjectId;
  subjectName: string;
  identifier: string;
  issuedAt: Instant;
  checkCode: string;
  items: ReportedRecord[];
  state: ReportState;
}

/** The newest reports that the reader may see, with how each stands now. */
export async function reportsFor(register: Register, actor: Actor, id?: CreditReportId): Promise<ReportRow[]> {
  return reading(register.db, actor.userId, async (trx) => {
    const rows = await trx.selectFrom('credit_report as c').leftJoin('subject as s', 's.id', 'c.subject_id')
      .select(['c.id', 'c.number', 'c.org_id', 'c.subject_id', 'c.issued_at', 'c.check_code', 'c.items', 's.name', 's.identifier']).$if(id !== undefined, (q) => q.where('c.id', '=', id!))
      .orderBy('c.issued_at', 'desc').orderBy('c.id').limit(200).execute();
    const stands = await standsOf(trx, rows.map((row) => row.id));
    return rows.map((row) => ({
      id: row.id, number: row.number, orgId: row.org_id, subjectId: row.subject_id, subjectName: row.name ?? '', identifier: row.identifier ?? '', issuedAt: row.issued_at, checkCode: row.check_code, items: row.items,
      state: reportState(row.items, stands),
    }));
  });
}

/** The records on a report as they stood on it. */
export async function reportedRecords(register: Register, actor: Actor, items: readonly ReportedRecord[]): Promise<{ id: RecordId; version: number; title: string; providerId: OrgId; fields: RecordFields }[]> {
  if (items.length === 0) return [];
  return reading(register.db, actor.userId, async (trx) => {
    const rows = await trx.selectFrom('record as r').innerJoin('record_version as v', 'v.record_id', 'r.id').select(['r.id', 'v.version', 'r.title', 'r.provider_id', 'v.fields']).where('r.id', 'in', items.map(({ recordId }) => recordId)).execute();
    return items.flatMap(({ recordId, version }) => rows.filter((row) => row.id === recordId && row.version === version).map((row) => ({ id: row.id, version, title: row.title, providerId: row.provider_id, fields: row.fields })));
  });
}

/** Records on these reports as they are now; asked with the owner's eyes, since a withdrawn one may be nobody's to see any more. */
async function standsOf(trx: Trx, ids: readonly CreditReportId[]): Promise<Map<RecordId, { version: number; state: RecordState }>> {
  const { rows } = await sql<{ record_id: RecordId; version: number; state: RecordState }>`select record_id, version, state from credit_report_stands(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ record_id, version, state }) => [record_id, { version, state }]));
}

/** What a stranger learns who holds a report, by its code: its number, its day, to whom it was issued and whether it holds; nothing of whom it is about. */
export async function reportByCode(register: Register, code: string): Promise<{ number: string; orgId: OrgId; issuedAt: Instant; state: ReportState } | undefined> {
  const { rows: [row] } = await reading(register.db, '', (trx) => sql<{ number: string; org_id: OrgId; issued_at: Instant; state: ReportState }>`select number, org_id, issued_at, state from credit_report_by_code(${code})`.execute(trx));
  return row === undefined ? undefined : { number: row.number, orgId: row.org_id, issuedAt: row.issued_at, state: row.state };
}
