import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId, GroundId, MeasureId, OrgId, RecordId } from '../../domain/ids.ts';
import { asId } from '../../domain/ids.ts';
import { noticesOf } from '../../domain/correction-situation.ts';
import { addDays, dayAt, parseDay } from '../../domain/time.ts';
import { carryRound } from '../../main/courier.ts';
import { BANK, ENTERPRISE_SYSTEM, FINANCE, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import type { Recipient } from '../../scripts/recipient/service.ts';
import { startRecipient } from '../../scripts/recipient/service.ts';
import type { RecipientStore } from '../../scripts/recipient/store.ts';
import { recipientStore } from '../../scripts/recipient/store.ts';
import { ask } from '../api/ask.ts';
import { acknowledgeEndings, actorFor, clerk, confirmNotices, demoActor, draft, sign } from '../setup/play-story.ts';
import { adoptUnverified } from '../setup/review-edition.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addRecord } from '../setup/standing-data.ts';
import { brokenChains } from './effects.ts';

/** §8-41 as each pack has it, from filing to what everybody sees afterwards: annotated (PBOC), no longer disclosed (Taizhou), deleted (FCRA). */
const company = demoActor('company-yunshan');
const { identifier } = DEMO_SUBJECTS.find(({ id }) => id === company.subjectId)!;
let served: ServedHouse;
let folder: string;
let system: Recipient;
let store: RecipientStore;

beforeAll(async () => {
  served = await serveHouse();
  folder = mkdtempSync(join(tmpdir(), 'zm-unverified-'));
  store = recipientStore(join(folder, 'system'));
  const channel = async (address: string) => (await ask(served, `/api/operators/channels/${ENTERPRISE_SYSTEM}`, { as: 'operator', body: { way: 'webhook', address, publicKeys: [], newSecret: address.endsWith(':1/') } })).json() as { secret: string };
  const { secret } = await channel('http://127.0.0.1:1/');
  system = await startRecipient({ port: 0, orgId: ENTERPRISE_SYSTEM, keysUrl: `${served.baseUrl}/.well-known/zhengming-keys.json`, secret, store });
  await channel(system.url);
}, 180_000);
afterAll(async () => {
  await system.close();
  await served.stop();
  rmSync(folder, { recursive: true });
});

const stage = () => ({ ...served.house, counter: served.counter });
const get = async <T>(as: string | null, path: string): Promise<T> => (await ask(served, path, { as, method: 'GET' })).json() as T;
const send = async (): Promise<void> => {
  await carryRound({ ...served.house.register, publicUrl: served.baseUrl }, () => {}, {
    rules: { hosts: ['127.0.0.1'], privateRanges: true }, limits: { wholeMs: 2_000, answerBytes: 64 * 1024 }, drop: dropFolder(join(folder, 'drop')), everyMs: 50, leaseMs: 60_000, retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  });
};
/** What anybody may see of the record. */
const published = (recordId: RecordId) => get<{ shown: boolean; version: number | null; mark: string | null }>(null, `/api/public/records/${recordId}/standing`);
/** What the department is told that asks before it acts: of all it has on the company, what rests on this record. */
async function checked(as: string, recordId: RecordId): Promise<string[]> {
  const { subjects: [one] } = (await ask(served, '/api/checks', { as, body: { identifiers: [identifier], kind: null, purpose: 'other', decisiveAt: null } })).json() as { subjects: { measures: { recordId: string; state: string }[] }[] };
  return one!.measures.filter((m) => m.recordId === recordId).map(({ state }) => state);
}
async function file(): Promise<{ recordId: RecordId; caseId: CaseId }> {
  const from = addDays(parseDay('2026-11-01'), -30);
  const measure = (executorId: OrgId) => ({ id: asId<MeasureId>(crypto.randomUUID()), executorId, kind: 'administrative' as const, title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from, until: null });
  const { recordId } = await addRecord(served.house.register, { subjectId: company.subjectId!, providerId: TAX, recipients: [FINANCE, RESOURCES, BANK, ENTERPRISE_SYSTEM], measures: [measure(FINANCE), measure(RESOURCES)] });
  const { caseId } = await served.counter.file(company, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '档案已不存在', claimedValue: null }] });
  await served.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  return { recordId, caseId };
}

const EACH = [
  { effect: 'annotate', edition: '2026-12', remedy: 'annotate', state: 'published', mark: 'unverifiable', shown: { shown: true, version: 2, mark: 'unverifiable' }, words: '标注“无法核实”', sent: { version: 2, mark: 'unverifiable', fields: 'kept' } },
  { effect: 'stopDisclosure', edition: '2026-12.1', remedy: 'stopDisclosure', state: 'disclosureStopped', mark: 'unverifiable', shown: { shown: false, version: null, mark: null }, words: '停止公示和共享', sent: { version: 2, mark: 'unverifiable', fields: null } },
  { effect: 'delete', edition: '2026-12.2', remedy: 'revoke', state: 'revoked', mark: 'corrected', shown: { shown: false, version: null, mark: null }, words: '予以撤销', sent: { version: 2, mark: 'corrected', fields: null } },
] as const;

