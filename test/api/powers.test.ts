import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessNow, reading } from '../../db/database.ts';
import { maskedIdentifier } from '../../domain/subject.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, DossierId, EvidenceId, GroundId, MeasureId } from '../../domain/ids.ts';
import { addDays, dayAt, parseDay } from '../../domain/time.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { brokenChains } from '../procedures/effects.ts';
import { actorFor, demoActor } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { addRecord, inventedUscc } from '../setup/standing-data.ts';
import type { Answer } from './ask.ts';
import { ask, asSuperuser, smallPdf, upload } from './ask.ts';

/** Whoever comes into a case that is there already: in the place of a subject that is no more, or named by a subject that filed itself. */
const COMPANY = 'company-yunshan';
const LAWYER = 'lawyer-qiao';
const HEIR = 'person-lin';
const CLERK = 'platform-clerk';
let served: ServedHouse;
const company = demoActor(COMPANY);
const numberOf = (as: string): string => DEMO_SUBJECTS.find(({ id }) => id === demoActor(as).subjectId)!.identifier;

beforeAll(async () => {
  served = await serveHouse();
});
afterAll(() => served.stop());

const post = (as: string, path: string, body: object): Promise<Answer> => ask(served, path, { as, body });
const get = (as: string, path: string): Promise<Answer> => ask(served, path, { as, method: 'GET' });
const today = async () => dayAt(await reading(served.house.register.db, 'operator', businessNow), 'Asia/Shanghai');
async function paper(as: string, caseId: CaseId, name = '授权委托书.pdf'): Promise<string> {
  const answer = await ask(served, '/api/evidence', { as, form: upload(smallPdf(), name, { caseId }) });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json() as { id: string }).id;
}
interface View {
  relations: string[]; letters: { id: string; kind: string }[]; grounds: { explanation: string }[]; acts: { kind: string; allowed: boolean }[]; timeline: { kind: string }[];
  intake: { power: { as: string; name: string | null; until: string | null; own: boolean; endedAt: string | null; scopes: string[] } | null; powerAsk: { name: string | null; identifier: string | null; evidenceIds: string[] } | null; powerRefused: { reasons: string | null } | null };
}
const view = async (as: string, caseId: CaseId): Promise<View> => (await get(as, `/api/cases/${caseId}`)).json() as View;
const allowed = (v: View): string[] => v.acts.filter((act) => act.allowed).map(({ kind }) => kind);
const listed = async (as: string): Promise<string[]> => ((await get(as, '/api/cases')).json() as { cases: { id: string }[] }).cases.map(({ id }) => id);

/** An objection that the company has filed itself, with a file of its own, accepted. */
async function filed(): Promise<{ caseId: CaseId; recordId: string; file: string }> {
  const { recordId } = await addRecord(served.house.register, {
    subjectId: company.subjectId!, providerId: TAX, recipients: [RESOURCES],
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
  });
  const sent = await ask(served, '/api/evidence', { as: COMPANY, form: upload(smallPdf(), '缴款书.pdf', {}) });
  const file = (sent.json() as { id: string }).id;
  const { caseId } = await served.counter.file(company, { recordId, refusal: null, evidenceIds: [asId<EvidenceId>(file)], grounds: [{ kind: 'performed', field: null, explanation: '罚款已经缴清', claimedValue: null }] });
  await served.counter.act(demoActor(CLERK), caseId, { kind: 'accepted', remark: '' });
  return { caseId, recordId, file };
}

