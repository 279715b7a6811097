import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Register } from '../../db/register.ts';
import type { CaseId, NoticeId, OrgId, RecordId } from '../../domain/ids.ts';
import { noticesOf } from '../../domain/correction-situation.ts';
import type { CourierOptions } from '../../main/courier.ts';
import { carryRound } from '../../main/courier.ts';
import { ENTERPRISE_SYSTEM, MARKET, PROVINCIAL_PLATFORM, RESOURCES, TAX, VOLUNTEERS } from '../../main/demo/city/organisations.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import type { Booked } from '../../scripts/proof-source/service.ts';
import { startProofSource } from '../../scripts/proof-source/service.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import { signClaims, verifyDetached } from '../../outside/notice-signature.ts';
import type { Behaviour, Recipient } from '../../scripts/recipient/service.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import type { RecipientStore } from '../../scripts/recipient/store.ts';
import { ask, asSuperuser, upload } from '../api/ask.ts';
import { accept, acknowledgeAll, answer, decide, demoActor, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { proof, repairActs, state } from '../setup/repair-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import { sweepPublicityOfDay } from '../../db/publicity-sweep.ts';
import type { Instant } from '../../domain/time.ts';
import { parseDay, plusMs } from '../../domain/time.ts';

/** The whole protocol over HTTP on loopback, against recipients with stores of their own. */
const story = DEMO_SCENARIOS.upheld;
let served: ServedHouse;
let folder: string;
let register: Register;
let options: CourierOptions;
let province: Recipient;
let provinceStore: RecipientStore;
let enterprise: Recipient;
let enterpriseStore: RecipientStore;
let secret: string;
let caseId: CaseId;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const kid = 'province-1';
const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid };
const key = { kid, privateKey: privateKey.export({ format: 'jwk' }) as JWK };

const setChannel = (orgId: OrgId, body: object) => ask(served, `/api/operators/channels/${orgId}`, { as: 'operator', body: { address: null, publicKeys: [], newSecret: false, ...body } });

beforeAll(async () => {
  served = await serveHouse();
  folder = mkdtempSync(join(tmpdir(), 'zm-effects-'));
  register = { ...served.house.register, publicUrl: served.baseUrl };
  // What has come to its end by today is told before anybody has a system, however late the dispatcher's first round is.
  await sweepPublicityOfDay(served.house.register);
  options = {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 400, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000,
    retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  };
  const keysUrl = `${served.baseUrl}/.well-known/zhengming-keys.json`;
  provinceStore = recipientStore(join(folder, 'province'));
  enterpriseStore = recipientStore(join(folder, 'enterprise'));
  province = await startRecipient({ port: 0, orgId: PROVINCIAL_PLATFORM, keysUrl, key, store: provinceStore });
  expect((await setChannel(PROVINCIAL_PLATFORM, { way: 'webhook', address: province.url, publicKeys: [publicJwk] })).status).toBe(201);
  const made = (await setChannel(ENTERPRISE_SYSTEM, { way: 'webhook', address: 'http://127.0.0.1:1/notices', newSecret: true })).json() as { secret: string };
  secret = made.secret;
  enterprise = await startRecipient({ port: 0, orgId: ENTERPRISE_SYSTEM, keysUrl, secret, store: enterpriseStore });
  expect((await setChannel(ENTERPRISE_SYSTEM, { way: 'webhook', address: enterprise.url })).json()).toMatchObject({ secret: null });
  expect((await setChannel(RESOURCES, { way: 'drop', newSecret: true })).status).toBe(201);
}, 180_000);
afterAll(async () => {
  await Promise.all([province, enterprise].map((each) => each.close()));
  await served.stop();
  rmSync(folder, { recursive: true });
});

const stage = () => ({ ...served.house, counter: served.counter });
interface Row { id: string; party: string; kind: string; state: string; attempts: number; last_error: string | null; message_id: string; ref: string }
const deliveries = (orgId: OrgId, kind: string): Promise<Row[]> =>
  asSuperuser<Row>(served, `select id, party, kind, state, attempts, last_error, message_id, ref from delivery where party = 'org:${orgId}' and kind = '${kind}' order by wall_at, id`);
const round = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await carryRound(register, () => {}, options);
};
const noticeOf = async (orgId: OrgId) => noticesOf(await served.house.situation(caseId)).find((n) => n.orgId === orgId)!;
const faults = (): Promise<{ fault: string | null }[]> => asSuperuser(served, 'select fault from acknowledgement order by id');
const acknowledged = (acknowledgement: string) => ask(served, '/api/public/acknowledgements', { as: null, key: null, body: { acknowledgement } });
const claims = (notice: { noticeId: NoticeId; orgId: OrgId }, sha256: string, messageId: string) =>
  ({ format: 'zhengming-acknowledgement/1', recipient: notice.orgId, noticeId: notice.noticeId, messageId, bodySha256: sha256, result: 'applied', id: randomUUID() });

test('what an operator changes of channels, keys, systems and logins is an act, without any secret, and the same key again changes nothing', async () => {
  const again = async (path: string, body: object) => {
    const key = randomUUID();
    const [first, second] = [await ask(served, path, { as: 'operator', body, key }), await ask(served, path, { as: 'operator', body, key })];
    expect([first.status, second.status], path).toEqual([201, 201]);
    return [first.json() as Record<string, unknown>, second.json() as Record<string, unknown>] as const;
  };
  const acts = async () => (await asSuperuser<{ kind: string; body: string }>(served, `select kind, convert_from(body, 'UTF8') as body from act where kind in ('channelSet', 'signingKeyRotated', 'proofConnectorSet', 'sessionsEnded') order by seq`));
  const before = (await acts()).length;
  expect(before, 'those of the setting up above').toBeGreaterThanOrEqual(4);
  const [told, toldAgain] = await again(`/api/operators/channels/${MARKET}`, { way: 'drop', address: null, publicKeys: [], newSecret: true });
  // Told once; the second answer is the kept outcome, in which it never was.
  expect([typeof told['secret'], toldAgain]).toEqual(['string', { ...told, secret: null }]);
  const [rotated, rotatedAgain] = await again('/api/operators/signing-keys', {});
  expect(rotatedAgain).toEqual(rotated);
  await ask(served, '/api/operators/signing-keys', { as: 'operator', body: {} });
  const connector = { address: 'http://127.0.0.1:1/proofs?token=geheim', publicKeys: [{ ...publicJwk }] };
  await again(`/api/operators/proof-connectors/${MARKET}`, connector);
  await again(`/api/operators/proof-connectors/${MARKET}`, { address: null, publicKeys: [] });
  const [ended] = await again('/api/operators/sessions/end', { userId: '某某某' });
  expect(ended).toEqual({ ended: 0 });
  const made = (await acts()).slice(before);
  expect(made.map(({ kind, body }) => [kind, (JSON.parse(body) as { facts: unknown }).facts])).toEqual([
    ['channelSet', { orgId: MARKET, way: 'drop', host: null, kids: [], secret: createHash('sha256').update(String(told['secret'])).digest('base64url').slice(0, 22) }],
    ['signingKeyRotated', { kid: rotated['kid'], retired: null }],
    ['signingKeyRotated', { kid: expect.any(String), retired: rotated['kid'] }],
    ['proofConnectorSet', { orgId: MARKET, host: '127.0.0.1:1', kids: [kid] }],
    ['proofConnectorSet', { orgId: MARKET, host: null, kids: [] }],
    ['sessionsEnded', { userId: null, ended: 0 }],
  ]);
  expect(JSON.stringify(made)).not.toMatch(/geheim|某某某/);
  expect(JSON.stringify(made)).not.toContain(String(told['secret']));
  const { rows: kept } = { rows: await asSuperuser<{ text: string }>(served, `select response::text as text from idempotency where route like '%channels%'`) };
  expect(kept.some(({ text }) => text.includes(String(told['secret'])))).toBe(false);
});

