import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../domain/actor.ts';
import type { DossierId, OrgId, SubjectId, UserId } from '../domain/ids.ts';
import type { LookKind } from '../domain/look.ts';
import type { Instant } from '../domain/time.ts';
import { verifySeals } from './access-log.ts';
import type { Bulletin } from './bulletins.ts';
import { bulletinBytes, bulletinOf, leafBytes, leavesOf } from './bulletins.ts';
import type { Trx } from './database.ts';
import { merkleTree } from './merkle.ts';
import type { DossierTable } from './schema.ts';

/** The newest bulletins, or those before one. */
export async function bulletinsBefore(trx: Trx, before: number | null, limit: number): Promise<Bulletin[]> {
  let select = trx.selectFrom('bulletin').selectAll().orderBy('no', 'desc').limit(limit);
  if (before !== null) select = select.where('no', '<', before);
  return (await select.execute()).map(bulletinOf);
}

/** A dossier that is no longer what a bulletin has seen; kind null: it is gone altogether. */
export interface Missing {
  dossier: DossierId;
  kind: DossierTable['kind'] | null;
  bulletin: number;
  /** The bulletin has seen its log up to here, with another act here than now, or none. */
  seq: number;
  /** How far the log reaches now. */
  now: number;
}

/** As many seals of the access log, the newest, have each of their entries worked out anew: a week of hours. */
const DEEP_SEALS = 168;
const SHOWN = 100;

/** How the trace stands as a whole: the chain of bulletins, every dossier against them, and the access log against its seals. */
export async function traceState(trx: Trx) {
  await sql`set local statement_timeout = '60s'`.execute(trx);
  const rows = await trx.selectFrom('bulletin').selectAll().orderBy('no').execute();
  const seals = new Set((await trx.selectFrom('access_seal').select('hash').execute()).map((seal) => seal.hash.toString('hex')));
  let bulletinBroken: number | null = null;
  let previous = '';
  for (const [i, row] of rows.entries()) {
    const bulletin = bulletinOf(row);
    const fits = bulletin.no === i + 1 && bulletin.previous === previous && bulletinBytes(bulletin).equals(row.body)
      && createHash('sha256').update(row.body).digest('hex') === bulletin.hash && (bulletin.looks === null || seals.has(bulletin.looks));
    if (!fits) {
      bulletinBroken = i + 1;
      break;
    }
    previous = bulletin.hash;
  }
  const last = rows.at(-1);
  // Roots of older bulletins are worked out by check-trace; here the newest, which every leaf has its part in.
  if (last !== undefined && bulletinBroken === null && !merkleTree((await leavesOf(trx, last.no)).map(leafBytes)).root.equals(last.root)) bulletinBroken = last.no;
  const { rows: missing } = await sql<Missing>`
    select l.dossier_id as dossier, d.kind, l.no as bulletin, l.seq, coalesce(d.seq, 0) as now
    from bulletin_leaf l left join act a on a.dossier_id = l.dossier_id and a.seq = l.seq left join dossier d on d.id = l.dossier_id
    where a.hash is distinct from l.head or coalesce(d.seq, 0) < l.seq order by l.no, l.dossier_id limit ${SHOWN}`.execute(trx);
  return { last: last === undefined ? null : bulletinOf(last), bulletins: rows.length, bulletinBroken, missing, looks: await verifySeals(trx, DEEP_SEALS) };
}

export interface LookQuery {
  subjectId?: SubjectId;
  dossierId?: DossierId;
  reader?: UserId;
  before?: number;
}

/** Who has looked, the newest first. */
export async function looksAt(trx: Trx, query: LookQuery, limit: number) {
  let select = trx.selectFrom('access_log as l').leftJoin('case_file as c', (j) => j.on(sql<boolean>`c.id = l.dossier_id`))
    .leftJoin('inquiry as i', (j) => j.on(sql<boolean>`i.id = l.dossier_id`)).leftJoin('app_user as u', (j) => j.on(sql<boolean>`u.id = l.reader`))
    .select(['l.id', 'l.at', 'l.reader', 'u.name', 'l.org_id', 'l.roles', 'l.kind', 'l.subject_id', 'l.dossier_id', 'l.item', 'c.number as case_number', 'i.number as inquiry_number'])
    .orderBy('l.id', 'desc').limit(limit);
  if (query.subjectId !== undefined) select = select.where('l.subject_id', '=', query.subjectId);
  if (query.dossierId !== undefined) select = select.where('l.dossier_id', '=', query.dossierId);
  if (query.reader !== undefined) select = select.where('l.reader', '=', query.reader);
  if (query.before !== undefined) select = select.where('l.id', '<', query.before);
  return select.execute();
}

export interface OwnLook {
  id: number;
  at: Instant;
  orgId: OrgId | null;
  roles: Role[];
  kind: LookKind;
  number: string | null;
}

/** Who has looked at a subject's file: which organisation, in which role, when; its own people are left out, and nobody is named. */
export async function looksAtSubject(trx: Trx, subjectId: SubjectId, before: number | null, limit: number): Promise<OwnLook[]> {
  let select = trx.selectFrom('access_log as l').leftJoin('case_file as c', (j) => j.on(sql<boolean>`c.id = l.dossier_id`)).leftJoin('inquiry as i', (j) => j.on(sql<boolean>`i.id = l.dossier_id`))
    .leftJoin('app_user as u', (j) => j.on(sql<boolean>`u.id = l.reader`))
    .select(['l.id', 'l.at', 'l.org_id as orgId', 'l.roles', 'l.kind']).select((e) => e.fn.coalesce('c.number', 'i.number').as('number'))
    .where('l.subject_id', '=', subjectId).where('u.subject_id', 'is distinct from', subjectId).orderBy('l.id', 'desc').limit(limit);
  if (before !== null) select = select.where('l.id', '<', before);
  return select.execute();
}