test.each(EACH)('§8-41 unverifiable, $effect: the subject, the public page, the check before acting and every recipient see what the pack says', { timeout: 180_000 }, async (expected) => {
  // An edition begins on a day of its own.
  await served.house.nextWorkingDay();
  const edition = await adoptUnverified(served.house.register, expected.effect, expected.edition);
  const { recordId, caseId } = await file();
  expect([(await served.house.situation(caseId)).pack, await published(recordId), await checked('finance-clerk', recordId)]).toEqual([edition, { id: recordId, shown: true, version: 1, mark: 'disputed' }, ['suspended']]);
  const { orderId } = (await served.house.situation(caseId)).verifications[0]!;
  await served.counter.act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: 'cannotVerify', reason: '档案灭失', rightValue: null }] });

  // The one remedy that the pack has for it, and no other.
  const { outcomes } = await get<{ outcomes: { outcome: string; remedies: string[] }[] }>('platform-clerk', `/api/cases/${caseId}`);
  expect(outcomes.find(({ outcome }) => outcome === 'unverifiable')!.remedies).toEqual([expected.remedy]);
  await draft(stage(), caseId, { decision: { outcome: 'unverifiable', remedy: expected.remedy, facts: '原始档案灭失', reasons: '无法核实', changes: [], lift: [] } });
  await sign(stage(), caseId);
  await served.house.settled();

  const s = await served.house.situation(caseId);
  const seen = await get<{ record: { state: string; mark: string; version: number }; restorations: unknown[]; letters: { id: string; kind: string }[] }>(company.userId, `/api/cases/${caseId}`);
  expect(seen).toMatchObject({ record: { state: expected.state, mark: expected.mark, version: 2 }, restorations: [] });
  const own = (await get<{ records: { id: string; state: string; mark: string }[] }>(company.userId, '/api/records')).records.find(({ id }) => id === recordId);
  expect(own).toMatchObject({ state: expected.state, mark: expected.mark });
  // Nothing was found wrong, so that nothing is restored or declared; what nobody can verify founds no punishment any more.
  expect([seen.letters.map(({ kind }) => kind).filter((kind) => kind === 'reputationStatement' || kind === 'restorationCertificate'), s.decisions[0]!.lift.length, s.decisions[0]!.resume]).toEqual([[], 2, []]);
  expect((await get<{ paragraphs: string[] }>(company.userId, `/api/letters/${seen.letters.find(({ kind }) => kind === 'decisionLetter')!.id}`)).paragraphs.join('')).toContain(expected.words);

  expect(await published(recordId)).toEqual({ id: recordId, ...expected.shown });
  expect([await checked('finance-clerk', recordId), await checked('resources-clerk', recordId)]).toEqual([['lifted'], ['lifted']]);
  const anew = await ask(served, `/api/records/${recordId}/measures`, { as: 'finance-clerk', body: { code: 'noProcurement', from: dayAt(s.decisions[0]!.at, 'Asia/Shanghai'), until: null } });
  expect([anew.code, anew.params]).toEqual(['not-allowed-in-stage', { state: expected.effect === 'delete' ? 'revoked' : 'unverifiable' }]);

  const notices = noticesOf(s);
  expect(notices.map(({ orgId }) => orgId).toSorted()).toEqual([BANK, ENTERPRISE_SYSTEM, FINANCE, RESOURCES].toSorted());
  const toBank = (await get<{ letters: { id: string; kind: string; case: { id: string } | null }[] }>('bank-clerk', '/api/letters')).letters.find((l) => l.kind === 'correctionNotice' && l.case?.id === caseId)!;
  expect((await get<{ paragraphs: string[] }>('bank-clerk', `/api/letters/${toBank.id}`)).paragraphs.join('')).toContain(expected.words);
  await expect.poll(async () => {
    await send();
    return store.copy(recordId);
  }, { timeout: 20_000 }).toEqual({ recordId, version: 2, mark: expected.sent.mark, fields: expected.sent.fields === 'kept' ? expect.objectContaining({ amount: '1000.00' }) as unknown : null });

  await expect.poll(async () => noticesOf(await served.house.situation(caseId)).find(({ orgId }) => orgId === ENTERPRISE_SYSTEM)!.confirmedAt, { timeout: 20_000 }).not.toBeNull();
  await acknowledgeEndings(stage(), caseId);
  await confirmNotices(stage(), caseId);
  await served.house.settled();
  expect([(await served.house.situation(caseId)).phase, await served.house.violations(), await brokenChains(served.house.register)]).toEqual(['closed', 0, []]);
});
