import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { certifyNoAnswer } from '../../db/no-answer-sweep.ts';
import { certificateByNumber } from '../../db/person-reads.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import { lastDayToApply } from '../../domain/no-answer.ts';
import { foldCase } from '../../domain/situation.ts';
import { msOf, parseDay } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { registerCounter } from '../setup/counter.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { ladderPlace } from '../setup/ladder-place.ts';
import { accept, file } from '../setup/play-story.ts';

const story = DEMO_SCENARIOS.upheld;
let place: LadderPlace;
let caseId: CaseId;
const situation = async (id: CaseId) => foldCase(await reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId)));
const certified = async (id: CaseId) => (await situation(id)).clocks.filter((c) => c.noAnswerAt !== undefined).map((c) => c.limit);
const stage = () => ({ counter: registerCounter(place.register), settled: async () => {}, situation });
const setClockTo = (ms: number) => place.owner.updateTable('business_time').set({ offset_ms: ms - Date.now() }).execute();

beforeAll(async () => {
  place = await ladderPlace();
  await place.setClock('2026-03-02T10:00:00');
  caseId = await file(stage(), story);
});
afterAll(() => place.stop());

test('§8-9: acceptance lapses: the system certifies it at that instant, not before, once, against the platform itself', async () => {
  const { terms } = (await situation(caseId)).clocks.find((c) => c.limit === 'acceptance')!;
  await setClockTo(msOf(terms.dueAt!) - 60_000);
  expect((await certifyNoAnswer(place.register)).certified).toBe(0);
  await setClockTo(msOf(terms.dueAt!) + 1);
  // Two sweeps at once: one certificate.
  await Promise.all([certifyNoAnswer(place.register), certifyNoAnswer(place.register)]);
  await certifyNoAnswer(place.register);
  const s = await situation(caseId);
  expect(await certified(caseId)).toEqual(['acceptance']);
  const letters = s.letters.filter(({ letter }) => letter === 'noAnswerCertificate');
  expect(letters).toHaveLength(1);
  expect(letters[0]!.number).toMatch(/^庆信未答〔2026〕1号$/);
  const text = letterText(await letterFor(place.register, story.by, letters[0]!.letterId)).join('\n');
  for (const words of ['受理审查', '2026年3月4日24时前', '内部办理时限', '大庆市人民政府', '应当先申请行政复议', '最后一日为2026年5月6日']) expect(text).toContain(words);
  const check = await reading(place.register.db, '', (trx) => certificateByNumber(trx, letters[0]!.letterId));
  expect(check).toMatchObject({ kind: 'noAnswer', valid: true });
});

test('an acceptance that comes late ends the duty and leaves the certificate; the whole case has one of its own', async () => {
  await accept(stage(), caseId, story);
  expect((await situation(caseId)).phase).toBe('verifying');
  const total = (await situation(caseId)).clocks.find((c) => c.limit === 'total')!;
  await setClockTo(msOf(total.terms.dueAt!) + 1);
  await certifyNoAnswer(place.register);
  await certifyNoAnswer(place.register);
  expect(await certified(caseId)).toEqual(['acceptance', 'total']);
  expect((await situation(caseId)).letters.filter(({ letter }) => letter === 'noAnswerCertificate')).toHaveLength(2);
});

test('what was fulfilled in time is never certified', async () => {
  const other = DEMO_SCENARIOS.rejected;
  const id = await file(stage(), other);
  await accept(stage(), id, other);
  const { terms } = (await situation(id)).clocks.find((c) => c.limit === 'acceptance')!;
  await setClockTo(msOf(terms.dueAt!) + 1);
  await certifyNoAnswer(place.register);
  expect(await certified(id)).toEqual([]);
});

test('the last day to apply is 60 days from the lapse and rolls from a day off to the next working day', () => {
  const pack = place.register.currentPack();
  const calendar = place.register.calendar(pack.calendarRegion);
  // 2026-03-04 + 60 days is Sunday 3 May, in the Labour Day holidays (1 to 5 May).
  expect(lastDayToApply(parseDay('2026-03-04'), { pack, calendar })).toBe('2026-05-06');
  expect(lastDayToApply(parseDay('2026-03-12'), { pack, calendar })).toBe('2026-05-11');
});
