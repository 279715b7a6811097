import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { FINANCE, TAX } from '../../main/demo/city/organisations.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import { letterOf, refusalOf } from './effects.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation({ worker: false });
});
afterAll(() => house.stop());

test('a character our fonts lack in a measure keeps nobody from the suspension; in one\'s own words it is refused', async () => {
  const subject = demoActor('company-yunshan');
  const today = house.register.currentPack().validFrom;
  const { recordId } = await addRecord(house.register, {
    subjectId: subject.subjectId!, providerId: TAX,
    measures: [{ id: asId<MeasureId>(randomUUID()), executorId: FINANCE, kind: 'market', title: '限制采购🐉', basis: '实施方案三（三）', from: today, until: null }],
  });
  const story = { ...DEMO_SCENARIOS.upheld, recordId };
  const [ground] = story.grounds;
  expect(await refusalOf(file(house, { ...story, grounds: [{ ...ground!, explanation: '不是我公司🐉' }] }))).toBe('unprintable-character');

  const caseId = await file(house, story);
  await accept(house, caseId, story);
  expect(await house.violations()).toBe(0);
  const { suspensions, letters } = await house.situation(caseId);
  expect(suspensions).toHaveLength(1);
  const notice = await letterOf(house.register, letters.find((l) => l.letter === 'suspensionNotice')!.letterId);
  expect(notice.kind === 'suspensionNotice' && notice.measures.map((m) => m.title)).toEqual(['限制采购〓']);
});
