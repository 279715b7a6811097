import type { ActDraft } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, NoticeId, RecordId } from '../domain/ids.ts';
import { Refusal } from '../domain/errors.ts';
import { inOffice } from '../domain/organisation.ts';
import type { EndTask } from '../domain/publicity-end.ts';
import { mayOnEnd } from '../domain/publicity-end.ts';
import type { StillShownReport } from '../domain/repair-requests.ts';
import { assertStillShown } from '../domain/repair-requests.ts';
import type { Instant } from '../domain/time.ts';
import { sealWords } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { filePrints, platformId, useEvidence } from './case-register.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { addToPublicityEnd, closePublicityEnd, openPublicityEnd, tellAgain } from './publicity-end-desk.ts';
import type { Register } from './register.ts';
import { refuseErased } from './retention-sweep.ts';

/** What a person asks to do after publicity has ended by itself. */
export type EndRequest = { kind: 'recipientConfirmed'; noticeId: NoticeId } | { kind: 'recipientDefunct'; noticeId: NoticeId; reason: string } | ({ kind: 'stillShownReported' } & StillShownReport);

export interface EndReceipt {
  recordId: RecordId;
  actId: ActId;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** A person's act about an end by itself: lock, check by the table, append, tell, keep the outcome; the same as on a repair. */
export async function performEndAct(register: Register, request: PersonalRequest & { recordId: RecordId; request: EndRequest }): Promise<Outcome<EndReceipt>> {
  const { actor, actId, key, recordId, request: asked } = request;
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    // Whoever sees the record may be told why not; of anybody else's nothing is said, and a recipient's notice is its own.
    const seen = await trx.selectFrom('record').select('id').where('id', '=', recordId).executeTakeFirst()
      ?? await trx.selectFrom('correction_notice').select('case_id as id').where('case_id', '=', asId<CaseId>(recordId)).executeTakeFirst();
    if (seen === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const desk = await openPublicityEnd(register, trx, recordId, request.elapsedMs);
    if (desk === undefined) throw new Refusal('not-found');
    const earlier = await firstOutcome<EndReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    await refuseErased(trx, 'record', recordId);
    const { situation, subjectId } = desk;
    const task: EndTask = asked.kind === 'stillShownReported' ? { kind: asked.kind } : { kind: asked.kind, ref: asked.noticeId };
    const permission = mayOnEnd(situation, actor, task, { subjectId, platformId: platform });
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
    if (asked.kind === 'stillShownReported') {
      const { provider_id } = await trx.selectFrom('record').select('provider_id').where('id', '=', recordId).executeTakeFirstOrThrow();
      assertStillShown(situation, [inOffice(await register.organisations.all(), provider_id, desk.today), platform], asked.orgId, '');
    }
    const draft: ActDraft = asked.kind === 'stillShownReported' ? { kind: asked.kind, facts: { orgId: asked.orgId, evidenceIds: asked.evidenceIds } } : { kind: asked.kind, facts: { noticeId: asked.noticeId } };
    const content = asked.kind === 'stillShownReported' ? await sealWords(register, trx, subjectId, 'stillShownReported', { where: asked.where, statement: asked.statement })
      : asked.kind === 'recipientDefunct' ? await sealWords(register, trx, subjectId, 'recipientDefunct', { reason: asked.reason }) : null;
    const act = await addToPublicityEnd(desk, draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, content, files: asked.kind === 'stillShownReported' ? await filePrints(trx, asked.evidenceIds) : [] });
    if (asked.kind === 'stillShownReported') await tellAgain(desk, act, asked);
    await closePublicityEnd(desk);
    if (asked.kind === 'stillShownReported') await useEvidence(trx, asked.evidenceIds, actor, asId<CaseId>(recordId), actId);
    const own = desk.writer.written.find((w) => w.act.id === actId)!;
    const receipt: EndReceipt = { recordId, actId, seq: own.act.seq, hash: own.hash.toString('hex'), occurredAt: own.act.occurredAt };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}
