import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import type { Trx } from '../../db/database.ts';
import { takeRole } from '../../db/database.ts';
import { proofOf, shortProofOf } from '../../db/due-reads.ts';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { movedPage, previewPage, previewTotals } from '../../db/policy-change-preview.ts';
import { appendLawAct, lookAt } from '../../db/procedure-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { addWorkingDays, nextWorkingDay } from '../../domain/calendar.ts';
import type { CaseId, DossierId, LetterId } from '../../domain/ids.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { procedureId } from '../../domain/procedure.ts';
import { foldCase } from '../../domain/situation.ts';
import { stillSuspended } from '../../domain/suspension-situation.ts';
import { dayAt, plusMs } from '../../domain/time.ts';
import { PLATFORM, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { approve, propose, snow, sweepAll } from '../setup/calendar-change.ts';
import { registerCounter } from '../setup/counter.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, answer, decide, demoActor, extend, file } from '../setup/play-story.ts';
import type { Installation } from '../setup/installation.ts';
import { actOnRepair, applyFor, repairSituation } from '../setup/repair-story.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';

const story = DEMO_SCENARIOS.upheld;
const TAX_LAYER = 'CN-230600-tax';
let database: TestDatabase;
let register: Register;
let stage: Stage;
let caseId: CaseId;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url);
  stage = { counter: registerCounter(register), situation, settled: async () => {} };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
});
afterAll(async () => {
  await register.db.destroy();
  await database.drop();
});

const read = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return work(trx);
});
const acts = (id: CaseId) => read((trx) => loadActs(trx, id as string as DossierId));
const situation = async (id: CaseId) => foldCase(await acts(id));

/** A layer for the tax bureau: its office is closed on these days. */
const layer = (days: readonly string[], given: object = {}) => ({
  calendar: TAX_LAYER, inherits: 'CN', organisation: TAX as string | null, name: { zh: '市税务局', en: 'Tax bureau' }, zone: 'Asia/Shanghai', demo: true, note: '试例',
  source: { date: '2026-01-01', url: 'https://example.org/tax' }, certain: { from: 2018, to: 2026, since: '2018-01-01' }, hours: { open: '09:00', close: '16:00', cutOff: '15:30', basis: '试例', evidence: 'assumption' }, rules: [],
  notices: days.length === 0 ? [] : [{
    year: Number(days.at(-1)!.slice(0, 4)), title: '停止办公', published: { date: '2026-11-01', url: 'https://example.org/tax/closed' }, evidence: 'assumption',
    days: days.map((day) => ({ day, kind: 'closure', name: '停止办公' })),
  }],
  ...given,
});
const clock = async (limit: string, id = caseId) => (await situation(id)).clocks.findLast((c) => c.limit === limit)!;

test('an organisation’s calendar is data: proposed, approved, and only its own clocks go by it', async () => {
  const before = await situation(caseId);
  const closed = nextWorkingDay(register.calendar(), dayAt(before.acceptedAt!, 'Asia/Shanghai')).day;
  const { changeId } = await propose(register, layer([closed]), '税务局搬迁，停止办公一日');
  const totals = await read((trx) => previewTotals(register, trx, changeId));
  const rows = await read((trx) => trx.selectFrom('clock').select(['case_id', 'limit_name', 'ref', 'owner', 'due_at', 'terms']).where('ended_at', 'is', null).execute());
  await approve(register, changeId);
  const { moved } = await sweepAll(register);
  expect(moved).toBe(totals.moved);
  const after = await read((trx) => trx.selectFrom('clock').select(['case_id', 'limit_name', 'ref', 'owner', 'due_at', 'terms']).where('ended_at', 'is', null).execute());
  for (const row of after) {
    const old = rows.find((r) => r.case_id === row.case_id && r.limit_name === row.limit_name && r.ref === row.ref)!;
    if (row.owner !== `org:${TAX}`) expect(row).toEqual(old);
  }
  const moves = after.filter((row) => row.terms.calendar.startsWith(`${TAX_LAYER}@`));
  // And the hard stop of its verification, which is nobody's duty.
  expect(moved).toBe(moves.length + 1);
  expect(moves.length).toBeGreaterThan(1);

  const verification = await clock('verification');
  expect(verification.terms.dueOn).toBe(addWorkingDays(register.calendar(), closed, 5).day);
  expect((await clock('total')).terms).toEqual(before.clocks.find(({ limit }) => limit === 'total')!.terms);
  const proof = proofOf(register, verification.terms)!;
  expect(proof).toMatchObject({ region: TAX_LAYER, packRegion: 'CN', calendarName: { zh: '市税务局' } });
  expect(proof.days.find(({ day }) => day === closed)).toMatchObject({ role: 'skipped', reason: 'closure' });
  expect(shortProofOf(register, verification.terms).byCalendar).toEqual({ zh: '市税务局', en: 'Tax bureau' });
});

