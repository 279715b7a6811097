import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId } from '../domain/ids.ts';
import type { Trx } from './database.ts';
import { mayReadCase } from './sight-reads.ts';

/** A case's log with its chain worked out anew from the stored bytes; `brokenAt` is the first act that does not fit. */
export async function verifiedLog(trx: Trx, actor: Actor, caseId: CaseId) {
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  const dossierId = caseId as string as DossierId;
  const head = await trx.selectFrom('dossier').select(['seq', 'head']).where('id', '=', dossierId).executeTakeFirstOrThrow();
  const rows = await trx.selectFrom('act').select(['seq', 'kind', 'author_class', 'author_user', 'author_org', 'procedure_id', 'occurred_at', 'recorded_at', 'body', 'hash'])
    .where('dossier_id', '=', dossierId).where('seq', '<=', head.seq).orderBy('seq').execute();
  let brokenAt: number | null = null;
  let previous = '';
  let expected = 1;
  const acts = rows.map(({ body, hash, ...row }) => {
    const stored = JSON.parse(body.toString()) as { seq: number; prev: string; dossier: string };
    const own = createHash('sha256').update(body).digest('hex');
    const fits = row.seq === expected && stored.seq === row.seq && stored.dossier === caseId && stored.prev === previous && own === hash.toString('hex');
    if (!fits) brokenAt ??= row.seq;
    const act = { ...row, hash: own, previous: stored.prev };
    previous = own;
    expected = row.seq + 1;
    return act;
  });
  if (head.seq !== expected - 1 || head.head.toString('hex') !== previous) brokenAt ??= head.seq;
  return { acts, brokenAt };
}