test('a mark reaches every system that was given the record, signed, in the order in which it was set', async () => {
  caseId = await file(stage(), story);
  province.behave('fails', 1);
  await round();
  expect(await deliveries(PROVINCIAL_PLATFORM, 'mark')).toMatchObject([{ state: 'failed', attempts: 1, last_error: 'http-503' }]);
  await accept(stage(), caseId, story);
  await acknowledgeAll(stage(), caseId);
  await round();
  // The younger mark has waited for the older one.
  expect((await deliveries(PROVINCIAL_PLATFORM, 'mark')).map(({ state, attempts }) => [state, attempts])).toEqual([['sent', 2], ['queued', 0]]);
  await round();
  expect(provinceStore.copy(story.recordId)).toMatchObject({ mark: 'disputed' });
  expect(provinceStore.arrivals().map(({ kind }) => kind)).toEqual(['mark', 'mark']);
  expect(enterpriseStore.copy(story.recordId)).toMatchObject({ mark: 'disputed' });
  expect(province.refused()).toEqual([]);
});

const sendOnce = (id: string) => ask(served, `/api/operators/deliveries/${id}/sending`, { as: 'operator', body: {} });
const giveUp = (id: string) => asSuperuser(served, `update delivery set state = 'dead', sent_at = null where id = '${id}'`);

test('a mark that was given up is not sent again over a newer one of the same record; the newest is', async () => {
  const [older, newer] = await deliveries(PROVINCIAL_PLATFORM, 'mark');
  for (const each of [older!, newer!]) await giveUp(each.id);
  const refused = await sendOnce(older!.id);
  expect([refused.status, refused.code]).toEqual([409, 'newer-delivery']);
  expect((await sendOnce(newer!.id)).status).toBe(201);
  await round();
  expect((await deliveries(PROVINCIAL_PLATFORM, 'mark')).map(({ state }) => state)).toEqual(['dead', 'sent']);
  expect(provinceStore.copy(story.recordId)).toMatchObject({ mark: 'disputed' });
  await asSuperuser(served, `update delivery set state = 'sent', sent_at = clock_timestamp() where id = '${older!.id}'`);
});

test('a recipient that fails, hangs, drips, floods and dies is tried again under the one id, forged and foreign acknowledgements count for nothing, the true one confirms', { timeout: 60_000 }, async () => {
  await answer(stage(), caseId, story);
  await decide(stage(), caseId, story);
  await served.house.settled();
  // Orders went out before it, in their order; `orders.test.ts` looks at them.
  await asSuperuser(served, `update delivery set state = 'sent', sent_at = clock_timestamp() where kind = 'order' and state in ('queued', 'failed')`);
  const before = await noticeOf(PROVINCIAL_PLATFORM);
  expect(before).toMatchObject({ by: 'webhook', confirmedAt: null });
  const expected: [Behaviour, string][] = [
    ['fails', 'http-503'], ['hangs', 'time-out'], ['drips', 'time-out'], ['floods', 'answer-too-large'], ['diesAfterTaking', 'econnreset'], ['forges', 'acknowledgement-badSignature'],
    ['otherNotice', 'acknowledgement-unknownNotice'], ['otherContent', 'acknowledgement-otherContent'], ['replays', 'acknowledgement-otherContent'],
  ];
  enterprise.behave('later');
  const ids = new Set<string>();
  for (const [behaviour, code] of expected) {
    province.behave(behaviour, 1);
    await round();
    const [row] = await deliveries(PROVINCIAL_PLATFORM, 'correction');
    expect([behaviour, row!.state, row!.last_error]).toEqual([behaviour, 'failed', code]);
    ids.add(row!.message_id);
    expect((await noticeOf(PROVINCIAL_PLATFORM)).confirmedAt).toBeNull();
  }
  await round();
  expect(await deliveries(PROVINCIAL_PLATFORM, 'correction')).toMatchObject([{ state: 'sent', attempts: expected.length + 1, last_error: null }]);
  expect(await noticeOf(PROVINCIAL_PLATFORM)).toMatchObject({ acknowledged: true });
  expect(ids.size).toBe(1);
  // Taken in once, however often it came; revoked means that nothing is left to hold.
  expect(provinceStore.arrivals().filter(({ kind }) => kind === 'correction')).toHaveLength(1);
  expect(provinceStore.copy(story.recordId)).toMatchObject({ version: 2, fields: null });
  expect((await faults()).flatMap(({ fault }) => fault ?? [])).toEqual(['badSignature', 'unknownNotice', 'otherContent', 'otherContent']);
  const acts = await served.house.acts(caseId);
  const act = acts.find((a) => a.kind === 'recipientAcknowledged');
  expect(act).toMatchObject({ facts: { noticeId: before.noticeId, key: kid }, author: { class: 'procedure', cause: before.seq } });
});

