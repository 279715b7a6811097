import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, answer, decide, file } from '../setup/play-story.ts';
import { countByKind } from './effects.ts';

const { rejected } = DEMO_SCENARIOS;

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

test('a decision letter that cannot be rendered is an incident, nothing is served, and the case goes on when it is mended', { timeout: 90_000 }, async () => {
  const owner = openDatabase({ url: house.migrationUrl, max: 1, name: 'test-owner' });
  try {
    const caseId = await file(house, rejected);
    await accept(house, caseId, rejected);
    await acknowledgeAll(house, caseId);
    await answer(house, caseId, rejected);
    await house.settled();
    await house.stopWorker();
    await decide(house, caseId, rejected);
    const { sealed } = await owner.selectFrom('letter').select('sealed').where('kind', '=', 'decisionLetter').executeTakeFirstOrThrow();
    await owner.updateTable('letter').set({ sealed: Buffer.alloc(64) }).where('kind', '=', 'decisionLetter').execute();

    await house.startWorker();
    await expect.poll(async () => (await owner.selectFrom('procedure').select('id').where('stuck_since', 'is not', null).execute()).map(({ id }) => id), { timeout: 60_000, interval: 200 })
      .toEqual([`objection/${caseId}`]);
    expect(countByKind(await house.acts(caseId)).served).toBeUndefined();

    await owner.updateTable('letter').set({ sealed }).where('kind', '=', 'decisionLetter').execute();
    await house.poker.pokeAndWait([`objection/${caseId}`]);
    await house.settled();
    expect(countByKind(await house.acts(caseId)).served).toBe(1);
    const { rows } = await sql<{ n: number }>`select count(*) as n from procedure where stuck_since is not null`.execute(owner);
    expect(rows[0]!.n).toBe(0);
  } finally {
    await owner.destroy();
  }
});
