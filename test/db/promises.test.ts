import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchPromises } from '../../db/promise-watch.ts';
import type { CaseId } from '../../domain/ids.ts';
import { PROMISES } from '../../domain/promise.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { ask, asSuperuser } from '../api/ask.ts';
import { MARKET } from '../../main/demo/city/organisations.ts';
import { addRecord } from '../setup/standing-data.ts';
import { accept, acknowledgeAll, answer, decide, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

let served: ServedHouse;
let running: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  const stage = { ...served.house, counter: served.counter };
  const decided = await file(stage, DEMO_SCENARIOS.upheld);
  await accept(stage, decided, DEMO_SCENARIOS.upheld);
  await acknowledgeAll(stage, decided);
  await answer(stage, decided, DEMO_SCENARIOS.upheld);
  await decide(stage, decided, DEMO_SCENARIOS.upheld);
  await served.house.settled();
  running = await file(stage, DEMO_SCENARIOS.rejected);
  await accept(stage, running, DEMO_SCENARIOS.rejected);
}, 180_000);
afterAll(() => served.stop());

interface View { lookedAt: string | null; asleep: boolean; promises: { promise: string; violations: number; since: string | null }[]; violations: { promise: string; dossierId: string; item: string; number: string | null }[] }
const view = async (as = 'supervisor'): Promise<View> => (await ask(served, '/api/promises', { as, method: 'GET' })).json() as View;
const health = async () => ((await ask(served, '/health/ready', { as: null, method: 'GET' })).json() as { checks: { name: string; ok: boolean; detail: string }[] }).checks.find(({ name }) => name === 'promises')!;

test('after a case that was decided and one that is verified every promise is kept, and the figures say so', async () => {
  await watchPromises(served.house.register, 0);
  const { promises, violations, asleep } = await view();
  expect([promises.map(({ promise }) => promise), promises.map(({ violations: n }) => n), violations, asleep]).toEqual([[...PROMISES], PROMISES.map(() => 0), [], false]);
  expect(await health()).toMatchObject({ ok: true, detail: 'all kept' });
  const metrics = (await ask(served, '/health/metrics', { as: null, method: 'GET' })).text;
  expect(metrics).toContain('zhengming_promise_violations{promise="suspended"} 0');
  expect(metrics).toMatch(/zhengming_promise_watch_age_seconds \d/);
});

/** What somebody with the tables' own rights would have to do to break each promise; each is put right again by the other statement. */
const CORRECTION = `(select made_by from record_version v join act a on a.id = v.made_by where a.kind = 'recordRevoked' limit 1)`;
const BROKEN: Record<(typeof PROMISES)[number], [string, string]> = {
  suspended: [`update hold set released_at = business_now() where case_id = '$case'`, `update hold set released_at = null where case_id = '$case'`],
  held: [`update hold set released_at = business_now() where case_id = '$case' and measure_id is null`, `update hold set released_at = null where case_id = '$case'`],
  told: [`update letter set kind = 'receipt' where case_id = '$case' and kind = 'suspensionNotice'`, `update letter set kind = 'suspensionNotice' where case_id = '$case' and kind = 'receipt' and ref is not null`],
  asked: [`update organisation set stayed_by = 'request' where id = (select m.executor_id from measure m join hold h on h.measure_id = m.id where h.case_id = '$case' limit 1)`, `update organisation set stayed_by = 'order' where kind not in ('court', 'government', 'higherPlatform') and id <> 'heilongjiang-tax'`],
  resumedInTime: [
    `update hold set released_at = business_now(), released_by = (select id from act where kind = 'measuresLifted' limit 1) where case_id = '$case' and measure_id is not null;
     alter table act disable trigger all; update act set kind = 'measuresResumed' where kind = 'measuresLifted'`,
    `update hold set released_at = null, released_by = null where case_id = '$case'; update act set kind = 'measuresLifted' where kind = 'measuresResumed'; alter table act enable trigger all`,
  ],
  excepted: [
    `insert into measure_exception (id, case_id, record_id, measure_id, order_id, org_id, code, edition, clause, proposed_at, until_day, decided_at, granted, number, decided_by)
      select gen_random_uuid(), case_id, record_id, measure_id, gen_random_uuid(), 'daqing-finance', 'x', 'x', 'x', business_now(), '2099-01-01', business_now(), true, 'x', 'daqing-government' from hold where case_id = '$case' and measure_id is not null limit 1`,
    `delete from measure_exception`,
  ],
  corrected: [`update record set version = 1 where version > 1`, `update record r set version = (select max(version) from record_version v where v.record_id = r.id)`],
  recipients: [
    `insert into record_recipient (record_id, org_id, version, given_at, how) select v.record_id, 'daqing-court', 1, v.made_at - interval '1 day', 'pushed' from record_version v where v.made_by = ${CORRECTION}`,
    `delete from record_recipient where org_id = 'daqing-court'`,
  ],
  sent: [`update correction_notice set way = 'webhook' where way = 'web'`, `update correction_notice n set way = 'web' where not exists (select from delivery d where d.kind = 'correction' and d.ref = n.notice_id::text)`],
  followed: [`update procedure set type = 'incident' where case_id = '$case' and type = 'objection'`, `update procedure set type = 'objection' where case_id = '$case' and type = 'incident'`],
};

