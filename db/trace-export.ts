import { sql } from 'kysely';
import type { DossierId, LetterId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';
import { businessNow, takeRole } from './database.ts';

/** So many dossiers at a time are read with their acts. */
const AT_ONCE = 200;

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const hex = (bytes: Buffer): string => bytes.toString('hex');

/**
 * The whole trace as lines of JSON (docs/trace.md), from one snapshot: bulletins with their leaves, then each dossier with its acts' bytes and
 * hashes and the hashes of its letters as they are kept. Acts hold commitments instead of words, so nothing of what people said goes out. Ends its transaction when nobody reads on.
 */
export async function* traceLines(db: Db, user: string): AsyncGenerator<string> {
  const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    await takeRole(trx, 'zm_auditor', user);
    await sql`set local statement_timeout = '60s'`.execute(trx);
    const at: Instant = await businessNow(trx);
    yield line({ type: 'trace', format: 2, at });
    const counts = { bulletins: 0, leaves: 0, dossiers: 0, acts: 0, letters: 0 };
    for (const { no, body, hash } of await trx.selectFrom('bulletin').select(['no', 'body', 'hash']).orderBy('no').execute()) {
      yield line({ type: 'bulletin', body: body.toString(), hash: hex(hash) });
      counts.bulletins += 1;
      const leaves = await trx.selectFrom('bulletin_leaf').selectAll().where('no', '=', no).orderBy('dossier_id').execute();
      if (leaves.length > 0) yield leaves.map((leaf) => line({ type: 'leaf', no, dossier: leaf.dossier_id, seq: leaf.seq, head: hex(leaf.head), acts: hex(leaf.acts) })).join('');
      counts.leaves += leaves.length;
    }
    let after: DossierId | null = null;
    for (;;) {
      const dossiers: { id: DossierId; kind: string; seq: number; head: Buffer }[] = await trx.selectFrom('dossier').select(['id', 'kind', 'seq', 'head'])
        .$if(after !== null, (q) => q.where('id', '>', after)).orderBy('id').limit(AT_ONCE).execute();
      if (dossiers.length === 0) break;
      const acts = await trx.selectFrom('act').select(['dossier_id', 'seq', 'body', 'hash']).where(sql<boolean>`dossier_id = any(${dossiers.map((d) => d.id)}::uuid[])`)
        .orderBy('dossier_id').orderBy('seq').execute();
      const ofDossier = Map.groupBy(acts, (act) => act.dossier_id);
      const { rows: letters } = await sql<{ id: LetterId; dossier_id: DossierId; subject_id: SubjectId | null; print: string | null }>`select * from letter_prints(${dossiers.map((d) => d.id)}::uuid[]) order by id`.execute(trx);
      const lettersOf = Map.groupBy(letters, (letter) => letter.dossier_id);
      for (const { id, kind, seq, head } of dossiers) {
        const own = ofDossier.get(id) ?? [];
        yield line({ type: 'dossier', id, kind, seq, head: hex(head) }) + own.map((act) => line({ type: 'act', dossier: id, seq: act.seq, body: act.body.toString(), hash: hex(act.hash) })).join('')
          + (lettersOf.get(id) ?? []).map((letter) => line({ type: 'letter', dossier: id, id: letter.id, subject: letter.subject_id, print: letter.print })).join('');
        counts.acts += own.length;
        counts.letters += lettersOf.get(id)?.length ?? 0;
      }
      counts.dossiers += dossiers.length;
      after = dossiers.at(-1)!.id;
    }
    yield line({ type: 'end', ...counts });
  } finally {
    await trx.rollback().execute();
  }
}
