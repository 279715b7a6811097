import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryRow } from '../../db/delivery-repository.ts';
import { readyNotice } from '../../db/notice-reads.ts';
import { sweepPublicityOfDay } from '../../db/publicity-sweep.ts';
import type { Register } from '../../db/register.ts';
import { sweepSucceededDuties, sweepSuccessions } from '../../db/succession-sweep.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import type { ActKind } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { BreachId, CaseId, MeasureId, OrderId, OrgId } from '../../domain/ids.ts';
import type { LimitName } from '../../domain/limit.ts';
import { addDays, dayAt, plusMs } from '../../domain/time.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { CourierOptions } from '../../main/courier.ts';
import { carryRound } from '../../main/courier.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { FINANCE, GOVERNMENT, HOUSING, LABOUR, MARKET, PROVINCIAL_TAX, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import type { Recipient } from '../../scripts/recipient/service.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import type { RecipientStore } from '../../scripts/recipient/store.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { testOwner } from '../setup/database.ts';
import { paperOf } from '../setup/paper.ts';
import { actorFor, answer, clerk, decide, demoActor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addOrganisation, addRecord } from '../setup/standing-data.ts';

/** Orders to undo a use, requests to verify and their recall by the way of whom they are for, over HTTP on loopback, against systems with stores of their own. */
let served: ServedHouse;
let folder: string;
let register: Register;
let options: CourierOptions;
let today: Day;
const GONE = asId<OrgId>('daqing-gone');
const OLD = asId<OrgId>('daqing-abolished');
const systems = new Map<OrgId, { recipient: Recipient; store: RecipientStore }>();
const story: DemoStory = DEMO_SCENARIOS.upheld;

beforeAll(async () => {
  served = await serveHouse();
  const owner = testOwner(served.house.migrationUrl);
  const now = (await asSuperuser<{ now: Instant }>(served, `select to_char(business_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`))[0]!.now;
  today = dayAt(now, 'Asia/Shanghai');
  // Nothing has read the organisations yet: one that is abolished while its case runs.
  await addOrganisation(owner, { id: GONE, name: '大庆市某开发局', validTo: addDays(today, 3), successorId: HOUSING, superiorId: GOVERNMENT });
  await addOrganisation(owner, { id: OLD, name: '大庆市某稽查局', validTo: addDays(today, 8), successorId: TAX, superiorId: PROVINCIAL_TAX });
  await owner.destroy();
  folder = mkdtempSync(join(tmpdir(), 'zm-requests-'));
  register = { ...served.house.register, publicUrl: served.baseUrl };
  await sweepPublicityOfDay(served.house.register);
  options = {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 1_000, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000, retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  };
  for (const orgId of [RESOURCES, GONE, HOUSING, TAX, MARKET, OLD]) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const store = recipientStore(join(folder, orgId));
    const recipient = await startRecipient({ port: 0, orgId, keysUrl: `${served.baseUrl}/.well-known/zhengming-keys.json`, key: { kid: orgId, privateKey: privateKey.export({ format: 'jwk' }) as JWK }, store });
    systems.set(orgId, { recipient, store });
    const body = { way: 'webhook', address: recipient.url, publicKeys: [{ ...publicKey.export({ format: 'jwk' }), kid: orgId }], newSecret: false };
    expect([orgId, (await ask(served, `/api/operators/channels/${orgId}`, { as: 'operator', body })).status]).toEqual([orgId, 201]);
  }
  expect((await ask(served, `/api/operators/channels/${FINANCE}`, { as: 'operator', body: { way: 'paper', address: '大庆市某路1号', publicKeys: [], newSecret: false } })).status).toBe(201);
}, 180_000);
afterAll(async () => {
  await Promise.all([...systems.values()].map(({ recipient }) => recipient.close()));
  await served.stop();
  rmSync(folder, { recursive: true });
});

