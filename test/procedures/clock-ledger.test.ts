import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { caseClock } from '../../db/clock-reads.ts';
import { takeRole } from '../../db/database.ts';
import { proofOf } from '../../db/due-reads.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { appendLawAct, lookAt } from '../../db/procedure-register.ts';
import { newActId } from '../../db/register.ts';
import { openDuties } from '../../db/task-reads.ts';
import type { Act, ActKind } from '../../domain/act.ts';
import type { CaseId, LetterId } from '../../domain/ids.ts';
import { procedureId } from '../../domain/procedure.ts';
import type { Verification } from '../../domain/verification-situation.ts';
import type { Instant } from '../../domain/time.ts';
import { dayAt, msOf, plusMs } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { accept, acknowledgeAll, actorFor, answer, clerk, decide, demoActor, extend as extendByTwo, file } from '../setup/play-story.ts';
import { countByKind, doubled, refusalOf } from './effects.ts';
import { paperOf } from '../setup/paper.ts';

const story = DEMO_SCENARIOS.rejected;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: Installation;
let caseId: CaseId;
let asked: Verification;
beforeAll(async () => {
  house = await startInstallation();
  ({ caseId, asked } = await begin());
});
afterAll(() => house.stop());

/** A case under verification, its request acknowledged. */
async function begin(told: DemoStory = story): Promise<{ caseId: CaseId; asked: Verification }> {
  const id = await file(house, told);
  await accept(house, id, told);
  await acknowledgeAll(house, id);
  const [verification] = (await house.situation(id)).verifications;
  await house.counter.act(actorFor(verification!.orgId, 'provider'), id, { kind: 'verificationAcknowledged', orderId: verification!.orderId });
  await house.settled();
  return { caseId: id, asked: verification! };
}
const provider = () => actorFor(asked.orgId, 'provider');
const verification = async () => (await house.situation(caseId)).verifications[0]!;
const total = async () => (await house.situation(caseId)).clocks.find((c) => c.limit === 'total')!.terms;
const extend = () => extendByTwo(house, caseId, asked, '需要调取三年前的纸质案卷');
const stop = async (actor = provider()) => house.counter.act(actor, caseId, { kind: 'clockStopped', orderId: asked.orderId, reason: 'expertTest', explanation: '产品已送检测机构', evidenceIds: [await paperOf(house.register, actor, { caseId })] });
const restart = (actor = provider()) => house.counter.act(actor, caseId, { kind: 'clockRestarted', orderId: asked.orderId, remark: '检测报告已收到' });
const id = () => procedureId('verification', asked.orderId);
const silence = () => appendLawAct(house.register, { procedureId: id(), kind: 'silenceDeclared', cause: asked.seq });

const read = <T>(work: (trx: Parameters<typeof takeRole>[0]) => Promise<T>): Promise<T> => house.register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return work(trx);
});
const clockRow = () => read((trx) => trx.selectFrom('clock').select(['due_at', 'due_on', 'terms', 'urged_at', 'ended_at']).where('ref', '=', asked.orderId).where('limit_name', '=', 'verification').executeTakeFirstOrThrow());

/** The text of the newest letter of a kind, for its addressee. */
async function letter(kind: Extract<Act, { kind: 'letterIssued' }>['facts']['letter']): Promise<{ at: Instant; by: ActKind; text: string }> {
  const acts = await house.acts(caseId);
  const issued = acts.findLast((a): a is Extract<Act, { kind: 'letterIssued' }> => a.kind === 'letterIssued' && a.facts.letter === kind && 'subjectId' in a.facts.to)!;
  const cause = acts.find((a) => issued.author.class === 'entailed' && a.id === issued.author.by)!;
  const content = await letterFor(house.register, story.by, issued.facts.letterId as LetterId);
  return { at: issued.occurredAt, by: cause.kind, text: letterText(content).join('\n') };
}

