import { afterAll, beforeAll, expect, test } from 'vitest';
import { Report } from '../../scripts/attack/report.ts';
import { runAttack } from '../../scripts/attack/run.ts';
import { Target } from '../../scripts/attack/target.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse();
  const stage = { ...served.house, counter: served.counter };
  await file(stage, DEMO_SCENARIOS.upheld);
  await file(stage, DEMO_SCENARIOS.rejected);
});
afterAll(() => served.stop());

test('a short attack (`npm run attack` is the long one) finds nothing, in every operation, with a good part of it taken', { timeout: 600_000 }, async () => {
  const report = new Report();
  await runAttack(new Target(served.baseUrl, served.issuer, report), { keysDir: 'none', requests: 1000, seconds: 120, seed: 1, slowClients: false, mostIds: 3, say: () => undefined });
  expect([...report.findings.values()]).toEqual([]);
  expect(report.requests).toBeGreaterThan(1000);
  expect(report.share((status) => status >= 200 && status < 300)).toBeGreaterThan(0.2);
});
