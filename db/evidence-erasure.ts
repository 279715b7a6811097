import type { EvidenceId } from '../domain/ids.ts';
import type { Db } from './database.ts';

/**
 * Erases files by destroying their keys, as the owner of the tables: no role of a running process may. The sealed bytes, here and in every
 * backup of the files, are noise from then on; the row stays and shows that there was a file. Returns how many were erased now.
 */
export async function destroyEvidenceKeys(owner: Db, ids: readonly EvidenceId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numDeletedRows } = await owner.deleteFrom('evidence_key').where('evidence_id', 'in', [...ids]).executeTakeFirst();
  return Number(numDeletedRows);
}