test('an acknowledgement that comes later confirms once; again, replayed for another notice, or of another recipient’s notice it is nothing', async () => {
  const notice = await noticeOf(ENTERPRISE_SYSTEM);
  expect(notice.confirmedAt).toBeNull();
  const [row] = await deliveries(ENTERPRISE_SYSTEM, 'correction');
  expect(row).toMatchObject({ state: 'sent', attempts: 1 });
  const [{ sha256 }] = await asSuperuser<{ sha256: string }>(served, `select encode(body_sha256, 'hex') as sha256 from delivery where id = '${row!.id}'`) as [{ sha256: string }];
  const others = await noticeOf(PROVINCIAL_PLATFORM);
  // Of another recipient's notice, under one's own good signature.
  const foreign = await acknowledged(await signClaims({ ...claims(notice, sha256, row!.message_id), noticeId: others.noticeId }, { secret }));
  expect([foreign.status, foreign.params]).toEqual([422, { fault: 'otherRecipient' }]);
  // The header does not say by what it is verified: a channel with keys takes no secret's signature.
  const confused = await acknowledged(await signClaims(claims(others, sha256, row!.message_id), { secret: JSON.stringify(publicJwk) }));
  expect(confused.params).toEqual({ fault: 'badSignature' });
  expect((await acknowledged('e30.e30.e30')).params).toEqual({ fault: 'malformed' });
  expect(await enterprise.acknowledgeNow()).toEqual([200]);
  expect(await noticeOf(ENTERPRISE_SYSTEM)).toMatchObject({ acknowledged: true });
  const again = await signClaims({ ...claims(notice, sha256, row!.message_id), id: 'fixed' }, { secret });
  expect((await acknowledged(again)).json()).toEqual({ result: 'already' });
  expect((await acknowledged(again)).json()).toEqual({ result: 'already' });
  expect((await acknowledged(await signClaims({ ...claims(notice, sha256, row!.message_id), id: 'fixed', result: 'notHeld' }, { secret }))).params).toEqual({ fault: 'replayed' });
  const acts = await served.house.acts(caseId);
  expect(acts.filter((a) => a.kind === 'recipientAcknowledged')).toHaveLength(2);
});

test('a folder: the notice with its signature, and what is put back beside it', async () => {
  const notice = await noticeOf(RESOURCES);
  const outbox = join(folder, 'drop', RESOURCES, 'outbox');
  const [row] = await deliveries(RESOURCES, 'correction');
  const body = readFileSync(join(outbox, `${row!.id}.json`));
  const { keys } = (await ask(served, '/.well-known/zhengming-keys.json', { as: null, method: 'GET' })).json() as { keys: JWK[] };
  expect(await verifyDetached(body, readFileSync(join(outbox, `${row!.id}.jws`), 'utf8'), keys)).toBe(keys[0]!.kid);
  expect(await verifyDetached(Buffer.concat([body, Buffer.from(' ')]), readFileSync(join(outbox, `${row!.id}.jws`), 'utf8'), keys)).toBeNull();
  const { secret: dropSecret } = (await setChannel(RESOURCES, { way: 'drop', newSecret: true })).json() as { secret: string };
  const inbox = join(folder, 'drop', RESOURCES, 'acknowledgements');
  writeFileSync(join(inbox, 'a.jws'), 'nonsense');
  writeFileSync(join(inbox, 'b.jws'), await signClaims(claims(notice, createHash('sha256').update(body).digest('hex'), row!.message_id), { secret: dropSecret }));
  writeFileSync(join(inbox, 'c.jws'), Buffer.alloc(20_000, 0x61));
  await round();
  expect(await noticeOf(RESOURCES)).toMatchObject({ acknowledged: true });
  expect([existsSync(join(inbox, 'a.jws')), readdirSync(join(folder, 'drop', RESOURCES, 'refused')), readdirSync(join(folder, 'drop', RESOURCES, 'taken'))]).toEqual([false, ['a.jws', 'c.jws'], ['b.jws']]);
});

test('a redirect is not followed and is a dead letter, which goes again under its id; the board says who is awaited and how long the others took', async () => {
  const before = provinceStore.arrivals().length;
  await asSuperuser(served, `update delivery set state = 'queued', sent_at = null where party = 'org:${PROVINCIAL_PLATFORM}' and kind = 'correction'`);
  province.behave('redirects', 1);
  await round();
  const [dead] = await deliveries(PROVINCIAL_PLATFORM, 'correction');
  expect(dead).toMatchObject({ state: 'dead', last_error: 'redirected' });
  expect((await ask(served, `/api/operators/deliveries/${dead!.id}/sending`, { as: 'operator', body: {} })).status).toBe(201);
  await round();
  expect(await deliveries(PROVINCIAL_PLATFORM, 'correction')).toMatchObject([{ state: 'sent', message_id: dead!.message_id }]);
  expect(provinceStore.arrivals()).toHaveLength(before);
  // What the correction says of the record is the last word on its marks too.
  const mark = (await deliveries(PROVINCIAL_PLATFORM, 'mark')).at(-1)!;
  await giveUp(mark.id);
  expect((await sendOnce(mark.id)).code).toBe('newer-delivery');
  await asSuperuser(served, `update delivery set state = 'sent', sent_at = clock_timestamp() where id = '${mark.id}'`);
  const board = (await ask(served, '/api/corrections', { as: 'supervisor', method: 'GET' })).json() as { recipients: { org: { id: string }; way: string; confirmed: number; awaited: number; medianHours: number | null }[]; departments: { org: { id: string }; duties: number; done: number }[]; awaited: { about: string; org: { id: string } }[] };
  expect(board.recipients.find(({ org }) => org.id === PROVINCIAL_PLATFORM)).toMatchObject({ way: 'webhook', confirmed: 1, medianHours: expect.any(Number) });
  expect(board.departments.find(({ org }) => org.id === RESOURCES)).toMatchObject({ duties: expect.any(Number) as number, done: 0 });
  // Ends by themselves are the demo city's own, and have clocks of theirs.
  const awaited = board.awaited.filter(({ about }) => about === 'case').map(({ org }) => org.id);
  expect(awaited).not.toContain(PROVINCIAL_PLATFORM);
  expect(awaited.length).toBeGreaterThan(0);
});

test('a new signing key: what was signed by the old one still verifies, and recipients take the new one', async () => {
  const keysNow = async () => ((await ask(served, '/.well-known/zhengming-keys.json', { as: null, method: 'GET' })).json() as { keys: JWK[] }).keys;
  const before = await keysNow();
  const [old] = before;
  expect((await ask(served, '/api/operators/signing-keys', { as: 'operator', body: {} })).status).toBe(201);
  const keys = await keysNow();
  expect([keys.length, keys[0]!.kid === old!.kid, keys.some((key) => key.kid === old!.kid)]).toEqual([before.length + 1, false, true]);
  expect(JSON.stringify(keys)).not.toContain('"d"');
  const rejected = DEMO_SCENARIOS.rejected;
  const second = await file(stage(), rejected);
  expect(second).toBeDefined();
  await round();
  expect(province.refused()).toEqual([]);
});

test.each<[string, object, string | undefined]>([
  ['a host that is not on the list', { way: 'webhook', address: 'https://elsewhere.example/notices', newSecret: true }, 'not-allowed'],
  ['a password in the address', { way: 'webhook', address: 'https://a:b@127.0.0.1/', newSecret: true }, 'bad-address'],
  ['another protocol', { way: 'webhook', address: 'file:///etc/passwd', newSecret: true }, 'bad-address'],
  ['mail to a list', { way: 'mail', address: 'a@b.cn,c@d.cn' }, 'bad-address'],
  ['an address where none is needed', { way: 'web', address: 'https://127.0.0.1/' }, 'none-needed'],
])('%s is not even kept', async (_, body, fault) => {
  const answered = await setChannel(PROVINCIAL_PLATFORM, body);
  expect([answered.status, answered.errors?.[0]?.pointer, answered.params?.['fault']]).toEqual([400, '/address', fault]);
});