test.each(PROMISES.map((promise) => [promise]))('broken on purpose: %s', async (promise) => {
  const [breaking, mending] = BROKEN[promise].map((statement) => statement.replaceAll('$case', running)) as [string, string];
  await asSuperuser(served, breaking);
  try {
    await watchPromises(served.house.register, 0);
    const found = await view();
    expect(found.promises.filter(({ violations }) => violations > 0).map((each) => each.promise)).toContain(promise);
    expect(found.promises.find((each) => each.promise === promise)!.since).not.toBeNull();
    expect(found.violations.map((each) => each.promise)).toContain(promise);
    expect((await health()).detail).toContain(`${promise} (`);
    expect((await view('operator')).violations).toEqual([]);
  } finally {
    await asSuperuser(served, mending);
  }
  await watchPromises(served.house.register, 0);
  expect((await view()).promises.filter(({ violations }) => violations > 0)).toEqual([]);
});

/** What stands in the view for the running case, each as measure and whether its verification is named. */
const unsuspended = async (): Promise<string[]> => (await asSuperuser<{ row: string }>(served, `select measure_id || case when verification_id is null then '' else ' verified' end as row from suspension_violation where case_id = '${running}' order by 1`)).map(({ row }) => row);
const heldMeasures = async (): Promise<string[]> => (await asSuperuser<{ id: string }>(served, `select measure_id as id from hold where case_id = '${running}' and measure_id is not null order by 1`)).map(({ id }) => id);

test('promise 3 sees a record of the same fact: what is in force on it and does not rest, or whose department was not ordered', async () => {
  const measure = crypto.randomUUID();
  const { recordId, by } = DEMO_SCENARIOS.rejected;
  const { recordId: twin } = await addRecord(served.house.register, { subjectId: by.subjectId!, providerId: MARKET, recipients: [] });
  expect(await unsuspended()).toEqual([]);
  const numbered = (sign: string) => asSuperuser(served, `update record_version set fields = jsonb_set(fields, '{documentNumber}', (select to_jsonb('${sign}　' || (v.fields ->> 'documentNumber') || ' ') from record_version v join record r on r.id = v.record_id and r.version = v.version where r.id = '${recordId}')) where record_id = '${twin}'`);
  await numbered('');
  await asSuperuser(served, `insert into measure (id, record_id, subject_id, executor_id, kind, title, basis, from_day) select '${measure}', '${twin}', subject_id, 'daqing-finance', 'market', 'x', 'x', provided_on from record where id = '${recordId}'`);
  expect(await unsuspended()).toEqual([`${measure} verified`]);
  // Held with the case, but without an order to its department.
  await asSuperuser(served, `insert into hold (case_id, record_id, measure_id, placed_at, placed_by) select '${running}', '${twin}', '${measure}', business_now(), id from act where dossier_id = '${running}' limit 1`);
  expect(await unsuspended()).toEqual([`${measure} verified`]);
  const [{ id: order }] = await asSuperuser<{ id: string }>(served, `select order_id as id from suspension_order where case_id = '${running}' limit 1`) as [{ id: string }];
  await asSuperuser(served, `update suspension_order set measure_ids = measure_ids || '${measure}'::uuid where order_id = '${order}'`);
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `update suspension_order set measure_ids = array_remove(measure_ids, '${measure}'::uuid) where order_id = '${order}'; delete from hold where record_id = '${twin}'`);
  // Another document is another fact.
  await numbered('又');
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `delete from measure where id = '${measure}'`);
  expect(await unsuspended()).toEqual([]);
});