const stage = () => ({ ...served.house, counter: served.counter });
const system = (orgId: OrgId) => systems.get(orgId)!;
const rowsTo = (caseId: CaseId, orgId: OrgId, order: string) => asSuperuser<DeliveryRow>(served, `select * from delivery where kind = 'order' and content ->> 'caseId' = '${caseId}' and party = 'org:${orgId}' and content ->> 'order' = '${order}' order by wall_at, id`);
const round = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await carryRound(register, (ids) => void served.house.poker.pokeAndWait(ids), options);
};
const drained = async (): Promise<void> => {
  for (let i = 0; i < 40 && (await asSuperuser(served, `select from delivery where channel = 'webhook' and state in ('queued', 'failed')`)).length > 0; i += 1) await round();
};
const acts = async (caseId: CaseId, kind: ActKind) => (await served.house.acts(caseId)).filter((act) => act.kind === kind);
const bodyOf = async (row: DeliveryRow): Promise<Record<string, unknown>> => JSON.parse((await readyNotice(register, row)).body.toString()) as Record<string, unknown>;
const board = async (caseId: CaseId) => ((await ask(served, '/api/corrections', { as: 'platform-clerk', method: 'GET' })).json() as { orders: { order: string; caseId: string; org: { id: string }; letterId: string | null; delivery: { id: string; state: string } }[] }).orders.filter((o) => o.caseId === caseId);

/** A case in which measures of these rest and the provider is asked; what goes out has gone, was tried once, or waits. */
async function accepted({ executors = [], providerId = TAX, further = [], carried = 'all' }: { executors?: readonly OrgId[]; providerId?: OrgId; further?: readonly OrgId[]; carried?: 'all' | 'once' | 'not' }): Promise<CaseId> {
  const measure = (executorId: OrgId) => ({ id: asId<MeasureId>(randomUUID()), executorId, kind: 'administrative' as const, title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until: null });
  const { recordId } = await addRecord(served.house.register, { subjectId: story.by.subjectId!, providerId, measures: executors.map(measure) });
  const caseId = await file(stage(), { ...story, recordId });
  await served.counter.act(clerk(), caseId, { kind: 'accepted', remark: story.acceptanceRemark, ...(further.length === 0 ? {} : { further: further.map((orgId) => ({ orgId, reason: '该单位也掌握有关情况' })) }) });
  await served.house.settled();
  if (carried === 'all') await drained();
  if (carried === 'once') await round();
  return caseId;
}

/** The subject met one of the measures although it rests. */
async function used(caseId: CaseId, orgId: OrgId): Promise<BreachId> {
  const order = (await served.house.situation(caseId)).suspensions.find((o) => o.orgId === orgId)!;
  await served.counter.act(story.by, caseId, {
    kind: 'breachReported', orderId: order.orderId, measureIds: order.measureIds, on: dayAt(order.orderedAt, 'Asia/Shanghai'), where: '开标现场', what: '以信用记录为由拒收投标文件', evidenceIds: [],
  });
  return breachesOf(await served.house.situation(caseId)).at(-1)!.breachId;
}
const useOf = async (caseId: CaseId, breachId: BreachId) => breachesOf(await served.house.situation(caseId)).find((b) => b.breachId === breachId)!;
const rollbackClocks = async (caseId: CaseId) => (await served.house.situation(caseId)).clocks.filter((c) => c.limit === 'rollback');
const undone = (caseId: CaseId, breachId: BreachId) => served.counter.act(actorFor(RESOURCES, 'executor'), caseId, { kind: 'rolledBack', breachId, steps: '已恢复投标资格并书面告知', evidenceIds: [] });