test('an extension moves the due instant and the hard stop, the whole case with them, and tells the applicant in the same act before the old date', async () => {
  const before = await total();
  await extend();
  const { answer: extended, hardStop } = await verification();
  expect(extended).toMatchObject({ algorithm: 2, extensions: [{ count: 5, by: 'providerPrincipal' }], stops: [] });
  expect(extended.dueAt! > asked.answer.dueAt!).toBe(true);
  expect(hardStop.startedAt).toBe(extended.dueAt);
  expect((await total()).dueAt! > before.dueAt!).toBe(true);
  expect(await clockRow()).toMatchObject({ due_at: extended.dueAt, due_on: extended.dueOn });
  const told = await letter('extensionNotice');
  expect(told.by).toBe('clockExtended');
  expect(told.at < asked.answer.dueAt!).toBe(true);
  expect(told.text).toContain('延期理由：需要调取三年前的纸质案卷。');
  expect(told.text).toContain('核实期限延长5个工作日。');
  expect(told.text).toMatch(/批准人：大庆市.{2,20}负责人.{2,4}。/);
  expect(told.text).toContain('第10个工作日，起始日不计入');
});

test('§8-33: a second extension is refused, and adds nothing', async () => {
  const { length } = await house.acts(caseId);
  expect(await refusalOf(extend())).toBe('already-done');
  expect(await house.acts(caseId)).toHaveLength(length);
});

test('at the old due instant nobody is silent or urged', async () => {
  await house.moveTo(plusMs(asked.answer.dueAt!, MINUTE));
  await house.settled();
  expect((await silence()).result).toBe('notYet');
  expect(await verification()).toMatchObject({ silentSeq: null });
  expect(await clockRow()).toMatchObject({ urged_at: null });
});

test('§8-32: stopped, the clock has no date anywhere: not in the register, not for its procedure, not in a list of duties, and silence is not declared', async () => {
  await stop();
  await house.settled();
  const standing = await verification();
  expect(standing.answer).toMatchObject({ dueAt: null, dueOn: null });
  expect(await total()).toMatchObject({ dueAt: null });
  expect(await clockRow()).toMatchObject({ due_at: null, due_on: null });
  expect(await lookAt(house.register, id())).toMatchObject({ phase: 'asked', dueAt: null, dueInMs: null });
  const told = await letter('clockStopNotice');
  expect(told.by).toBe('clockStopped');
  expect(told.text).toContain('中止原因：检验、检测、鉴定、专家评审。说明：产品已送检测机构。');
  const duty = (await read((trx) => openDuties(trx, provider()))).find((d) => d.ref === asked.orderId && d.limit_name === 'verification');
  expect(duty).toMatchObject({ due_at: null });

  await house.moveTo(plusMs(asked.hardStop.dueAt, 20 * DAY));
  await house.settled();
  expect((await silence()).result).toBe('notYet');
  expect(countByKind(await house.acts(caseId))).not.toMatchObject({ silenceDeclared: expect.anything() });
  expect((await house.acts(caseId)).filter((a) => a.kind === 'urged' && a.facts.limit === 'verification')).toEqual([]);
  expect(await house.violations(), 'the measures stay suspended').toBe(0);
});

test('§8-32: while it stands it is neither stopped again nor extended', async () => {
  expect(await refusalOf(stop(clerk()))).toBe('already-done');
  expect(await refusalOf(extend())).toBe('already-done');
});

test('restarted by the platform, it is due later by the working days that ended while it stood', async () => {
  const { answer: standing } = await verification();
  const extended = (await house.acts(caseId)).find((a): a is Extract<Act, { kind: 'clockExtended' }> => a.kind === 'clockExtended')!.facts.answer;
  await restart(clerk());
  await house.settled();
  const { answer: running, hardStop } = await verification();
  const proof = proofOf(house.register, running)!;
  expect(standing.algorithm === 2 && standing.stops[0]!.to).toBeNull();
  expect(running.algorithm === 2 && running.stops).toMatchObject([{ reason: 'expertTest' }]);
  const before = proofOf(house.register, extended)!;
  const stopped = proof.days.filter((d) => d.role === 'stopped');
  expect(stopped.length).toBeGreaterThan(20);
  expect(proof.days.filter((d) => d.role === 'counted')).toHaveLength(10);
  // The days counted before the stop are those that were counted before.
  const first = stopped[0]!.day;
  expect(proof.days.filter((d) => d.day < first).map((d) => [d.day, d.role])).toEqual(before.days.filter((d) => d.day < first).map((d) => [d.day, d.role]));
  expect(hardStop.startedAt).toBe(running.dueAt);
  expect((await letter('clockRestartNotice')).by).toBe('clockRestarted');
  expect(await clockRow()).toMatchObject({ due_at: running.dueAt });
  expect((await total()).dueAt! > running.dueAt!).toBe(true);
  expect(await refusalOf(restart())).toBe('not-allowed-in-stage');
});