test('§8-20: whoever fetches a record by itself stands in the ledger, is told of the next change, and the record’s page says so', async () => {
  const { rejected } = DEMO_SCENARIOS;
  const identifier = DEMO_SUBJECTS.find(({ id }) => id === rejected.by.subjectId)!.identifier;
  const fetched = (await ask(served, '/api/records/queries', { as: 'bank-clerk', key: null, body: { identifier } })).json() as { records: { id: string; version: number }[] };
  expect(fetched.records.map(({ id }) => id)).toContain(rejected.recordId);
  await ask(served, '/api/records/queries', { as: 'bank-clerk', key: null, body: { identifier } });
  const page = (await ask(served, `/api/records/${rejected.recordId}`, { as: 'platform-clerk', method: 'GET' })).json() as { recipients: { org: { id: string }; how: string; version: number }[] };
  const bank = demoActor('bank-clerk').orgId;
  // Each version once, however often it is fetched; whoever was given it before is not called a fetcher.
  expect(page.recipients.filter(({ org }) => org.id === bank)).toHaveLength(1);
  const upheld = (await ask(served, `/api/records/${story.recordId}`, { as: 'company-yunshan', method: 'GET' })).json() as { recipients: { org: { id: string }; version: number; notice: { way: string; confirmedAt: string | null } | null }[] };
  expect(upheld.recipients.find(({ org, version }) => org.id === PROVINCIAL_PLATFORM && version === 2)).toMatchObject({ notice: { way: 'webhook', confirmedAt: expect.any(String) } });
});

test('a repair goes to the same systems by the same signed messages: taken down, acknowledged, and told again when it is revoked', async () => {
  const [{ id }] = await asSuperuser<{ id: RecordId }>(served, `select r.id from record r join record_publicity p on p.record_id = r.id where r.provider_id = '${TAX}' and p.ended_on is null and p.class <> 'serious'
    and p.performed_on is not null and exists (select from record_recipient g where g.record_id = r.id and g.org_id = '${PROVINCIAL_PLATFORM}') and not exists (select from case_file c where c.record_id = r.id) order by r.id limit 1`) as [{ id: RecordId }];
  const exit = await ask(served, '/api/repairs', { as: 'tax-provider', body: { recordId: id, ground: 'performed', statement: '已经缴清', commitment: null, proofs: [], powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null } });
  const { repairId } = exit.json() as { repairId: string };
  expect((await ask(served, `/api/repairs/${repairId}/decision`, { as: 'tax-provider', body: { outcome: 'granted', reason: null, reasons: '义务已经履行完毕' } })).status).toBe(201);
  await served.house.settled();
  const of = async () => (await asSuperuser<Row & { content: { publicity: string } }>(served, `select * from delivery where party = 'org:${PROVINCIAL_PLATFORM}' and content ->> 'caseId' = '${repairId}' order by wall_at, id`));
  const rounds = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) await round();
  };
  province.behave('otherContent', 1);
  await rounds(12);
  expect((await of()).map(({ kind, state, content }) => [kind, state, content.publicity])).toEqual([['correction', 'sent', 'stop']]);
  expect(provinceStore.copy(id)).toMatchObject({ fields: null });
  const notices = async () => ((await ask(served, `/api/repairs/${repairId}`, { as: 'tax-provider', method: 'GET' })).json() as { notices: { org: { id: string }; way: string; acknowledged: boolean }[]; certificate: string | null });
  expect((await notices()).notices.find(({ org }) => org.id === PROVINCIAL_PLATFORM)).toMatchObject({ way: 'webhook', acknowledged: true });
  const { certificate } = await notices();
  const check = async () => (await ask(served, `/api/public/certificates/${certificate}`, { as: null, key: null, method: 'GET' })).json();
  expect(await check()).toMatchObject({ kind: 'repair', valid: true });
  const board = (await ask(served, '/api/corrections', { as: 'supervisor', method: 'GET' })).json() as { awaited: { about: string; caseId: string }[] };
  expect(new Set(board.awaited.map(({ about }) => about)).size).toBeGreaterThan(0);
  expect((await ask(served, `/api/repairs/${repairId}/revocation`, { as: 'tax-principal', body: { reason: 'forgedProof', reasons: '凭证系伪造' } })).status).toBe(201);
  await served.house.settled();
  await rounds(12);
  expect((await of()).map(({ state, content }) => [state, content.publicity])).toEqual([['sent', 'stop'], ['sent', 'resume']]);
  expect(provinceStore.copy(id)?.fields).toMatchObject({ documentNumber: expect.any(String) });
  expect(await check()).toMatchObject({ kind: 'repair', valid: false });
});

test('what its provider revises by itself reaches whoever was given it before, signed, and stands in log and ledger; to whom nothing is disclosed nothing is given', async () => {
  const identifier = DEMO_SUBJECTS.find(({ id }) => id === story.by.subjectId)!.identifier;
  const line = (amount: string, key = 'rev1') => `${JSON.stringify({ rowKey: key, identifier, subjectName: '大庆云杉机械设备有限公司', category: 'penalty', documentNumber: `庆税罚〔2026〕${key}`, conduct: '未按期申报', amount, decidedOn: '2026-05-06' })}\n`;
  const handIn = async (batchKey: string, text: string) => {
    const answered = await ask(served, '/api/uploads', { as: 'tax-provider', form: upload(Buffer.from(text), '批次', { batchKey }) });
    return answered.json() as { id: string; created: number; revised: number };
  };
  expect(await handIn('rev-a', line('500') + line('600', 'rev2'))).toMatchObject({ created: 2 });
  const [{ id }] = await asSuperuser<{ id: RecordId }>(served, `select record_id as id from provider_record where row_key = 'rev1'`) as [{ id: RecordId }];
  for (const as of ['province-clerk', 'bank-clerk']) expect((await ask(served, '/api/records/queries', { as, key: null, body: { identifier } })).status).toBe(200);
  await asSuperuser(served, `update record set state = 'disclosureStopped' where id = (select record_id from provider_record where row_key = 'rev2')`);
  const batch = await handIn('rev-b', line('50') + line('60', 'rev2'));
  expect(batch).toMatchObject({ revised: 2 });
  province.behave('fails', 1);
  for (let i = 0; i < 6; i += 1) await round();
  expect(await deliveries(PROVINCIAL_PLATFORM, 'version')).toMatchObject([{ state: 'sent', attempts: 2 }]);
  expect(provinceStore.copy(id)).toMatchObject({ version: 2, fields: { amount: '50.00' } });
  expect(province.refused()).toEqual([]);
  const bank = demoActor('bank-clerk').orgId;
  expect(await asSuperuser(served, `select distinct party from delivery where ref like 'versionShared/${batch.id}/%'`)).toEqual([{ party: `org:${bank}` }]);
  expect(await asSuperuser(served, `select org_id, max(version)::int as version from record_recipient where record_id = '${id}' group by 1 order by 1`)).toEqual([bank, PROVINCIAL_PLATFORM].sort((a, b) => (String(a) < String(b) ? -1 : 1)).map((org_id) => ({ org_id, version: 2 })));
  expect(await asSuperuser(served, `select kind from act where dossier_id = '${id}' and kind <> 'letterIssued' order by seq`)).toEqual(['recordProvided', 'recordRevised', 'recordShared', 'recordShared'].map((kind) => ({ kind })));
  // The version before is not sent once there is a newer one.
  await handIn('rev-c', line('40'));
  const [second] = await deliveries(PROVINCIAL_PLATFORM, 'version');
  await giveUp(second!.id);
  expect((await sendOnce(second!.id)).code).toBe('newer-delivery');
  await round();
  expect((await deliveries(PROVINCIAL_PLATFORM, 'version')).map(({ state }) => state)).toEqual(['dead', 'sent']);
  expect(provinceStore.copy(id)).toMatchObject({ version: 3, fields: { amount: '40.00' } });
});

