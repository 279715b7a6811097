import type { verifiedLog } from '../../db/log-reads.ts';

/** A verified log as the auditor sees it, whatever its dossier is. */
export function chainView({ acts, brokenAt, because, bulletin, covered }: Awaited<ReturnType<typeof verifiedLog>>) {
  return {
    intact: brokenAt === null, brokenAt, because, bulletin, covered,
    acts: acts.map((a) => ({
      seq: a.seq, kind: a.kind, author: a.author_class === 'person' ? (a.author_user ?? '') : (a.procedure_id ?? a.author_class), occurredAt: a.occurred_at,
      recordedAt: a.recorded_at, hash: a.hash, previous: a.previous, words: a.words,
    })),
  };
}
