import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { publicityEndFor } from '../db/publicity-end-reads.ts';
import type { EndRequest } from '../db/publicity-end-register.ts';
import { performEndAct } from '../db/publicity-end-register.ts';
import { newActId } from '../db/register.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { EvidenceId, NoticeId, OrgId, RecordId } from '../domain/ids.ts';
import { RECIPIENT_ROLES } from '../domain/notice-ledger.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { DefunctBody, EmptyBody } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { ConfirmEndsBody, ConfirmEndsReceipt, EndReceiptView, PublicityEndView, StillShownBody } from './schemas/publicity-end.ts';
import { publicityEndView } from './views/publicity-end-view.ts';

const tags = ['repairs'];
const NoticeParams = Type.Object({ ...CaseParams.properties, noticeId: Id });
const act = { tags, headers: MutationHeaders, response: { 201: EndReceiptView, ...PROBLEMS } };

/** After publicity has ended by itself at its maximum: who was told, who has confirmed, and who still shows it. */
export function publicityEndRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/records/:id/publicity-end', {
    schema: { operationId: 'readPublicityEnd', summary: 'The end of a record’s publicity by itself: who was told, and who has confirmed; a recipient sees its own notice.', tags, params: CaseParams, response: { 200: PublicityEndView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    return publicityEndView(register, await register.organisations.all(), actor, await publicityEndFor(register, actor, asId<RecordId>(request.params.id)));
  });

  async function perform(request: FastifyRequest, reply: FastifyReply, recordId: string, asked: EndRequest) {
    const { receipt, pokes } = await performEndAct(register, { ...personal(request), recordId: asId<RecordId>(recordId), request: asked });
    poke(pokes);
    return reply.code(201).send(receipt);
  }

  app.post('/api/records/:id/publicity-end/notices/:noticeId/confirmation', {
    schema: { ...act, operationId: 'confirmPublicityEnd', summary: 'Confirm that you have stopped publication, sharing and use of a record whose publicity has ended.', params: NoticeParams, body: EmptyBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientConfirmed', noticeId: asId<NoticeId>(request.params.noticeId) }));

  app.post('/api/records/:id/publicity-end/notices/:noticeId/defunct', {
    schema: { ...act, operationId: 'endDefunctPublicityNotice', summary: 'End the wait for a recipient that is no more (接收单位已不存在), after escalation.', params: NoticeParams, body: DefunctBody },
  }, (request, reply) => perform(request, reply, request.params.id, { kind: 'recipientDefunct', noticeId: asId<NoticeId>(request.params.noticeId), reason: request.body.reason }));

  app.post('/api/records/:id/publicity-end/still-shown', {
    schema: { ...act, operationId: 'reportStillShownAfterEnd', summary: 'As the subject: say who still shows or uses what has ended (各网站不一致); it is told again, with a clock.', params: CaseParams, body: StillShownBody },
  }, (request, reply) => {
    const { orgId, where, statement, evidenceIds } = request.body;
    return perform(request, reply, request.params.id, { kind: 'stillShownReported', orgId: asId<OrgId>(orgId), where, statement, evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)) });
  });

  app.post('/api/publicity-ends/confirmations', {
    schema: {
      operationId: 'confirmPublicityEnds', summary: 'Confirm many ends of publicity at once: each is its own record’s act, as from its page, or refused by itself.', tags, headers: MutationHeaders, body: ConfirmEndsBody,
      response: { 201: ConfirmEndsReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const asked = personal(request);
    if (!RECIPIENT_ROLES.some((role) => hasRole(asked.actor, role))) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    const confirmations: ConfirmEndsReceipt['confirmations'] = [];
    for (const { recordId, noticeId } of request.body.notices) {
      const told = { recordId, noticeId, seq: null, code: null };
      try {
        const { receipt, pokes } = await performEndAct(register, {
          ...asked, actId: newActId(), key: { ...asked.key, route: `${asked.key.route}#${noticeId}` }, recordId: asId<RecordId>(recordId), request: { kind: 'recipientConfirmed', noticeId: asId<NoticeId>(noticeId) },
        });
        poke(pokes);
        confirmations.push({ ...told, seq: receipt.seq });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'busy') throw error;
        confirmations.push({ ...told, code: error.code });
      }
    }
    return reply.code(201).send({ confirmations });
  });
}