test('what ends by itself at its maximum is told to everybody who was given the record, each by its way and with its clock; who still shows it is told again', async () => {
  const subjectId = demoActor('company-yunshan').subjectId!;
  const { recordId } = await addRecord(served.house.register, { subjectId, providerId: TAX, recipients: [PROVINCIAL_PLATFORM, RESOURCES, demoActor('bank-clerk').orgId!] });
  const [decidedOn, publishedOn, correctedOn] = ['2024-05-06', '2024-05-10', '2024-06-03'].map((day) => parseDay(day)) as [ReturnType<typeof parseDay>, ReturnType<typeof parseDay>, ReturnType<typeof parseDay>];
  await state(served.house, demoActor('tax-provider'), recordId, { sector: 'tax', sanctions: ['fine'], decidedOn, publishedOn, correctedOn, performedOn: correctedOn, restrictedUntil: null });
  await sweepPublicityOfDay(served.house.register);
  await sweepPublicityOfDay(served.house.register);
  const notices = () => asSuperuser<{ org_id: string; way: string; confirmed: boolean }>(served, `select org_id, way, confirmed_at is not null as confirmed from correction_notice where case_id = '${recordId}' order by way`);
  const bank = demoActor('bank-clerk').orgId!;
  expect(await notices()).toEqual([{ org_id: RESOURCES, way: 'drop', confirmed: false }, { org_id: bank, way: 'web', confirmed: false }, { org_id: PROVINCIAL_PLATFORM, way: 'webhook', confirmed: false }]);
  const board = async () => ((await ask(served, '/api/corrections', { as: 'supervisor', method: 'GET' })).json() as { awaited: { about: string; caseId: string; caseNumber: string; org: { id: string } }[] }).awaited.filter(({ caseId: id }) => id === recordId);
  expect(await board()).toMatchObject([{ about: 'record', caseNumber: expect.stringContaining('终告') as string }, { about: 'record' }, { about: 'record' }]);
  for (let i = 0; i < 15 && provinceStore.copy(recordId) === undefined; i += 1) await round();
  expect(provinceStore.copy(recordId)).toMatchObject({ fields: null });
  expect((await board()).map(({ org }) => org.id).sort()).toEqual([RESOURCES, bank].sort());
  const acts = await repairActs(served.house, recordId);
  const ended = acts.find((act) => act.kind === 'publicityEnded')!;
  expect(ended).toMatchObject({ author: { class: 'sweep' }, facts: { told: expect.arrayContaining([expect.objectContaining({ orgId: PROVINCIAL_PLATFORM, by: 'webhook' })]) as unknown } });
  expect(acts.at(-1)).toMatchObject({ kind: 'publicityEndAcknowledged', facts: { orgId: PROVINCIAL_PLATFORM, key: kid } });
  const file = (JSON.parse(readFileSync(join(folder, 'drop', RESOURCES, 'outbox', readdirSync(join(folder, 'drop', RESOURCES, 'outbox')).filter((name) => name.endsWith('.json')).at(-1)!), 'utf8')) as { kind: string; publicity: string; letter: string });
  expect(file.kind).toBe('publicity');

  // The bank reads the web app: its task, its letter, its confirmation; what the others were told is not its business.
  interface End { notices: { noticeId: string; org: { id: string }; confirmedAt: string | null; again: boolean; due: object | null; urgedAt: string | null }[]; reports: { org: { id: string }; where: string | null }[]; letters: { id: string; kind: string }[]; acts: { kind: string; ref: string | null; allowed: boolean }[] }
  const end = async (as: string) => (await ask(served, `/api/records/${recordId}/publicity-end`, { as, method: 'GET' })).json() as End;
  const taskOf = async (as: string) => ((await ask(served, '/api/tasks', { as, method: 'GET' })).json() as { tasks: { about: string; recordId?: string }[] }).tasks.filter((task) => task.recordId === recordId);
  expect(await taskOf('bank-clerk')).toMatchObject([{ about: 'record', due: { limit: 'recipientConfirmation' } }]);
  const seen = await end('bank-clerk');
  expect(seen).toMatchObject({ notices: [{ org: { id: bank }, confirmedAt: null, again: false }], letters: [{ kind: 'repairStopNotice' }], acts: [{ kind: 'recipientConfirmed', allowed: true }] });
  expect((await ask(served, `/api/letters/${seen.letters[0]!.id}/pdf`, { as: 'bank-clerk', method: 'GET' })).status).toBe(200);
  const { noticeId } = seen.notices[0]!;
  const confirm = (as: string, id = noticeId) => ask(served, `/api/records/${recordId}/publicity-end/notices/${id}/confirmation`, { as, body: {} });
  expect((await confirm('company-yanqi')).status).toBe(404);
  expect((await confirm('company-yunshan')).status).toBe(403);
  // Silent, it is urged like any recipient, by letter and by mail.
  const [{ due }] = await asSuperuser<{ due: string }>(served, `select due_at::text as due from clock where case_id = '${recordId}' and ref = '${noticeId}'`) as [{ due: string }];
  await served.house.moveTo(plusMs(new Date(due).toISOString() as Instant, 3_600_000));
  await expect.poll(async () => (await end('company-yunshan')).notices.find((n) => n.noticeId === noticeId)?.urgedAt, { timeout: 20_000 }).not.toBeNull();
  expect(await asSuperuser(served, `select kind from letter where case_id = '${recordId}' and party = 'org:${bank}' order by kind`)).toEqual([{ kind: 'repairStopNotice' }, { kind: 'urgeLetter' }]);
  expect((await confirm('bank-clerk')).status).toBe(201);
  expect((await confirm('bank-clerk')).status).toBe(409);
  expect(await taskOf('bank-clerk')).toEqual([]);

  // 各网站不一致: its subject has seen it there all the same.
  const report = (orgId: string, as = 'company-yunshan') => ask(served, `/api/records/${recordId}/publicity-end/still-shown`, { as, body: { orgId, where: 'https://bank.example/credit', statement: '贷款页面仍然显示', evidenceIds: [] } });
  expect((await report(bank, 'bank-clerk')).status).toBe(403);
  expect((await report(VOLUNTEERS)).json()).toMatchObject({ code: 'invalid-field' });
  expect((await report(bank)).status).toBe(201);
  expect((await report(bank)).json()).toMatchObject({ code: 'already-open' });
  expect(await taskOf('bank-clerk')).toHaveLength(1);
  expect((await board()).filter(({ org }) => org.id === bank)).toMatchObject([{ again: true }]);
  expect((await end('company-yunshan')).reports).toMatchObject([{ org: { id: bank }, where: 'https://bank.example/credit' }]);
  const again = (await end('bank-clerk')).notices.find((n) => n.again)!;
  expect((await confirm('bank-clerk', again.noticeId)).status).toBe(201);
  // What nobody of the list answers for is the platform's, whose clerk confirms.
  expect((await report(demoActor('platform-clerk').orgId!)).status).toBe(201);
  const own = (await end('platform-clerk')).acts.filter((act) => act.kind === 'recipientConfirmed' && act.allowed);
  expect(own).toHaveLength(1);
  expect((await confirm('platform-clerk', own[0]!.ref!)).status).toBe(201);
  const kinds = (await repairActs(served.house, recordId)).map(({ kind }) => kind).filter((kind) => kind !== 'letterIssued');
  expect(kinds.slice(kinds.indexOf('publicityEndAcknowledged') + 1).filter((kind) => kind !== 'urged' && kind !== 'escalated')).toEqual([
    'recipientConfirmed', 'stillShownReported', 'recipientNotified', 'recipientConfirmed', 'stillShownReported', 'recipientNotified', 'recipientConfirmed',
  ]);
});

