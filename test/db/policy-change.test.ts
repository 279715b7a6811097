import { inject } from 'vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import type { Trx } from '../../db/database.ts';
import { takeRole } from '../../db/database.ts';
import { fileInquiry } from '../../db/inquiry-register.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { previewPage, previewTotals } from '../../db/policy-change-preview.ts';
import type { PreviewRow } from '../../db/policy-change-preview.ts';
import type { Register } from '../../db/register.ts';
import type { Act } from '../../domain/act.ts';
import { nextWorkingDay } from '../../domain/calendar.ts';
import { explainClock } from '../../domain/clock.ts';
import type { CaseId, ChangeId, DossierId, InquiryId, LetterId } from '../../domain/ids.ts';
import { foldInquiry } from '../../domain/inquiry.ts';
import { foldCase } from '../../domain/situation.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { composeLetter } from '../../letters/compose-letter.ts';
import { registerCounter } from '../setup/counter.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import { approve, personalRequest, propose, snow, sweepAll } from '../setup/calendar-change.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, demoActor, file } from '../setup/play-story.ts';
import { refusalOf } from '../procedures/effects.ts';

const story = DEMO_SCENARIOS.upheld;
let database: TestDatabase;
let register: Register;
let other: Register;
let caseId: CaseId;
let inquiryId: InquiryId;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url);
  other = testRegister(database.url);
  const stage: Stage = { counter: registerCounter(register), situation, settled: async () => {} };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  const question = { where: '窗口', byWhom: '经办人', shown: '打印页' };
  const { receipt } = await fileInquiry(register, { ...personalRequest(register, story.by, question), request: question });
  ({ inquiryId } = receipt);
});
afterAll(async () => {
  await register.db.destroy();
  await other.db.destroy();
  await database.drop();
});

