import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { pdfText } from '../letters/pdf-text.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { actOnRepair, applyFor, repairActs, repairSituation } from '../setup/repair-story.ts';
import { ask, asSuperuser } from './ask.ts';
import type { RepairId } from '../../domain/ids.ts';

const [OWNER, AUTHORITY, COLLEAGUE] = ['company-yanqi', 'market-clerk', 'tax-provider'] as const;
const RECORD = caseRecordId('yanqiFood');
let served: ServedHouse;
let repairId: RepairId;
beforeAll(async () => {
  served = await serveHouse();
  ({ repairId } = await applyFor(served.house, OWNER, RECORD));
  await actOnRepair(served.house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
  await actOnRepair(served.house, AUTHORITY, repairId, { kind: 'repairDecided', outcome: 'refused', reason: 'newViolation', reasons: '公示期内又因同类违法行为受到处罚。' });
  await served.house.settled();
});
afterAll(() => served.stop());

interface Seen { paragraphs: string[]; number: string; caseId: string | null; supersededBy: { id: string; number: string } | null; supersedes: { number: string } | null; correction: { places: { pointer: string; value: string }[]; draft: { reason: string } | null; signAllowed: boolean } | null }
const seen = async (id: string, as: string): Promise<Seen> => (await ask(served, `/api/letters/${id}`, { as, method: 'GET' })).json() as Seen;
const post = (as: string, id: string, what: 'correction-draft' | 'correction', body: object = {}, key?: string) => ask(served, `/api/letters/${id}/${what}`, { as, body, ...(key === undefined ? {} : { key }) });
const letterOf = async (kind: string): Promise<string> => (await asSuperuser<{ id: string }>(served, `select id from letter where kind = '${kind}' and case_id in ('${repairId}', '${RECORD}') order by issued_at desc, id desc limit 1`))[0]!.id;
const reasons = [{ pointer: '/repair/reasons', to: '公示期内又因同类违法行为受到处罚（大市监罚〔2026〕第12号）。' }];

test('a letter of a repair is corrected by the organ that issued it: drafted, signed, under a number of its own; the old one stays, superseded, and nothing else changes', async () => {
  const refusal = await letterOf('repairRefusal');
  const before = await repairSituation(served.house, repairId);
  const open = await seen(refusal, AUTHORITY);
  expect(open.caseId).toBeNull();
  expect(open.correction!.places.map(({ pointer }) => pointer)).toEqual(['/addressee', '/subjectName', '/recordTitle', '/repair/reasons', '/repair/remedies/body']);
  expect([(await seen(refusal, OWNER)).correction, (await seen(refusal, 'platform-clerk')).correction], 'the authority’s own').toEqual([null, null]);
  expect((await post(AUTHORITY, refusal, 'correction')).code).toBe('draft-needed');
  const body = { reason: '漏写处罚文号', corrections: reasons };
  for (const [who, code] of [['platform-clerk', 'not-your-role'], [COLLEAGUE, 'not-found'], [OWNER, 'not-your-role']] as const) expect((await post(who, refusal, 'correction-draft', body)).code, who).toBe(code);
  expect((await post(AUTHORITY, refusal, 'correction-draft', { ...body, corrections: [{ pointer: '/repair/earliestOn', to: '2026-12-01' }] })).errors).toEqual([{ pointer: '/corrections/0/pointer', code: 'invalid-field' }]);
  const key = crypto.randomUUID();
  const [drafted, again] = [await post(AUTHORITY, refusal, 'correction-draft', body, key), await post(AUTHORITY, refusal, 'correction-draft', body, key)];
  expect([drafted.status, again.text]).toEqual([201, drafted.text]);
  expect((await seen(refusal, AUTHORITY)).correction).toMatchObject({ draft: { reason: '漏写处罚文号' }, signAllowed: true });
  expect((await seen(refusal, OWNER)).supersededBy, 'a draft changes nothing').toBeNull();
  expect((await post(AUTHORITY, refusal, 'correction')).status).toBe(201);

  const old = await seen(refusal, OWNER);
  const anew = await seen(old.supersededBy!.id, OWNER);
  expect(anew.number).not.toBe(old.number);
  expect(anew.supersedes!.number).toBe(old.number);
  const text = anew.paragraphs.join('\n');
  for (const part of [reasons[0]!.to, old.number, '漏写处罚文号']) expect(text).toContain(part);
  expect(old.paragraphs.join('\n')).not.toContain('大市监罚');
  expect(anew.number.replace(/\d+号$/, ''), 'the same series').toBe(old.number.replace(/\d+号$/, ''));
  const pdf = await fetch(`${served.baseUrl}/api/letters/${old.supersededBy!.id}/pdf`, { headers: { authorization: `Bearer ${await served.tokenOf(OWNER)}` } });
  expect(pdfText(Buffer.from(await pdf.arrayBuffer())).replace(/\s/g, '')).toContain('大市监罚');
  const code = /查验码：(\S+)/.exec(old.paragraphs.join('\n'))![1]!;
  expect((await ask(served, `/api/public/letters/${code}`, { as: null, method: 'GET' })).json()).toMatchObject({ state: 'superseded', replacedBy: { number: anew.number } });
  for (const what of ['correction-draft', 'correction'] as const) expect((await post(AUTHORITY, refusal, what, what === 'correction' ? {} : body)).code).toBe('already-done');
  const after = await repairSituation(served.house, repairId);
  expect({ ...after, seq: 0, letters: [] }).toEqual({ ...before, seq: 0, letters: [] });
  expect((await repairActs(served.house, repairId)).slice(-3).map(({ kind }) => kind)).toEqual(['letterCorrectionDrafted', 'letterCorrected', 'letterIssued']);
});

test('what the platform has issued about a repair its clerks correct, not the authority; certificates are nobody’s to correct', async () => {
  const receipt = await letterOf('repairReceipt');
  expect((await post(AUTHORITY, receipt, 'correction-draft', { reason: '名称有误', corrections: [{ pointer: '/recordTitle', to: '更正后的名称' }] })).code).toBe('not-found');
  expect((await post('platform-clerk', receipt, 'correction-draft', { reason: '名称有误', corrections: [{ pointer: '/recordTitle', to: '更正后的名称' }] })).status).toBe(201);
  expect((await post('platform-clerk', receipt, 'correction')).status).toBe(201);
  expect((await seen((await seen(receipt, OWNER)).supersededBy!.id, OWNER)).paragraphs.join('')).toContain('更正后的名称');
});

test('a letter of a record (措施终止告知书) is corrected by the department that issued it', async () => {
  const [measure] = await asSuperuser<{ id: string; executor_id: string }>(served, `select id, executor_id from measure where record_id = '${RECORD}' and executor_id = 'daqing-finance' and ended_at is null limit 1`);
  expect((await ask(served, `/api/measures/${measure!.id}/withdrawal`, { as: 'finance-clerk', body: { reason: '期限计算有误' } })).status).toBe(201);
  const notice = await letterOf('measureEndNotice');
  expect((await post('platform-clerk', notice, 'correction-draft', { reason: '理由有误', corrections: [{ pointer: '/reason', to: '执行期限届满' }] })).code).toBe('not-your-role');
  expect((await post('finance-clerk', notice, 'correction-draft', { reason: '理由有误', corrections: [{ pointer: '/reason', to: '执行期限届满' }] })).status).toBe(201);
  expect((await post('finance-clerk', notice, 'correction')).status).toBe(201);
  const anew = await seen((await seen(notice, OWNER)).supersededBy!.id, OWNER);
  expect(anew.paragraphs.join('')).toContain('执行期限届满');
});