test('an office that was told of many ends of publicity confirms them at once: each is its own record’s act, and what is not its own or was confirmed before is refused by itself', async () => {
  const subjectId = demoActor('company-yunshan').subjectId!;
  const bank = demoActor('bank-clerk').orgId!;
  const days = (publishedOn: string) => ({ sector: 'tax' as const, sanctions: ['fine' as const], decidedOn: parseDay('2024-05-06'), publishedOn: parseDay(publishedOn), correctedOn: parseDay('2024-06-03'), performedOn: parseDay('2024-06-03'), restrictedUntil: null });
  const recordIds: RecordId[] = [];
  for (const publishedOn of ['2024-05-13', '2024-05-14', '2024-05-15']) {
    const { recordId } = await addRecord(served.house.register, { subjectId, providerId: TAX, recipients: [bank] });
    await state(served.house, demoActor('tax-provider'), recordId, days(publishedOn));
    recordIds.push(recordId);
  }
  await sweepPublicityOfDay(served.house.register);
  type Task = { about: string; recordId?: string; noticeId?: string };
  const tasks = async (as: string) => ((await ask(served, '/api/tasks', { as, method: 'GET' })).json() as { tasks: Task[] }).tasks.filter(({ recordId }) => recordIds.some((id) => id === recordId));
  const open = await tasks('bank-clerk');
  expect(new Set(open.map(({ recordId }) => recordId))).toEqual(new Set(recordIds));
  const notices = open.map(({ recordId, noticeId }) => ({ recordId: recordId!, noticeId: noticeId! }));
  const key = crypto.randomUUID();
  const confirm = (as: string, asked: object[], k: string = crypto.randomUUID()) => ask(served, '/api/publicity-ends/confirmations', { as, key: k, body: { notices: asked } });
  const foreign = { recordId: recordIds[0]!, noticeId: crypto.randomUUID() };

  expect((await confirm('company-yunshan', notices)).json()).toMatchObject({ code: 'not-your-role' });
  expect((await confirm('second-bank-clerk', notices)).json()).toEqual({ confirmations: notices.map((each) => ({ ...each, seq: null, code: 'not-found' })) });
  const first = (await confirm('bank-clerk', [...notices.slice(0, 2), foreign], key)).json();
  expect(first).toEqual({ confirmations: [...notices.slice(0, 2).map((each) => ({ ...each, seq: expect.any(Number) as number, code: null })), { ...foreign, seq: null, code: 'not-found' }] });
  expect(await tasks('bank-clerk')).toMatchObject([notices[2]!]);
  // The same request again is answered as it was; a new one says what was confirmed before.
  expect((await confirm('bank-clerk', [...notices.slice(0, 2), foreign], key)).json()).toEqual(first);
  expect((await confirm('bank-clerk', notices)).json()).toMatchObject({ confirmations: [{ code: 'already-done' }, { code: 'already-done' }, { code: null }] });
  expect(await tasks('bank-clerk')).toEqual([]);
  for (const recordId of recordIds) expect((await repairActs(served.house, recordId)).filter(({ kind }) => kind === 'recipientConfirmed')).toMatchObject([{ author: { class: 'person', userId: 'bank-clerk', orgId: bank } }]);
});

/** A record of a natural person whose fine was published in March, with what an application needs beside its proof. */
async function personsRecord(): Promise<{ recordId: RecordId; number: string; apply: (change: object) => Promise<{ status: number; text: string; json(): unknown }> }> {
  const { recordId } = await addRecord(served.house.register, { subjectId: demoActor('person-lin').subjectId!, providerId: TAX, recipients: [] });
  const done = parseDay('2026-04-01');
  await state(served.house, demoActor('tax-provider'), recordId, { sector: 'tax', sanctions: ['fine'], decidedOn: parseDay('2026-03-02'), publishedOn: parseDay('2026-03-05'), correctedOn: done, performedOn: done, restrictedUntil: null });
  const [{ number }] = await asSuperuser<{ number: string }>(served, `select fields ->> 'documentNumber' as number from record_version where record_id = '${recordId}'`) as [{ number: string }];
  const commitment = { text: '本人承诺所提供的材料真实。', signedBy: '林栖梧' };
  const apply = (change: object) => ask(served, '/api/repairs', {
    as: 'person-lin', body: { recordId, ground: 'performed', statement: '已经缴清', commitment, proofs: [], powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null, ...change },
  });
  return { recordId, number, apply };
}