/** Everything of the case that somebody's own role in the database shows them. */
const rowsOf = (as: string, caseId: CaseId) => reading(served.house.register.db, as, async (trx) => ({
  cases: (await trx.selectFrom('case_file').select('id').where('id', '=', caseId).execute()).length, acts: (await trx.selectFrom('act').select('id').where('dossier_id', '=', caseId as string as DossierId).execute()).length,
  words: (await trx.selectFrom('act_content').innerJoin('act', 'act.id', 'act_content.act_id').select('act.id').where('act.dossier_id', '=', caseId as string as DossierId).execute()).length,
  letters: (await trx.selectFrom('letter').select('id').where('case_id', '=', caseId as string as DossierId).execute()).length, files: (await trx.selectFrom('evidence').select('id').where('case_id', '=', caseId as string as DossierId).execute()).length,
  harms: (await trx.selectFrom('harm_entry').select('id').where('case_id', '=', caseId as string as DossierId).execute()).length, looks: (await trx.selectFrom('access_log').select('id').where('dossier_id', '=', caseId as string as DossierId).execute()).length,
  clocks: (await trx.selectFrom('clock').select('ref').where('case_id', '=', caseId as string as DossierId).execute()).length, orders: (await trx.selectFrom('verification').select('order_id').where('case_id', '=', caseId).execute()).length,
}));
/** News of the case that was written to anybody of its subject's. */
async function mailed(caseId: CaseId): Promise<[string, string | null][]> {
  const { number } = await served.house.situation(caseId);
  const rows = await asSuperuser<{ notice: string; user_id: string | null }>(served, `select content ->> 'notice' as notice, user_id from delivery where kind = 'notice' and content ->> 'number' = '${number}' and party like 'subject:%' order by created_at`);
  return rows.map(({ notice, user_id }) => [notice, user_id]);
}
const NOTHING = { cases: 0, acts: 0, words: 0, letters: 0, files: 0, harms: 0, looks: 0, clocks: 0, orders: 0 };

