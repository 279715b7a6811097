import type { Actor } from '../domain/actor.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { inOneTransaction } from './database.ts';
import { ownRecord } from './own-record.ts';
import type { Register } from './register.ts';

/** What is being written. */
export type DraftAbout = 'objection' | 'repair';

/** A draft as it was saved last, on whichever device. */
export interface SavedDraft {
  draft: unknown;
  savedAt: Instant;
}

/** Keeps an objection, or an application for repair, that is being written, so that it can be gone on with elsewhere; the one before is written over. */
export async function saveDraft(register: Register, actor: Actor, recordId: RecordId, about: DraftAbout, draft: unknown): Promise<Instant> {
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await ownRecord(trx, actor, recordId);
    const sealed = await register.vault.sealBytes(trx, subjectId, Buffer.from(JSON.stringify(draft)));
    const row = await trx.insertInto('objection_draft').values({ user_id: actor.userId, record_id: recordId, about, sealed })
      .onConflict((c) => c.columns(['user_id', 'record_id', 'about']).doUpdateSet((e) => ({ sealed: e.ref('excluded.sealed'), saved_at: e.fn<Instant>('clock_timestamp') })))
      .returning('saved_at').executeTakeFirstOrThrow();
    return row.saved_at;
  });
}

/** The draft of this person on a record; null where there is none. */
export async function draftOf(register: Register, actor: Actor, recordId: RecordId, about: DraftAbout): Promise<SavedDraft | null> {
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await ownRecord(trx, actor, recordId);
    const row = await trx.selectFrom('objection_draft').select(['sealed', 'saved_at']).where('user_id', '=', actor.userId).where('record_id', '=', recordId).where('about', '=', about).executeTakeFirst();
    if (row === undefined) return null;
    return { draft: JSON.parse((await register.vault.openBytes(trx, subjectId, row.sealed)).toString()) as unknown, savedAt: row.saved_at };
  });
}
