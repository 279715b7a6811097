import type { Act } from '../domain/act.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Trait } from '../domain/known-wrong.ts';
import { traitsOf, traitsOfWrong } from '../domain/known-wrong.ts';
import type { RecordFields } from '../domain/record.ts';
import { RECORD_FIELDS } from '../domain/record.ts';
import type { Vault } from './content-vault.ts';
import type { Db, Trx } from './database.ts';

const printOf = (vault: Vault, trait: Trait): Buffer => vault.fingerprint({ tombstone: 1, ...trait });

type TombstoneAct = Extract<Act, { kind: 'recordCorrected' | 'recordRevoked' | 'duplicateFixed' }>;

/** Keeps by what the wrong record would be known again, in the transaction that puts it right. */
export async function layTombstones(trx: Trx, vault: Vault, act: TombstoneAct, subjectId: SubjectId, before: RecordFields, after: RecordFields): Promise<void> {
  const traits = traitsOfWrong(subjectId, act.kind === 'recordRevoked' || (act.kind === 'duplicateFixed' && act.facts.remedy === 'revoke') ? 'revoke' : 'correct', before, after);
  if (traits.length === 0) return;
  await trx.insertInto('tombstone').values(traits.map((trait) => ({
    fingerprint: printOf(vault, trait), sort: trait.sort, field: trait.sort === 'value' ? (RECORD_FIELDS.find((field) => field === trait.parts[1]) ?? null) : null,
    record_id: act.facts.recordId, subject_id: subjectId, made_by: act.id, made_at: act.occurredAt,
  }))).onConflict((c) => c.doNothing()).execute();
}

/** What was found wrong before, among records handed in; by the place of each. Under the master key before, too, while there is one. */
export async function knownWrong(trx: Trx, vault: Vault, handedIn: readonly { subjectId: SubjectId; fields: RecordFields }[]) {
  if (handedIn.length === 0) return [];
  // Of nearly everybody nothing was ever found wrong: nothing is computed for them.
  const marked = new Set((await trx.selectFrom('tombstone').select('subject_id').distinct().where('subject_id', 'in', [...new Set(handedIn.map(({ subjectId }) => subjectId))]).execute()).map((row) => row.subject_id));
  const prints = handedIn.map(({ subjectId, fields }) => (!marked.has(subjectId) ? [] : traitsOf(subjectId, fields).flatMap((trait) => {
    const earlier = vault.earlierFingerprint({ tombstone: 1, ...trait });
    return earlier === undefined ? [printOf(vault, trait)] : [printOf(vault, trait), earlier];
  })));
  const all = prints.flat();
  const stones = all.length === 0 ? [] : await trx.selectFrom('tombstone').select(['fingerprint', 'sort', 'field', 'record_id']).where('fingerprint', 'in', all).orderBy('id', 'desc').execute();
  if (stones.length === 0) return handedIn.map(() => undefined);
  const byPrint = new Map(stones.map((stone) => [stone.fingerprint.toString('hex'), stone]));
  return prints.map((own) => own.map((print) => byPrint.get(print.toString('hex'))).find((stone) => stone !== undefined));
}

/** Lays every tombstone anew under the master key of today, from the versions that were put right: a rotation must not let anything back in. */
export async function relayTombstones(owner: Db, vault: Vault): Promise<number> {
  return owner.transaction().execute(async (trx) => {
    const stones = await trx.selectFrom('tombstone as t').innerJoin('record_version as after', 'after.made_by', 't.made_by')
      .innerJoin('record_version as before', (j) => j.onRef('before.record_id', '=', 'after.record_id').on((e) => e('before.version', '=', e('after.version', '-', 1))))
      .innerJoin('act', 'act.id', 't.made_by').select(['t.id', 't.subject_id', 't.fingerprint', 'act.kind', 'before.fields as before_fields', 'after.fields as after_fields']).execute();
    let relaid = 0;
    for (const stone of stones) {
      // Of a linked record the act alone says which; its traits know themselves again either way.
      const remedies = stone.kind === 'recordRevoked' ? (['revoke'] as const) : stone.kind === 'recordCorrected' ? (['correct'] as const) : (['revoke', 'correct'] as const);
      const traits = remedies.flatMap((remedy) => traitsOfWrong(stone.subject_id, remedy, stone.before_fields, stone.after_fields));
      const same = traits.find((trait) => [vault.fingerprint({ tombstone: 1, ...trait }), vault.earlierFingerprint({ tombstone: 1, ...trait })].some((print) => print?.equals(stone.fingerprint)));
      if (same === undefined || printOf(vault, same).equals(stone.fingerprint)) continue;
      await trx.updateTable('tombstone').set({ fingerprint: printOf(vault, same) }).where('id', '=', stone.id).execute();
      relaid += 1;
    }
    return relaid;
  });
}
