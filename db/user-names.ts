import type { UserId } from '../domain/ids.ts';
import type { Trx } from './database.ts';

/** The names of people by their ids, in a role that may read them: for the house's own papers. */
export async function namesOf(trx: Trx, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('app_user').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
