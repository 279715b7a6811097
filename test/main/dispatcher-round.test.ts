import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { watchedPromises } from '../../db/promise-watch.ts';
import { PROMISES } from '../../domain/promise.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { goRound } from '../../main/dispatcher.ts';
import { createPoker } from '../../main/poke.ts';
import { asAuditor } from '../procedures/effects.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, file } from '../setup/play-story.ts';

test('two connections are enough for a whole round of a dispatcher that knows nothing yet, with something in each of its sweeps', async () => {
  const database = await createTestDatabase(inject('adminUrl'), { city: true });
  onTestFinished(() => database.drop());
  const [register, small] = [testRegister(database.url), testRegister(database.url, 2)];
  onTestFinished(async () => void (await Promise.all([register.db.destroy(), small.db.destroy()])));
  const poker = createPoker({ address: inject('temporalAddress'), namespace: 'default', taskQueue: `test-${randomUUID()}` });
  onTestFinished(() => poker.close());
  const stage = handTurned(register);
  const caseId = await file(stage, DEMO_SCENARIOS.upheld);
  await accept(stage, caseId, DEMO_SCENARIOS.upheld);
  await goRound(small, poker, { behindMs: 2_000, dueMs: 0 });
  expect((await asAuditor(register, watchedPromises)).map(({ promise, violations }) => [promise, violations])).toEqual(PROMISES.map((promise) => [promise, 0]));
});
