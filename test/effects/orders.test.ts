import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepPublicityOfDay } from '../../db/publicity-sweep.ts';
import type { Register } from '../../db/register.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId, OrgId } from '../../domain/ids.ts';
import { addDays, parseDay } from '../../domain/time.ts';
import type { CourierOptions } from '../../main/courier.ts';
import { carryRound } from '../../main/courier.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { BANK, COURT, FINANCE, MARKET, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import type { Recipient } from '../../scripts/recipient/service.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import type { RecipientStore } from '../../scripts/recipient/store.ts';
import type { Answer } from '../api/ask.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { routeOf } from '../setup/counter.ts';
import { paperOf } from '../setup/paper.ts';
import { accept, answer, clerk, decide, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addRecord } from '../setup/standing-data.ts';

/** Orders and requests to stay by every way, over HTTP on loopback, against recipients with stores of their own. */
let served: ServedHouse;
let folder: string;
let register: Register;
let options: CourierOptions;
let resources: Recipient;
let court: Recipient;
let resourcesStore: RecipientStore;
let courtStore: RecipientStore;
let caseId: CaseId;
let story: DemoStory;

const setChannel = (orgId: OrgId, body: object) => ask(served, `/api/operators/channels/${orgId}`, { as: 'operator', body: { address: null, publicKeys: [], newSecret: false, ...body } });
const keyPairOf = (kid: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: { kid, privateKey: privateKey.export({ format: 'jwk' }) as JWK }, publicKeys: [{ ...publicKey.export({ format: 'jwk' }), kid }] };
};

beforeAll(async () => {
  served = await serveHouse();
  folder = mkdtempSync(join(tmpdir(), 'zm-orders-'));
  register = { ...served.house.register, publicUrl: served.baseUrl };
  // What has come to its end by today is told before anybody has a system, however late the dispatcher's first round is.
  await sweepPublicityOfDay(served.house.register);
  options = {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 1_000, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000, retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  };
  const keysUrl = `${served.baseUrl}/.well-known/zhengming-keys.json`;
  const [ofResources, ofCourt] = [keyPairOf('resources-1'), keyPairOf('court-1')];
  resourcesStore = recipientStore(join(folder, 'resources'));
  courtStore = recipientStore(join(folder, 'court'));
  resources = await startRecipient({ port: 0, orgId: RESOURCES, keysUrl, key: ofResources.key, store: resourcesStore });
  court = await startRecipient({ port: 0, orgId: COURT, keysUrl, key: ofCourt.key, store: courtStore });
  const channels: [OrgId, object][] = [
    [RESOURCES, { way: 'webhook', address: resources.url, publicKeys: ofResources.publicKeys }], [COURT, { way: 'webhook', address: court.url, publicKeys: ofCourt.publicKeys }],
    [FINANCE, { way: 'paper', address: '大庆市某路1号' }], [BANK, { way: 'mail', address: 'credit@bank.invalid' }], [MARKET, { way: 'drop', newSecret: true }],
  ];
  for (const [orgId, body] of channels) expect([orgId, (await setChannel(orgId, body)).status]).toEqual([orgId, 201]);
  const today = parseDay((await asSuperuser<{ day: string }>(served, `select (business_now() at time zone 'Asia/Shanghai')::date::text as day`))[0]!.day);
  const measure = (executorId: OrgId) => ({ id: asId<MeasureId>(randomUUID()), executorId, kind: 'administrative' as const, title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until: null });
  const { recordId, measures = [] } = await addRecord(served.house.register, { subjectId: DEMO_SCENARIOS.upheld.by.subjectId!, providerId: TAX, measures: [RESOURCES, COURT, FINANCE, BANK, MARKET].map(measure) });
  story = { ...DEMO_SCENARIOS.upheld, recordId, decision: { ...DEMO_SCENARIOS.upheld.decision, lift: measures.filter(({ executorId }) => executorId !== COURT).map(({ id }) => id) } };
  caseId = await file(stage(), story);
  await accept(stage(), caseId, story);
}, 180_000);
afterAll(async () => {
  await Promise.all([resources, court].map((each) => each.close()));
  await served.stop();
  rmSync(folder, { recursive: true });
});

