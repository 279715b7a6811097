import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { DossierId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { sealLooks } from './access-log.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import type { PersonalRequest } from './case-register.ts';
import { canonical } from './content-vault.ts';
import type { Db, Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { merkleTree } from './merkle.ts';
import type { Register } from './register.ts';
import type { BulletinTable } from './schema.ts';

/** How far a dossier's log had come in a bulletin; `acts` is the Merkle root over the hashes of its acts 1 to `seq`. */
export interface BulletinLeaf {
  dossier: DossierId;
  seq: number;
  head: Buffer;
  acts: Buffer;
}

/** What anybody may know of a bulletin (公告): nothing of it is about a person. */
export interface Bulletin {
  no: number;
  day: Day;
  at: Instant;
  dossiers: number;
  root: string;
  /** Hash of the newest seal of the access log; null before the first. */
  looks: string | null;
  previous: string;
  hash: string;
}

/** The bytes a leaf is hashed as: RFC 8785 of its four values, which need no escaping. */
export const leafBytes = ({ dossier, seq, head, acts }: BulletinLeaf): Buffer =>
  Buffer.from(`{"acts":"${acts.toString('hex')}","dossier":"${dossier}","head":"${head.toString('hex')}","seq":${seq}}`);

export const bulletinOf = (row: Selectable<BulletinTable>): Bulletin => ({
  no: row.no, day: row.day, at: row.made_at, dossiers: row.dossiers, root: row.root.toString('hex'), looks: row.looks?.toString('hex') ?? null,
  previous: row.previous.toString('hex'), hash: row.hash.toString('hex'),
});

/** The bytes a bulletin's hash is over. */
export const bulletinBytes = ({ no, day, at, dossiers, root, looks, previous }: Omit<Bulletin, 'hash'>): Buffer =>
  Buffer.from(canonical({ format: 1, no, day, at, dossiers, root, looks, previous }));

/** Every dossier as it stood in a bulletin, in the order of their ids: of each the newest leaf up to it. */
export async function leavesOf(db: Db, no: number): Promise<BulletinLeaf[]> {
  const rows = await db.selectFrom('bulletin_leaf').distinctOn('dossier_id').select(['dossier_id', 'seq', 'head', 'acts']).where('no', '<=', no)
    .orderBy('dossier_id').orderBy('no', 'desc').execute();
  return rows.map((row) => ({ dossier: row.dossier_id, seq: row.seq, head: row.head, acts: row.acts }));
}

/** So many dossiers at a time have their acts' hashes read. */
const AT_ONCE = 1_000;

/**
 * The dossiers that have come further than their leaf. One that fell back keeps its leaf: a bulletin never takes back what an earlier one
 * said, so what was cut off stays missing in every later comparison.
 */
async function movedOn(trx: Trx): Promise<BulletinLeaf[]> {
  const { rows: heads } = await sql<{ id: DossierId; seq: number; head: Buffer }>`
    select d.id, d.seq, d.head from dossier d
      left join lateral (select seq from bulletin_leaf l where l.dossier_id = d.id order by l.no desc limit 1) l on true
    where d.seq > coalesce(l.seq, 0) order by d.id`.execute(trx);
  const moved: BulletinLeaf[] = [];
  for (let i = 0; i < heads.length; i += AT_ONCE) {
    const some = heads.slice(i, i + AT_ONCE);
    const acts = await trx.selectFrom('act').select(['dossier_id', 'seq', 'hash']).where(sql<boolean>`dossier_id = any(${some.map((h) => h.id)}::uuid[])`)
      .orderBy('dossier_id').orderBy('seq').execute();
    const hashes = Map.groupBy(acts, (act) => act.dossier_id);
    for (const { id, seq, head } of some) {
      const upToHead = (hashes.get(id) ?? []).filter((act) => act.seq <= seq).map((act) => act.hash);
      moved.push({ dossier: id, seq, head, acts: merkleTree(upToHead).root });
    }
  }
  return moved;
}

/** Makes the next bulletin over all dossiers as they stand now, in the caller's transaction and role. Two at once take the same number, and one tries again. */
async function makeBulletin(trx: Trx, day: Day, at: Instant): Promise<Bulletin> {
  await sql`set local statement_timeout = '60s'`.execute(trx);
  const last = await trx.selectFrom('bulletin').select(['no', 'hash']).orderBy('no', 'desc').limit(1).executeTakeFirst();
  const looks = await sealLooks(trx);
  const moved = await movedOn(trx);
  const leaves = new Map((last === undefined ? [] : await leavesOf(trx, last.no)).map((leaf) => [leaf.dossier, leaf]));
  for (const leaf of moved) leaves.set(leaf.dossier, leaf);
  const { root } = merkleTree([...leaves.values()].sort((a, b) => (a.dossier < b.dossier ? -1 : 1)).map(leafBytes));
  const no = (last?.no ?? 0) + 1;
  const says = { no, day, at, dossiers: leaves.size, root: root.toString('hex'), looks: looks?.toString('hex') ?? null, previous: last?.hash.toString('hex') ?? '' };
  const body = bulletinBytes(says);
  const hash = createHash('sha256').update(body).digest();
  await trx.insertInto('bulletin').values({ no, day, made_at: at, dossiers: leaves.size, root, looks, previous: last?.hash ?? Buffer.alloc(0), body, hash }).execute();
  await sql`insert into bulletin_leaf (no, dossier_id, seq, head, acts) select ${no}::int, * from unnest(${moved.map((l) => l.dossier)}::uuid[], ${moved.map((l) => l.seq)}::int[],
    ${moved.map((l) => l.head)}::bytea[], ${moved.map((l) => l.acts)}::bytea[])`.execute(trx);
  return { ...says, hash: hash.toString('hex') };
}

/** The bulletin of today, if there is none yet; the dispatcher asks for it on each of its rounds. */
export async function dailyBulletin(register: Register): Promise<Bulletin | null> {
  const { zone } = register.currentPack();
  const due = async (trx: Trx): Promise<{ day: Day; at: Instant } | null> => {
    await takeRole(trx, 'zm_procedure');
    const at = await businessNow(trx);
    const day = dayAt(at, zone);
    const last = await trx.selectFrom('bulletin').select('day').orderBy('no', 'desc').limit(1).executeTakeFirst();
    return last === undefined || last.day < day ? { day, at } : null;
  };
  return inOneTransaction(register.db, async (trx) => {
    const today = await due(trx);
    return today === null ? null : makeBulletin(trx, today.day, today.at);
  });
}

export interface BulletinReceipt {
  bulletin: Bulletin;
  /** Of the act that ordered it, in the installation's own log. */
  seq: number;
  actHash: string;
  occurredAt: Instant;
}

/** Somebody has a bulletin made now: an act of the installation, which the bulletin covers too. */
export async function orderBulletin(register: Register, { actor, actId, key, elapsedMs }: PersonalRequest): Promise<BulletinReceipt> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = await installationHead(trx);
    const earlier = await firstOutcome<BulletinReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const now = await businessNow(trx);
    const last = await trx.selectFrom('bulletin').select('no').orderBy('no', 'desc').limit(1).executeTakeFirst();
    const writer = new LogWriter(head, now);
    const act = writer.append({ kind: 'bulletinOrdered', facts: { no: (last?.no ?? 0) + 1 } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: plusMs(now, -elapsedMs()) });
    await flush(trx, [writer]);
    const bulletin = await makeBulletin(trx, dayAt(now, register.currentPack().zone), now);
    const receipt: BulletinReceipt = { bulletin, seq: act.seq, actHash: writer.head.hash.toString('hex'), occurredAt: act.occurredAt };
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}