test('the register proves the date to whom the case concerns, as its log has it', async () => {
  const { clock, overdue } = await read((trx) => caseClock(house.register, trx, story.by, caseId, { limit: 'verification', ref: asked.orderId, generation: null }));
  expect([clock.terms, overdue]).toEqual([(await verification()).answer, false]);
  const stranger = DEMO_SCENARIOS.upheld.by;
  expect(await refusalOf(read((trx) => caseClock(house.register, trx, stranger, caseId, { limit: 'verification', ref: asked.orderId, generation: null })))).toBe('not-found');
  expect(await refusalOf(read((trx) => caseClock(house.register, trx, story.by, caseId, { limit: 'verification', ref: asked.orderId, generation: 2 })))).toBe('not-found');
});

test('at the new due instant silence is declared once; from then on the clock is neither extended nor stopped', async () => {
  const { answer: running } = await verification();
  await house.moveTo(plusMs(running.dueAt!, -MINUTE));
  expect((await silence()).result).toBe('notYet');
  await house.moveTo(running.dueAt!);
  await house.settled();
  expect(countByKind(await house.acts(caseId))).toMatchObject({ silenceDeclared: 1 });
  expect(await refusalOf(stop())).toBe('limit-expired');
  expect(await refusalOf(restart())).toBe('limit-expired');
  expect(doubled(await house.acts(caseId))).toEqual([]);
});

test('§8-33: an extension asked for when the limit has run out is refused, also before silence is declared', async () => {
  const careful = { ...house.register, graceMs: DAY };
  const other = await begin(DEMO_SCENARIOS.upheld);
  await house.stopWorker();
  const late = () => house.counter.act(actorFor(other.asked.orgId, 'provider'), other.caseId, { kind: 'extensionAsked', orderId: other.asked.orderId, reason: '案卷较多' });
  await moveBusinessTimeTo(house.register, { actor: demoActor('operator'), actId: newActId(), to: plusMs(other.asked.answer.dueAt!, 1) });
  const look = await lookAt(careful, procedureId('verification', other.asked.orderId));
  expect(look.dueInMs).toBeGreaterThan(0);
  expect(await refusalOf(late())).toBe('limit-expired');
  await house.startWorker();
});

test('an answer while the clock stands is heard in time and lets the whole case run on', async () => {
  const [ground] = story.grounds;
  const told: DemoStory = { ...story, grounds: [{ ...ground!, kind: 'performed', field: null }] };
  const third = await begin(told);
  const of = async () => house.situation(third.caseId);
  await house.counter.act(actorFor(third.asked.orgId, 'provider'), third.caseId, { kind: 'clockStopped', orderId: third.asked.orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [await paperOf(house.register, actorFor(third.asked.orgId, 'provider'), { caseId: third.caseId })] });
  await house.moveTo(plusMs(third.asked.answer.dueAt!, 3 * DAY));
  await answer(house, third.caseId, told);
  const { verifications, clocks, phase } = await of();
  expect([verifications[0]!.answered!.late, phase]).toEqual([false, 'deciding']);
  const whole = clocks.find((c) => c.limit === 'total')!.terms;
  expect(dayAt(whole.dueAt!, 'Asia/Shanghai') > third.asked.answer.dueOn!).toBe(true);
  expect(msOf(whole.dueAt!)).toBeGreaterThan(msOf(third.asked.answer.dueAt!));
  await decide(house, third.caseId, told);
  await house.settled();
  expect((await of()).phase).toBe('executing');

  // Dates that are nobody's duty are proved as well: when measures may resume, and the last day of a verification.
  const resumption = await read((trx) => caseClock(house.register, trx, story.by, third.caseId, { limit: 'resumption', ref: third.caseId, generation: null }));
  expect(resumption).toMatchObject({ overdue: false, clock: { owner: null, terms: { limit: 'resumption', dueAt: (await of()).decisions[0]!.served!.resumeFrom } } });
  expect(proofOf(house.register, resumption.clock.terms)!.days.at(-1)).toMatchObject({ role: 'counted', number: 1 });
  const { clock } = await read((trx) => caseClock(house.register, trx, story.by, caseId, { limit: 'hardStop', ref: asked.orderId, generation: null }));
  expect(clock.terms.startedAt).toBe((await verification()).answer.dueAt);
});
