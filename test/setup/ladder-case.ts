import { expect } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { registerCounter } from './counter.ts';
import type { LadderPlace } from './ladder-place.ts';
import { ladderPlace } from './ladder-place.ts';
import type { Stage } from './play-story.ts';
import { accept, file } from './play-story.ts';

/** An accepted case where time stands as a test puts it, and what it is mailed about. */
export interface LadderCase {
  place: LadderPlace;
  stage: Stage;
  caseId: CaseId;
  /** As of its acceptance. */
  situation: CaseSituation;
  /** What everybody has got since the last time: whom, and with which rungs and duties. */
  news(): Promise<Record<string, string[]>>;
}

/** Filed and accepted at ten on a Monday, 2026-03-02. */
export async function ladderCase(story: DemoStory): Promise<LadderCase> {
  const place = await ladderPlace();
  const stage: Stage = {
    counter: registerCounter(place.register), settled: async () => {},
    situation: async (id) => foldCase(await reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId))),
  };
  await place.setClock('2026-03-02T10:00:00');
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  return {
    place, stage, caseId, situation: await stage.situation(caseId),
    async news() {
      const before = place.received.length;
      for (let i = 0; i < 2; i += 1) {
        await sweepRungs(place.register);
        await sweepReminders(place.register);
        await gatherDigests(place.register);
      }
      while ((await place.deliver()) > 0);
      const told = place.received.slice(before).map(({ to, text }) => [to.join(' ').replaceAll('@demo.invalid', ''), [...text.matchAll(/〔(.+?)〕庆信.+?号　(.+)/g)].map((m) => `${m[1]} ${m[2]}`)] as const);
      expect(new Set(told.map(([to]) => to)).size, 'one mail per person').toBe(told.length);
      return Object.fromEntries(told);
    },
  };
}