test('an order to undo a use goes to the department’s system under one id until that takes it; its signature says that it has come, and the department reports what it has undone', { timeout: 120_000 }, async () => {
  const caseId = await accepted({ executors: [RESOURCES] });
  const { recipient, store } = system(RESOURCES);
  recipient.behave('fails', 1);
  const breachId = await used(caseId, RESOURCES);
  await round();
  const [failed] = await rowsTo(caseId, RESOURCES, 'undo');
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, last_error: 'http-503', ref: (await acts(caseId, 'rollbackOrdered'))[0]!.id });
  expect(await board(caseId)).toMatchObject([{ order: 'undo', org: { id: RESOURCES }, letterId: expect.any(String), delivery: { id: failed!.id, state: 'failed' } }]);
  recipient.behave('forges', 1);
  await round();
  expect([(await rowsTo(caseId, RESOURCES, 'undo'))[0]!.last_error, (await useOf(caseId, breachId)).received]).toEqual(['acknowledgement-badSignature', undefined]);
  recipient.behave('twice', 1);
  await drained();
  const [sent] = await rowsTo(caseId, RESOURCES, 'undo');
  const use = await useOf(caseId, breachId);
  const [clock] = await rollbackClocks(caseId);
  const letter = (await served.house.situation(caseId)).letters.find((l) => l.letter === 'rollbackOrder')!;
  expect(store.orders().filter(({ order }) => order === 'undo')).toEqual([{ order: 'undo', orderId: breachId, letter: letter.number, measures: use.measureIds }]);
  expect([sent!.state, sent!.attempts, sent!.message_id, store.arrivals().filter(({ messageId }) => messageId === sent!.message_id).length]).toEqual(['sent', 3, failed!.message_id, 1]);
  expect((await acts(caseId, 'orderAcknowledged')).map(({ facts }) => facts).filter((f) => 'order' in f && f.order === 'undo')).toMatchObject([{ ref: breachId, notice: sent!.ref }]);
  expect([use.received, use.rolledBack, clock!.endedAt]).toEqual([expect.any(String), null, null]);
  // The day of the use and by when to report; what was refused and where stands in the letter.
  const body = await bodyOf(sent!);
  expect(body).toMatchObject({ kind: 'order', order: 'undo', orderId: breachId, letter: letter.number, usedOn: use.on, answerBy: clock!.terms.dueAt });
  expect(/开标现场|拒收|云杉/.test(JSON.stringify(body))).toBe(false);
  await undone(caseId, breachId);
  expect([(await useOf(caseId, breachId)).rolledBack?.at, (await rollbackClocks(caseId))[0]!.endedAt]).toEqual([expect.any(String), expect.any(String)]);
  expect(await board(caseId)).toEqual([]);
});

test('what had not gone out to a department that is no more goes to its successor’s system instead, once, and by the same date', { timeout: 120_000 }, async () => {
  const caseId = await accepted({ executors: [GONE] });
  system(GONE).recipient.behave('fails');
  const breachId = await used(caseId, GONE);
  await round();
  const [former] = await rowsTo(caseId, GONE, 'undo');
  const [before] = await rollbackClocks(caseId);
  expect([former!.state, before!.owner]).toEqual(['failed', { org: GONE }]);
  await served.house.moveTo(plusMs(former!.created_at, 4 * 24 * 3_600_000));
  await served.house.poker.pokeAndWait(await sweepSucceededDuties(served.house.register));
  await drained();
  const [taken] = await rowsTo(caseId, HOUSING, 'undo');
  expect([(await rowsTo(caseId, GONE, 'undo')).map(({ state, last_error }) => [state, last_error]), taken!.state, taken!.ref, taken!.message_id === former!.message_id]).toEqual([[['dead', 'succeeded']], 'sent', former!.ref, false]);
  expect([system(GONE).store.orders().filter(({ order }) => order === 'undo'), system(HOUSING).store.orders().filter(({ order }) => order === 'undo').map(({ orderId }) => orderId)]).toEqual([[], [breachId]]);
  const [old, clock] = await rollbackClocks(caseId);
  expect([old!.endedAt, clock!.owner, clock!.terms.dueAt, clock!.endedAt]).toEqual([expect.any(String), { org: HOUSING }, before!.terms.dueAt, null]);
  expect(await useOf(caseId, breachId)).toMatchObject({ orgId: HOUSING, received: expect.any(String), rolledBack: null });
  expect((await ask(served, `/api/operators/deliveries/${former!.id}/sending`, { as: 'operator', body: {} })).code).toBe('newer-delivery');
});

test('a use that was undone before the order could go out: the order goes nowhere any more', async () => {
  const caseId = await accepted({ executors: [RESOURCES] });
  const { recipient, store } = system(RESOURCES);
  recipient.behave('fails');
  const breachId = await used(caseId, RESOURCES);
  await round();
  await undone(caseId, breachId);
  recipient.behave('well');
  await drained();
  const [row] = await rowsTo(caseId, RESOURCES, 'undo');
  expect([row!.state, row!.last_error, store.orders().filter(({ orderId }) => orderId === breachId), await board(caseId)]).toEqual(['dead', 'withdrawn', [], []]);
});

