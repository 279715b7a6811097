import type { Actor } from '../domain/actor.ts';
import type { CaseId, OrgId, RecordId } from '../domain/ids.ts';
import { reading } from './database.ts';
import type { Register } from './register.ts';

/** Whom an entry about a record may name, and in which case entries can be filed. */
export async function diaryPlace(register: Register, actor: Actor, recordId: RecordId): Promise<{ orgs: OrgId[]; openCaseId: CaseId | null }> {
  return reading(register.db, actor.userId, async (trx) => {
    const executors = await trx.selectFrom('measure').select('executor_id as id').where('record_id', '=', recordId).execute();
    const recipients = await trx.selectFrom('record_recipient').select('org_id as id').where('record_id', '=', recordId).execute();
    const open = await trx.selectFrom('case_file').select('id').where('record_id', '=', recordId).where('phase', '!=', 'closed').orderBy('filed_at', 'desc').executeTakeFirst();
    return { orgs: [...new Set([...executors, ...recipients].map(({ id }) => id))].sort(), openCaseId: open?.id ?? null };
  });
}
