import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, file } from '../setup/play-story.ts';
import { doubled } from './effects.ts';

const { upheld } = DEMO_SCENARIOS;

let house: Installation;
let connection: Connection;
beforeAll(async () => {
  house = await startInstallation();
  connection = await Connection.connect({ address: inject('temporalAddress') });
});
afterAll(async () => {
  await connection.close();
  await house.stop();
});

test('a procedure whose turns fail again and again in the engine is begun anew from the register', { timeout: 90_000 }, async () => {
  const caseId = await file(house, upheld);
  await house.settled();
  const workflowId = `objection/${caseId}`;
  const client = new Client({ connection });
  // In its place stands one that no worker can run: each of its turns fails, as with a history that cannot be replayed.
  await client.workflow.getHandle(workflowId).terminate();
  const broken = await client.workflow.start('ofNoKnownType', { workflowId, taskQueue: house.taskQueue });

  expect((await accept(house, caseId, upheld)).phase).toBe('verifying');
  await expect.poll(async () => {
    const { rows } = await house.register.db.selectFrom('procedure').select('phase').where('id', '=', `objection/${caseId}`).where('phase', '=', 'verifying').execute().then((rows) => ({ rows }));
    return rows.length;
  }, { timeout: 75_000, interval: 200 }).toBe(1);
  const now = await client.workflow.getHandle(workflowId).describe();
  expect(now.type).toBe('objection');
  expect(now.runId).not.toBe(broken.firstExecutionRunId);
  expect(doubled(await house.acts(caseId))).toEqual([]);
});
