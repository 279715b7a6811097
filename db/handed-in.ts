import type { RecordId, SubjectId } from '../domain/ids.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/**
 * A record's current version as the act that made it says: what its provider handed in, or what a decision has made of it. That is sealed beside
 * the log and committed to in it, while the copy everybody reads is a row.
 */
export async function handedInOf(register: Register, trx: Trx, { recordId, subjectId }: { recordId: RecordId; subjectId: SubjectId }): Promise<RecordFields> {
  const row = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .innerJoin('act_content', 'act_content.act_id', 'v.made_by').select('act_content.sealed').where('record.id', '=', recordId).executeTakeFirstOrThrow();
  return ((await register.vault.open(trx, subjectId, row.sealed)) as { fields: RecordFields }).fields;
}
