import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import { monthBefore } from '../../domain/overdue-report.ts';
import { addDays, addMonths, instantOn } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { accept, acknowledgeAll, answer, decide, file } from '../setup/play-story.ts';
import type { Stage } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser } from './ask.ts';

const story = DEMO_SCENARIOS.rejected;
const COMPANY = story.by.userId;
let served: ServedHouse;
let stage: Stage;
let caseId: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
});
afterAll(() => served.stop());

interface Listed { id: string; kind: string; number: string; issuer: { id: string; name: string } | null; case: { id: string } | null }
const get = (path: string, as: string | null) => ask(served, path, { as, method: 'GET' });
const box = async (as: string, which: 'received' | 'issued' = 'received'): Promise<Listed[]> => ((await get(`/api/letters?box=${which}`, as)).json() as { letters: Listed[] }).letters;
const textOf = async (id: string, as: string): Promise<string> => ((await get(`/api/letters/${id}`, as)).json() as { paragraphs: string[] }).paragraphs.join('\n');
const pdfOf = async (path: string, as: string): Promise<string> => {
  const response = await fetch(`${served.baseUrl}${path}`, { headers: { authorization: `Bearer ${await served.tokenOf(as)}` } });
  expect(response.status).toBe(200);
  return pdfText(Buffer.from(await response.arrayBuffer()));
};
const checked = async (text: string): Promise<Record<string, unknown>> => (await get(`/api/public/letters/${encodeURIComponent(/查验码：(\S+)/.exec(text)![1]!)}`, null)).json() as Record<string, unknown>;

test('异议标注通知: whoever holds the record is told at acceptance that it is disputed, and when it is no longer; nothing of the objection stands in it', async () => {
  const recipients = (await asSuperuser<{ org_id: string }>(served, `select distinct org_id from record_recipient r join organisation o on o.id = r.org_id where record_id = '${story.recordId}' and o.kind <> 'higherPlatform'`)).map(({ org_id }) => org_id);
  const told = async () => asSuperuser<{ org: string; number: string }>(served, `select substr(party, 5) as org, number from letter where case_id = '${caseId}' and kind = 'markNotice' order by number`);
  const { providerId } = await served.house.situation(caseId);
  expect((await told()).map(({ org }) => org).toSorted()).toEqual([...new Set([...recipients, providerId])].toSorted());
  const [notice] = (await box('bank-clerk')).filter(({ kind }) => kind === 'markNotice');
  const text = await textOf(notice!.id, 'bank-clerk');
  expect(text).toContain('标注“异议核实中”');
  for (const { explanation } of story.grounds) expect(text).not.toContain(explanation);
  expect(await checked(text)).toMatchObject({ state: 'valid', kind: 'markNotice', number: notice!.number });
  // What is somebody else's is not there, and the subject's own list is its own.
  expect((await get(`/api/letters/${notice!.id}`, 'housing-clerk')).status).toBe(404);
  expect((await box(COMPANY)).map(({ kind }) => kind)).not.toContain('markNotice');

  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  const after = (await box('bank-clerk')).filter(({ kind }) => kind === 'markNotice');
  expect(after).toHaveLength(2);
  expect(await textOf(after[0]!.id, 'bank-clerk')).toContain('该标注变更为“核实无误，主体仍有异议”');
});

test('回执: what a department has taken note of has a receipt, printed from the act; what it has not, none; and it is nobody else’s to see', async () => {
  const notice = (await box('finance-clerk')).find(({ kind }) => kind === 'suspensionNotice')!;
  const text = (await pdfOf(`/api/letters/${notice.id}/acknowledgement`, 'finance-clerk')).replace(/\s/g, '');
  for (const part of ['《联合惩戒措施暂缓执行通知书》回执', notice.number, '我单位已于', '大庆市财政局']) expect(text).toContain(part);
  const [act] = await asSuperuser<{ seq: number; hash: string }>(served, `select seq, encode(hash, 'hex') as hash from act where dossier_id = '${caseId}' and kind = 'suspensionAcknowledged' and author_org = 'daqing-finance'`);
  expect(text).toContain(`登记为本案第${act!.seq}号，校验值${act!.hash}`);
  expect(((await get(`/api/letters/${notice.id}`, 'platform-clerk')).json() as { acknowledged: boolean }).acknowledged).toBe(true);
  expect((await get(`/api/letters/${notice.id}/acknowledgement`, 'bank-clerk')).status).toBe(404);
  const request = (await box('market-clerk')).find(({ kind }) => kind === 'verificationRequest')!;
  expect((await get(`/api/letters/${request.id}/acknowledgement`, 'market-clerk')).status).toBe(404);
});

