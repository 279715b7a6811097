import type { CaseId, DossierId, EvidenceId, RecordId } from '../domain/ids.ts';
import type { Brought, FileLook } from '../domain/repeat.ts';
import { foldCase } from '../domain/situation.ts';
import { loadActs } from './act-log.ts';
import type { Trx } from './database.ts';

/** What every other case on a record was about that found it right, and the look of these files: whether an objection repeats one. */
export async function repeatFacts(trx: Trx, recordId: RecordId, caseId: CaseId, evidenceIds: readonly EvidenceId[]): Promise<{ rejected: Brought[]; files: FileLook[] }> {
  const others = await trx.selectFrom('case_file').select('id').where('record_id', '=', recordId).where('id', '!=', caseId).where('standing', '=', 'rejected').orderBy('filed_at').execute();
  const rejected: Brought[] = [];
  for (const { id } of others) {
    const s = foldCase(await loadActs(trx, id as string as DossierId));
    rejected.push({ recordVersion: s.recordVersion, grounds: s.grounds, files: await looksOf(trx, s.evidenceIds) });
  }
  return { rejected, files: await looksOf(trx, evidenceIds) };
}

async function looksOf(trx: Trx, ids: readonly EvidenceId[]): Promise<FileLook[]> {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('evidence').select(['media_type', 'size']).where('id', 'in', [...ids]).execute();
  return rows.map(({ media_type, size }) => ({ mediaType: media_type, size }));
}
