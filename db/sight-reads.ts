import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole, overseesHouse } from '../domain/actor.ts';
import type { CaseId, DossierId, RecordId, UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Look } from './access-log.ts';
import { noteLooks } from './access-log.ts';
import type { Db, Trx } from './database.ts';
import { takeRole } from './database.ts';
import type { Register } from './register.ts';
import type { Party } from './schema.ts';

/** Staff of the platform, whoever oversees it and its auditors are concerned by every case. */
export const seesEveryCase = (actor: Actor): boolean => hasRole(actor, 'clerk') || overseesHouse(actor) || hasRole(actor, 'auditor');

/** The parties a person stands for; an operator of an organisation stands for nobody in its cases. */
export function partiesOf(actor: Actor): Party[] {
  return [
    ...(actor.subjectId !== null && hasRole(actor, 'subject') ? [`subject:${actor.subjectId}` as const] : []),
    ...(actor.orgId !== null && (hasRole(actor, 'provider') || hasRole(actor, 'executor') || hasRole(actor, 'clerk')) ? [`org:${actor.orgId}` as const] : []),
  ];
}

/** The parties whose cases a person may find in a list: of a supervisor also those of the organisations right below. */
export const partiesSeen = (actor: Actor): Party[] => [
  ...new Set<Party>([...partiesOf(actor), ...(hasRole(actor, 'supervisor') && actor.orgId !== null ? [actor.orgId, ...(actor.oversight?.below ?? [])].map((org) => `org:${org}` as const) : [])]),
];

/** Whether somebody may see a case at all; what of it is decided by how they are concerned. Asked in the request's role: of a clerk or a supervisor row-level security says whether the case is theirs. */
export async function mayReadCase(trx: Trx, actor: Actor, caseId: CaseId): Promise<boolean> {
  if (seesEveryCase(actor) || hasRole(actor, 'supervisor')) return (await trx.selectFrom('case_file').select('id').where('id', '=', caseId).executeTakeFirst()) !== undefined;
  const parties = partiesOf(actor);
  if (parties.length === 0) return false;
  if (await represents(trx, actor, caseId)) return true;
  return (await trx.selectFrom('case_party').select('party').where('case_id', '=', caseId).where('party', 'in', parties).executeTakeFirst()) !== undefined;
}

/** The powers under which somebody acts for others now; the same as row-level security asks. */
const powersOf = (trx: Trx, actor: Actor) => trx.selectFrom('power').where('power.user_id', '=', actor.userId).where('power.ended_at', 'is', null)
  .where((e) => e.or([e('power.ends_at', 'is', null), e('power.ends_at', '>', e.fn<Instant>('business_now'))]));

/** 代理: whether somebody acts in a case for its subject, under a power that neither has run out nor was withdrawn. */
export const represents = async (trx: Trx, actor: Actor, caseId: CaseId): Promise<boolean> =>
  hasRole(actor, 'subject') && (await powersOf(trx, actor).select('power.case_id').where('power.case_id', '=', caseId).executeTakeFirst()) !== undefined;

/** The cases in which somebody acts for others. */
export const representedCases = async (trx: Trx, actor: Actor): Promise<CaseId[]> =>
  hasRole(actor, 'subject') ? (await powersOf(trx, actor).select('power.case_id').execute()).map(({ case_id }) => case_id) : [];

/** Whether somebody has opened a case or record in an emergency that still lasts, and sees all of it until then; they act in nothing. */
export async function hasOpened(trx: Trx, actor: Actor, dossierId: DossierId): Promise<boolean> {
  const row = await trx.selectFrom('emergency').select('id').where('by_user', '=', actor.userId).where((e) => e.or([e('dossier_id', '=', dossierId), e('record_id', '=', dossierId as string as RecordId)]))
    .where('ended_at', 'is', null).where('ends_at', '>', sql<Instant>`clock_timestamp()`).executeTakeFirst();
  return row !== undefined;
}

/**
 * Reads across what one person may see row by row: figures, names of colleagues, everybody's clocks before a change. In the
 * register's role and in the asker's name; who may ask is decided before.
 */
export async function readingAcross<T>(db: Db, userId: UserId, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', userId);
    return read(trx);
  });
}

/**
 * Reads what is not everybody's in one transaction: `find` under the request's role, which has no keys; what it found is unsealed under the
 * register's. The one door to words, letters, files and records: nobody comes through without `looks`, what of whom is looked at.
 */
export async function readingWords<F, T>(register: Register, actor: Actor, find: (trx: Trx) => Promise<F>, looks: (found: F, trx: Trx) => readonly Look[] | Promise<readonly Look[]>, unseal: (trx: Trx, found: F) => Promise<T>): Promise<T> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const found = await find(trx);
    await takeRole(trx, 'zm_register', actor.userId);
    await noteLooks(trx, actor, await looks(found, trx));
    return unseal(trx, found);
  });
}

/** Reads what is somebody's and needs no key, such as records, and keeps who looked. */
export const readingFile = <F>(register: Register, actor: Actor, find: (trx: Trx) => Promise<F>, looks: (found: F) => readonly Look[]): Promise<F> =>
  readingWords(register, actor, find, looks, async (_, found) => found);
