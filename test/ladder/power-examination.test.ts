import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { reading } from '../../db/database.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { certifyNoAnswer } from '../../db/no-answer-sweep.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import { foldCase } from '../../domain/situation.ts';
import { addDays, dayAt, parseDay } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { GOVERNMENT, PLATFORM, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import type { LadderCase } from '../setup/ladder-case.ts';
import { ladderCase } from '../setup/ladder-case.ts';
import { paperOf } from '../setup/paper.ts';
import { accept, clerk, demoActor, file } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';

/** 核验授权: a subject that filed itself has named an agent on Monday 2 March 2026, and nobody looks at the power. */
const story = DEMO_SCENARIOS.upheld;
const LAWYER = demoActor('lawyer-qiao');
let ladder: LadderCase;
let place: LadderPlace;
let caseId: CaseId;
const situation = async (id: CaseId = caseId) => foldCase(await reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId)));
const stage = () => ladder.stage;
const examination = async (id: CaseId = caseId) => (await situation(id)).clocks.findLast((c) => c.limit === 'powerExamination');

async function give(id: CaseId, by = story.by): Promise<void> {
  await stage().counter.act(by, id, {
    kind: 'powerGiven', name: '乔然录', identifier: DEMO_SUBJECTS.find((each) => each.id === LAWYER.subjectId)!.identifier, scope: '', scopes: [], validUntil: addDays(dayAt((await situation(id)).filedAt, 'Asia/Shanghai'), 90), fee: 'none',
    evidenceIds: [await paperOf(place.register, by, { caseId: id })],
  });
}

/** What everybody has got since the last time about the power: whom, and with which rung. */
async function news(): Promise<Record<string, string[]>> {
  const told = Object.entries(await ladder.news()).map(([to, lines]) => [to, lines.filter((line) => line.endsWith(' 核验授权委托书')).map((line) => line.split(' ')[0]!)] as const);
  return Object.fromEntries(told.filter(([, rungs]) => rungs.length > 0));
}

beforeAll(async () => {
  ladder = await ladderCase(story);
  ({ place, caseId } = ladder);
  await give(caseId);
});
afterAll(() => place.stop());

test('the platform has two working days, an internal limit: its clerks are reminded, urged, and it is escalated to the organ above', async () => {
  expect(await examination()).toMatchObject({ owner: { org: PLATFORM }, ref: caseId, generation: 1, endedAt: null, terms: { dueOn: parseDay('2026-03-04'), startedAt: (await situation()).powerAsk!.at } });
  await place.setClock('2026-03-03T10:00:00');
  expect(await news()).toEqual({ 'platform-clerk': ['提醒'], 'platform-clerk-2': ['提醒'] });
  await place.setClock('2026-03-05T10:00:00');
  expect(await news()).toEqual({ 'platform-clerk': ['催办'], 'platform-clerk-2': ['催办'] });
  await place.setClock('2026-03-06T10:00:00');
  expect(await news()).toEqual({ supervisor: ['督办'], 'supervisor-2': ['督办'] });
  expect(await examination()).toMatchObject({ urgedAt: expect.any(String), escalatedAt: expect.any(String), endedAt: null });
  const letters = await place.owner.selectFrom('letter').select(['kind', 'party']).where('ref', '=', `powerExamination|${caseId}`).orderBy('issued_at').execute();
  expect(letters).toEqual([{ kind: 'urgeLetter', party: `org:${PLATFORM}` }, { kind: 'escalationLetter', party: `org:${GOVERNMENT}` }]);
});

test('§8-9: silence is certified to the subject and changes nothing: nobody is let in, and the examination stays owed until it is done', async () => {
  await certifyNoAnswer(place.register);
  await certifyNoAnswer(place.register);
  const late = await situation();
  expect(late.clocks.filter((c) => c.noAnswerAt !== undefined).map((c) => c.limit)).toEqual(['powerExamination']);
  const certificates = late.letters.filter(({ letter }) => letter === 'noAnswerCertificate');
  expect(certificates).toHaveLength(1);
  const text = letterText(await letterFor(place.register, story.by, certificates[0]!.letterId)).join('\n');
  for (const words of ['核验授权委托书', '2026年3月4日24时前', '内部办理时限', '不作为不等于']) expect(text).toContain(words);
  expect([late.power, late.powerAsk?.scopes, (await reading(place.register.db, LAWYER.userId, (trx) => trx.selectFrom('case_file').select('id').where('id', '=', caseId).execute()))]).toEqual([undefined, [], []]);

  await stage().counter.act(clerk(), caseId, { kind: 'powerExamined', granted: true, reasons: '' });
  expect([(await examination())!.endedAt, (await situation()).power?.userId]).toEqual([expect.any(String), LAWYER.userId]);
  expect(await news()).toEqual({});
  await certifyNoAnswer(place.register);
  expect((await situation()).letters.filter(({ letter }) => letter === 'noAnswerCertificate'), 'the certificate stays, and there is no second').toHaveLength(1);
});

test('given when the case had ended without a decision, it is owed all the same; taken back, or with the end of the subject, it is not', async () => {
  const other = DEMO_SCENARIOS.rejected;
  const id = await file(stage(), other);
  await accept(stage(), id, other);
  await give(id, other.by);
  await stage().counter.act(other.by, id, { kind: 'powerRevoked' });
  expect((await examination(id))!.endedAt).not.toBeNull();
  await give(id, other.by);
  expect(await examination(id)).toMatchObject({ generation: 2, endedAt: null });
  await stage().counter.act(other.by, id, { kind: 'withdrawalAsked', reasons: '' });
  await stage().counter.act(other.by, id, { kind: 'withdrawn' });
  expect(await situation(id)).toMatchObject({ ending: { how: 'withdrawn' }, phase: 'executing' });
  expect(await examination(id)).toMatchObject({ generation: 2, endedAt: null });
  await stage().counter.act(other.by, id, { kind: 'powerRevoked' });
  await give(id, other.by);
  expect(await examination(id)).toMatchObject({ generation: 3, endedAt: null });
  await stage().counter.act(clerk(), id, { kind: 'powerExamined', granted: false, reasons: '委托书没有签章' });
  expect((await examination(id))!.endedAt).not.toBeNull();

  const { recordId } = await addRecord(place.register, { subjectId: other.by.subjectId!, providerId: TAX });
  const { caseId: gone } = await stage().counter.file(other.by, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null }] });
  await give(gone, other.by);
  await stage().counter.act(clerk(), gone, { kind: 'subjectEnded', how: 'deregistered', on: dayAt((await situation(gone)).filedAt, 'Asia/Shanghai'), document: '准予注销登记通知书', evidenceIds: [await paperOf(place.register, clerk(), { caseId: gone })] });
  expect((await examination(gone))!.endedAt).not.toBeNull();
});
