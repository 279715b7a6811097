import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Register } from '../../db/register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { CaseId, OrgId, RecordId } from '../../domain/ids.ts';
import { noticesOf } from '../../domain/correction-situation.ts';
import type { CourierOptions } from '../../main/courier.ts';
import { carryRound } from '../../main/courier.ts';
import { BANK, ENTERPRISE_SYSTEM, FINANCE, PROVINCIAL_PLATFORM, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import { postWebhook } from '../../outside/webhook.ts';
import { isPrivateAddress } from '../../outside/webhook-target.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import type { Answer } from '../api/ask.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { paperOf } from '../setup/paper.ts';
import { accept, acknowledgeAll, answer, clerk, decide, demoActor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { adoptLookBack } from '../setup/review-edition.ts';
import { addRecord } from '../setup/standing-data.ts';

/** One correction by every way there is: a mail that leads to the page, paper that a clerk posts, a system that is away, an office that reads the page, and one that is no more. */
const by = demoActor('company-yunshan');
let served: ServedHouse;
let register: Register;
let folder: string;
let options: CourierOptions;
let caseId: CaseId;
let recordId: RecordId;

const setChannel = (orgId: OrgId, body: object): Promise<Answer> => ask(served, `/api/operators/channels/${orgId}`, { as: 'operator', body: { address: null, publicKeys: [], newSecret: false, ...body } });
const noticeOf = async (orgId: OrgId) => noticesOf(await served.house.situation(caseId)).find((n) => n.orgId === orgId)!;
interface Row { id: string; kind: string; channel: string; state: string; attempts: number; last_error: string | null; message_id: string }
const deliveryTo = async (orgId: OrgId): Promise<Row> => (await asSuperuser<Row>(served, `select id, channel, state, attempts, last_error, message_id from delivery where kind = 'correction' and ref = '${(await noticeOf(orgId)).noticeId}'`))[0]!;
const confirm = async (orgId: OrgId, as: string, evidenceIds: string[] = []): Promise<Answer> => ask(served, `/api/cases/${caseId}/notices/${(await noticeOf(orgId)).noticeId}/confirmation`, { as, body: { evidenceIds } });

beforeAll(async () => {
  served = await serveHouse();
  folder = mkdtempSync(join(tmpdir(), 'zm-ways-'));
  register = { ...served.house.register, publicUrl: served.baseUrl };
  options = {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 1_000, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000,
    retry: { firstMs: 3_600_000, mostMs: 3_600_000, attempts: 30 },
  };
  expect((await setChannel(RESOURCES, { way: 'mail', address: 'credit@resources.invalid' })).status).toBe(201);
  expect((await setChannel(FINANCE, { way: 'paper', address: '大庆市萨尔图区东风路1号' })).status).toBe(201);
  ({ recordId } = await addRecord(served.house.register, { subjectId: by.subjectId!, providerId: TAX, recipients: [RESOURCES, FINANCE, BANK, ENTERPRISE_SYSTEM, PROVINCIAL_PLATFORM] }));
  const edition = await adoptLookBack(served.house.register, 24);
  await asSuperuser(served, `update record_recipient set given_at = given_at - interval '25 months' where record_id = '${recordId}' and org_id = '${PROVINCIAL_PLATFORM}'`);
  const story = { ...DEMO_SCENARIOS.upheld, recordId };
  const stage = { ...served.house, counter: served.counter };
  await setChannel(ENTERPRISE_SYSTEM, { way: 'webhook', address: `http://127.0.0.1:${await findFreePort()}/notices`, newSecret: true });
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
  expect((await served.house.situation(caseId)).pack).toBe(edition);
}, 180_000);
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

test('with a look-back of so many months whoever was given the record before that is not told, and everybody since is', async () => {
  expect(noticesOf(await served.house.situation(caseId)).map(({ orgId, by: way = 'web' }) => `${orgId} ${way}`).sort()).toEqual([`${BANK} web`, `${ENTERPRISE_SYSTEM} webhook`, `${FINANCE} paper`, `${RESOURCES} mail`].sort());
});

test('a mail says which notice and where to read it, nothing of the record, and confirms nothing by itself', async () => {
  await expect.poll(async () => (await deliveryTo(RESOURCES)).state, { timeout: 20_000 }).toBe('sent');
  const { mails } = (await ask(served, '/api/demo/mails', { as: null, method: 'GET' })).json() as { mails: { to: string[]; subject: string; text: string }[] };
  const { number } = await served.house.situation(caseId);
  const [{ letter }] = await asSuperuser<{ letter: string }>(served, `select number as letter from letter where kind = 'correctionNotice' and ref = '${(await noticeOf(RESOURCES)).noticeId}'`) as [{ letter: string }];
  // Other notices of this case go to the same address, before or after this one; of this one there is one mail.
  const ours = mails.filter(({ to, subject }) => to.includes('credit@resources.invalid') && subject.endsWith(letter));
  expect(ours.map(({ subject }) => subject)).toEqual([`正名：信息更正（撤销）通知 ${letter}`]);
  const [mail] = ours;
  expect([mail!.text.includes(number), mail!.text.includes(`/cases/${caseId}\n`), /云山|云杉|罚款|试罚/.test(mail!.text)]).toEqual([true, true, false]);
  expect((await noticeOf(RESOURCES)).confirmedAt).toBeNull();
  expect((await confirm(RESOURCES, 'platform-clerk')).code).toBe('not-your-role');
  expect((await confirm(RESOURCES, 'resources-clerk')).status).toBe(201);
});

test('on paper: it waits until a clerk has posted it, once; the slip that comes back is entered by the platform', async () => {
  const { id, ...row } = await deliveryTo(FINANCE);
  expect(row).toMatchObject({ channel: 'paper', state: 'queued', attempts: 0 });
  const post = (as: string) => ask(served, `/api/corrections/deliveries/${id}/posting`, { as, body: {} });
  expect((await post('finance-clerk')).code).toBe('not-your-role');
  expect([(await post('platform-clerk')).status, (await post('platform-clerk')).code]).toEqual([201, 'already-done']);
  expect(await deliveryTo(FINANCE)).toMatchObject({ state: 'sent', attempts: 1 });
  const mailed = await deliveryTo(RESOURCES);
  expect((await ask(served, `/api/corrections/deliveries/${mailed.id}/posting`, { as: 'platform-clerk', body: {} })).code).toBe('not-found');
  expect((await noticeOf(FINANCE)).confirmedAt).toBeNull();
  // The slip itself goes along with what is entered of it.
  expect((await confirm(FINANCE, 'platform-clerk')).code).toBe('proof-needed');
  expect((await confirm(FINANCE, 'platform-clerk', [await paperOf(served.house.register, clerk(), { caseId })])).status).toBe(201);
  expect((await noticeOf(FINANCE)).confirmedAt).not.toBeNull();
});

test('a system that is away and comes back after an hour gets what waited, once and under the one id, and confirms it', async () => {
  await carryRound(register, () => {}, options);
  // In its order: the mark came first and is tried first, and the correction waits behind it.
  const waiting = () => asSuperuser<Row>(served, `select id, channel, state, attempts, last_error, message_id, kind from delivery where party = 'org:${ENTERPRISE_SYSTEM}' and channel = 'webhook' order by wall_at, id`);
  const before = await waiting();
  expect(before.map(({ state, attempts, last_error }) => [state, attempts, last_error])).toEqual([['failed', 1, 'econnrefused'], ...before.slice(1).map(() => ['queued', 0, null])]);
  // Not before its time, however often somebody looks.
  expect([await carryRound(register, () => {}, options), (await waiting())[0]!.attempts]).toEqual([0, 1]);
  const made = (await setChannel(ENTERPRISE_SYSTEM, { way: 'webhook', address: 'http://127.0.0.1:1/notices', newSecret: true })).json() as { secret: string };
  const store = recipientStore(join(folder, 'enterprise'));
  const back = await startRecipient({ port: 0, orgId: ENTERPRISE_SYSTEM, keysUrl: `${served.baseUrl}/.well-known/zhengming-keys.json`, secret: made.secret, store });
  try {
    expect((await setChannel(ENTERPRISE_SYSTEM, { way: 'webhook', address: back.url })).status).toBe(201);
    await asSuperuser(served, `update delivery set next_at = next_at - interval '1 hour' where id = '${before[0]!.id}'`);
    while ((await carryRound(register, () => {}, options)) > 0);
    // Publicity of other records ends meanwhile, which is told behind what waited.
    expect((await waiting()).slice(0, before.length).map(({ id, message_id, state, attempts }) => [id, message_id, state, attempts])).toEqual(before.map(({ id, message_id }, i) => [id, message_id, 'sent', i === 0 ? 2 : 1]));
    expect(store.arrivals().filter(({ messageId }) => before.some((row) => row.message_id === messageId)).map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
    expect(before.map(({ kind }) => kind)).toContain('correction');
    expect(await noticeOf(ENTERPRISE_SYSTEM)).toMatchObject({ acknowledged: true });
  } finally {
    await back.close();
  }
});

test('a recipient that is no more: only after it was urged and its superior told does the lead organ end the wait; nobody else, and the board counts it apart', async () => {
  const { noticeId } = await noticeOf(BANK);
  const end = (as: string) => ask(served, `/api/cases/${caseId}/notices/${noticeId}/defunct`, { as, body: { reason: '该行已撤销，业务无承接单位' } });
  expect((await end('supervisor')).code).toBe('not-allowed-in-stage');
  await asSuperuser(served, `update business_time set offset_ms = offset_ms + ${60 * 86_400_000}`);
  for (let i = 0; i < 4; i += 1) await sweepRungs(served.house.register);
  expect((await end('platform-clerk')).code).toBe('not-your-role');
  expect((await end('supervisor')).status).toBe(201);
  expect((await end('supervisor')).code).toBe('already-done');
  const board = (await ask(served, '/api/corrections', { as: 'supervisor', method: 'GET' })).json() as { recipients: { org: { id: string }; defunct: number }[]; awaited: { noticeId: string }[] };
  expect([board.recipients.find(({ org }) => org.id === BANK)!.defunct, board.awaited.map((n) => n.noticeId).includes(noticeId)]).toEqual([1, false]);
  expect((await confirm(BANK, 'bank-clerk')).code).toBe('already-done');
});

test.each([
  ['a name on the list that leads into our own network', 'https://localhost:9/notices', ['localhost'], 'private-address'],
  ['an address of our own network', 'https://10.1.2.3/notices', ['10.1.2.3'], 'private-address'],
  ['the address of a cloud’s own figures', 'https://169.254.169.254/latest', ['169.254.169.254'], 'private-address'],
  ['an address inside another family', 'https://[::ffff:127.0.0.1]/notices', ['[::ffff:7f00:1]'], 'private-address'],
  ['a line in the clear', 'http://example.com/notices', ['example.com'], 'not-https'],
  ['a host that is not on the list', 'https://elsewhere.example/', ['example.com'], 'not-allowed'],
])('%s is never called', async (_, address, hosts, fault) => {
  expect(await postWebhook(address, Buffer.from('{}'), {}, { hosts, privateRanges: false }, { wholeMs: 2_000, answerBytes: 1_024 })).toEqual({ fault });
});

test.each([['127.8.9.1', true], ['172.31.0.1', true], ['172.32.0.1', false], ['100.64.0.1', true], ['::1', true], ['fd00::1', true], ['fe80::1', true], ['::ffff:c0a8:1', true], ['64:ff9b::a00:1', true], ['2002:a00:1::', true], ['2606:4700::1111', false], ['8.8.8.8', false], ['no address', true]])(
  'whether %s is our own network’s: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  },
);
