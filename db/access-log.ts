import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { DossierId, SubjectId } from '../domain/ids.ts';
import type { LookKind } from '../domain/look.ts';
import type { Instant } from '../domain/time.ts';
import { canonical } from './content-vault.ts';
import type { Trx } from './database.ts';
import { merkleTree } from './merkle.ts';

/** One look at what is not everybody's: whose it is, in which dossier, and which letter or file. */
export interface Look {
  kind: LookKind;
  subjectId: SubjectId | null;
  dossierId: DossierId | null;
  item: string | null;
}

/** Entries this young are not sealed yet; a transaction that looks is ended before it can come too late for its seal. */
const SEALED_AFTER_S = 60;
const LOOK_TIMEOUT = '30s';

/**
 * Keeps who looks at what, in the transaction of the look itself, under zm_register. Where nothing is done but looking the commit does not wait for the
 * disk: a look costs no fsync, and what a crash of the database may lose is the looks of its last half second. `andMore`: the transaction writes
 * something else, which no crash may take back once it was answered.
 */
export async function noteLooks(trx: Trx, actor: Actor, looks: readonly Look[], { andMore }: { andMore: boolean } = { andMore: false }): Promise<void> {
  if (looks.length === 0) return;
  await sql.raw(`do 'begin ${andMore ? '' : 'set local synchronous_commit = off; '}set local transaction_timeout = ''${LOOK_TIMEOUT}''; end'`).execute(trx);
  await sql`insert into access_log (reader, org_id, roles, kind, subject_id, dossier_id, item)
    select ${actor.userId}, ${actor.orgId}::text, ${[...actor.roles]}::text[], l.kind, l.subject_id, l.dossier_id, l.item
    from unnest(${looks.map((l) => l.kind)}::text[], ${looks.map((l) => l.subjectId)}::uuid[], ${looks.map((l) => l.dossierId)}::uuid[], ${looks.map((l) => l.item)}::uuid[])
        as l (kind, subject_id, dossier_id, item)`.execute(trx);
}

/** What a seal says of its entries; the bytes its hash is over. */
interface SealBody {
  format: 1;
  no: number;
  from: Instant;
  to: Instant;
  entries: number;
  root: string;
  previous: string;
}

const FIRST = '1970-01-01T00:00:00.000Z' as Instant;

async function rootOf(trx: Trx, from: Instant, to: Instant): Promise<{ entries: number; root: Buffer }> {
  const rows = await trx.selectFrom('access_log').selectAll().where('wall_at', '>=', from).where('wall_at', '<', to).orderBy('id').execute();
  return { entries: rows.length, root: merkleTree(rows.map((row) => Buffer.from(canonical(row)))).root };
}

/** Seals the entries that no transaction can add to any more; nothing when there are none. Returns the hash of the newest seal. */
export async function sealLooks(trx: Trx): Promise<Buffer | null> {
  const last = await trx.selectFrom('access_seal').select(['no', 'to_at', 'hash']).orderBy('no', 'desc').limit(1).executeTakeFirst();
  const from = last?.to_at ?? FIRST;
  const { rows: [next] } = await sql<{ to: Instant; some: boolean }>`with edge as (select date_trunc('milliseconds', clock_timestamp()) - ${SEALED_AFTER_S} * interval '1 second' as at)
    select edge.at as to, exists (select from access_log where wall_at >= ${from} and wall_at < edge.at) as some from edge`.execute(trx);
  if (next === undefined || !next.some) return last?.hash ?? null;
  const { entries, root } = await rootOf(trx, from, next.to);
  const no = (last?.no ?? 0) + 1;
  const previous = last?.hash ?? Buffer.alloc(0);
  const text: SealBody = { format: 1, no, from, to: next.to, entries, root: root.toString('hex'), previous: previous.toString('hex') };
  const body = Buffer.from(canonical(text));
  const hash = createHash('sha256').update(body).digest();
  await trx.insertInto('access_seal').values({ no, from_at: from, to_at: next.to, entries, root, previous, body, hash }).execute();
  return hash;
}

/** Works the seals out anew, the entries of the newest `deep` of them as well. Returns the first that does not fit, and how many looks wait for their seal. */
export async function verifySeals(trx: Trx, deep: number): Promise<{ seals: number; brokenAt: number | null; unsealed: number }> {
  const rows = await trx.selectFrom('access_seal').selectAll().orderBy('no').execute();
  let previous = { hash: '', to: FIRST };
  let brokenAt: number | null = null;
  for (const [i, row] of rows.entries()) {
    const hash = createHash('sha256').update(row.body).digest('hex');
    const entries = i < rows.length - deep ? { entries: row.entries, root: row.root } : await rootOf(trx, row.from_at, row.to_at);
    const says: SealBody = {
      format: 1, no: i + 1, from: previous.to, to: row.to_at, entries: entries.entries, root: entries.root.toString('hex'), previous: previous.hash,
    };
    const columnsFit = row.entries === entries.entries && row.root.equals(entries.root) && row.previous.toString('hex') === previous.hash;
    if (row.no !== i + 1 || hash !== row.hash.toString('hex') || row.body.toString() !== canonical(says) || !columnsFit) {
      brokenAt = i + 1;
      break;
    }
    previous = { hash, to: row.to_at };
  }
  const unsealed = await trx.selectFrom('access_log').select((e) => e.fn.countAll<number>().as('n')).where('wall_at', '>=', rows.at(-1)?.to_at ?? FIRST).executeTakeFirstOrThrow();
  return { seals: rows.length, brokenAt, unsealed: Number(unsealed.n) };
}
