import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { RecordId, SubjectId } from '../domain/ids.ts';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';

/** Whose a record is, to its own subject: looked for under the request's role, and under the register's from then on. Anybody else's is not there. */
export async function ownRecord(trx: Trx, actor: Actor, recordId: RecordId): Promise<SubjectId> {
  if (!hasRole(actor, 'subject') || actor.subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  await takeRole(trx, 'zm_request', actor.userId);
  const record = await trx.selectFrom('record').select('subject_id').where('id', '=', recordId).executeTakeFirst();
  if (record === undefined || record.subject_id !== actor.subjectId) throw new Refusal('not-found');
  await takeRole(trx, 'zm_register', actor.userId);
  return record.subject_id;
}