test('§8-5 whoever comes in the place of a subject that is no more sees the case as it did and acts in it from that registration on; the one that is no more sees and does nothing any more', { timeout: 180_000 }, async () => {
  const { caseId, recordId, file } = await filed();
  const other = await filed();
  const before = await rowsOf(COMPANY, caseId);
  expect(await rowsOf(HEIR, caseId)).toEqual(NOTHING);
  const [letter] = (await view(COMPANY, caseId)).letters;
  expect((await post(CLERK, `/api/cases/${caseId}/subject-end`, { how: 'deregistered', on: await today(), document: '准予注销登记通知书', evidenceIds: [await paper(CLERK, caseId)] })).status).toBe(201);
  const registering = async (as: string, identifier: string | null) => post(as, `/api/cases/${caseId}/successor`, { as: 'liquidator', name: '清算组负责人', identifier, document: '清算组备案通知书', evidenceIds: [await paper(CLERK, caseId)] });
  // Only the platform registers; a number by which nobody logs in, or the one that is no more, is nobody's.
  for (const as of [COMPANY, 'supervisor']) expect((await registering(as, numberOf(HEIR))).status, as).toBe(403);
  expect((await registering(HEIR, numberOf(HEIR))).status).toBe(404);
  for (const nobody of [inventedUscc(), numberOf(COMPANY)]) expect((await registering(CLERK, nobody)).code, nobody).toBe('not-found');
  expect([await listed(HEIR), (await listed(COMPANY)).includes(caseId)]).toEqual([[], true]);
  expect((await registering(CLERK, numberOf(HEIR))).status).toBe(201);
  expect((await served.house.situation(caseId)).power).toMatchObject({ userId: HEIR, as: 'liquidator', scopes: ['withdraw', 'remedy', 'restoration'], endsAt: null });

  // In its place: the case with its words, letters and files, and this one only.
  const theirs = await view(HEIR, caseId);
  expect([theirs.relations, theirs.grounds.map((g) => g.explanation), theirs.intake.power]).toEqual([['subject'], ['罚款已经缴清'], { as: 'liquidator', name: '清算组负责人', until: null, flagged: false, named: true, own: true, endedAt: null, scopes: ['withdraw', 'remedy', 'restoration'], endsAt: null }]);
  expect(allowed(theirs)).toEqual(['withdrawalAsked', 'evidenceAdded', 'breachReported', 'baseInRemedy', 'remedyFiled']);
  for (const path of [`/api/letters/${letter!.id}`, `/api/letters/${letter!.id}/pdf`, `/api/evidence/${file}/file`]) expect([path, (await get(HEIR, path)).status]).toEqual([path, 200]);
  for (const path of [`/api/cases/${other.caseId}`, `/api/records/${recordId}`, `/api/records/${other.recordId}`]) expect([path, (await get(HEIR, path)).status]).toEqual([path, 404]);
  expect(await listed(HEIR)).toEqual([caseId]);
  const { orderId, measureIds, orderedAt } = (await served.house.situation(caseId)).suspensions[0]!;
  expect((await post(HEIR, `/api/cases/${caseId}/suspensions/${orderId}/breaches`, { measureIds, on: dayAt(orderedAt, 'Asia/Shanghai'), where: '开标现场', what: '暂缓期间退回投标文件', evidenceIds: [] })).status).toBe(201);
  expect((await get(HEIR, `/api/cases/${caseId}/compensation-annex`)).status).toBe(200);
  expect((await post(HEIR, `/api/cases/${caseId}/evidence`, { words: '清算报告', evidenceIds: [await paper(HEIR, caseId, '清算报告.pdf')] })).status).toBe(201);

  // Whoever logs in for the one that is no more: out, at the counter and in the database; its record and its other case are still its own.
  for (const path of [`/api/cases/${caseId}`, `/api/letters/${letter!.id}`, `/api/letters/${letter!.id}/pdf`, `/api/cases/${caseId}/compensation-annex`]) expect([path, (await get(COMPANY, path)).status]).toEqual([path, 404]);
  expect([(await post(COMPANY, `/api/cases/${caseId}/withdrawal`, { reasons: '' })).status, (await post(COMPANY, `/api/cases/${caseId}/case-file`, {})).status]).toEqual([404, 404]);
  const after = await rowsOf(COMPANY, caseId);
  // Files it has handed in itself are its own to see; nothing of the case is.
  expect([before.cases, before.words > 0, before.letters > 0, after]).toEqual([1, true, true, { ...NOTHING, files: after.files }]);
  expect([(await listed(COMPANY)).includes(caseId), (await get(COMPANY, `/api/cases/${other.caseId}`)).status, (await get(COMPANY, `/api/records/${recordId}`)).status]).toEqual([false, 200, 200]);

  // Mails of the case go to whoever came, and not to the one that is no more.
  expect((await post('resources-clerk', `/api/records/${recordId}/measures`, { code: 'noHonours', from: await today(), until: null })).status).toBe(201);
  expect(await mailed(caseId)).toEqual([['suspendedLater', HEIR]]);

  // To the end: decided, told to whoever came, who may apply for a review.
  const s = await served.house.situation(caseId);
  await served.counter.act(actorFor(TAX, 'provider'), caseId, {
    kind: 'answered', orderId: s.verifications.at(-1)!.orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: 'accurate', reason: '未见缴款', rightValue: null }],
    evidence: s.evidenceIds.map((evidenceId) => ({ evidenceId, how: 'offline' as const, by: '孙立群', accepted: false, reason: '与本案无关' })),
  });
  await post(CLERK, `/api/cases/${caseId}/decision-draft`, { outcome: 'rejected', remedy: 'none', facts: '未缴清', reasons: '异议不成立', changes: [], lift: [] });
  expect((await post('platform-clerk-2', `/api/cases/${caseId}/decision`, {})).status).toBe(201);
  await served.house.settled();
  const decided = await view(HEIR, caseId);
  const decision = decided.letters.find(({ kind }) => kind === 'decisionLetter')!;
  expect([(await get(HEIR, `/api/letters/${decision.id}`)).status, (await get(COMPANY, `/api/letters/${decision.id}`)).status, allowed(decided).includes('remedyFiled')]).toEqual([200, 404, true]);
  expect(await brokenChains(served.house.register)).toEqual([]);
});