test('promise 3 sees a record of the same deed where one of them names no document, however conduct and amount are typed; another amount is another deed', async () => {
  const measure = crypto.randomUUID();
  const { recordId, by } = DEMO_SCENARIOS.rejected;
  const { recordId: twin } = await addRecord(served.house.register, { subjectId: by.subjectId!, providerId: MARKET, recipients: [] });
  const typed = (amount: string) => asSuperuser(served, `update record_version set fields = (select v.fields || jsonb_build_object('documentNumber', ' ', 'conduct', '　' || replace(v.fields ->> 'conduct', '，', ', ') || '。', 'amount', ${amount}) from record_version v join record r on r.id = v.record_id and r.version = v.version where r.id = '${recordId}') where record_id = '${twin}'`);
  await asSuperuser(served, `insert into measure (id, record_id, subject_id, executor_id, kind, title, basis, from_day, code) select '${measure}', '${twin}', subject_id, 'daqing-finance', 'market', 'x', 'x', provided_on, 'noProcurement' from record where id = '${recordId}'`);
  expect(await unsuspended()).toEqual([]);
  await typed(`'￥' || (v.fields ->> 'amount') || '0元'`);
  expect(await unsuspended()).toEqual([`${measure} verified`]);
  await typed(`'9' || (v.fields ->> 'amount')`);
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `delete from measure where id = '${measure}'`);
});

test('promise 3 sees what an organ or court has ordered to rest, and that nothing holds what is registered next', async () => {
  const measures = await heldMeasures();
  await asSuperuser(served, `update verification set open = false where case_id = '${running}'; update case_file set phase = 'executing', imposed = true where id = '${running}'`);
  const held = async () => (await asSuperuser<{ promise: string }>(served, `select promise from promise_violation where dossier_id = '${running}' order by 1`)).map(({ promise }) => promise);
  expect([await unsuspended(), await held()]).toEqual([[], []]);
  await asSuperuser(served, `update hold set released_at = business_now(), released_by = (select id from act where kind = 'measuresResumed' or kind = 'measuresLifted' limit 1) where case_id = '${running}'`);
  expect([await unsuspended(), (await held()).includes('held')]).toEqual([measures, true]);
  await asSuperuser(served, `update hold set released_at = null, released_by = null where case_id = '${running}'; update verification set open = true where case_id = '${running}'; update case_file set phase = 'verifying', imposed = false where id = '${running}'`);
  expect([await unsuspended(), await held()]).toEqual([[], []]);
});

test('whoever was given the wrong record is told of its correction however long ago that was, and who was given a record of the same fact that was put right with it; by the pack’s look-back those before are not', async () => {
  const [{ id: recordId, made_at: madeAt }] = await asSuperuser<{ id: string; made_at: string }>(served, `select record_id as id, made_at::text from record_version where made_by = ${CORRECTION}`) as [{ id: string; made_at: string }];
  const untold = async () => (await asSuperuser<{ item: string }>(served, `select item from promise_violation where promise = 'recipients' order by 1`)).map(({ item }) => item);
  const given = (ago: string) => asSuperuser(served, `insert into record_recipient (record_id, org_id, version, given_at) values ('${recordId}', 'daqing-court', 1, '${madeAt}'::timestamptz - interval '${ago}')`);
  const forget = () => asSuperuser(served, `delete from record_recipient where org_id = 'daqing-court'`);
  expect(await untold()).toEqual([]);
  await given('3 years');
  expect(await untold()).toEqual(['daqing-court']);
  await asSuperuser(served, `update record_version set told_since = made_at - interval '6 months' where told_in is not null`);
  expect(await untold()).toEqual([]);
  await forget();
  await given('5 months');
  expect(await untold()).toEqual(['daqing-court']);
  // Told for another record only is not told.
  const [{ id: other }] = await asSuperuser<{ id: string }>(served, `select id from record where id <> '${recordId}' limit 1`) as [{ id: string }];
  await asSuperuser(served, `insert into correction_notice (notice_id, case_id, org_id, record_version, notified_at, way, record_id) select gen_random_uuid(), told_in, 'daqing-court', version, made_at, 'web', '${other}' from record_version where record_id = '${recordId}' and told_in is not null`);
  expect(await untold()).toEqual(['daqing-court']);
  await asSuperuser(served, `update correction_notice set record_id = '${recordId}' where org_id = 'daqing-court'`);
  expect(await untold()).toEqual([]);
  await asSuperuser(served, `delete from correction_notice where org_id = 'daqing-court'`);
  await forget();
});

