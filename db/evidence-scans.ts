import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Scan, ScanOutcome } from '../domain/evidence.ts';
import { scanAgainAfterMs } from '../domain/evidence.ts';
import type { EvidenceId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';
import type { EvidenceTable } from './schema.ts';

export interface ScanTask {
  id: EvidenceId;
  sha256: Buffer;
  /** Which attempt this is; its outcome counts only while no later one has begun. */
  tries: number;
  /** Null: erased meanwhile. */
  key: Buffer | null;
}

const in_ = (ms: number) => sql<Instant>`clock_timestamp() + ${ms} * interval '1 millisecond'`;

/**
 * Takes files that a scanner has not judged yet, the one that has waited longest first, then those it found clean with other signatures than it
 * has now (`newest`; null: it does not tell); who dies over one leaves it to be tried again after the lease.
 */
export async function leaseScans(register: Register, { leaseMs, limit, newest }: { leaseMs: number; limit: number; newest: string | null }): Promise<ScanTask[]> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const rows = await trx.selectFrom('evidence').select(['id', 'subject_id', 'sha256', 'scan_tries']).where((e) => e.or([e('scan', 'in', ['pending', 'failed', 'not_scanned']), ...(newest === null ? [] : [e.and([e('scan', '=', 'clean'), e('scan_signatures', 'is distinct from', newest)])])]))
      .where(sql<boolean>`octet_length(file_name_sealed) > 0`).where('scan_next_at', '<=', sql<Instant>`clock_timestamp()`).orderBy(sql`scan = 'clean'`).orderBy('scan_next_at').limit(limit).forUpdate().skipLocked().execute();
    if (rows.length === 0) return [];
    await trx.updateTable('evidence').set((e) => ({ scan_next_at: in_(leaseMs), scan_tries: e('scan_tries', '+', 1) })).where('id', 'in', rows.map(({ id }) => id)).execute();
    const tasks: ScanTask[] = [];
    for (const { id, subject_id, sha256, scan_tries } of rows) tasks.push({ id, sha256, tries: scan_tries + 1, key: await keyOf(trx, register, id, subject_id) });
    return tasks;
  });
}

async function keyOf(trx: Trx, register: Register, id: EvidenceId, subjectId: SubjectId | null): Promise<Buffer | null> {
  const row = await trx.selectFrom('evidence_key').select('wrapped').where('evidence_id', '=', id).executeTakeFirst();
  if (row === undefined || subjectId === null) return null;
  return register.vault.openBytes(trx, subjectId, row.wrapped).catch(() => null);
}

/** Notes what came of asking, unless the file has been taken up again meanwhile. */
export async function noteScan(db: Db, { id, tries }: Pick<ScanTask, 'id' | 'tries'>, outcome: ScanOutcome): Promise<void> {
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await trx.updateTable('evidence').set((e) => change(outcome, tries, e.fn<Instant>('business_now'))).where('id', '=', id).where('scan_tries', '=', tries)
      .where('scan', '<>', 'infected').execute();
  });
}

function change<N>(outcome: ScanOutcome, tries: number, now: N) {
  switch (outcome.result) {
    case 'clean':
    case 'infected':
      return {
        scan: outcome.result, scanned_at: now, scan_engine: outcome.by.engine, scan_signatures: outcome.by.signatures,
        scan_finding: outcome.result === 'infected' ? outcome.finding : null, scan_next_at: in_(0),
      };
    case 'error':
      // One that was clean stays so until somebody finds something; it is only asked about again.
      return { scan: sql<Scan>`case scan when 'clean' then 'clean' else 'failed' end`, scan_finding: outcome.code.slice(0, 200), scan_next_at: in_(scanAgainAfterMs('error', tries)) };
    case 'down':
      return { scan_next_at: in_(scanAgainAfterMs('down', tries)) };
  }
}

export type ScanFigures = Record<Selectable<EvidenceTable>['scan'], number>;

/** How many files are in each state that somebody has to see to. */
export async function scanFigures(trx: Trx): Promise<ScanFigures> {
  const figures: ScanFigures = { pending: 0, clean: 0, infected: 0, failed: 0, not_scanned: 0 };
  const rows = await trx.selectFrom('evidence').select((e) => ['scan', e.fn.countAll<number>().as('n')]).where('scan', 'in', ['pending', 'failed', 'not_scanned']).groupBy('scan').execute();
  for (const { scan, n } of rows) figures[scan] = Number(n);
  return figures;
}