test('核查反馈表: the answer is a paper of the provider’s own, with its number; the platform receives it, and nobody else', async () => {
  const [own] = (await box('market-clerk', 'issued')).filter(({ kind }) => kind === 'verificationReply');
  expect(own).toMatchObject({ issuer: { id: 'daqing-market' }, case: { id: caseId } });
  expect((await box('platform-clerk')).map(({ id }) => id)).toContain(own!.id);
  const text = await textOf(own!.id, 'market-clerk');
  for (const [i, { finding }] of story.grounds.entries()) {
    expect(text).toContain(`理由${['一', '二', '三'][i]!}`);
    expect(text).toContain(finding.reason);
  }
  const request = (await box('market-clerk')).find(({ kind }) => kind === 'verificationRequest')!;
  expect(text).toContain(`${request.number}《协查函》收悉`);
  const [word] = await asSuperuser<{ letter_word: string | null }>(served, `select letter_word from organisation where id = 'daqing-market'`);
  expect(own!.number.startsWith(word!.letter_word ?? '庆信')).toBe(true);
  expect((await pdfOf(`/api/letters/${own!.id}/pdf`, 'market-clerk')).replace(/\s/g, '')).toContain('核查反馈表');
  expect(await checked(text)).toMatchObject({ state: 'valid', kind: 'verificationReply', issuer: { id: 'daqing-market' } });
  for (const who of [COMPANY, 'bank-clerk', 'tax-provider']) expect((await get(`/api/letters/${own!.id}`, who)).status, who).toBe(404);
  // What it says is the provider's to change, by answering.
  const corrected = (await get(`/api/letters/${own!.id}`, 'platform-clerk')).json() as { correction: object | null };
  expect(corrected.correction).toBeNull();
});

test('月度超期通报: on the first working day of the next month the sweep says which duties of which unit were late; once, to those named and those above, and nothing of a subject', async () => {
  const late = await file(stage, DEMO_SCENARIOS.upheld);
  await accept(stage, late, DEMO_SCENARIOS.upheld);
  const s = await served.house.situation(late);
  const due = s.clocks.find(({ limit }) => limit === 'suspensionAcknowledgement')!.terms.dueOn!;
  const month = due.slice(0, 7);
  const next = addMonths(`${month}-01` as Day, 1);
  expect(monthBefore(addDays(next, 3))).toEqual({ name: month, from: `${month}-01`, until: next });
  await served.house.moveTo(instantOn(addDays(next, 9), '09:00', 'Asia/Shanghai'));

  interface Report { id: string; month: string; number: string; duties: number; issuer: { id: string }; addressees: { id: string }[] }
  const reports = async (as: string): Promise<Report[]> => ((await get('/api/overdue-reports', as)).json() as { reports: Report[] }).reports.filter((each) => each.month === month);
  await expect.poll(async () => (await reports('supervisor')).length, { timeout: 8000 }).toBe(1);
  const [report] = await reports('supervisor');
  const units = [...new Set(s.suspensions.map(({ orgId }) => orgId))];
  const addressees = report!.addressees.map(({ id }) => id);
  expect(addressees).toEqual(expect.arrayContaining([...units]));
  expect(report!.issuer.id).toBe('daqing-government');
  const { paragraphs } = (await get(`/api/overdue-reports/${report!.id}`, 'finance-clerk')).json() as { paragraphs: string[] };
  const text = paragraphs.join('\n');
  for (const part of ['大庆市财政局', '签收暂缓执行通知', due, s.number]) expect(text).toContain(part);
  const [subject] = await asSuperuser<{ name: string; identifier: string; title: string }>(served, `select s.name, s.identifier, r.title from subject s join record r on r.subject_id = s.id where r.id = '${s.recordId}'`);
  for (const hidden of [subject!.name, subject!.identifier, subject!.title]) expect(text).not.toContain(hidden);
  expect(await checked(text)).toMatchObject({ state: 'valid', kind: 'overdueReport', number: report!.number, issuer: { id: 'daqing-government' } });
  const drawn = (await pdfOf(`/api/overdue-reports/${report!.id}/pdf`, 'supervisor')).replace(/\s/g, '');
  for (const part of ['超期通报', '大庆市财政局']) expect(drawn).toContain(part);
  expect(await pdfOf(`/api/overdue-reports/${report!.id}/pdf`, 'supervisor')).not.toBe('');

  // Not theirs: a unit that is not named, and no subject's.
  for (const stranger of ['housing-clerk', 'company-yunshan']) {
    expect(addressees).not.toContain('daqing-housing');
    expect([await reports(stranger), (await get(`/api/overdue-reports/${report!.id}`, stranger)).status]).toEqual([[], 404]);
  }
  const rows = await asSuperuser<{ content: string; facts: { sha256: string; duties: number } }>(served, `select o.content, convert_from(a.body, 'UTF8')::jsonb -> 'facts' as facts from overdue_report o join act a on a.id = o.issued_by where o.month = '${month}'`);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.facts).toMatchObject({ sha256: createHash('sha256').update(rows[0]!.content).digest('hex'), duties: report!.duties });
  const mails = await asSuperuser<{ n: number }>(served, `select count(*)::int as n from delivery where kind = 'notice' and content ->> 'notice' = 'overdueReported' and party = 'org:daqing-finance'`);
  expect(mails[0]!.n).toBeGreaterThan(0);
});
