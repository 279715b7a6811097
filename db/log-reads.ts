import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, InquiryId } from '../domain/ids.ts';
import { verifyChain } from './act-log.ts';
import type { Trx } from './database.ts';
import { mayReadCase } from './sight-reads.ts';

/** A case's log, for whoever may see the case. */
export async function verifiedLog(trx: Trx, actor: Actor, caseId: CaseId) {
  if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
  return verifiedChain(trx, caseId as string as DossierId);
}

/** An inquiry's log and its number. */
export async function verifiedInquiryLog(trx: Trx, inquiryId: InquiryId) {
  const inquiry = await trx.selectFrom('inquiry').select('number').where('id', '=', inquiryId).executeTakeFirst();
  if (inquiry === undefined) throw new Refusal('not-found');
  return { number: inquiry.number, ...(await verifiedChain(trx, inquiryId as string as DossierId)) };
}

/** A dossier's log with its chain worked out anew from the stored bytes; `brokenAt` is the first act that does not fit. */
async function verifiedChain(trx: Trx, dossierId: DossierId) {
  const head = await trx.selectFrom('dossier').select(['seq', 'head']).where('id', '=', dossierId).executeTakeFirstOrThrow();
  const rows = await trx.selectFrom('act').select(['seq', 'kind', 'author_class', 'author_user', 'author_org', 'procedure_id', 'occurred_at', 'recorded_at', 'body', 'hash'])
    .where('dossier_id', '=', dossierId).where('seq', '<=', head.seq).orderBy('seq').execute();
  const acts = rows.map(({ body, ...row }, i) => ({
    ...row, hash: createHash('sha256').update(body).digest('hex'), previous: rows[i - 1]?.hash.toString('hex') ?? '',
  }));
  return { acts, brokenAt: verifyChain(rows, { id: dossierId, seq: head.seq, hash: head.head }) };
}
