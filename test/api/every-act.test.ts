import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { accept, acknowledgeAll, acknowledgeEndings, actorFor, answer, confirmNotices, decide, demoActor, file, restore } from '../setup/play-story.ts';
import type { Stage } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

let served: ServedHouse;
let stage: Stage;
beforeAll(async () => {
  served = await serveHouse();
  stage = { ...served.house, counter: served.counter };
});
afterAll(() => served.stop());

test('an upheld objection over HTTP to its end, with a measure registered while the record is disputed', async () => {
  const story = DEMO_SCENARIOS.upheld;
  // 信用报告: issued to a bank as proof while the record still stood, and to another department for somebody else.
  const identifierOf = (id: string | null): string => DEMO_SUBJECTS.find((s) => s.id === id)!.identifier;
  const issue = (as: string, identifier: string) => ask(served, '/api/reports', { as, body: { identifier } });
  interface Report { id: string; number: string; code: string; state: string; records: { id: string; version: number; fields: { amount: string } }[] }
  const reportOf = async (as: string, id: string) => (await ask(served, `/api/reports/${id}`, { as, method: 'GET' })).json() as Report;
  const { id: reportId } = (await issue('bank-clerk', identifierOf(story.by.subjectId))).json() as { id: string };
  const { id: otherId } = (await issue('finance-clerk', identifierOf(DEMO_SCENARIOS.rejected.by.subjectId))).json() as { id: string };
  expect((await issue('bank-clerk', '91230699MA000000AA')).status).toBeGreaterThanOrEqual(400);
  const report = await reportOf('bank-clerk', reportId);
  expect([report.number, report.state]).toEqual([expect.stringMatching(/^庆信报〔\d{4}〕\d+号$/), 'valid']);
  const reported = report.records.find(({ id }) => id === story.recordId)!;
  expect((await reportOf('company-yunshan', reportId)).number).toBe(report.number);
  expect((await ask(served, `/api/reports/${reportId}`, { as: 'finance-clerk', method: 'GET' })).status).toBe(404);
  const checkReport = async (code: string) => ((await ask(served, `/api/public/letters/${code}`, { as: null, key: null, method: 'GET' })).json() as { state: null; report: { number: string; state: string; org: { id: string } } }).report;
  expect(await checkReport(report.code)).toMatchObject({ number: report.number, state: 'valid', org: { id: 'bank-yunfan' } });
  const ledger = ((await ask(served, `/api/records/${story.recordId}`, { as: 'company-yunshan', method: 'GET' })).json() as { recipients: { org: { id: string }; how: string }[] }).recipients;
  expect(ledger.find(({ org }) => org.id === 'bank-yunfan')?.how).toBe('report');
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const measure = { code: 'noProcurement', from: '2026-01-05', until: null };
  const registered = await ask(served, `/api/records/${story.recordId}/measures`, { as: 'finance-clerk', body: measure });
  expect([registered.status, (registered.json() as { state: string }).state]).toEqual([201, 'suspended']);
  const { measureId } = registered.json() as { measureId: string };
  const added = (await stage.situation(caseId)).suspensions.filter((o) => o.measureIds.some((id) => id === measureId));
  expect(added.map((o) => o.orgId)).toEqual(['daqing-finance']);
  expect(await served.house.violations()).toBe(0);

  const [verification] = (await stage.situation(caseId)).verifications;
  await stage.counter.act(actorFor(verification!.orgId, 'provider'), caseId, { kind: 'verificationAcknowledged', orderId: verification!.orderId });
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await stage.settled();
  await acknowledgeEndings(stage, caseId);
  await restore(stage, caseId, story);
  await confirmNotices(stage, caseId);
  await stage.settled();
  const closed = await stage.situation(caseId);
  expect(closed.phase).toBe('closed');
  expect(closed.suspensions.map((o) => o.endings.map((e) => e.how))).toEqual(closed.suspensions.map(() => ['lifted']));
  // Whoever has the report was told of the correction, and the paper says to anybody that it holds no more; what stood on it stays what it was.
  expect(closed.corrections.flatMap((c) => c.notices).some(({ orgId }) => orgId === 'bank-yunfan')).toBe(true);
  expect([(await checkReport(report.code)).state, (await checkReport((await reportOf('finance-clerk', otherId)).code)).state]).toEqual(['superseded', 'valid']);
  const after = await reportOf('bank-clerk', reportId);
  expect([after.state, after.records.find(({ id }) => id === story.recordId)?.fields]).toEqual(['superseded', reported.fields]);
  const own = (await ask(served, '/api/measures', { as: 'finance-clerk', method: 'GET' })).json() as { measures: { id: string; state: string }[] };
  expect(own.measures.find((m) => m.id === measureId)?.state).toBe('lifted');
  const certificate = (await ask(served, `/api/public/certificates/${encodeURIComponent(closed.certificate!.number)}`, { as: null, method: 'GET' })).json();
  expect(certificate).toEqual({ number: closed.certificate!.number, kind: 'restoration', valid: true, issuedAt: closed.certificate!.at, suspension: null });
  const late = await ask(served, `/api/records/${story.recordId}/measures`, { as: 'finance-clerk', body: measure });
  expect([late.status, late.code, late.params]).toEqual([409, 'not-allowed-in-stage', { state: 'revoked' }]);
  const log = (await ask(served, `/api/cases/${caseId}/log`, { as: 'auditor', method: 'GET' })).json() as { intact: boolean; brokenAt: null; acts: { seq: number }[] };
  expect([log.intact, log.brokenAt, log.acts.map((a) => a.seq)]).toEqual([true, null, (await served.house.acts(caseId)).map((a) => a.seq)]);
});

test('a rejected objection over HTTP: reopened by the supervisor, and closed once more', async () => {
  const story = DEMO_SCENARIOS.rejected;
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  for (const round of [1, 2]) {
    await acknowledgeAll(stage, caseId);
    await answer(stage, caseId, story);
    await decide(stage, caseId, story);
    await stage.settled();
    await served.house.moveTo((await stage.situation(caseId)).decisions.at(-1)!.served!.resumeFrom!);
    await acknowledgeEndings(stage, caseId);
    await stage.settled();
    expect(await stage.situation(caseId)).toMatchObject({ phase: 'closed', round });
    if (round === 1) {
      await stage.counter.act(demoActor('supervisor'), caseId, { kind: 'reopened', reasons: '申请人提交了新的检测报告', evidenceIds: [] });
      expect(await stage.situation(caseId)).toMatchObject({ phase: 'verifying', round: 2, mark: 'disputed' });
    }
  }
  expect((await served.house.acts(caseId)).filter((a) => a.kind === 'closed')).toHaveLength(2);
  expect(await served.house.violations()).toBe(0);
});