const read = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return work(trx);
});
const acts = (id: CaseId | DossierId = caseId): Promise<Act[]> => read((trx) => loadActs(trx, id as string as DossierId));
const situation = async (id: CaseId) => foldCase(await acts(id));
const change = (id: ChangeId) => read((trx) => trx.selectFrom('policy_change').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const clockRows = () => read((trx) => trx.selectFrom('clock').selectAll().where('ended_at', 'is', null).orderBy('case_id').orderBy('limit_name').orderBy('ref').execute());
async function allPages(id: ChangeId): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  for (let after: Parameters<typeof previewPage>[3] = null; ; ) {
    const page = await read((trx) => previewPage(register, trx, id, after, 3));
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

test('§8-29: a calendar is proposed, previewed, approved by a second person, carried into every open clock once, and told', async () => {
  const before = await clockRows();
  const version = register.calendar().version;
  const { file: example, days, today } = await snow(register);
  const { changeId } = await propose(register, example);
  expect(register.calendar().version).toBe(version);

  const totals = await read((trx) => previewTotals(register, trx, changeId));
  const rows = await allPages(changeId);
  expect(rows).toHaveLength(totals.moved);
  expect(totals.moved).toBeGreaterThan(5);
  expect(totals.byReason.earlier).toBe(0);
  expect(totals.moved + Object.values(totals.kept).reduce((a, b) => a + b, 0)).toBe(totals.examined);
  const mine = rows.filter((row) => (row.dossierId as string) === caseId);
  expect(mine.find(({ limit }) => limit === 'verification')).toMatchObject({ why: 'later', told: { applicant: true, owner: true }, kind: 'case' });
  expect(mine.every(({ before: b, after: a }) => a.dueAt > b.dueAt)).toBe(true);
  expect(await clockRows()).toEqual(before);

  expect(await refusalOf(approve(register, changeId, demoActor('operator')))).toBe('not-your-role');
  expect(await refusalOf(approve(register, changeId, demoActor('supervisor-tax')))).toBe('not-your-role');
  await approve(register, changeId);
  expect(await refusalOf(approve(register, changeId))).toBe('already-done');

  const swept = await sweepAll(register);
  expect(swept.moved).toBe(totals.moved);
  expect(await change(changeId)).toMatchObject({ state: 'applied', moved: totals.moved, cases: totals.cases });
  const after = await clockRows();
  for (const row of after) {
    const old = before.find((b) => b.case_id === row.case_id && b.limit_name === row.limit_name && b.ref === row.ref && b.generation === row.generation)!;
    const moved = rows.find((r) => r.dossierId === row.case_id && r.limit === row.limit_name && r.ref === row.ref && r.generation === row.generation);
    expect([row.due_at, row.provisional]).toEqual(moved === undefined ? [old.due_at, old.provisional] : [moved.after.dueAt, moved.after.provisional]);
    if (moved === undefined) expect(row.terms).toEqual(old.terms);
  }

  // The log says it, its fold is what the register shows, and the date explains itself by the calendar of its terms.
  const s = await situation(caseId);
  const applied = (await acts()).filter((act) => act.kind === 'calendarApplied');
  expect(applied).toHaveLength(1);
  expect(applied[0]!.author).toEqual({ class: 'sweep' });
  for (const clock of s.clocks.filter(({ endedAt }) => endedAt === null)) {
    expect(after.find((r) => (r.case_id as string) === caseId && r.limit_name === clock.limit && r.ref === clock.ref)).toMatchObject({ due_at: clock.terms.dueAt, terms: clock.terms });
  }
  const [verification] = s.verifications;
  expect(verification!.answer.calendar).toBe(register.calendar().version);
  expect(verification!.hardStop.startedAt).toBe(verification!.answer.dueAt);
  await other.calendars.upToDate(other.db);
  const proof = explainClock(verification!.answer, register.pack(s.pack), other.calendars.ofVersion(verification!.answer.calendar)!);
  expect(proof.days.filter(({ day }) => days.includes(day)).map(({ role, reason, name }) => [role, reason, name])).toEqual(days.map(() => ['skipped', 'holiday', '暴雪停止办公（演示）']));
  expect(nextWorkingDay(register.calendar(), today).day > days.at(-1)!).toBe(true);

  // An inquiry's one duty moves by an act in its own log, and by no letter: every letter speaks of a case.
  const duty = foldInquiry(await acts(inquiryId as string as DossierId)).duty.terms;
  expect(duty).toMatchObject({ algorithm: 2, calendar: register.calendar().version });
  expect(after.find((row) => (row.case_id as string) === inquiryId)).toMatchObject({ due_at: duty.dueAt, terms: duty });

  // Whoever had been told another date is told: the applicant once with all of theirs, each department once.
  const issued = (await acts()).filter((a) => a.kind === 'letterIssued' && a.facts.letter === 'dateChangeNotice') as Extract<Act, { kind: 'letterIssued' }>[];
  const orgs = new Set(issued.flatMap(({ facts }) => ('orgId' in facts.to ? [facts.to.orgId] : [])));
  expect(issued.filter(({ facts }) => 'subjectId' in facts.to)).toHaveLength(1);
  expect(issued).toHaveLength(1 + orgs.size);
  expect([...orgs].sort()).toEqual([...new Set([...s.suspensions.map((o) => o.orgId), s.providerId])].sort());
  const letter = composeLetter(await letterFor(register, story.by, issued.find(({ facts }) => 'subjectId' in facts.to)!.facts.letterId as LetterId));
  const text = JSON.stringify(letter.blocks);
  expect(letter.title).toBe('期限变更告知书');
  expect(text).toContain('变更事由：因暴雪停止办公两日。');
  expect(text).toContain('核实并反馈：原期限至');
});

test('a second sweep finds nothing, and what an act starts now is counted by the new calendar', async () => {
  expect(await sweepAll(register)).toEqual({ moved: 0, told: 0, pokes: [] });
  // Another process that has not heard of it counts by it all the same: it is read under the lock.
  const late = testRegister(database.url);
  const stage: Stage = { counter: registerCounter(late), situation, settled: async () => {} };
  const id = await file(stage, DEMO_SCENARIOS.rejected);
  expect((await situation(id)).clocks.map(({ terms }) => terms.calendar)).toEqual([register.calendar().version, register.calendar().version]);
  await late.db.destroy();
});

test('rollback is another version, proposed the same way: what an agency has to keep moves back, what has been told is told again', async () => {
  const name = `CN-${(await snow(register)).today.slice(0, 4)}`;
  const first = await read((trx) => trx.selectFrom('calendar_adoption').select('files').orderBy('seq').executeTakeFirstOrThrow());
  const before = (await situation(caseId)).verifications[0]!.answer;
  const { changeId } = await propose(register, first.files[name], '恢复原日历', demoActor('supervisor'));
  // Four eyes: the supervisor does not approve what the supervisor has proposed.
  expect(await refusalOf(approve(register, changeId))).toBe('second-person-needed');
  const again = await propose(register, first.files[name], '恢复原日历');
  await approve(register, again.changeId);
  // What was previewed on other calendars is proposed anew.
  await sweepAll(register);
  const after = (await situation(caseId)).verifications[0]!.answer;
  expect(after.dueAt! < before.dueAt!).toBe(true);
  expect(await refusalOf(approve(register, changeId, { ...demoActor('supervisor'), userId: demoActor('supervisor-tax').userId }))).toBe('outdated-view');
  expect((await acts()).filter(({ kind }) => kind === 'calendarApplied')).toHaveLength(2);
  expect((await acts(INSTALLATION)).filter(({ kind }) => kind.startsWith('calendar')).map(({ kind }) => kind))
    .toEqual(['calendarProposed', 'calendarApproved', 'calendarProposed', 'calendarProposed', 'calendarApproved']);
});

test('a file that is wrong is refused with its path, and the calendar in force stays', async () => {
  const version = register.calendar().version;
  const { file: good } = await snow(register);
  const changed = (edit: (file: { year: number; days: { day: string; kind: string }[]; revisions: { published: { date: string } }[] }) => void): unknown => {
    const copy = structuredClone(good) as Parameters<typeof edit>[0];
    edit(copy);
    return copy;
  };
  const fieldOf = async (value: unknown): Promise<string | undefined> => propose(register, value).then(() => 'accepted', (error: { field?: string }) => error.field);
  expect(await fieldOf(changed((f) => void (f.days[3]!.day = f.days[2]!.day)))).toBe('/file/days/3/day');
  expect(await fieldOf(changed((f) => void (f.days[0]!.day = `${f.year - 2}-05-01`)))).toBe('/file/days/0/day');
  expect(await fieldOf(changed((f) => void (f.days[1]!.kind = 'holiday')))).toBe('/file/days/1/kind');
  expect(await fieldOf(changed((f) => void (f.days[1]!.day = '2026-02-30')))).toBe('/file/days/1/day');
  expect(await fieldOf({ ...(good as object), pace: 1 })).toBe('/file/pace');
  expect(await fieldOf({ ...(good as object), year: 2030, published: { date: '2029-11-01', url: 'https://example.org/x' }, days: [], revisions: [] })).toMatch(/^\/file\/years\/\d+\/year$/);
  expect(await fieldOf([])).toMatch(/^\/file/);
  expect(register.calendar().version).toBe(version);
});