test('§8-30: a new case is counted so from its beginning, its hard stop and an extension as well, and the letter says by which calendar', async () => {
  const other = DEMO_SCENARIOS.rejected;
  const id = await file(stage, other);
  await accept(stage, id, other);
  const s = await situation(id);
  const [v] = s.verifications;
  const own = v!.orgId === TAX ? TAX_LAYER : 'CN';
  expect(v!.answer.calendar.split('@')[0]).toBe(own);
  expect(v!.hardStop.calendar).toBe(v!.answer.calendar);
  expect(s.clocks.find(({ limit }) => limit === 'total')!.terms.calendar).toBe(register.calendar().version);
  const mine = (await situation(caseId)).verifications[0]!;
  await extend(stage, caseId, mine, '需要调取档案');
  const extended = (await situation(caseId)).verifications[0]!;
  expect(extended.answer.calendar).toBe(register.calendarFor(register.currentPack(), TAX).version);
  expect(extended.hardStop.calendar).toBe(extended.answer.calendar);
  const issued = (await acts(caseId)).findLast((a) => a.kind === 'letterIssued' && a.facts.letter === 'extensionNotice');
  const letter = await letterFor(register, story.by, (issued!.facts as { letterId: LetterId }).letterId);
  expect(letter).toMatchObject({ newDue: { byCalendar: { zh: '市税务局' } } });
});