test('§8-5, 8-37 a subject that filed itself names an agent later: nobody is let in before the platform has examined the power; then as far as it reaches, and out at once when it is withdrawn', { timeout: 180_000 }, async () => {
  const { caseId, file } = await filed();
  const day = await today();
  const giving = async (more: object = {}, as = COMPANY) => post(as, `/api/cases/${caseId}/power`, {
    name: '乔然录', identifier: numberOf(LAWYER), scope: '代为办理本案', scopes: ['withdraw'], validUntil: addDays(day, 90), fee: 'none', evidenceIds: [await paper(COMPANY, caseId)], ...more,
  });
  const examining = (granted: boolean, reasons = '', as = CLERK) => post(as, `/api/cases/${caseId}/power-examination`, { granted, reasons });
  expect([(await giving({ evidenceIds: [] })).code, (await giving({ validUntil: addDays(day, -1) })).code, (await giving({ identifier: '123' })).code]).toEqual(['authority-needed', 'authority-expired', 'invalid-field']);
  expect([(await giving({}, LAWYER)).status, (await giving({}, 'company-yanqi')).status, (await giving({}, CLERK)).status, (await examining(true)).code]).toEqual([404, 404, 403, 'not-allowed-in-stage']);
  expect((await giving()).status).toBe(201);
  expect([(await giving()).code, (await get(LAWYER, `/api/cases/${caseId}`)).status, await rowsOf(LAWYER, caseId)]).toEqual(['already-done', 404, NOTHING]);
  // To be examined: with the number for the platform; a department of the case reads neither.
  expect((await view(CLERK, caseId)).intake.powerAsk).toMatchObject({ name: '乔然录', identifier: maskedIdentifier(numberOf(LAWYER)), evidenceIds: [expect.any(String)] });
  expect((await view(COMPANY, caseId)).intake.powerAsk?.identifier).toBe(numberOf(LAWYER));
  expect((await view('tax-provider', caseId)).intake.powerAsk).toBeNull();
  // It is a task of the clerks and of nobody else, until it is taken back or examined.
  const toExamine = async (as: string) => ((await get(as, '/api/tasks')).json() as { tasks: { about: string; kind?: string; caseId?: string }[] }).tasks.filter((task) => task.kind === 'powerExamined').map((task) => task.caseId);
  expect([await toExamine(CLERK), await toExamine(COMPANY), await toExamine('tax-provider')]).toEqual([[caseId], [], []]);
  expect(allowed(await view(COMPANY, caseId))).toContain('powerRevoked');
  expect((await post(COMPANY, `/api/cases/${caseId}/power-revocation`, {})).status).toBe(201);
  expect([(await view(COMPANY, caseId)).intake.powerAsk, await toExamine(CLERK), (await examining(true)).code]).toEqual([null, [], 'not-allowed-in-stage']);
  expect((await giving()).status).toBe(201);
  for (const [as, status] of [[COMPANY, 403], ['supervisor', 403], ['tax-provider', 403], [LAWYER, 404]] as const) expect((await examining(true, '', as)).status, as).toBe(status);
  // Refused with reasons: named anew.
  expect((await examining(false, '委托书没有签章')).status).toBe(201);
  expect([(await get(LAWYER, `/api/cases/${caseId}`)).status, (await served.house.situation(caseId)).power]).toEqual([404, undefined]);
  expect([(await view(COMPANY, caseId)).intake.powerRefused?.reasons, await toExamine(CLERK), await mailed(caseId)]).toEqual(['委托书没有签章', [], [['powerExamined', COMPANY]]]);
  expect((await giving({ identifier: '34052419800101001X' })).status).toBe(201);
  expect((await examining(true)).code, 'nobody logs in with that number').toBe('not-found');
  expect((await examining(false, '没有此人的账号')).status).toBe(201);
  expect((await giving()).status).toBe(201);
  expect((await examining(true)).status).toBe(201);
  expect((await served.house.situation(caseId)).power).toMatchObject({ userId: LAWYER, as: 'agent', scopes: ['withdraw'] });

  const theirs = await view(LAWYER, caseId);
  expect([theirs.relations, theirs.intake.power, await listed(LAWYER)]).toEqual([['subject'], expect.objectContaining({ as: 'agent', name: '乔然录', until: addDays(day, 90), own: true }), [caseId]]);
  expect(allowed(theirs)).toEqual(['withdrawalAsked', 'evidenceAdded', 'breachReported', 'baseInRemedy']);
  for (const path of [`/api/letters/${theirs.letters[0]!.id}`, `/api/evidence/${file}/file`]) expect([path, (await get(LAWYER, path)).status]).toEqual([path, 200]);
  expect((await post(LAWYER, `/api/cases/${caseId}/evidence`, { words: '补充说明', evidenceIds: [await paper(LAWYER, caseId, '说明.pdf')] })).status).toBe(201);
  expect([(await giving({}, LAWYER)).code, (await post(LAWYER, `/api/cases/${caseId}/power-revocation`, {})).code]).toEqual(['beyond-power', 'beyond-power']);
  // The subject is as it was, beside its agent.
  expect(allowed(await view(COMPANY, caseId))).toEqual(expect.arrayContaining(['powerRevoked', 'evidenceAdded']));
  expect((await post(COMPANY, `/api/cases/${caseId}/power-revocation`, {})).status).toBe(201);
  expect([(await get(LAWYER, `/api/cases/${caseId}`)).status, (await rowsOf(LAWYER, caseId)).cases, await listed(LAWYER)]).toEqual([404, 0, []]);
  // Another may be named in its place.
  expect((await giving({ identifier: numberOf(HEIR), name: '林栖梧' })).status).toBe(201);
  expect((await examining(true)).status).toBe(201);
  expect([(await get(HEIR, `/api/cases/${caseId}`)).status, (await get(LAWYER, `/api/cases/${caseId}`)).status, (await view(COMPANY, caseId)).intake.power?.name]).toEqual([200, 404, '林栖梧']);
});