test('promise 3 sees what has to rest from receipt on, where the pack suspends then', async () => {
  const measures = await heldMeasures();
  expect(measures.length).toBeGreaterThan(0);
  const early = `update verification set open = false where case_id = '${running}'; update case_file set phase = 'received', provisional = true where id = '${running}'`;
  await asSuperuser(served, early);
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `update hold set released_at = business_now() where case_id = '${running}'`);
  expect(await unsuspended()).toEqual(measures);
  await asSuperuser(served, `update hold set released_at = null where case_id = '${running}'; update verification set open = true where case_id = '${running}'; update case_file set phase = 'verifying', provisional = false where id = '${running}'`);
  expect(await unsuspended()).toEqual([]);
});

test('promise 3 sees what is let go of between the decision and its resumption; what was resumed or lifted by its own act is no violation', async () => {
  const measures = await heldMeasures();
  await asSuperuser(served, `update verification set open = false where case_id = '${running}'; update case_file set phase = 'executing' where id = '${running}'`);
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `update hold set released_at = business_now(), released_by = (select id from act where kind = 'decided' limit 1) where case_id = '${running}' and measure_id is not null`);
  expect(await unsuspended()).toEqual(measures);
  await asSuperuser(served, `update hold set released_by = (select id from act where kind = 'measuresLifted' limit 1) where case_id = '${running}' and measure_id is not null`);
  expect(await unsuspended()).toEqual([]);
  await asSuperuser(served, `update hold set released_at = null, released_by = null where case_id = '${running}'; update verification set open = true where case_id = '${running}'; update case_file set phase = 'verifying' where id = '${running}'`);
  expect(await unsuspended()).toEqual([]);
});

test('those who oversee are told of a broken promise once, however often the watchdog looks', async () => {
  const told = async (): Promise<number> => Number((await asSuperuser<{ n: number }>(served, `select count(*)::int as n from delivery where ref like 'promiseBroken/%'`))[0]!.n);
  const before = await told();
  await asSuperuser(served, BROKEN.held[0].replaceAll('$case', running));
  for (let i = 0; i < 3; i += 1) await watchPromises(served.house.register, 0);
  const once = await told();
  expect(once).toBeGreaterThan(before);
  await asSuperuser(served, BROKEN.held[1].replaceAll('$case', running));
  await watchPromises(served.house.register, 0);
  expect(await told()).toBe(once);
  expect(await watchPromises(served.house.register)).toBeNull();
});

test('from a decision to the last acknowledgement of all, recipients and departments: still running while one is open, on the board and for a monitor', async () => {
  const [{ id }] = await asSuperuser<{ id: string }>(served, `select id from case_file where decided_at is not null and id in (select case_id from correction_notice)`) as [{ id: string }];
  const decided = `(select decided_at from case_file where id = '${id}')`;
  await asSuperuser(served, `update case_file set decided_at = business_now() - interval '30 hours' where id = '${id}'`);
  await asSuperuser(served, `update correction_notice set notified_at = ${decided}, confirmed_at = ${decided} + interval '3 hours' where case_id = '${id}'`);
  await asSuperuser(served, `update correction_notice set defunct_at = business_now() where case_id <> '${id}'`);
  await asSuperuser(served, `update clock set started_at = ${decided}, ended_at = ${decided} + interval '20 hours' where case_id = '${id}' and limit_name = 'endingAcknowledgement'`);
  const one = async () => ((await ask(served, '/api/corrections', { as: 'supervisor', method: 'GET' })).json() as { cases: { caseId: string; asked: number; open: number; lastAt: string | null; hours: number }[] }).cases
    .map(({ caseId, open, lastAt, hours }) => [caseId, open, lastAt === null, hours]);
  const gauges = async () => {
    await watchPromises(served.house.register, 0);
    return (await ask(served, '/health/metrics', { as: null, method: 'GET' })).text.split('\n').filter((line) => line.startsWith('zhengming_last_acknowledgement_'));
  };
  expect(await one()).toEqual([[id, 0, false, 20]]);
  expect(await gauges()).toEqual(['zhengming_last_acknowledgement_running_longest_hours Nan', 'zhengming_last_acknowledgement_median_hours 20']);
  // One recipient has not said a word: what the others took says nothing of the last.
  await asSuperuser(served, `update correction_notice set confirmed_at = null where notice_id = (select min(notice_id::text)::uuid from correction_notice where case_id = '${id}')`);
  expect(await one()).toEqual([[id, 1, true, 30]]);
  expect(await gauges()).toEqual(['zhengming_last_acknowledgement_running_longest_hours 30', 'zhengming_last_acknowledgement_median_hours Nan']);
});
