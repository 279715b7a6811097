import { Type } from 'typebox';
import { readingAcross } from '../db/sight-reads.ts';
import { deliveriesView, numbersIn, sendAgain } from '../db/delivery-repository.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId } from '../domain/ids.ts';
import { instantOfMs } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { keyOf, MutationHeaders, PROBLEMS } from './mutation.ts';
import { EmptyBody } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { DeliveriesView, DemoMailsView, SentAgain } from './schemas/settings.ts';
import { orgView } from './views/shared-views.ts';

/** What went out, what did not, and having it sent again; in a demo, the mails themselves. */
export function deliveryRoutes(app: Api, { register, mode, mail, sunkMails }: Counter): void {
  app.get('/api/operators/deliveries', {
    schema: { operationId: 'listDeliveries', summary: 'Deliveries: the given up first, then those being tried again, then the newest.', tags: ['operators'], response: { 200: DeliveriesView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'operator') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const orgs = await register.organisations.all();
    const { counts, rows } = await readingAcross(register.db, actor.userId, deliveriesView);
    return {
      mail, sms: 'off' as const, counts: { queued: counts.queued ?? 0, failed: counts.failed ?? 0, sent: counts.sent ?? 0, dead: counts.dead ?? 0 },
      deliveries: rows.map((r) => {
        // Whose duty it is: an organisation and its staff; a subject stays unnamed here.
        const orgId = r.party.startsWith('org:') ? asId<OrgId>(r.party.slice(4)) : null;
        return {
          id: r.id, channel: r.channel, state: r.state, attempts: r.attempts, lastError: r.last_error, createdAt: r.created_at, writtenAt: r.wall_at, sentAt: r.sent_at,
          againAt: r.again_at, org: orgId === null ? null : orgView(orgs, orgId), reader: orgId === null || r.name === null ? null : { name: r.name, nameEn: r.name_en ?? r.name },
          numbers: numbersIn(r.content),
        };
      }),
    };
  });

  app.post('/api/operators/deliveries/:id/sending', {
    schema: {
      operationId: 'sendDeliveryAgain', summary: 'Have a dead letter sent once more, under the same message id.', tags: ['operators'], headers: MutationHeaders,
      params: Type.Object({ id: Id }), body: EmptyBody, response: { 201: SentAgain, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    if (!hasRole(actor, 'operator')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const { id } = request.params;
    await sendAgain(register.db, actor, id);
    return reply.code(201).send({ id });
  });

  app.get('/api/demo/mails', {
    schema: { operationId: 'listDemoMails', summary: 'The mails that this demonstration has sent to nobody; elsewhere there is no such page.', tags: ['operators'], response: { 200: DemoMailsView, ...PROBLEMS } },
  }, async () => {
    if (mode !== 'demo' || mail !== 'sink') throw new Refusal('not-found');
    return { mails: sunkMails().map(({ messageId, to, subject, text, receivedAt }) => ({ messageId, to, subject, text, receivedAt: instantOfMs(receivedAt) })) };
  });
}