test('proof is fetched from the system of the authority that made the record: asked by signature, believed by signature, shown with its source and instant; else it is uploaded', { timeout: 60_000 }, async () => {
  const { recordId, number, apply } = await personsRecord();
  const fetchProof = (as = 'person-lin') => ask(served, `/api/records/${recordId}/proofs`, { as, body: {} });
  const why = async () => ((await fetchProof()).json() as { code: string; params: { why?: string } }).params.why;
  expect(await why()).toBe('noConnector');
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = { kid: 'tax-1', privateKey: pair.privateKey.export({ format: 'jwk' }) as JWK };
  const books: Record<string, Booked> = {};
  const source = await startProofSource({ port: 0, authority: TAX, system: '电子税务局', keysUrl: `${served.baseUrl}/.well-known/zhengming-keys.json`, key: own, book: (no) => books[no], now: () => '2026-04-02T01:00:00.000Z' });
  try {
    const connect = (address: string | null, publicKeys: object[]) => ask(served, `/api/operators/proof-connectors/${TAX}`, { as: 'operator', body: { address, publicKeys } });
    expect((await connect('http://10.1.2.3/proof', [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'tax-1' }])).status).toBe(400);
    expect((await connect(source.url, [])).status).toBe(422);
    expect((await connect(source.url, [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'tax-1' }])).status).toBe(201);
    expect(await why()).toBe('notFound');
    books[number] = { correctedOn: null, performedOn: null, reference: '' };
    expect(await why()).toBe('nothingDone');
    books[number] = { correctedOn: '2026-03-31', performedOn: '2026-04-01', reference: '缴款书000123' };
    for (const [behaviour, fault] of [['fails', 'refused'], ['forges', 'badSignature'], ['otherQuestion', 'otherQuestion'], ['ofTomorrow', 'inFuture'], ['noJson', 'malformed']] as const) {
      source.behave(behaviour);
      expect(await why(), behaviour).toBe(fault);
    }
    source.behave('well');
    // Nobody gets an answer from the system who is not the platform, and nobody else's record is asked for.
    expect((await fetch(source.url, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetchProof('company-yanqi')).status).toBe(404);
    expect((await apply({})).json()).toMatchObject({ code: 'value-needed' });
    const fetched = (await fetchProof()).json() as { proofId: string };
    expect(fetched).toMatchObject({ authorityId: TAX, correctedOn: '2026-03-31', performedOn: '2026-04-01', asOf: '2026-04-02T01:00:00.000Z' });
    const plan = (await ask(served, `/api/records/${recordId}/repair-plan`, { as: 'person-lin', method: 'GET' })).json();
    expect(plan).toMatchObject({ connector: true, procedure: { usual: null }, fetchedProofs: [{ id: fetched.proofId, system: '电子税务局', reference: '缴款书000123' }] });
    // The usual days: the middle of what this authority has taken in this sector within a year, of at least five applications.
    const decided = (sector: string, authority: string, days: number, ago: number, origin = 'subject') => asSuperuser(served, `with i as (select gen_random_uuid() as rec, gen_random_uuid() as rep), d as (insert into dossier (id, kind) select rec, 'record' from i union all select rep, 'repair' from i),
      r as (insert into record (id, subject_id, provider_id, category, title, version, state, mark, provided_on, sensitivity)
        select i.rec, subject_id, provider_id, category, title, version, state, mark, provided_on, sensitivity from record, i where id = '${recordId}' returning id, subject_id),
      p as (insert into record_publicity (record_id, sector, sanctions, decided_on, published_on, class, edition, ends) select r.id, '${sector}', '{fine}', '2026-03-02', '2026-03-05', 'general', 'CN-repair/2026-04', 'whenCorrected' from r)
      insert into repair_file (id, number, record_id, subject_id, authority_id, platform_id, origin, ground, phase, filed_at, decided_at, outcome)
      select i.rep, '测' || gen_random_uuid(), r.id, r.subject_id, '${authority}', '${demoActor('platform-clerk').orgId}', '${origin}', 'performed', 'closed', date_trunc('day', business_now()) - interval '${ago + days} days', date_trunc('day', business_now()) - interval '${ago} days', 'granted' from r, i`);
    const usual = async () => ((await ask(served, `/api/records/${recordId}/repair-plan`, { as: 'person-lin', method: 'GET' })).json() as { procedure: { usual: unknown } }).procedure.usual;
    for (const days of [1, 2, 9, 30]) await decided('tax', TAX, days, 10);
    // Another sector's, another authority's, those of last year and what it began by itself say nothing of this one.
    for (const days of [40, 41, 42]) {
      await decided('other', TAX, days, 10);
      await decided('tax', RESOURCES, days, 10);
      await decided('tax', TAX, days, 400);
      await decided('tax', TAX, days, 10, 'authority');
    }
    expect(await usual()).toBeNull();
    await decided('tax', TAX, 4, 10);
    expect(await usual()).toEqual({ days: 4, of: 5 });
    await decided('tax', TAX, 7, 10);
    expect(await usual()).toEqual({ days: 6, of: 6 });
    // Its dates as a calendar file: the earlier least of Order 58 (from the decision) and the shorter most of Order 36 (law.md §8, 26).
    const dates = (await ask(served, `/api/records/${recordId}/repair-plan.ics`, { as: 'person-lin', method: 'GET' })).text;
    expect(dates.match(/DTSTART;VALUE=DATE:\d{8}/g)).toEqual(['DTSTART;VALUE=DATE:20260602', 'DTSTART;VALUE=DATE:20270305']);
    // The end of each measure stands in it, too.
    const yanqi = `/api/records/${caseRecordId('yanqiFood')}/repair-plan`;
    const { measures } = (await ask(served, yanqi, { as: 'company-yanqi', method: 'GET' })).json() as { measures: { title: string; endsOn: string | null; lifted: boolean }[] };
    const ends = measures.flatMap(({ endsOn, lifted }) => (endsOn === null || lifted ? [] : [`DTSTART;VALUE=DATE:${endsOn.replaceAll('-', '')}`]));
    expect(ends.length).toBeGreaterThan(0);
    expect((await ask(served, `${yanqi}.ics`, { as: 'company-yanqi', method: 'GET' })).text.match(/DTSTART;VALUE=DATE:\d{8}/g)).toEqual(expect.arrayContaining(ends));
    expect((await apply({ fetchedProofs: [randomUUID()] })).json()).toMatchObject({ code: 'unknown-evidence' });
    const filed = await apply({ fetchedProofs: [fetched.proofId] });
    expect(filed.status, filed.text).toBe(201);
    const { repairId } = filed.json() as { repairId: string };
    // Who decides reads it with its source and instant.
    expect((await ask(served, `/api/repairs/${repairId}`, { as: 'tax-provider', method: 'GET' })).json()).toMatchObject({ fetched: [{ authority: { id: TAX }, system: '电子税务局', reference: '缴款书000123', performedOn: '2026-04-01', asOf: '2026-04-02T01:00:00.000Z' }] });
    expect((await repairActs(served.house, recordId)).at(-1)).toMatchObject({ kind: 'proofFetched', facts: { key: 'tax-1', authorityId: TAX } });
    expect(source.asked().unsigned).toBe(1);
    expect((await connect(null, [])).status).toBe(201);
    expect(await why()).toBe('noConnector');
  } finally {
    await source.close();
  }
});