const requestsIn = async (caseId: CaseId) => (await served.house.situation(caseId)).verifications;
const clockOf = async (caseId: CaseId, limit: LimitName, ref: string) => (await served.house.situation(caseId)).clocks.find((c) => c.limit === limit && c.ref === ref)!;
const acknowledge = async (caseId: CaseId, as: string, orderId: OrderId, evidenceIds: string[] = []) => ask(served, `/api/cases/${caseId}/verifications/${orderId}/acknowledgement`, { as, body: { evidenceIds } });
const recall = async (caseId: CaseId, orderId: OrderId, to: OrgId) => served.counter.act(clerk(), caseId, { kind: 'verificationRecalled', orderId, to, reason: '该信息不由该单位提供' });

test('a request to verify goes to the provider’s system under one id until that takes it; its signature is 签收, once, and the answer is given at the counter', { timeout: 120_000 }, async () => {
  const { recipient, store } = system(TAX);
  recipient.behave('fails');
  const caseId = await accepted({ carried: 'once' });
  const [asked] = await requestsIn(caseId);
  const [failed] = await rowsTo(caseId, TAX, 'verify');
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, last_error: 'http-503', ref: (await acts(caseId, 'verificationRequested'))[0]!.id });
  expect([asked!.by, asked!.acknowledgedAt]).toEqual(['webhook', null]);
  expect(await board(caseId)).toMatchObject([{ order: 'verify', org: { id: TAX }, letterId: expect.any(String), delivery: { id: failed!.id, state: 'failed' } }]);
  recipient.behave('forges', 1);
  await round();
  expect([(await rowsTo(caseId, TAX, 'verify'))[0]!.last_error, (await requestsIn(caseId))[0]!.acknowledgedAt]).toEqual(['acknowledgement-badSignature', null]);
  recipient.behave('twice', 1);
  await drained();
  const [sent] = await rowsTo(caseId, TAX, 'verify');
  const s = await served.house.situation(caseId);
  const letter = s.letters.find((l) => l.letter === 'verificationRequest')!;
  expect(store.orders().filter(({ orderId }) => orderId === asked!.orderId)).toEqual([{ order: 'verify', orderId: asked!.orderId, letter: letter.number, measures: [] }]);
  expect([sent!.state, sent!.attempts, sent!.message_id, store.arrivals().filter(({ messageId }) => messageId === sent!.message_id).length]).toEqual(['sent', 3, failed!.message_id, 1]);
  expect((await acts(caseId, 'orderAcknowledged')).map(({ facts }) => facts)).toMatchObject([{ order: 'verify', ref: asked!.orderId, notice: sent!.ref }]);
  expect([s.verifications[0]!.acknowledgedAt, (await clockOf(caseId, 'verificationAcknowledgement', asked!.orderId)).endedAt, (await clockOf(caseId, 'verification', asked!.orderId)).endedAt]).toEqual([expect.any(String), expect.any(String), null]);
  expect((await acknowledge(caseId, 'tax-provider', asked!.orderId)).code).toBe('already-done');
  // Which grounds, of which fields; whose record it is and what the applicant says stands in the letter.
  const body = await bodyOf(sent!);
  expect(body).toMatchObject({ kind: 'order', order: 'verify', letter: letter.number, answerBy: asked!.answer.dueAt, grounds: s.grounds });
  const { identifier } = (await asSuperuser<{ identifier: string }>(served, `select identifier from subject where id = '${story.by.subjectId!}'`))[0]!;
  expect([identifier, '云杉', story.grounds[0]!.explanation, story.grounds[1]!.explanation].filter((text) => JSON.stringify(body).includes(text))).toEqual([]);
  await answer(stage(), caseId, story);
  expect([(await requestsIn(caseId))[0]!.answered?.late, (await rowsTo(caseId, TAX, 'verify'))[0]!.state]).toEqual([false, 'sent']);
});

