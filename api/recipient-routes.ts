import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { takeAcknowledgement } from '../db/acknowledgement-register.ts';
import { correctionBoard, notePosted } from '../db/correction-board-reads.ts';
import type { PublicKey } from '../db/notice-tables.ts';
import { channels, setChannel } from '../db/recipient-channels.ts';
import { readingAcross } from '../db/sight-reads.ts';
import { publishedKeys, rotateSigningKey } from '../db/signing-keys.ts';
import type { Actor, Role } from '../domain/actor.ts';
import { hasRole, overseesHouse } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId } from '../domain/ids.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import { unverifiedClaims, verifyCompact } from '../outside/notice-signature.ts';
import type { WebhookRules } from '../outside/webhook-target.ts';
import { targetFault } from '../outside/webhook-target.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { EmptyBody } from './schemas/cases.ts';
import {
  AcknowledgementBody, AcknowledgementReceipt, ChannelBody, ChannelParams, ChannelReceipt, ChannelsView, CorrectionBoardView, KeySetView, PostedReceipt, RotationReceipt,
} from './schemas/recipients.ts';
import { orgView } from './views/shared-views.ts';

const MAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;
const SENDS = ['webhook', 'mail', 'paper'] as const satisfies readonly NoticeWay[];

/** How organisations are told of corrections, what their systems say back, and who is still awaited. */
export function recipientRoutes(app: Api, { register, poke, rateLimits, webhooks }: Counter): void {
  app.get('/api/operators/channels', {
    schema: { operationId: 'listChannels', summary: 'How each organisation is told of corrections, and the platform’s signing keys.', tags: ['operators'], response: { 200: ChannelsView, ...PROBLEMS } },
  }, async (request) => {
    const actor = oneOf(request, 'operator', 'supervisor');
    const orgs = await register.organisations.all();
    const rows = await readingAcross(register.db, actor.userId, channels);
    const set = new Set(rows.map((row) => row.orgId));
    return {
      channels: rows.map(({ orgId, way, address, publicKeys, hasSecret, changedAt }) => ({ org: orgView(orgs, orgId), way, address, keys: publicKeys.map(({ kid }) => kid), hasSecret, changedAt })),
      others: [...orgs.values()].filter(({ id, validTo }) => validTo === null && !set.has(id)).map(({ id }) => orgView(orgs, id)), webhookHosts: [...webhooks.hosts],
      signingKeys: (await publishedKeys(register.db)).map(({ key, madeAt, retiredAt }) => ({ kid: key.kid, madeAt, retiredAt })),
    };
  });

  app.post('/api/operators/channels/:orgId', {
    schema: {
      operationId: 'setChannel', summary: 'Say how an organisation is told: web app, webhook, folder, mail or paper.', tags: ['operators'], headers: MutationHeaders, params: ChannelParams, body: ChannelBody,
      response: { 201: ChannelReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const actor = oneOf(request, 'operator');
    const { way, address, publicKeys, newSecret } = request.body;
    checkAddress(way, address, webhooks);
    const orgId = asId<OrgId>(request.params.orgId);
    const known = (await readingAcross(register.db, actor.userId, channels)).find((row) => row.orgId === orgId);
    // What comes back has to be known by something: a key of the recipient's own, or a secret that both share.
    if ((way === 'webhook' || way === 'drop') && publicKeys.length === 0 && !newSecret && known?.hasSecret !== true) throw new Refusal('value-needed', { field: '/publicKeys' });
    return reply.code(201).send(await setChannel(register, { ...personal(request), orgId, way, address, publicKeys: publicKeys as PublicKey[], newSecret }));
  });

  app.post('/api/operators/signing-keys', {
    schema: { operationId: 'rotateSigningKey', summary: 'Sign with a new key from now on; the one before stays published.', tags: ['operators'], headers: MutationHeaders, body: EmptyBody, response: { 201: RotationReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    oneOf(request, 'operator');
    return reply.code(201).send(await rotateSigningKey(register, personal(request)));
  });

  app.get('/.well-known/zhengming-keys.json', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: { operationId: 'readSigningKeys', summary: 'The public keys by which this platform’s notices are verified (RFC 7517); retired ones too.', tags: ['public'], response: { 200: KeySetView, ...PROBLEMS } },
  }, async () => ({ keys: (await publishedKeys(register.db)).map(({ key }) => key) }));

  // No key of ours is needed here: its own signature says whose it is, and what comes twice is the same.
  app.post('/api/public/acknowledgements', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: {
      operationId: 'acknowledgeNotice', summary: 'A recipient’s system acknowledges a notice of correction, signed (JWS).', tags: ['public'], body: AcknowledgementBody,
      response: { 200: AcknowledgementReceipt, ...PROBLEMS },
    },
  }, async (request) => {
    const taken = await takeAcknowledgement(register, { claims: unverifiedClaims, verify: (text, { publicKeys, secret }) => verifyCompact(text, { keys: publicKeys, secret }) }, request.body.acknowledgement);
    if (taken.result === 'refused') throw new Refusal('bad-acknowledgement', { field: '/acknowledgement', params: { fault: taken.fault } });
    poke(taken.pokes);
    return { result: taken.result };
  });

  app.get('/api/corrections', {
    schema: { operationId: 'readCorrectionBoard', summary: 'Who has confirmed which correction, how long it took from the decision, and who is still awaited.', tags: ['tasks'], response: { 200: CorrectionBoardView, ...PROBLEMS } },
  }, async (request) => {
    const actor = oneOf(request, 'supervisor', 'clerk', 'operator', 'auditor');
    const orgs = await register.organisations.all();
    const staff = overseesHouse(actor) || (['clerk', 'operator', 'auditor'] as const).some((role) => hasRole(actor, role));
    const { recipients, departments, cases, awaited, orders, refused } = await readingAcross(register.db, actor.userId, correctionBoard);
    return {
      departments: departments.map((d) => ({ org: orgView(orgs, d.org_id), duties: d.duties, done: d.done, awaited: d.awaited, overdue: d.overdue, medianHours: d.median_hours, longestHours: d.longest_hours, runningHours: d.running_hours })),
      recipients: recipients.map(({ org_id, median_hours, longest_hours, running_hours, ...figures }) => ({ org: orgView(orgs, org_id), ...figures, medianHours: median_hours, longestHours: longest_hours, runningHours: running_hours })),
      // Figures are of everybody; the cases they are of are another authority's to know only where they are its own to see to.
      cases: cases.filter(({ orgs: asked }) => staff || asked.some((id) => actor.oversight?.below.includes(id) === true))
        .map((c) => ({ about: c.about, caseId: c.case_id, caseNumber: c.number, decidedAt: c.decided_at, asked: c.asked, open: c.open, lastAt: c.last_at, hours: c.hours })),
      awaited: awaited.filter((n) => staff || actor.oversight?.below.includes(n.org_id) === true).map((n) => ({
        noticeId: n.notice_id, about: n.about, caseId: n.case_id, caseNumber: n.number, org: orgView(orgs, n.org_id), way: n.way, notifiedAt: n.notified_at, dueAt: n.due_at, overdue: n.overdue, escalated: n.escalated, again: n.again,
        delivery: n.delivery_id === null || n.state === null ? null : { id: n.delivery_id, state: n.state, attempts: n.attempts ?? 0, lastError: n.last_error }, letterId: n.letter_id,
      })),
      orders: orders.filter((o) => staff || actor.oversight?.below.includes(o.org_id) === true).map((o) => ({
        order: o.order, caseId: o.case_id, caseNumber: o.number, org: orgView(orgs, o.org_id), way: o.way, at: o.created_at, delivery: { id: o.delivery_id, state: o.state, attempts: o.attempts, lastError: o.last_error }, letterId: o.letter_id,
      })),
      refused: refused.map(({ org_id, fault, at }) => ({ org: org_id === null ? null : orgView(orgs, org_id), fault, at })),
    };
  });

  app.post('/api/corrections/deliveries/:id/posting', {
    schema: { operationId: 'notePosting', summary: 'The notice has been posted on paper; the slip that comes back is entered as the confirmation.', tags: ['tasks'], headers: MutationHeaders, params: CaseParams, body: Type.Object({}, { additionalProperties: false }), response: { 201: PostedReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const actor = oneOf(request, 'clerk');
    keyOf(request, actor);
    await notePosted(register.db, actor.userId, request.params.id);
    return reply.code(201).send({ id: request.params.id });
  });
}

function oneOf(request: FastifyRequest, role: Role, ...others: Role[]): Actor {
  const actor = requireActor(request);
  if (![role, ...others].some((each) => hasRole(actor, each))) throw new Refusal('not-your-role', { params: { role } });
  return actor;
}

function checkAddress(way: NoticeWay, address: string | null, rules: WebhookRules): void {
  const wrong = (fault: string): Refusal => new Refusal('invalid-field', { field: '/address', params: { fault } });
  if (SENDS.some((each) => each === way) !== (address !== null)) throw address === null ? new Refusal('value-needed', { field: '/address' }) : wrong('none-needed');
  if (address === null) return;
  const fault = way === 'webhook' ? targetFault(address, rules) : way === 'mail' && !MAIL.test(address) ? 'bad-address' : null;
  if (fault !== null) throw wrong(fault);
}
