import { sql } from 'kysely';
import type { CaseId, DossierId, OrgId, SubjectId, UserId } from '../domain/ids.ts';
import type { Role } from '../domain/actor.ts';
import type { SweptRung } from '../domain/ladder.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { ClockTable, Party } from './schema.ts';

/** A clock's rung, named by what makes it once. */
export interface RungKey extends Pick<ClockTable, 'case_id' | 'limit_name' | 'ref' | 'generation'> {
  rung: SweptRung;
}

/** Whom a rung is told to: the people of a party who have a role there. */
export interface Audience {
  party: Party;
  role: Role | readonly Role[];
}

const HAS_ADDRESS = sql<boolean>`(s.channel = 'mail' and s.mail_address is not null or s.channel = 'sms' and s.phone is not null)`;

/** Claims a rung and notes who is to be told, in the transaction of what it is about; false when it had been climbed. */
export async function claimRung(trx: Trx, key: RungKey, audience: Audience, at: Instant): Promise<boolean> {
  const claimed = await trx.insertInto('ladder_rung').values({ ...key, claimed_at: at }).onConflict((c) => c.doNothing()).returning('rung').executeTakeFirst();
  if (claimed === undefined) return false;
  const people = await reachableIn(trx, audience, key.case_id);
  // Nobody who could be written to is a fact that an operator has to see.
  const told: (UserId | null)[] = people.length > 0 ? people : [null];
  await trx.insertInto('ladder_notice').values(told.map((user_id) => ({ ...key, user_id, party: audience.party, not_before: at }))).execute();
  return true;
}

/** The people of a party who can be reached about a case: with the subject whoever acts for it there, and of one that another stands in for nobody else. */
export async function reachableIn(trx: Trx, audience: Audience, caseId: DossierId): Promise<UserId[]> {
  if (!audience.party.startsWith('subject:')) return reachable(trx, audience);
  const own = (await isSucceeded(trx, caseId)) ? [] : await reachable(trx, audience);
  return [...new Set([...own, ...(await reachableAgents(trx, caseId))])];
}

/** Whether another goes on in the subject's place: then nobody is told for the one that is no more. */
const isSucceeded = async (trx: Trx, caseId: DossierId): Promise<boolean> =>
  (await trx.selectFrom('case_file').select('id').where('id', '=', caseId as string as CaseId).where('succeeded_at', 'is not', null).executeTakeFirst()) !== undefined;

/** Whoever acts for the subject in this case now: told what it is told. */
async function reachableAgents(trx: Trx, caseId: DossierId): Promise<UserId[]> {
  const rows = await trx.selectFrom('power as w').innerJoin('app_user as u', 'u.id', 'w.user_id').innerJoin('user_setting as s', 's.user_id', 'u.id').select('u.id')
    .where('w.case_id', '=', caseId as string as CaseId).where('w.ended_at', 'is', null).where('u.enabled', '=', true)
    .where((e) => e.or([e('w.ends_at', 'is', null), e('w.ends_at', '>', e.fn<Instant>('business_now'))])).where(HAS_ADDRESS).execute();
  return rows.map((row) => row.id);
}

/** Whether somebody is here and has said where they can be reached; a machine never has. */
export async function canBeReached(trx: Trx, userId: UserId): Promise<boolean> {
  const row = await trx.selectFrom('app_user as u').innerJoin('user_setting as s', 's.user_id', 'u.id').select('u.id').where('u.id', '=', userId).where('u.enabled', '=', true).where(HAS_ADDRESS).executeTakeFirst();
  return row !== undefined;
}

/** The people of a party in a role who have said where they can be reached. */
export async function reachable(trx: Trx, { party, role }: Audience): Promise<UserId[]> {
  const [kind, id] = [party.slice(0, party.indexOf(':')), party.slice(party.indexOf(':') + 1)];
  const rows = await trx.selectFrom('app_user as u').innerJoin('user_role as r', 'r.user_id', 'u.id').innerJoin('user_setting as s', 's.user_id', 'u.id').select('u.id').distinct()
    .where('u.enabled', '=', true).where('r.role', 'in', [role].flat())
    .where((e) => (kind === 'org' ? e('u.org_id', '=', id as OrgId) : e('u.subject_id', '=', id as SubjectId)))
    .where(HAS_ADDRESS)
    .orderBy('u.id').execute();
  return rows.map((row) => row.id);
}