test('a request that is recalled before it went out never goes; whoever is asked instead gets one of its own, by the same clock', { timeout: 120_000 }, async () => {
  const { store } = system(TAX);
  const caseId = await accepted({ carried: 'not' });
  const [asked] = await requestsIn(caseId);
  await recall(caseId, asked!.orderId, MARKET);
  await drained();
  const [row] = await rowsTo(caseId, TAX, 'verify');
  const [old, taken] = await requestsIn(caseId);
  const [other] = await rowsTo(caseId, MARKET, 'verify');
  expect([row!.state, row!.last_error, other!.state, other!.message_id === row!.message_id]).toEqual(['dead', 'withdrawn', 'sent', false]);
  expect([store.orders().filter(({ orderId }) => orderId === asked!.orderId), await rowsTo(caseId, TAX, 'recall')]).toEqual([[], []]);
  expect(system(MARKET).store.orders().filter(({ order }) => order === 'verify')).toMatchObject([{ orderId: taken!.orderId }]);
  expect([old!.acknowledgedAt, taken!.acknowledgedAt, taken!.answer]).toEqual([null, expect.any(String), asked!.answer]);
  expect([(await ask(served, `/api/operators/deliveries/${row!.id}/sending`, { as: 'operator', body: {} })).code, await board(caseId), (await acknowledge(caseId, 'tax-provider', asked!.orderId)).code]).toEqual(['already-done', [], 'already-done']);
});

test('a request that its system has, or may have, is recalled by the same way; what it acknowledges of it afterwards is no 签收 any more', { timeout: 120_000 }, async () => {
  const { recipient, store } = system(TAX);
  recipient.behave('later', 1);
  const caseId = await accepted({});
  const [asked] = await requestsIn(caseId);
  expect([asked!.acknowledgedAt, (await rowsTo(caseId, TAX, 'verify'))[0]!.state]).toEqual([null, 'sent']);
  await recall(caseId, asked!.orderId, MARKET);
  await drained();
  expect(await recipient.acknowledgeNow()).toEqual([200]);
  const s = await served.house.situation(caseId);
  expect(store.orders().filter(({ orderId }) => orderId === asked!.orderId)).toMatchObject([{ order: 'verify' }, { order: 'recall', letter: s.letters.find((l) => l.letter === 'recallNotice')!.number }]);
  // One from each system, in whichever order they answered.
  const taken = (await acts(caseId, 'orderAcknowledged')).flatMap((act) => (act.kind === 'orderAcknowledged' ? [`${act.facts.order} ${act.facts.ref}`] : []));
  expect(taken.toSorted()).toEqual([`recall ${asked!.orderId}`, `verify ${s.verifications[1]!.orderId}`]);
  expect([s.verifications[0]!.acknowledgedAt, s.verifications[0]!.recallReceived, s.verifications[1]!.acknowledgedAt]).toEqual([null, expect.any(String), expect.any(String)]);

  // It broke off after it had taken the request in: nobody here knows that.
  recipient.behave('diesAfterTaking', 1);
  const unsure = await accepted({ carried: 'once' });
  const [tried] = await requestsIn(unsure);
  await recall(unsure, tried!.orderId, MARKET);
  await drained();
  expect([(await rowsTo(unsure, TAX, 'verify')).map(({ state, last_error }) => [state, last_error]), (await rowsTo(unsure, TAX, 'recall')).map(({ state }) => state)]).toEqual([[['dead', 'withdrawn']], ['sent']]);
  expect(store.orders().filter(({ orderId }) => orderId === tried!.orderId).map(({ order }) => order)).toEqual(['verify', 'recall']);
});