test('§8-37 the examination of a power that was given later has a date that its subject and the clerks read; one from before there was a limit is a task without one', { timeout: 180_000 }, async () => {
  const { caseId } = await filed();
  const day = await today();
  const give = async () => expect((await post(COMPANY, `/api/cases/${caseId}/power`, {
    name: '乔然录', identifier: numberOf(LAWYER), scope: '', scopes: ['remedy'], validUntil: addDays(day, 90), fee: 'none', evidenceIds: [await paper(COMPANY, caseId)],
  })).status).toBe(201);
  const dueOf = async (as: string) => ((await get(as, `/api/cases/${caseId}`)).json() as { intake: { powerAsk: { due: object | null } | null } }).intake.powerAsk?.due;
  const tasks = async (as: string) => ((await get(as, '/api/tasks')).json() as { tasks: { about: string; kind?: string; caseId?: string; due?: { dueOn: string } }[] }).tasks
    .filter((task) => task.kind === 'powerExamined' && task.caseId === caseId).map((task) => [task.about, task.due?.dueOn]);
  await give();
  const { dueOn } = (await served.house.situation(caseId)).clocks.find((c) => c.limit === 'powerExamination')!.terms;
  for (const as of [COMPANY, CLERK]) expect(await dueOf(as), as).toMatchObject({ limit: 'powerExamination', count: 2, unit: 'workingDays', dueOn, overdue: false, statutory: false });
  expect([await tasks(CLERK), await tasks(COMPANY), await tasks('tax-provider'), await dueOf('tax-provider')]).toEqual([[['case', dueOn]], [], [], undefined]);
  expect((await get(COMPANY, `/api/cases/${caseId}/clocks/powerExamination/${caseId}/proof`)).status, 'the date explains itself').toBe(200);
  expect((await post(COMPANY, `/api/cases/${caseId}/power-revocation`, {})).status).toBe(201);
  expect(await tasks(CLERK)).toEqual([]);
  await give();
  expect(await tasks(CLERK)).toHaveLength(1);
  await asSuperuser(served, `delete from clock where case_id = '${caseId}' and limit_name = 'powerExamination' and generation = 2`);
  expect(await tasks(CLERK)).toEqual([['internal', undefined]]);
});
