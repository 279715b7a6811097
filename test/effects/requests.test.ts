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
import { sweepSucceededDuties } from '../../db/succession-sweep.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import type { ActKind } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { BreachId, CaseId, MeasureId, OrgId } from '../../domain/ids.ts';
import { addDays, dayAt, plusMs } from '../../domain/time.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { CourierOptions } from '../../main/courier.ts';
import { carryRound } from '../../main/courier.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { GOVERNMENT, HOUSING, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import type { Recipient } from '../../scripts/recipient/service.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import type { RecipientStore } from '../../scripts/recipient/store.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { testOwner } from '../setup/database.ts';
import { accept, actorFor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addOrganisation, addRecord } from '../setup/standing-data.ts';

/** Orders to undo a use by the way of whom they are for, over HTTP on loopback, against systems with stores of their own. */
let served: ServedHouse;
let folder: string;
let register: Register;
let options: CourierOptions;
let today: Day;
const GONE = asId<OrgId>('daqing-gone');
const systems = new Map<OrgId, { recipient: Recipient; store: RecipientStore }>();
const story: DemoStory = DEMO_SCENARIOS.upheld;

beforeAll(async () => {
  served = await serveHouse();
  const owner = testOwner(served.house.migrationUrl);
  const now = (await asSuperuser<{ now: Instant }>(served, `select to_char(business_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`))[0]!.now;
  today = dayAt(now, 'Asia/Shanghai');
  // Nothing has read the organisations yet: one that is abolished while its case runs.
  await addOrganisation(owner, { id: GONE, name: '大庆市某开发局', validTo: addDays(today, 3), successorId: HOUSING, superiorId: GOVERNMENT });
  await owner.destroy();
  folder = mkdtempSync(join(tmpdir(), 'zm-requests-'));
  register = { ...served.house.register, publicUrl: served.baseUrl };
  await sweepPublicityOfDay(served.house.register);
  options = {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 1_000, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000, retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  };
  for (const orgId of [RESOURCES, GONE, HOUSING]) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const store = recipientStore(join(folder, orgId));
    const recipient = await startRecipient({ port: 0, orgId, keysUrl: `${served.baseUrl}/.well-known/zhengming-keys.json`, key: { kid: orgId, privateKey: privateKey.export({ format: 'jwk' }) as JWK }, store });
    systems.set(orgId, { recipient, store });
    const body = { way: 'webhook', address: recipient.url, publicKeys: [{ ...publicKey.export({ format: 'jwk' }), kid: orgId }], newSecret: false };
    expect([orgId, (await ask(served, `/api/operators/channels/${orgId}`, { as: 'operator', body })).status]).toEqual([orgId, 201]);
  }
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

/** A case in which measures of these rest. */
async function accepted({ executors }: { executors: readonly OrgId[] }): Promise<CaseId> {
  const measure = (executorId: OrgId) => ({ id: asId<MeasureId>(randomUUID()), executorId, kind: 'administrative' as const, title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until: null });
  const { recordId } = await addRecord(served.house.register, { subjectId: story.by.subjectId!, providerId: TAX, measures: executors.map(measure) });
  const caseId = await file(stage(), { ...story, recordId });
  await accept(stage(), caseId, story);
  await served.house.settled();
  await drained();
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
  expect((await acts(caseId, 'orderAcknowledged')).map(({ facts }) => facts)).toMatchObject([{ order: 'suspend' }, { order: 'undo', ref: breachId, notice: sent!.ref }]);
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