test('a request that is just on its way when it is taken back is waited for: the recall goes behind it, and what never came back is given up', { timeout: 120_000 }, async () => {
  const { store } = system(TAX);
  const caseId = await accepted({ carried: 'not' });
  const [asked] = await requestsIn(caseId);
  await asSuperuser(served, `update delivery set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour', attempts = 1 where content ->> 'orderId' = '${asked!.orderId}' and content ->> 'order' = 'verify'`);
  await recall(caseId, asked!.orderId, MARKET);
  for (let i = 0; i < 3; i += 1) await round();
  const states = async () => [...await rowsTo(caseId, TAX, 'verify'), ...await rowsTo(caseId, TAX, 'recall')].map((row) => [row.state, row.last_error]);
  expect([await states(), await board(caseId)]).toMatchObject([[['queued', 'withdrawn'], ['queued', null]], [{ order: 'recall' }]]);
  await asSuperuser(served, `update delivery set leased_until = clock_timestamp() - interval '1 second' where content ->> 'orderId' = '${asked!.orderId}' and content ->> 'order' = 'verify'`);
  await drained();
  expect([await states(), store.orders().filter(({ orderId }) => orderId === asked!.orderId).map(({ order }) => order)]).toEqual([[['dead', 'withdrawn'], ['sent', null]], ['recall']]);
});

test('an attempt that fails after its request was taken back is the last one', { timeout: 120_000 }, async () => {
  const { recipient, store } = system(TAX);
  const caseId = await accepted({ carried: 'not' });
  const [asked] = await requestsIn(caseId);
  recipient.behave('hangs', 1);
  // Longer than anything here takes: it is taken back while the attempt goes on.
  const under = carryRound(register, (ids) => void served.house.poker.pokeAndWait(ids), { ...options, limits: { ...options.limits, wholeMs: 6_000 } });
  await expect.poll(async () => (await rowsTo(caseId, TAX, 'verify'))[0]!.attempts, { timeout: 10_000, interval: 10 }).toBe(1);
  await recall(caseId, asked!.orderId, MARKET);
  expect((await rowsTo(caseId, TAX, 'verify'))[0]).toMatchObject({ state: 'queued', last_error: 'withdrawn' });
  await under;
  expect((await rowsTo(caseId, TAX, 'verify'))[0]).toMatchObject({ state: 'dead', last_error: 'withdrawn', attempts: 1, lease: null });
  await drained();
  expect(store.orders().filter(({ orderId }) => orderId === asked!.orderId).map(({ order }) => order)).toEqual(['recall']);
});

test('a case that its subject withdraws: whoever has been asked learns by the same way that it need not answer; what had not gone out goes nowhere', { timeout: 120_000 }, async () => {
  const { store } = system(TAX);
  const [gone, waiting] = [await accepted({}), await accepted({ carried: 'not' })];
  for (const caseId of [gone, waiting]) {
    await served.counter.act(story.by, caseId, { kind: 'withdrawalAsked', reasons: '不再申请' });
    await served.counter.act(story.by, caseId, { kind: 'withdrawn' });
  }
  await drained();
  const [asked] = await requestsIn(gone);
  const letter = (await served.house.situation(gone)).letters.find((l) => l.letter === 'withdrawalNotice')!;
  expect(store.orders().filter(({ orderId }) => orderId === asked!.orderId).map((each) => [each.order, each.letter === letter.number])).toEqual([['verify', false], ['withdraw', true]]);
  // Two who have been asked are told each, and each acknowledges its own.
  const two = await accepted({ further: [MARKET] });
  await served.counter.act(story.by, two, { kind: 'withdrawalAsked', reasons: '不再申请' });
  await served.counter.act(story.by, two, { kind: 'withdrawn' });
  await drained();
  expect((await requestsIn(two)).map((v) => [v.orgId, v.recallReceived])).toEqual([[TAX, expect.any(String)], [MARKET, expect.any(String)]]);
  expect([...await rowsTo(two, TAX, 'withdraw'), ...await rowsTo(two, MARKET, 'withdraw')].map(({ state, attempts }) => [state, attempts])).toEqual([['sent', 1], ['sent', 1]]);
  expect([(await requestsIn(gone))[0]!.recallReceived, (await rowsTo(waiting, TAX, 'verify'))[0]!.last_error, await rowsTo(waiting, TAX, 'withdraw')]).toEqual([expect.any(String), 'withdrawn', []]);
});