test('a calendar moves what a procedure waits for without its being a duty: the hard stop of a silent provider, and 恢复执行', async () => {
  const silent = (await situation(caseId)).verifications[0]!;
  // One case's provider stays silent past its due instant; the other's answers, and the decision lets its measures resume.
  const rejected = DEMO_SCENARIOS.rejected;
  const { rows } = await read((trx) => sql<{ id: CaseId }>`select id from case_file where subject_id = ${rejected.by.subjectId} and phase = 'verifying' order by filed_at desc limit 1`.execute(trx));
  const id = rows[0]!.id;
  await answer(stage, id, rejected);
  await moveBusinessTimeTo(register, { actor: demoActor('operator'), actId: newActId(), to: plusMs(silent.answer.dueAt!, 60_000) });
  const cause = (await situation(caseId)).verifications[0]!.seq;
  expect((await appendLawAct(register, { procedureId: procedureId('verification', silent.orderId), kind: 'silenceDeclared', cause })).result).toBe('done');
  await decide(stage, id, rejected);
  const decided = await situation(id);
  expect((await appendLawAct(register, { procedureId: procedureId('objection', id), kind: 'served', cause: decided.phaseSeq })).result).toBe('done');
  const served = (await situation(id)).decisions[0]!.served!;
  expect(served.resumption).toMatchObject({ limit: 'resumption', dueAt: served.resumeFrom });

  const { file: example, days } = await snow(register);
  const { changeId } = await propose(register, example);
  const shown = (await read((trx) => previewPage(register, trx, changeId, null, 500))).rows;
  expect(shown.find(({ dossierId, limit }) => (dossierId as string) === id && limit === 'resumption')).toMatchObject({ why: 'later', owner: { subject: rejected.by.subjectId }, told: { applicant: false, owner: false } });
  await approve(register, changeId);
  const { pokes } = await sweepAll(register);

  const moved = (await situation(id)).decisions[0]!.served!;
  expect(moved.resumption!.dueOn).toBe(nextWorkingDay(register.calendar(), days.at(-1)!).day);
  expect(moved.resumeFrom).toBe(moved.resumption!.dueAt);
  const v = (await situation(caseId)).verifications[0]!;
  // What was missed stays; what comes after it does not.
  expect(v.answer).toEqual(silent.answer);
  expect(v.hardStop.dueAt > silent.hardStop.dueAt).toBe(true);
  expect(v.hardStop.startedAt).toBe(silent.answer.dueAt);
  const standing = (await situation(id)).suspensions.filter((o) => stillSuspended(o).length > 0);
  expect(standing.length).toBeGreaterThan(0);
  expect(pokes).toEqual(expect.arrayContaining([procedureId('verification', silent.orderId), ...standing.map(({ orderId }) => procedureId('suspension', orderId))]));
  expect((await lookAt(register, procedureId('suspension', standing[0]!.orderId))).dueAt).toBe(moved.resumeFrom);
  expect((await lookAt(register, procedureId('verification', silent.orderId))).dueAt).toBe(v.hardStop.dueAt);
  const projected = await read((trx) => trx.selectFrom('awaited_date').select(['limit_name', 'terms', 'open']).where('case_id', 'in', [id, caseId] as unknown as DossierId[]).where('open', '=', true).orderBy('limit_name').execute());
  expect(projected).toEqual([{ limit_name: 'hardStop', terms: v.hardStop, open: true }, { limit_name: 'resumption', terms: moved.resumption, open: true }]);
  for (const terms of [v.hardStop, moved.resumption!]) expect(proofOf(register, terms)!.dueAt).toBe(terms.dueAt);
  const entries = await read((trx) => movedPage(trx, changeId, 'Asia/Shanghai', null, 500));
  expect(entries.rows.map(({ limit }) => limit)).toEqual(expect.arrayContaining(['hardStop', 'resumption']));

  // Back again: the provider's last chance is an agency's date and moves back, what protects the applicant does not.
  const first = await read((trx) => trx.selectFrom('calendar_adoption').select('files').orderBy('seq').executeTakeFirstOrThrow());
  const back = await propose(register, first.files[`CN-${days[0]!.slice(0, 4)}`], '恢复原日历');
  await approve(register, back.changeId);
  await sweepAll(register);
  expect((await situation(caseId)).verifications[0]!.hardStop.dueAt).toBe(silent.hardStop.dueAt);
  expect((await situation(id)).decisions[0]!.served!.resumeFrom).toBe(moved.resumeFrom);
});

test('what is wrong with it is refused with its path', async () => {
  const fieldOf = (file: unknown): Promise<string> => propose(register, file).then(() => 'accepted', (error: { field?: string; message: string }) => `${error.field} ${error.message}`);
  expect(await fieldOf(layer([], { organisation: 'nobody' }))).toContain('/file/organisation /organisation: expected an organisation of this city');
  expect(await fieldOf(layer([], { calendar: 'CN-230600-tax-2' }))).toContain('found daqing-tax of CN-230600-tax');
  expect(await fieldOf(layer(['2026-02-30']))).toContain('/file/notices/0/days/0/day');
  // The same days for another organisation are a change as well.
  const { changeId } = await propose(register, layer([], { organisation: PLATFORM }));
  expect(await read((trx) => trx.selectFrom('policy_change').select('state').where('id', '=', changeId).executeTakeFirstOrThrow())).toEqual({ state: 'proposed' });
});

test('a repair goes by the same rule: the authority’s clock by its own calendar, the whole and the subject’s dates by the city’s', async () => {
  const house = { register, poker: { poke: () => {} } } as unknown as Installation;
  const { repairId } = await applyFor(house, 'company-yunshan', caseRecordId('yunshanTax'), { ground: 'reorganisation' });
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
  const s = await repairSituation(house, repairId);
  const versions = new Map(s.clocks.map(({ limit, terms }) => [limit, terms.calendar]));
  expect(versions.get('repairDecision')).toBe(register.calendarFor(register.currentPack(), TAX).version);
  expect(versions.get('repairDecision')).not.toBe(versions.get('repairTotal'));
  expect(versions.get('repairTotal')).toBe(register.calendar().version);
  expect(versions.get('repairAcceptance')).toBe(register.calendar().version);
});
