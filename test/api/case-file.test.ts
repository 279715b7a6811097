import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import { getDemoIdentity } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { accept, acknowledgeAll, answer, decide, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

const story = DEMO_SCENARIOS.rejected;
let served: ServedHouse;
let caseId: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
});
afterAll(() => served.stop());

async function read(as: string, upTo?: number): Promise<{ bytes: Buffer; text: string }> {
  const response = await fetch(`${served.baseUrl}/api/cases/${caseId}/case-file${upTo === undefined ? '' : `?upTo=${upTo}`}`, { headers: { authorization: `Bearer ${await served.tokenOf(as)}` } });
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { bytes, text: pdfText(bytes) };
}

test('the case file in one press: its hash stands in the log, the same bytes come again, and each reader has their own view', async () => {
  const made = await ask(served, `/api/cases/${caseId}/case-file`, { as: 'platform-clerk', body: {} });
  expect(made.status).toBe(201);
  const { upTo, sha256, pages, seq } = made.json() as { upTo: number; sha256: string; pages: number; seq: number };
  const act = (await served.house.acts(caseId)).find((a) => a.seq === seq);
  expect(act).toMatchObject({ kind: 'caseFileMade', facts: { upTo, sha256, pages, view: 'whole' } });
  const whole = await read('platform-clerk', upTo);
  expect(createHash('sha256').update(whole.bytes).digest('hex')).toBe(sha256);
  expect(whole.text).toContain(`第${pages}页，共${pages}页`);
  for (const part of ['目　录', '异议处理决定书', '协查函', '送达记录', '办理记录', '证据目录', '期限计算', '依据文本', story.decision.reasons.slice(0, 10), '决定拟稿', '拟稿、审核、签发', getDemoIdentity('platform-clerk').name, getDemoIdentity('platform-clerk-2').name]) expect(whole.text, part).toContain(part);

  const own = await read(story.by.userId);
  expect(own.text).toContain('异议处理决定书');
  for (const part of ['协查函庆信', '决定拟稿', getDemoIdentity('platform-clerk').name]) expect(own.text, part).not.toContain(part);
  const audit = await read('auditor');
  expect(audit.text).toContain('办理记录');
  for (const part of [story.decision.reasons.slice(0, 10), '康汀白', '雁栖渚']) expect(audit.text, part).not.toContain(part);
});
