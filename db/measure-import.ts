import type { ErrorCode } from '../domain/errors.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { MeasureId, OrgId, RecordId } from '../domain/ids.ts';
import type { ExecutionRow, ImportColumn, ImportKind, ImportRow, MeasureRow } from '../domain/measure-table.ts';
import { importColumns, readImportRow } from '../domain/measure-table.ts';
import { formerOf } from '../domain/organisation.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { dayAt } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, reading } from './database.ts';
import type { OfDepartment } from './measure-register.ts';
import { formerKey } from './measure-sweep.ts';
import { logExecution } from './measure-register.ts';
import { registerMeasure } from './record-register.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/** What became of one row, by its place in the file (the head is row 1). */
export interface ImportedLine {
  row: number;
  rowKey: string | null;
  outcome: 'created' | 'unchanged' | 'refused';
  code: ErrorCode | null;
  field: string | null;
  /** How the measure stands, or stood when it was used. */
  standing: string | null;
}

export interface ImportOutcome {
  lines: ImportedLine[];
  pokes: ProcedureId[];
}

/**
 * Measures or uses of measures as a table: row by row, each an act of its own with its own transaction, so that a bad row costs no other one. A row
 * is known again by its department's own number: the same again is nothing new, another under the same number is refused.
 */
export async function importMeasures(register: Register, request: PersonalRequest & { actor: OfDepartment; kind: ImportKind; table: readonly (readonly string[])[] }): Promise<ImportOutcome> {
  const { kind, table, actor } = request;
  const today = dayAt(await reading(register.db, actor.userId, businessNow), register.currentPack().zone);
  const former = formerOf(await register.organisations.all(), actor.orgId, today);
  const columns = importColumns(kind, table[0] ?? []);
  const lines: ImportedLine[] = [];
  const pokes: ProcedureId[] = [];
  const seen = new Set<string>();
  for (const [i, cells] of table.slice(1).entries()) {
    const at = columns.get('rowKey' satisfies ImportColumn);
    const line = { row: i + 2, rowKey: cells[at ?? -1]?.trim() || null };
    try {
      const row = readImportRow(kind, columns, cells, register.currentPack().zone);
      if (seen.has(row.rowKey)) throw new Refusal('key-reused', { field: '/rowKey' });
      seen.add(row.rowKey);
      const done = await importRow(register, { ...request, former }, row);
      pokes.push(...done.pokes);
      lines.push({ ...line, outcome: done.created ? 'created' : 'unchanged', code: null, field: null, standing: done.standing });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      lines.push({ ...line, outcome: 'refused', code: error.code, field: error.field?.replace(/^\//, '') ?? null, standing: null });
    }
  }
  return { lines, pokes };
}

async function importRow(register: Register, request: PersonalRequest & { actor: OfDepartment; former: readonly OrgId[] }, row: ImportRow): Promise<{ created: boolean; standing: string | null; pokes: ProcedureId[] }> {
  const { actor } = request;
  const { fingerprint: print, earlierFingerprint } = { fingerprint: register.vault.fingerprint(row), earlierFingerprint: register.vault.earlierFingerprint(row) };
  const known = await reading(register.db, actor.userId, (trx) => knownRow(trx, actor, row, request.former, [print, ...(earlierFingerprint === undefined ? [] : [earlierFingerprint])]));
  if (known !== undefined) {
    if (![print, earlierFingerprint].some((each) => each !== undefined && known.row_print?.equals(each))) throw new Refusal('key-reused', { field: '/rowKey' });
    return { created: false, standing: null, pokes: [] };
  }
  // The row's number is its key as well: whoever sends it a second time meanwhile gets the first one's outcome.
  const personal = { ...request, actId: newActId(), key: { ...request.key, route: `import ${row.kind} ${actor.orgId}`, key: row.rowKey, fingerprint: print, earlierFingerprint } };
  if (row.kind === 'measures') {
    const recordId = await reading(register.db, actor.userId, (trx) => recordOf(register, trx, actor, row));
    const { receipt, pokes } = await registerMeasure(register, { ...personal, recordId, measure: { code: row.code, from: row.from, until: row.until }, row: { key: row.rowKey, print } });
    return { created: true, standing: receipt.state, pokes };
  }
  const measureId = await reading(register.db, actor.userId, (trx) => measureOf(trx, actor, row));
  const { receipt, pokes } = await logExecution(register, { ...personal, execution: { measureId, what: row.what, at: row.at, where: row.where, words: row.words }, row: { key: row.rowKey, print } });
  return { created: true, standing: receipt.standing, pokes };
}

/** By the department's own number; of what it has taken over also by that of its former department (`sweepSucceededMeasures`), if the row says the same. */
const knownRow = async (trx: Trx, { orgId }: OfDepartment, { kind, rowKey }: ImportRow, former: readonly OrgId[], prints: readonly Buffer[]) => {
  const own = await trx.selectFrom(kind === 'measures' ? 'measure' : 'measure_execution').select('row_print').where('executor_id', '=', orgId).where('row_key', '=', rowKey).executeTakeFirst();
  if (own !== undefined || kind !== 'measures') return own;
  return former.length === 0 ? undefined : trx.selectFrom('measure').select('row_print').where('executor_id', '=', orgId).where('row_key', 'in', former.map((org) => formerKey(org, rowKey))).where('row_print', 'in', prints).executeTakeFirst();
};

/** The one record of that subject with that number which was given to the department. */
async function recordOf(register: Register, trx: Trx, { orgId }: OfDepartment, { identifier, documentNumber }: MeasureRow): Promise<RecordId> {
  const found = await trx.selectFrom('record as r').innerJoin('subject as s', 's.id', 'r.subject_id').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version'))
    .select(['r.id', 'v.fields']).where('s.identifier_index', 'in', register.vault.blindIndexes(identifier))
    .where((e) => e.exists(e.selectFrom('record_recipient as g').select('g.org_id').whereRef('g.record_id', '=', 'r.id').where('g.org_id', '=', orgId))).execute();
  const named = found.filter(({ fields }) => fields.documentNumber === documentNumber);
  if (named.length !== 1) throw new Refusal(named.length === 0 ? 'not-found' : 'invalid-field', { field: '/documentNumber' });
  return named[0]!.id;
}

async function measureOf(trx: Trx, { orgId }: OfDepartment, { measureKey }: ExecutionRow): Promise<MeasureId> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(measureKey);
  const found = await trx.selectFrom('measure').select('id').where('executor_id', '=', orgId).where((e) => (isId ? e('id', '=', asId<MeasureId>(measureKey)) : e('row_key', '=', measureKey))).executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found', { field: '/measureKey' });
  return found.id;
}