const stage = () => ({ ...served.house, counter: served.counter });
const situation = () => served.house.situation(caseId);
const suspensionOf = async (orgId: OrgId) => (await situation()).suspensions.find((o) => o.orgId === orgId)!;
interface Row { id: string; channel: string; state: string; attempts: number; last_error: string | null; message_id: string; ref: string; order: string }
const ordersTo = (orgId: OrgId): Promise<Row[]> => asSuperuser<Row>(served, `select id, channel, state, attempts, last_error, message_id, ref, content ->> 'order' as order from delivery where party = 'org:${orgId}' and kind = 'order' order by wall_at, id`);
const round = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await carryRound(register, () => {}, options);
};
const drained = async (): Promise<void> => {
  for (let i = 0; i < 30 && (await asSuperuser(served, `select from delivery where kind = 'order' and channel in ('webhook', 'drop') and state in ('queued', 'failed')`)).length > 0; i += 1) await round();
};
const acts = async (kind: string) => (await served.house.acts(caseId)).filter((act) => act.kind === kind);

test('the acceptance puts one message into the outbox for each order and for the request, by the way of whom it is for', async () => {
  const all = await asSuperuser<{ party: string; channel: string; order: string; state: string }>(served, `select party, channel, content ->> 'order' as order, state from delivery where kind = 'order' order by party`);
  expect(all.map(({ party, channel, order }) => `${party} ${channel} ${order}`).sort()).toEqual([
    `org:${BANK} mail suspend`, `org:${COURT} webhook stay`, `org:${FINANCE} paper suspend`, `org:${MARKET} drop suspend`, `org:${RESOURCES} webhook suspend`,
  ].sort());
});

test('a system gets its order signed and again under the one id until it takes it; what is forged acknowledges nothing, its own signature does, once', async () => {
  resources.behave('fails', 1);
  court.behave('diesAfterTaking', 1);
  await round();
  expect(await ordersTo(RESOURCES)).toMatchObject([{ state: 'failed', attempts: 1, last_error: 'http-503' }]);
  expect(courtStore.orders()).toHaveLength(1);
  resources.behave('forges', 1);
  await round();
  expect([(await ordersTo(RESOURCES)).map(({ state, last_error }) => [state, last_error]), (await suspensionOf(RESOURCES)).acknowledgedAt]).toEqual([[['failed', 'acknowledgement-badSignature']], null]);
  resources.behave('twice', 1);
  await drained();
  const [message] = await ordersTo(RESOURCES);
  const order = await suspensionOf(RESOURCES);
  expect([message!.state, message!.attempts, order.acknowledgedAt]).toEqual(['sent', 3, expect.any(String)]);
  // Forged, it was not taken in; then once, whatever was answered twice.
  expect(resourcesStore.orders()).toEqual([{ order: 'suspend', orderId: order.orderId, letter: expect.stringContaining('号'), measures: order.measureIds }]);
  expect(resourcesStore.arrivals().map(({ messageId }) => messageId)).toEqual([message!.message_id]);
  expect(await acts('orderAcknowledged')).toHaveLength(2);
  expect((await situation()).clocks.find((c) => c.limit === 'suspensionAcknowledgement' && c.ref === order.orderId)).toMatchObject({ endedAt: expect.any(String) });
  expect((await ask(served, `/api/cases/${caseId}/suspensions/${order.orderId}/acknowledgement`, { as: 'resources-clerk', body: {} })).code).toBe('already-done');
});

test('a request to stay that a system has taken over is received and not answered; consent is said at the counter or on paper, with the paper', async () => {
  expect(courtStore.orders()).toMatchObject([{ order: 'stay' }]);
  const [request] = (await situation()).stayRequests!;
  expect([request!.received, request!.answered, courtStore.arrivals().length]).toEqual([expect.any(String), null, 1]);
  const say = (evidenceIds: string[]): Promise<Answer> => ask(served, `/api/cases/${caseId}/stay-requests/${request!.requestId}/answer`, { as: 'platform-clerk', body: { agreed: false, document: '不同意暂缓', evidenceIds } });
  const refused = await say([]);
  expect([refused.code, refused.errors?.[0]?.pointer]).toEqual(['proof-needed', '/evidenceIds']);
  expect((await say([await paperOf(served.house.register, clerk(), { caseId })])).status).toBe(201);
});

test('into a folder, signed; by mail, number and link and nothing of whom it is about', async () => {
  const outbox = join(folder, 'drop', MARKET, 'outbox');
  const files = readdirSync(outbox);
  const orders = files.filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(join(outbox, name), 'utf8')) as { kind: string; order: string; recipient: string; answerBy: string }).filter(({ kind }) => kind === 'order');
  expect(orders).toMatchObject([{ order: 'suspend', recipient: MARKET, answerBy: expect.any(String) }]);
  expect(files.filter((name) => name.endsWith('.jws')).length).toBeGreaterThanOrEqual(1);
  await expect.poll(async () => (await ordersTo(BANK))[0]!.state, { timeout: 20_000 }).toBe('sent');
  const { mails } = (await ask(served, '/api/demo/mails', { as: null, method: 'GET' })).json() as { mails: { to: string[]; subject: string; text: string }[] };
  const [mail] = mails.filter(({ to }) => to.includes('credit@bank.invalid'));
  expect([mail!.subject.includes('暂缓执行通知'), mail!.text.includes(`/cases/${caseId}\n`), /云杉|限制参加/.test(mail!.text)]).toEqual([true, true, false]);
  expect((await suspensionOf(BANK)).acknowledgedAt).toBeNull();
});