test('an application is kept while it is written, on the server and for its writer alone, and erased when it is sent; an authority that finds all done starts the exit itself', async () => {
  const { recordId, apply } = await personsRecord();
  const draft = (as: string, body?: object) => ask(served, `/api/records/${recordId}/repair-draft`, { as, method: body === undefined ? 'GET' : 'PUT', ...(body === undefined ? {} : { body }) });
  expect((await draft('person-lin', { ground: 'performed', statement: '写到一半' })).status).toBe(200);
  expect((await draft('person-lin')).json()).toMatchObject({ draft: { ground: 'performed', statement: '写到一半' } });
  expect((await draft('company-yunshan')).status).toBe(404);
  const filed = await apply({ proofs: [{ evidenceId: await proof(served.house, 'person-lin'), datedOn: '2026-04-01', kind: '缴款凭证' }] });
  expect(filed.status, filed.text).toBe(201);
  expect((await draft('person-lin')).json()).toEqual({ draft: null, savedAt: null });
  expect((await apply({ proofs: [] })).json()).toMatchObject({ code: 'repair-open' });

  const other = await personsRecord();
  const exit = (change: object = {}) => ask(served, '/api/repairs', { as: 'tax-provider', body: { recordId: other.recordId, ground: 'performed', statement: '查明已经缴清', commitment: null, proofs: [], powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null, ...change } });
  expect((await exit({ commitment: { text: '承诺', signedBy: '某' } })).json()).toMatchObject({ code: 'invalid-field' });
  const begun = await exit();
  expect(begun.json(), begun.text).toMatchObject({ phase: 'deciding', next: [{ limit: 'repairDecision' }] });
  // 四(四): nobody else's record.
  expect((await ask(served, '/api/repairs', { as: 'market-clerk', body: { recordId: other.recordId, ground: 'performed', statement: '', commitment: null, proofs: [], powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null } })).json()).toMatchObject({ code: 'not-your-record' });
});

test('a natural person repairs by social service: logged, confirmed by the organisation it was done for, counted by the city’s rule', async () => {
  const { recordId, apply } = await personsRecord();
  const log = (change: object = {}, as = 'person-lin') => ask(served, `/api/records/${recordId}/social-service`, { as, body: { orgId: VOLUNTEERS, on: '2026-05-09', minutes: 480, what: '社区助老', ...change } });
  const codeOf = async (answered: Promise<{ json(): unknown }>) => ((await answered).json() as { code: string }).code;
  expect(await codeOf(apply({ ground: 'socialService' }))).toBe('service-missing');
  expect(await codeOf(log({ on: '2099-01-01' }))).toBe('date-in-future');
  expect(await codeOf(log({ orgId: RESOURCES }))).toBe('invalid-field');
  expect((await log({}, 'company-yunshan')).status).toBe(404);
  const ids: string[] = [];
  for (const change of [{ on: '2026-05-09' }, { on: '2026-05-10' }, { on: '2026-05-16', minutes: 300 }, { on: '2026-05-17', minutes: 60 }]) ids.push(((await log(change)).json() as { entryId: string }).entryId);
  expect(await codeOf(log({ on: '2026-05-17', minutes: 450 }))).toBe('invalid-field');
  const listed = (await ask(served, '/api/social-service', { as: 'volunteer-clerk', method: 'GET' })).json() as { entries: Record<string, unknown>[] };
  expect(listed.entries.filter(({ id }) => ids.includes(String(id)))).toHaveLength(4);
  expect(Object.keys(listed.entries[0]!).sort()).toEqual(['confirmed', 'id', 'loggedAt', 'minutes', 'name', 'on', 'what']);
  const answer = (id: string, how: 'confirmation' | 'refusal', body: object, as = 'volunteer-clerk') => ask(served, `/api/social-service/${id}/${how}`, { as, body });
  expect((await answer(ids[0]!, 'confirmation', { minutes: 480 }, 'resources-clerk')).status).toBe(404);
  expect((await answer(ids[0]!, 'confirmation', { minutes: 480 }, 'person-lin')).status).toBe(403);
  expect(await codeOf(answer(ids[2]!, 'confirmation', { minutes: 480 }))).toBe('invalid-field');
  for (const [i, minutes] of [[0, 480], [1, 480], [2, 210]] as const) expect((await answer(ids[i]!, 'confirmation', { minutes })).status).toBe(201);
  expect((await answer(ids[3]!, 'refusal', { reason: '当天没有活动' })).status).toBe(201);
  expect(await codeOf(answer(ids[3]!, 'confirmation', { minutes: 60 }))).toBe('already-done');
  const plan = async () => ((await ask(served, `/api/records/${recordId}/repair-plan`, { as: 'person-lin', method: 'GET' })).json() as { service: { count: { counted: number; needed: number }; entries: { confirmed: number | null }[] } }).service;
  expect(await plan()).toMatchObject({ count: { counted: 1170, needed: 1200 }, entries: [{ confirmed: 480 }, { confirmed: 480 }, { confirmed: 210 }, { confirmed: 0 }] });
  expect((await apply({ ground: 'socialService' })).json()).toMatchObject({ code: 'service-missing', params: { counted: '19.5', needed: '20', missing: '0.5' } });
  const last = ((await log({ on: '2026-05-23', minutes: 30 })).json() as { entryId: string }).entryId;
  await answer(last, 'confirmation', { minutes: 30 });
  const filed = await apply({ ground: 'socialService' });
  expect(filed.status, filed.text).toBe(201);
  const { repairId } = filed.json() as { repairId: string };
  expect((await ask(served, `/api/repairs/${repairId}`, { as: 'tax-provider', method: 'GET' })).json()).toMatchObject({ ground: 'socialService', service: { counted: 1200, needed: 1200 } });
  expect((await repairActs(served.house, recordId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('social'))).toEqual([
    ...Array.from({ length: 4 }, () => 'socialServiceLogged'), ...Array.from({ length: 3 }, () => 'socialServiceConfirmed'), 'socialServiceRefused', 'socialServiceLogged', 'socialServiceConfirmed',
  ]);
  // Both sides hear of it by mail, once each, and neither mail says whose or what.
  const [{ logged, answered }] = await asSuperuser<{ logged: number; answered: number }>(served, `select count(*) filter (where ref like 'serviceLogged/${ids[0]}/%')::int as logged, count(*) filter (where ref like 'serviceAnswered/${ids[0]}/%')::int as answered from delivery where kind = 'notice'`) as [{ logged: number; answered: number }];
  expect([logged, answered]).toEqual([1, 1]);
  // A company has other ways.
  const company = caseRecordId('yanqiFood');
  expect(await codeOf(ask(served, `/api/records/${company}/social-service`, { as: 'company-yanqi', body: { orgId: VOLUNTEERS, on: '2026-05-09', minutes: 60, what: '助老' } }))).toBe('persons-only');
});
