import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { addWorkingDays, dayStatus } from '../../domain/calendar.ts';
import { appendLawAct } from '../../db/procedure-register.ts';
import { newActId } from '../../db/register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { procedureId } from '../../domain/procedure.ts';
import { addDays, plusMs } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { MASTER_KEY, testOwner } from '../setup/database.ts';
import { startInstallation } from '../setup/installation.ts';
import { startApiProcess } from '../setup/own-api.ts';
import { accept, answer, demoActor, file } from '../setup/play-story.ts';

const HOUR = 3_600_000;
const story = DEMO_SCENARIOS.upheld;

test('§8-44: the API alone was down over two nights, the dispatcher awake: nobody is urged, silence is not declared, and the days are taken out of the provider’s clock as the platform’s', { timeout: 120_000 }, async () => {
  const house = await startInstallation();
  const owner = testOwner(house.migrationUrl);
  const served = { databaseUrl: house.url, temporalAddress: '127.0.0.1:1', taskQueue: house.taskQueue, masterKey: MASTER_KEY, env: { ZM_DISPATCHER: 'apart' } };
  let api = await startApiProcess(served);
  onTestFinished(async () => {
    await api.stop();
    await owner.destroy();
    await house.stop();
  });
  const caseId = await file(house, story);
  await accept(house, caseId, story);
  await house.settled();
  const [before] = (await house.situation(caseId)).verifications;
  await expect.poll(() => owner.selectFrom('api_heartbeat').selectAll().execute(), { timeout: 10_000 }).toHaveLength(1);

  await api.kill();
  const due = before!.answer.dueAt!;
  await moveBusinessTimeTo(house.register, { actor: demoActor('operator'), actId: newActId(), to: plusMs(due, HOUR) });
  await sql`update api_heartbeat set beat_at = clock_timestamp() - interval '40 hours'`.execute(owner);
  expect(await sweepRungs(house.register)).toEqual({ urged: 0, escalated: 0, pokes: [] });
  const declared = () => appendLawAct(house.register, { procedureId: procedureId('verification', before!.orderId), kind: 'silenceDeclared', cause: before!.seq });
  expect((await declared()).result).toBe('notYet');
  expect(await owner.selectFrom('platform_outage').selectAll().execute(), 'the dispatcher was there').toEqual([]);

  await api.stop();
  api = await startApiProcess(served);
  await expect.poll(async () => (await house.acts(caseId)).filter((a) => a.kind === 'lostTime').length, { timeout: 20_000 }).toBe(1);
  const after = await house.situation(caseId);
  const [lost] = (await house.acts(caseId)).filter((a) => a.kind === 'lostTime');
  expect(lost).toMatchObject({ author: { class: 'sweep' }, facts: { orderId: before!.orderId, cause: 'outage', before: before!.answer.dueOn } });
  // Forty hours back from an hour past the end of a day: that day and the one before ended while nobody was there, of which a day off was nobody's to work on.
  const calendar = house.register.calendar();
  const dueOn = before!.answer.dueOn!;
  const gone = [addDays(dueOn, -1), dueOn].filter((day) => dayStatus(calendar, day).working);
  expect(after.verifications[0]!.answer.dueOn).toBe(addWorkingDays(calendar, dueOn, gone.length).day);
  expect([after.verifications[0]!.silentSeq, after.clocks.filter((c) => c.limit === 'verification' && c.urgedAt !== null)]).toEqual([null, []]);
  expect(after.letters.filter(({ letter }) => letter === 'dateChangeNotice'), 'both sides are told the new date').toHaveLength(2);
  // Noted once, and carried out.
  await expect.poll(async () => (await owner.selectFrom('platform_outage').select('done_at').execute()).map(({ done_at }) => done_at !== null), { timeout: 10_000 }).toEqual([true]);
  // In time, over the window that is open again.
  house.counter = api.counter;
  await answer(house, caseId, story);
  const answered = await house.situation(caseId);
  expect([answered.phase, answered.verifications[0]!.answered!.late]).toEqual(['deciding', false]);
});