test('on paper: on the board until a clerk has posted it; what comes back is entered by the clerk with the paper, and by no clerk where it went to a system', async () => {
  const [row] = await ordersTo(FINANCE);
  const board = async () => ((await ask(served, '/api/corrections', { as: 'platform-clerk', method: 'GET' })).json() as { orders: { order: string; org: { id: string }; letterId: string | null; delivery: { id: string } }[] }).orders;
  expect(await board()).toMatchObject([{ order: 'suspend', org: { id: FINANCE }, letterId: expect.any(String), delivery: { id: row!.id } }]);
  expect((await ask(served, `/api/corrections/deliveries/${row!.id}/posting`, { as: 'platform-clerk', body: {} })).status).toBe(201);
  expect(await board()).toEqual([]);
  const acknowledge = async (orgId: OrgId, evidenceIds: string[]): Promise<Answer> => ask(served, `/api/cases/${caseId}/suspensions/${(await suspensionOf(orgId)).orderId}/acknowledgement`, { as: 'platform-clerk', body: { evidenceIds } });
  const paper = await paperOf(served.house.register, clerk(), { caseId });
  expect((await acknowledge(BANK, [paper])).code).toBe('not-your-role');
  expect((await acknowledge(FINANCE, [])).code).toBe('proof-needed');
  expect((await acknowledge(FINANCE, [paper])).status).toBe(201);
  expect((await suspensionOf(FINANCE)).acknowledgedAt).not.toBeNull();
  expect(await acts('suspensionAcknowledged')).toMatchObject([{ facts: { evidenceIds: [paper] } }]);
});

test('what ends a suspension and what is to be restored goes the same way, in its order; a report on paper comes with its file', { timeout: 120_000 }, async () => {
  await served.house.settled();
  await answer(stage(), caseId, story);
  await decide(stage(), caseId, story);
  await served.house.settled();
  await drained();
  // The notice of correction does not hold up whoever is told of nothing else.
  expect(resourcesStore.orders().map(({ order }) => order).sort()).toEqual(['lift', 'restore', 'suspend']);
  expect((await ordersTo(RESOURCES)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  expect(new Set((await ordersTo(RESOURCES)).map(({ message_id }) => message_id)).size).toBe(3);
  const [lifted] = (await suspensionOf(RESOURCES)).endings;
  const restoration = (await situation()).restorations.find((r) => r.orgId === RESOURCES)!;
  expect([lifted!.how, lifted!.acknowledgedAt, restoration.received, restoration.reported]).toEqual(['lifted', expect.any(String), expect.any(String), null]);
  // Given up before it went, a suspension is not sent after what ended it.
  const [suspended] = await ordersTo(MARKET);
  await asSuperuser(served, `update delivery set state = 'dead', sent_at = null, last_error = 'http-410' where id = '${suspended!.id}'`);
  expect((await ask(served, `/api/operators/deliveries/${suspended!.id}/sending`, { as: 'operator', body: {} })).code).toBe('newer-delivery');

  const ending = async (evidenceIds: string[]) => ask(served, `/api/cases/${caseId}/suspensions/${(await suspensionOf(FINANCE)).orderId}/ending-acknowledgement`, { as: 'platform-clerk', body: { how: 'lifted', evidenceIds } });
  expect((await ending([])).code).toBe('proof-needed');
  expect((await ending([await paperOf(served.house.register, clerk(), { caseId })])).status).toBe(201);
  const owed = (await situation()).restorations.find((r) => r.orgId === FINANCE)!;
  const { path, body } = routeOf(reportOf(owed, '已按函办理'));
  const report = (evidenceIds: string[]) => ask(served, `/api/cases/${caseId}/${path}`, { as: 'platform-clerk', body: { ...body, evidenceIds } });
  expect((await report([])).code).toBe('proof-needed');
  expect((await report([await paperOf(served.house.register, clerk(), { caseId })])).status).toBe(201);
  expect((await situation()).restorations.find((r) => r.orgId === FINANCE)!.reported).not.toBeNull();
});
