import type { Actor } from '../domain/actor.ts';
import { hasRole, overseesHouse } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { DossierId, UploadId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import type { UploadRow } from '../domain/upload-row.ts';
import { noteLooks } from './access-log.ts';
import { reading } from './database.ts';
import type { Register } from './register.ts';
import { readingAcross } from './sight-reads.ts';

const NEWEST = 50;
const REPORTED = 1_000;

/** Batches that somebody may see, the newest first: a provider's own, or any for those who oversee. */
export const uploadsFor = (register: Register, actor: Actor) =>
  reading(register.db, actor.userId, (trx) => trx.selectFrom('upload_batch').selectAll().orderBy('received_at', 'desc').orderBy('id').limit(NEWEST).execute());

/** One batch with what became of the rows that are not in the register; `after` goes on where a page ended. */
export async function uploadReport(register: Register, actor: Actor, id: UploadId, after = 0) {
  const batch = await reading(register.db, actor.userId, (trx) => trx.selectFrom('upload_batch').selectAll().where('id', '=', id).executeTakeFirst());
  if (batch === undefined) throw new Refusal('not-found');
  const rows = await readingAcross(register.db, actor.userId, (trx) => trx.selectFrom('upload_row').select(['row_no', 'row_key', 'outcome', 'code', 'field'])
    .where('batch_id', '=', id).where('outcome', 'in', ['refused', 'quarantined']).where('row_no', '>', after).orderBy('row_no').limit(REPORTED).execute());
  return { batch, rows, more: rows.length === REPORTED };
}

/** Rows that are held back: all for the platform's people, a provider's own, and a subject's own. */
export async function quarantineFor(register: Register, actor: Actor) {
  const staff = hasRole(actor, 'clerk') || overseesHouse(actor);
  // 上级: of the providers right below.
  const below = hasRole(actor, 'supervisor') ? (actor.oversight?.below ?? []) : null;
  const orgId = hasRole(actor, 'provider') ? actor.orgId : null;
  const subjectId = hasRole(actor, 'subject') ? actor.subjectId : null;
  if (!staff && below === null && orgId === null && subjectId === null) throw new Refusal('not-your-role', { params: { role: 'provider' } });
  return readingAcross(register.db, actor.userId, async (trx) => {
    const rows = await trx.selectFrom('quarantine as q').innerJoin('record as r', 'r.id', 'q.record_id').innerJoin('subject as s', 's.id', 'q.subject_id')
      .select(['q.id', 'q.batch_id', 'q.row_no', 'q.provider_id', 'q.record_id', 'q.sort', 'q.field', 'q.held_at', 'q.outcome', 'q.decided_at', 'q.row_sealed', 'q.subject_id', 'r.title', 's.name'])
      .where((e) => (staff ? e.val(true) : below !== null ? e('q.provider_id', '=', e.fn.any(e.val([...below]))) : orgId !== null ? e('q.provider_id', '=', orgId) : e('q.subject_id', '=', subjectId))).orderBy('q.held_at', 'desc').orderBy('q.id').limit(NEWEST).execute();
    await noteLooks(trx, actor, rows.map((row) => ({ kind: 'record', subjectId: row.subject_id, dossierId: asId<DossierId>(row.record_id), item: row.id })));
    return Promise.all(rows.map(async ({ row_sealed, ...row }) => ({ ...row, row: (await register.vault.open(trx, row.subject_id, row_sealed)) as UploadRow })));
  });
}
export type HeldRow = Awaited<ReturnType<typeof quarantineFor>>[number];
