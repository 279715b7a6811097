import { sql } from 'kysely';
import type { Kysely, SqlBool } from 'kysely';
import type { Actor, Oversight, Role } from '../domain/actor.ts';
import type { OrgId, SubjectId, UserId } from '../domain/ids.ts';
import type { UserTables } from './user-table.ts';

/** A person as entered in the register of those who may log in. */
export interface RegisteredUser {
  id: UserId;
  name: string;
  nameEn: string;
  orgId: OrgId | null;
  unitId?: OrgId;
  subjectId: SubjectId | null;
  roles: readonly Role[];
}

/** The actor behind a `sub`, with the roles our own register gives; undefined when unknown or disabled. */
export async function findActor(db: Kysely<UserTables>, userId: UserId): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('app_user')
    .select(['app_user.id', 'app_user.name', 'app_user.org_id', 'app_user.unit_id', 'app_user.subject_id', rolesOfUser.as('roles'), oversightOfUser.as('oversight')])
    .where('app_user.id', '=', userId)
    .where('app_user.kind', '=', 'person')
    .where('app_user.enabled', '=', true)
    .where(orgInOffice)
    .executeTakeFirst();
  return row && toActor(row);
}

/** Enters a person or replaces the entry, roles included, in one transaction. */
export async function putUser(db: Kysely<UserTables>, user: RegisteredUser): Promise<void> {
  const row = { name: user.name, name_en: user.nameEn, org_id: user.orgId, unit_id: user.unitId ?? null, subject_id: user.subjectId, enabled: true };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('app_user')
      .values({ id: user.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await trx.deleteFrom('user_role').where('user_id', '=', user.id).execute();
    if (user.roles.length === 0) return;
    await trx
      .insertInto('user_role')
      .values(user.roles.map((role) => ({ user_id: user.id, role })))
      .execute();
  });
}

/** Nobody acts any more for an organisation that has been abolished (law.md §8, 10); its successor has people and keys of its own. */
export const orgInOffice = sql<SqlBool>`not exists (select from organisation o where o.id = app_user.org_id and o.valid_to < (business_now() at time zone 'Asia/Shanghai')::date)`;

/** The roles of the `app_user` in the same query. */
export const rolesOfUser = sql<Role[]>`array(select role from user_role where user_id = app_user.id order by role)`;

/** What stands under the organisation of the `app_user`, in the same query; null for whoever is no supervisor. */
export const oversightOfUser = sql<Oversight | null>`(select json_build_object(
    'house', exists (select from organisation p where p.kind = 'platform' and p.valid_to is null and app_user.org_id in (p.id, p.superior_id)),
    'below', array(select o.id from organisation o where o.superior_id = app_user.org_id order by o.id))
  where exists (select from user_role where user_id = app_user.id and role = 'supervisor'))`;

/** One row with roles, as an actor. */
export function toActor(row: { id: UserId; name: string; org_id: OrgId | null; unit_id: OrgId | null; subject_id: SubjectId | null; roles: Role[]; oversight: Oversight | null }): Actor {
  return { userId: row.id, name: row.name, roles: row.roles, orgId: row.org_id, ...(row.unit_id === null ? {} : { unitId: row.unit_id }), subjectId: row.subject_id, ...(row.oversight === null ? {} : { oversight: row.oversight }) };
}