test('what was asked of a provider that is no more is asked of its successor’s system, once, by the same clock', { timeout: 120_000 }, async () => {
  system(OLD).recipient.behave('fails');
  const caseId = await accepted({ providerId: OLD, carried: 'once' });
  const [asked] = await requestsIn(caseId);
  const [former] = await rowsTo(caseId, OLD, 'verify');
  expect([asked!.orgId, former!.state]).toEqual([OLD, 'failed']);
  await served.house.moveTo(plusMs(former!.created_at, 9 * 24 * 3_600_000));
  await served.house.poker.pokeAndWait(await sweepSuccessions(served.house.register));
  await drained();
  const [old, taken] = await requestsIn(caseId);
  const messages = await rowsTo(caseId, TAX, 'verify');
  expect([old!.recalledSeq === undefined, taken!.orgId, taken!.answer.dueAt, taken!.acknowledgedAt]).toEqual([false, TAX, asked!.answer.dueAt, expect.any(String)]);
  expect([messages.map(({ state }) => state), (await rowsTo(caseId, OLD, 'verify')).map(({ state, last_error }) => [state, last_error]), await rowsTo(caseId, OLD, 'recall')]).toEqual([['sent'], [['dead', 'withdrawn']], []]);
  expect([system(OLD).store.arrivals(), system(TAX).store.orders().filter(({ orderId }) => orderId === taken!.orderId)]).toEqual([[], [expect.objectContaining({ order: 'verify' })]]);
  await answer(stage(), caseId, story);
  expect((await served.house.situation(caseId)).phase).toBe('deciding');
});

test('a case examined anew asks anew, by a request of its own; what the first examination could not send stays unsent', { timeout: 120_000 }, async () => {
  const { recipient, store } = system(TAX);
  recipient.behave('fails');
  const caseId = await accepted({ carried: 'once' });
  const rejected: DemoStory = { ...DEMO_SCENARIOS.rejected, grounds: story.grounds.map((g) => ({ ...g, finding: DEMO_SCENARIOS.rejected.grounds[0]!.finding })) };
  await answer(stage(), caseId, rejected);
  expect((await rowsTo(caseId, TAX, 'verify')).map(({ state, last_error }) => [state, last_error])).toEqual([['dead', 'withdrawn']]);
  await decide(stage(), caseId, rejected);
  await served.house.settled();
  recipient.behave('well');
  await served.counter.act(demoActor('supervisor'), caseId, { kind: 'reopened', reasons: '申请人提交了新的材料', evidenceIds: [] });
  await drained();
  const [first, second] = await requestsIn(caseId);
  expect([first!.round, second!.round, second!.acknowledgedAt]).toEqual([1, 2, expect.any(String)]);
  expect((await rowsTo(caseId, TAX, 'verify')).map(({ state }) => state)).toEqual(['dead', 'sent']);
  expect(store.orders().filter(({ orderId }) => orderId === first!.orderId || orderId === second!.orderId)).toMatchObject([{ order: 'verify', orderId: second!.orderId }]);
});

test('on paper: posted by a clerk, who enters the slip with the slip; whoever has no way of its own reads the web app', { timeout: 120_000 }, async () => {
  const caseId = await accepted({ providerId: FINANCE });
  const [asked] = await requestsIn(caseId);
  const [row] = await rowsTo(caseId, FINANCE, 'verify');
  expect(await board(caseId)).toMatchObject([{ order: 'verify', org: { id: FINANCE }, delivery: { id: row!.id, state: 'queued' } }]);
  expect((await ask(served, `/api/corrections/deliveries/${row!.id}/posting`, { as: 'platform-clerk', body: {} })).status).toBe(201);
  expect((await acknowledge(caseId, 'platform-clerk', asked!.orderId)).code).toBe('proof-needed');
  const paper = await paperOf(served.house.register, clerk(), { caseId });
  expect((await acknowledge(caseId, 'platform-clerk', asked!.orderId, [paper])).status).toBe(201);
  expect((await acts(caseId, 'verificationAcknowledged')).map(({ facts }) => facts)).toEqual([{ orderId: asked!.orderId, evidenceIds: [paper] }]);

  const read = await accepted({ providerId: LABOUR });
  const [inTheApp] = await requestsIn(read);
  expect([inTheApp!.by, await rowsTo(read, LABOUR, 'verify'), (await acknowledge(read, 'platform-clerk', inTheApp!.orderId, [await paperOf(served.house.register, clerk(), { caseId: read })])).code]).toEqual([undefined, [], 'not-your-role']);
});
