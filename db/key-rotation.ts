import { asId } from '../domain/ids.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Vault } from './content-vault.ts';
import type { Db } from './database.ts';
import { relayTombstones } from './tombstones.ts';

export interface Rotated {
  subjects: number;
  /** Keys that were still wrapped under the master key before. */
  rewrapped: number;
  /** Identifiers that were still found under it. */
  reindexed: number;
}

/**
 * Wraps every subject's key under the current master key and indexes every identifier under it, in batches of their own
 * transactions, while the system runs with both keys. What is done is left as it is, so it may be stopped and started again.
 * The sealed words stay as they are: the subjects' own keys do not change. As the owner of the tables.
 */
export async function rotateMasterKey(owner: Db, vault: Vault, batch = 200): Promise<Rotated> {
  const done: Rotated = { subjects: 0, rewrapped: 0, reindexed: 0 };
  let after = asId<SubjectId>('00000000-0000-0000-0000-000000000000');
  await rewrapOthers(owner, vault, done);
  await relayTombstones(owner, vault);
  for (;;) {
    const last = await owner.transaction().execute(async (trx) => {
      const rows = await trx.selectFrom('subject').innerJoin('subject_key as k', 'k.subject_id', 'subject.id')
        .select(['subject.id', 'subject.identifier', 'subject.identifier_sealed', 'subject.identifier_index', 'k.wrapped'])
        .where('subject.id', '>', after).orderBy('subject.id').limit(batch).forUpdate().execute();
      for (const row of rows) {
        const wrapped = vault.rewrap(row.wrapped);
        if (wrapped !== null) {
          await trx.updateTable('subject_key').set({ wrapped }).where('subject_id', '=', row.id).execute();
          done.rewrapped += 1;
        }
        const identifier = row.identifier_sealed === null ? row.identifier : String(vault.openUnder(row.wrapped, row.identifier_sealed));
        const index = vault.blindIndexes(identifier)[0]!;
        if (row.identifier_index === null || !index.equals(row.identifier_index)) {
          await trx.updateTable('subject').set({ identifier_index: index }).where('id', '=', row.id).execute();
          done.reindexed += 1;
        }
      }
      done.subjects += rows.length;
      return rows.at(-1)?.id;
    });
    if (last === undefined) return done;
    after = last;
  }
}

/** The few keys that are no subject's: what recipients share with us, and what the platform signs with. */
async function rewrapOthers(owner: Db, vault: Vault, done: Rotated): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    for (const { org_id, wrapped } of await trx.selectFrom('recipient_channel').select(['org_id', 'wrapped']).forUpdate().execute()) {
      const again = wrapped === null ? null : vault.rewrap(wrapped);
      if (again === null) continue;
      await trx.updateTable('recipient_channel').set({ wrapped: again }).where('org_id', '=', org_id).execute();
      done.rewrapped += 1;
    }
    for (const { kid, wrapped } of await trx.selectFrom('signing_key').select(['kid', 'wrapped']).forUpdate().execute()) {
      const again = vault.rewrap(wrapped);
      if (again === null) continue;
      await trx.updateTable('signing_key').set({ wrapped: again }).where('kid', '=', kid).execute();
      done.rewrapped += 1;
    }
  });
}
