import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { businessNow, reading } from '../../db/database.ts';
import { caseView } from '../../api/views/case-view.ts';
import { caseMaterial } from '../../db/case-reads.ts';
import { mayReadCase } from '../../db/sight-reads.ts';
import { openInternalTasks } from '../../db/task-reads.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { sweepLostTime } from '../../db/lost-time-sweep.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { appendLawAct } from '../../db/procedure-register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { openBatch, takeRows } from '../../db/upload-register.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, DossierId, EvidenceId, GroundId, MeasureId, OrderId, OrgId, RecordId } from '../../domain/ids.ts';
import type { FindingResult } from '../../domain/objection.ts';
import { foldCase } from '../../domain/situation.ts';
import type { Actor } from '../../domain/actor.ts';
import { procedureId } from '../../domain/procedure.ts';
import type { Instant } from '../../domain/time.ts';
import { msOf, parseDay, parseInstant } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { GOVERNMENT, MARKET, RESOURCES, TAX, TAX_INSPECTION } from '../../main/demo/city/organisations.ts';
import { registerCounter } from '../setup/counter.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { ladderPlace } from '../setup/ladder-place.ts';
import { actorFor, clerk, demoActor, extend } from '../setup/play-story.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';

let place: LadderPlace;
let company: Actor;
const counter = () => registerCounter(place.register);
const situation = async (id: CaseId) => foldCase(await reading(place.register.db, 'auditor', (trx) => loadActs(trx, id as string as DossierId)));

beforeAll(async () => {
  place = await ladderPlace();
  await place.setClock('2026-03-02T10:00:00');
  const subject = await addSubject(place.owner, place.register);
  company = await addUser(place.owner, { roles: ['subject'], subjectId: subject.id });
});
afterAll(() => place.stop());

async function newCase(): Promise<CaseId> {
  const { recordId }: { recordId: RecordId } = await addRecord(place.register, {
    subjectId: company.subjectId!, providerId: TAX,
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
  });
  return (await counter().file(company, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经缴清', claimedValue: null }] })).caseId;
}
const finding = (result: FindingResult, reason: string) => [{ groundId: asId<GroundId>('g1'), result, reason, rightValue: null }];
const answer = (caseId: CaseId, orderId: OrderId, orgId: OrgId, result: FindingResult) =>
  counter().act(actorFor(orgId, 'provider'), caseId, { kind: 'answered', orderId, findings: finding(result, '与本单位台账核对'), evidenceIds: [] });
const accept = (caseId: CaseId, further: OrgId[]) => counter().act(clerk(), caseId, { kind: 'accepted', remark: '', further: further.map((orgId) => ({ orgId, reason: '该单位也收缴罚款' })) });

test('§8-1: two providers are asked at once, each with its own clock; when they contradict each other the joint meeting settles it, in the lead organ’s name', async () => {
  const caseId = await newCase();
  await expect(accept(caseId, [TAX])).rejects.toMatchObject({ code: 'invalid-field', field: '/further/0/orgId' });
  await expect(accept(caseId, [asId<OrgId>('nobody')])).rejects.toMatchObject({ code: 'invalid-field' });
  await accept(caseId, [MARKET]);
  const [first, second] = (await situation(caseId)).verifications;
  expect([first!.orgId, second!.orgId]).toEqual([TAX, MARKET]);
  await answer(caseId, first!.orderId, TAX, 'inaccurate');
  expect((await situation(caseId)).phase, 'one of two has answered').toBe('verifying');
  await answer(caseId, second!.orderId, MARKET, 'accurate');
  const called = await situation(caseId);
  expect(called).toMatchObject({ phase: 'verifying', meetings: [{ round: 1, leadId: GOVERNMENT }] });
  expect(called.clocks.filter((c) => c.limit === 'jointMeeting')).toMatchObject([{ owner: { org: GOVERNMENT }, endedAt: null }]);
  await expect(counter().act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', facts: '已缴清', reasons: '履行', changes: [], lift: [] })).rejects.toMatchObject({ code: 'not-allowed-in-stage' });

  const result = { kind: 'jointMeetingHeld' as const, minutes: '三方核对缴款凭证，确认已于3月缴清。', findings: finding('inaccurate', '缴款凭证经核验真实') };
  await expect(counter().act(demoActor('supervisor-tax'), caseId, result), 'another superior is no lead organ').rejects.toMatchObject({ code: 'not-your-role' });
  await expect(counter().act(clerk(), caseId, result)).rejects.toMatchObject({ code: 'not-your-role' });
  await counter().act(demoActor('supervisor'), caseId, result);
  const settled = await situation(caseId);
  expect(settled).toMatchObject({ phase: 'deciding', meetings: [{ held: { findings: [{ groundId: 'g1', result: 'inaccurate' }] } }] });
  await expect(counter().act(demoActor('supervisor'), caseId, result)).rejects.toMatchObject({ code: 'already-done' });
  const notice = settled.letters.find(({ letter }) => letter === 'jointMeetingNotice')!;
  expect(letterText(await letterFor(place.register, demoActor('supervisor'), notice.letterId)).join('\n')).toContain('会商不以多数意见为准');
  await counter().act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', facts: '已缴清', reasons: '经核实有误', changes: [], lift: [] });
  await counter().act(demoActor('platform-clerk-2'), caseId, { kind: 'decided' });
  expect((await situation(caseId)).decisions[0]!.findings).toEqual([{ groundId: 'g1', result: 'inaccurate' }]);
});

test('§8-1: providers that agree need no meeting, and each ground has one finding', async () => {
  const caseId = await newCase();
  await accept(caseId, [MARKET]);
  for (const { orderId, orgId } of (await situation(caseId)).verifications) await answer(caseId, orderId, orgId, 'accurate');
  const s = await situation(caseId);
  expect(s.phase).toBe('deciding');
  expect(s.meetings).toBeUndefined();
  await counter().act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'rejected', remedy: 'none', facts: '一致', reasons: '准确', changes: [], lift: [] });
  await counter().act(demoActor('platform-clerk-2'), caseId, { kind: 'decided' });
  expect((await situation(caseId)).decisions[0]!.findings).toEqual([{ groundId: 'g1', result: 'accurate' }]);
});

test('§8-10, 8-11: a request handed to the right organisation keeps its clock; the old one need not answer any more and is told so', async () => {
  const caseId = await newCase();
  await accept(caseId, []);
  const [asked] = (await situation(caseId)).verifications;
  const recall = (to: OrgId | null) => counter().act(clerk(), caseId, { kind: 'verificationRecalled', orderId: asked!.orderId, to, reason: '该信息不由该单位提供' });
  await expect(recall(null), 'the only request is not just taken back').rejects.toMatchObject({ code: 'value-needed' });
  await place.setClock('2026-03-04T10:00:00');
  await recall(MARKET);
  const s = await situation(caseId);
  const [old, now] = s.verifications;
  expect(old).toMatchObject({ orgId: TAX, recalledSeq: expect.any(Number) });
  expect(now!.answer).toEqual(asked!.answer);
  expect(s.clocks.filter((c) => c.limit === 'verification').map((c) => [c.owner, c.endedAt === null, c.terms.dueAt])).toEqual([[{ org: TAX }, false, asked!.answer.dueAt], [{ org: MARKET }, true, asked!.answer.dueAt]]);
  expect(s.letters.map(({ letter }) => letter)).toContain('recallNotice');
  await expect(answer(caseId, asked!.orderId, TAX, 'accurate')).rejects.toMatchObject({ code: 'already-done' });
  await answer(caseId, now!.orderId, MARKET, 'inaccurate');
  expect((await situation(caseId)).phase).toBe('deciding');
});

test('§8-11: “not ours” is checked against the batch the record came with: its own cannot be denied, another’s goes to that one by the same clock', async () => {
  const provider = demoActor('tax-provider');
  const { identifier } = await place.owner.selectFrom('subject').select('identifier').where('id', '=', company.subjectId!).executeTakeFirstOrThrow();
  const batch = await openBatch(place.register, { ...provider, orgId: TAX }, 'b-8-11', 'csv');
  const fields = { subjectName: '试例', documentNumber: '税罚11号', conduct: '逾期申报', penalty: '罚款', amount: '500.00', decidedOn: '2026-01-05', publicUntil: '', performed: 'no' };
  await takeRows(place.register, batch, [{ no: 1, read: { row: { rowKey: 'k1', identifier, subjectKind: 'company', category: 'penalty', title: '报送的处罚', fields: fields as never } } }]);
  const { id: recordId } = await place.owner.selectFrom('record').select('id').where('subject_id', '=', company.subjectId).where('title', '=', '报送的处罚').executeTakeFirstOrThrow();
  const { caseId } = await counter().file(company, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经缴清', claimedValue: null }] });
  await accept(caseId, []);
  const [asked] = (await situation(caseId)).verifications;
  const deny = (orgId: OrgId, orderId: OrderId) => counter().act(actorFor(orgId, 'provider'), caseId, { kind: 'disowned', orderId, reason: '本单位没有作出过这一处罚' });
  await expect(deny(TAX, asked!.orderId)).rejects.toMatchObject({ code: 'provenance-contradicts' });
  await counter().act(clerk(), caseId, { kind: 'verificationRecalled', orderId: asked!.orderId, to: MARKET, reason: '误判' });
  await deny(MARKET, (await situation(caseId)).verifications[1]!.orderId);
  const s = await situation(caseId);
  expect(s.verifications.map((v) => [v.orgId, v.recalledSeq !== undefined])).toEqual([[TAX, true], [MARKET, true], [TAX, false]]);
  expect(s.verifications[2]!.answer).toEqual(asked!.answer);
  expect(s.clocks.filter((c) => c.limit === 'total').map((c) => c.generation), 'the applicant does not wait anew').toEqual([1]);
});

test('§8-11, 8-41: where no batch says whose it is the clock runs on; what a provider cannot verify confirms nothing and contradicts nobody', async () => {
  const caseId = await newCase();
  await accept(caseId, [MARKET]);
  const [tax, market] = (await situation(caseId)).verifications;
  const deny = () => counter().act(actorFor(TAX, 'provider'), caseId, { kind: 'disowned', orderId: tax!.orderId, reason: '查无此件' });
  await deny();
  await expect(deny()).rejects.toMatchObject({ code: 'already-done' });
  expect((await situation(caseId)).verifications[0]).toMatchObject({ disowned: { at: expect.any(String) } });
  expect((await situation(caseId)).clocks.find((c) => c.limit === 'verification' && c.ref === tax!.orderId)).toMatchObject({ endedAt: null, terms: tax!.answer });
  await answer(caseId, tax!.orderId, TAX, 'cannotVerify');
  await answer(caseId, market!.orderId, MARKET, 'cannotVerify');
  expect(await situation(caseId)).toMatchObject({ phase: 'deciding' });
  const words = { facts: '档案灭失', reasons: '无法核实', changes: [], lift: [] };
  for (const [outcome, remedy] of [['rejected', 'none'], ['upheld', 'revoke']] as const) {
    await expect(counter().act(clerk(), caseId, { kind: 'decisionDrafted', outcome, remedy, ...words }), outcome).rejects.toMatchObject({ code: 'not-competent' });
  }
  await counter().act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'unverifiable', remedy: 'stopDisclosure', ...words });
  await counter().act(demoActor('platform-clerk-2'), caseId, { kind: 'decided' });
  const decided = await situation(caseId);
  expect(decided.decisions[0]).toMatchObject({ outcome: 'unverifiable', findings: [{ groundId: 'g1', result: 'cannotVerify' }] });

  const other = await newCase();
  await accept(other, [MARKET]);
  const [first, second] = (await situation(other)).verifications;
  await answer(other, first!.orderId, TAX, 'cannotVerify');
  await answer(other, second!.orderId, MARKET, 'inaccurate');
  const s = await situation(other);
  expect([s.phase, s.meetings]).toEqual(['deciding', undefined]);
  await counter().act(clerk(), other, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', ...words });
});

test('转办: a unit of the provider prepares the answer by an internal date and sees the case by it alone; the provider answers, by its own clock, and stays liable', async () => {
  const caseId = await newCase();
  await accept(caseId, []);
  const [asked] = (await situation(caseId)).verifications;
  const { orderId } = asked!;
  const unit = demoActor('tax-unit');
  const reads = (actor: Actor) => reading(place.register.db, actor.userId, (trx) => mayReadCase(trx, actor, caseId));
  const assign = (to: OrgId, until = parseDay('2026-03-05'), orgId = TAX) => counter().act(actorFor(orgId, 'provider'), caseId, { kind: 'subAssigned', orderId, to, until, instructions: '核对第12号案卷' });
  expect(await reads(unit), 'a unit that nothing is assigned to sees nothing').toBe(false);
  await expect(assign(MARKET), 'another department is no unit of it').rejects.toMatchObject({ code: 'invalid-field', field: '/to' });
  await expect(assign(TAX_INSPECTION, parseDay('2026-12-31')), 'after its own limit').rejects.toMatchObject({ code: 'invalid-field', field: '/until' });
  await expect(assign(TAX_INSPECTION, undefined, MARKET)).rejects.toMatchObject({ code: 'not-found' });
  await assign(TAX_INSPECTION);
  await expect(assign(TAX_INSPECTION), 'one at a time').rejects.toMatchObject({ code: 'already-done' });
  const clocks = (await situation(caseId)).clocks;
  expect(clocks.filter((c) => c.limit === 'verification').map((c) => [c.owner, c.terms])).toEqual([[{ org: TAX }, asked!.answer]]);
  expect(await reading(place.register.db, unit.userId, (trx) => openInternalTasks(trx, unit))).toMatchObject([{ order_id: orderId, kind: 'subAssignment', due_on: '2026-03-05' }]);

  const view = async (actor: Actor) => caseView(place.register, await place.register.organisations.all(), await caseMaterial(place.register, actor, caseId), actor, true);
  const seen = await view(unit);
  expect(seen).toMatchObject({ relations: ['provider'], verifications: [{ orderId, assigned: { unit: { id: TAX_INSPECTION }, until: '2026-03-05', instructions: '核对第12号案卷', draft: null } }] });
  expect(seen.grounds.map((g) => g.explanation)).toEqual(['已经缴清']);
  expect(seen.acts.filter((a) => a.allowed).map((a) => a.kind)).toEqual(['findingDrafted']);
  const drafted = { kind: 'findingDrafted' as const, orderId, findings: finding('inaccurate', '完税凭证第88号') };
  await expect(counter().act(unit, caseId, { kind: 'answered', orderId, findings: finding('inaccurate', '完税凭证第88号'), evidenceIds: [] }), 'the answer is the principal’s').rejects.toMatchObject({ code: 'not-your-role' });
  await expect(counter().act(unit, caseId, { ...drafted, findings: finding('accurate', '属实') }), 'a draft holds to the rules of an answer').rejects.toMatchObject({ code: 'bare-answer' });
  await counter().act(unit, caseId, drafted);
  expect((await view(actorFor(TAX, 'provider'))).verifications[0]!.assigned?.draft).toMatchObject({ findings: finding('inaccurate', '完税凭证第88号') });
  for (const actor of [company, clerk()]) expect((await view(actor)).verifications[0]!.assigned?.draft ?? null, actor.userId).toBeNull();
  expect((await view(company)).timeline.map((e) => e.kind)).not.toContain('subAssigned');

  await counter().act(actorFor(TAX, 'provider'), caseId, { kind: 'subAssignmentRecalled', orderId, reason: '改由本单位核实' });
  expect(await reads(unit), 'taken back').toBe(false);
  await expect(counter().act(unit, caseId, drafted)).rejects.toMatchObject({ code: 'not-found' });
  await assign(TAX_INSPECTION);
  await answer(caseId, orderId, TAX, 'inaccurate');
  expect(await situation(caseId)).toMatchObject({ phase: 'deciding', verifications: [{ orgId: TAX, answered: { late: false } }] });
  expect(await reading(place.register.db, unit.userId, (trx) => openInternalTasks(trx, unit))).toEqual([]);
});

test('§8-33 延期 takes two: the clock is as it was until another person, the principal, approves; the applicant is told before the old date; declined, it is not asked for again', async () => {
  const caseId = await newCase();
  await accept(caseId, []);
  const [asked] = (await situation(caseId)).verifications;
  const { orderId } = asked!;
  const principal = demoActor('tax-principal');
  const askFor = (actor: Actor) => counter().act(actor, caseId, { kind: 'extensionAsked', orderId, reason: '需要调取纸质案卷' });
  const approve = (actor: Actor) => counter().act(actor, caseId, { kind: 'clockExtended', orderId });
  await expect(approve(principal), 'nobody has asked').rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  await askFor(principal);
  await expect(approve(principal), 'by another person than who has asked').rejects.toMatchObject({ code: 'conflict-of-interest' });
  await expect(approve(actorFor(TAX, 'provider'))).rejects.toMatchObject({ code: 'not-your-role' });
  await expect(approve(demoActor('market-principal'))).rejects.toMatchObject({ code: 'not-found' });
  expect((await situation(caseId)).verifications[0]!.answer).toEqual(asked!.answer);

  const other = await newCase();
  await accept(other, []);
  const { orderId: second } = (await situation(other)).verifications[0]!;
  const ask = () => counter().act(actorFor(TAX, 'provider'), other, { kind: 'extensionAsked', orderId: second, reason: '需要调取纸质案卷' });
  await ask();
  await counter().act(principal, other, { kind: 'extensionDeclined', orderId: second, reason: '案卷就在本单位' });
  await expect(ask(), 'once').rejects.toMatchObject({ code: 'already-done' });
  expect((await situation(other)).letters.map(({ letter }) => letter)).not.toContain('extensionNotice');

  const third = await newCase();
  await accept(third, []);
  const [v] = (await situation(third)).verifications;
  await extend({ counter: counter() }, third, v!, '需要调取纸质案卷');
  const extended = await situation(third);
  expect(extended.verifications[0]).toMatchObject({ extensionAsk: { state: 'approved' }, answer: { extensions: [{ count: 5 }] } });
  const notice = extended.letters.find(({ letter }) => letter === 'extensionNotice')!;
  expect(letterText(await letterFor(place.register, company, notice.letterId)).join('\n')).toContain('需要调取纸质案卷');
});

test('§8-9: silence to its end: urged, escalated with a clock for the superior, disclosure stopped, the superior decides in its own name; silence confirms and deletes nothing', async () => {
  const caseId = await newCase();
  await accept(caseId, []);
  const [asked] = (await situation(caseId)).verifications;
  const superior = demoActor('supervisor-tax');
  const found = { kind: 'answered' as const, orderId: asked!.orderId, findings: finding('inaccurate', '调取案卷核对，罚款已经缴清'), evidenceIds: [] };
  await expect(counter().act(superior, caseId, found), 'not before it is called upon').rejects.toMatchObject({ code: 'not-your-role' });
  const id = procedureId('verification', asked!.orderId);
  const to = (at: Instant) => place.owner.updateTable('business_time').set({ offset_ms: msOf(at) + 1 - Date.now() }).execute();
  await to(asked!.answer.dueAt!);
  await sweepRungs(place.register);
  expect((await appendLawAct(place.register, { procedureId: id, kind: 'silenceDeclared', cause: asked!.seq })).result).toBe('done');
  await to((await reading(place.register.db, 'auditor', (trx) => loadActs(trx, caseId as string as DossierId))).flatMap((a) => (a.kind === 'verificationRequested' ? [a.facts.escalation!.dueAt] : []))[0]!);
  await sweepRungs(place.register);
  const escalated = await situation(caseId);
  expect(escalated.clocks.filter((c) => c.limit === 'superiorAnswer')).toMatchObject([{ ref: asked!.orderId, owner: { org: superior.orgId }, endedAt: null }]);
  await to(asked!.hardStop.dueAt);
  expect((await appendLawAct(place.register, { procedureId: id, kind: 'disclosureStopped', cause: escalated.verifications[0]!.silentSeq! })).result).toBe('done');
  const stopped = await situation(caseId);
  expect(stopped).toMatchObject({ phase: 'verifying', mark: 'disputed' });
  expect(stopped.suspensions.flatMap((o) => o.endings)).toEqual([]);
  expect(stopped.clocks.filter((c) => c.limit === 'superiorAnswer' || c.limit === 'superiorDecision').map((c) => [c.limit, c.endedAt === null])).toEqual([['superiorAnswer', false], ['superiorDecision', true]]);
  const request = stopped.letters.find(({ letter }) => letter === 'superiorRequest')!;
  expect(letterText(await letterFor(place.register, superior, request.letterId)).join('\n')).toContain('未反馈不视为信息属实，也不因此删除记录');
  await counter().act(superior, caseId, found);
  const decided = await situation(caseId);
  expect(decided).toMatchObject({ phase: 'deciding', verifications: [{ answered: { by: superior.orgId, late: true } }] });
  expect(decided.clocks.filter((c) => c.limit === 'superiorDecision').map((c) => c.endedAt !== null)).toEqual([true]);
});

/** A record of one document for each of two subjects: the company's, and its legal representative's. */
async function oneDocument(): Promise<{ both: [Actor, Actor]; records: [RecordId, RecordId] }> {
  const person = await addUser(place.owner, { roles: ['subject'], subjectId: (await addSubject(place.owner, place.register)).id });
  const first = await addRecord(place.register, { subjectId: company.subjectId!, providerId: TAX, measures: [measureOf()] });
  const second = await addRecord(place.register, { subjectId: person.subjectId!, providerId: TAX, fields: first.fields, measures: [measureOf()] });
  return { both: [company, person], records: [first.recordId, second.recordId] };
}
const measureOf = () => ({ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative' as const, title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null });
const objectTo = async (by: Actor, recordId: RecordId, kind: 'performed' | 'duplicate' = 'performed') => (await counter().file(by, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind, field: null, explanation: `${kind}：已经缴清`, claimedValue: null }] })).caseId;
const merge = (caseId: CaseId, other: CaseId) => counter().act(clerk(), caseId, { kind: 'casesMerged', caseId: other, reason: '同一处罚决定' });

test('§8-14: two parties object to one fact: verified once by the strictest date, decided once, each with its own notice, letter, service and remedy dates', async () => {
  await place.setClock('2026-06-08T10:00:00');
  const { both: [first, second], records: [ours, theirs] } = await oneDocument();
  const lead = await objectTo(first, ours);
  await accept(lead, []);
  await place.setClock('2026-06-09T10:00:00');
  const other = await objectTo(second, theirs);
  await accept(other, []);
  await extend({ counter: counter() }, lead, (await situation(lead)).verifications[0]!);
  const [longer, strictest] = [(await situation(lead)).verifications[0]!.answer, (await situation(other)).verifications[0]!.answer];
  expect(strictest.dueAt! < longer.dueAt!).toBe(true);
  await expect(merge(other, lead), 'the older leads').rejects.toMatchObject({ code: 'older-leads' });
  await expect(merge(lead, await newCase()), 'another fact').rejects.toMatchObject({ code: 'not-one-fact' });
  await expect(counter().act(first, lead, { kind: 'casesMerged', caseId: other, reason: '' })).rejects.toMatchObject({ code: 'not-your-role' });
  await merge(lead, other);
  const [a, b] = [await situation(lead), await situation(other)];
  expect([a.verifications.map((v) => [v.answer.dueAt, v.answered]), a.joined?.map((j) => j.caseId)]).toEqual([[[strictest.dueAt, null]], [other]]);
  expect([b.following?.caseId, b.phase, b.verifications.map((v) => v.recalledSeq !== undefined), b.clocks.filter((c) => c.limit === 'verification').map((c) => c.endedAt !== null)]).toEqual([lead, 'verifying', [true], [true]]);
  expect(a.clocks.filter((c) => c.limit === 'verification' || c.limit === 'total').map((c) => [c.limit, c.terms.dueAt! <= (c.limit === 'total' ? b.clocks.find((t) => t.limit === 'total')!.terms.dueAt! : strictest.dueAt!)])).toEqual([['total', true], ['verification', true]]);
  expect(b.suspensions.flatMap((o) => o.endings), 'it goes on resting').toEqual([]);
  for (const [s, by] of [[a, first], [b, second]] as const) {
    const notice = s.letters.find(({ letter }) => letter === 'mergerNotice')!;
    const text = letterText(await letterFor(place.register, by, notice.letterId)).join('\n');
    expect([text.includes('一并核实、一并决定') || text.includes('一并核实、一并作出决定'), text.includes(s === a ? b.number : a.number)], 'who the other is stays its own').toEqual([true, false]);
  }
  await expect(answer(other, b.verifications[0]!.orderId, TAX, 'inaccurate'), 'nobody is asked twice').rejects.toMatchObject({ code: 'already-done' });
  await answer(lead, a.verifications[0]!.orderId, TAX, 'inaccurate');
  expect([(await situation(lead)).phase, (await situation(other)).phase]).toEqual(['deciding', 'verifying']);
  await counter().act(clerk(), lead, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', facts: '已缴清', reasons: '经核实有误', changes: [], lift: [] });
  await counter().act(demoActor('platform-clerk-2'), lead, { kind: 'decided' });
  for (const [id, by] of [[lead, first], [other, second]] as const) {
    const s = await situation(id);
    expect(s.decisions).toMatchObject([{ outcome: 'upheld', remedy: 'revoke', findings: [{ groundId: 'g1', result: 'inaccurate' }] }]);
    const letter = s.letters.find((l) => l.letter === 'decisionLetter')!;
    expect(letterText(await letterFor(place.register, by, letter.letterId)).join('\n')).toContain('与本单位台账核对');
  }
  await place.setClock('2026-06-10T10:00:00');
  const served = async (id: CaseId) => { const { seq } = (await situation(id)).decisions[0]!; await appendLawAct(place.register, { procedureId: procedureId('objection', id), kind: 'served', cause: seq }); return (await situation(id)).decisions[0]!.served!.remedies!; };
  const dates = await served(lead);
  await place.setClock('2026-06-15T10:00:00');
  expect(await served(other), 'each by its own service').not.toEqual(dates);
});

test('§8-14: split again, or joined by what the same subject says besides: the clock is kept, new evidence of one party splits, and what does not fit is not decided by the way', async () => {
  await place.setClock('2026-06-16T10:00:00');
  const { both: [first, second], records: [ours, theirs] } = await oneDocument();
  const [lead, other, besides] = [await objectTo(first, ours), await objectTo(second, theirs), await objectTo(first, ours, 'duplicate')];
  for (const id of [lead, other, besides]) await accept(id, []);
  const before = (await situation(other)).verifications[0]!;
  await merge(lead, other);
  await merge(lead, besides);
  expect((await situation(lead)).grounds).toMatchObject([{ id: 'g1', kind: 'performed' }, { id: 'g2', kind: 'duplicate' }]);
  const view = caseView(place.register, await place.register.organisations.all(), await caseMaterial(place.register, actorFor(TAX, 'provider'), lead), actorFor(TAX, 'provider'), true);
  expect([view.grounds.map((g) => g.explanation), view.merging.joined.map((j) => j.id)]).toEqual([['performed：已经缴清', 'duplicate：已经缴清'], [other, besides]]);
  await counter().act(clerk(), lead, { kind: 'caseSplit', caseId: other, reason: '案情不同' });
  const apart = await situation(other);
  expect([apart.following, apart.verifications.length, apart.verifications[1]!.answer, apart.phase]).toEqual([undefined, 2, before.answer, 'verifying']);
  await answer(other, apart.verifications[1]!.orderId, TAX, 'accurate');
  expect((await situation(other)).phase).toBe('deciding');

  const { orderId } = (await situation(lead)).verifications[0]!;
  const said = (results: readonly FindingResult[]) => results.map((result, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), result, reason: '与台账核对', rightValue: null }));
  await counter().act(actorFor(TAX, 'provider'), lead, { kind: 'answered', orderId, findings: said(['accurate', 'inaccurate']), evidenceIds: [] });
  await counter().act(clerk(), lead, { kind: 'decisionDrafted', outcome: 'partlyUpheld', remedy: 'revoke', facts: '重复', reasons: '重复公示', changes: [], lift: [] });
  await counter().act(demoActor('platform-clerk-2'), lead, { kind: 'decided' });
  expect([(await situation(lead)).decisions[0]!.outcome, (await situation(besides)).decisions[0]]).toMatchObject(['partlyUpheld', { outcome: 'upheld', remedy: 'revoke', findings: [{ groundId: 'g1', result: 'inaccurate' }] }]);

  const again = await oneDocument();
  const [third, fourth] = [await objectTo(again.both[0], again.records[0]), await objectTo(again.both[1], again.records[1])];
  for (const id of [third, fourth]) await accept(id, []);
  await merge(third, fourth);
  await counter().act(again.both[0], third, { kind: 'withdrawalAsked', reasons: '' });
  await counter().act(again.both[0], third, { kind: 'withdrawn' });
  expect(await situation(fourth), 'the leading case is withdrawn: the other goes on by itself').toMatchObject({ phase: 'verifying', verifications: [{}, { answered: null }] });
  expect((await situation(fourth)).following).toBeUndefined();
});

test('time that a scanner or an outage takes is the platform’s, never the provider’s: the clock stands from the day after, runs on when the file is released, and both are told; within a day nothing is lost', async () => {
  await place.setClock('2026-06-22T10:00:00');
  const id = asId<EvidenceId>(crypto.randomUUID());
  const receipt = { id, fileName: '回单.pdf', mediaType: 'application/pdf', size: 3, sha256: '', scan: 'pending' as const };
  await takeEvidence(place.register, { actor: company, key: { actor: company.userId, route: 'evidence', key: crypto.randomUUID(), fingerprint: place.register.vault.fingerprint(id) }, caseId: null, recordId: null, receipt, file: { key: randomBytes(32), sha256: randomBytes(32), keep: async () => {} } });
  const { recordId } = await addRecord(place.register, { subjectId: company.subjectId!, providerId: TAX });
  const { caseId } = await counter().file(company, { recordId, refusal: null, evidenceIds: [id], grounds: [{ kind: 'performed', field: null, explanation: '已经缴清', claimedValue: null }] });
  await accept(caseId, []);
  const other = await newCase();
  await accept(other, []);
  const clock = async (of: CaseId) => (await situation(of)).clocks.find((c) => c.limit === 'verification')!.terms;
  const [before, untouched] = [await clock(caseId), await clock(other)];
  await place.setClock('2026-06-22T20:00:00');
  await sweepLostTime(place.register);
  expect(await clock(caseId), 'the same day').toEqual(before);
  await place.setClock('2026-06-23T09:00:00');
  await sweepLostTime(place.register);
  expect([(await clock(caseId)).dueAt, (await situation(caseId)).verifications[0]!.answer]).toMatchObject([null, { dueAt: null, stops: [{ reason: 'platform', to: null }] }]);
  expect(await clock(other)).toEqual(untouched);
  await place.setClock('2026-06-24T15:00:00');
  await place.owner.updateTable('evidence').set({ scan: 'clean', scanned_at: await reading(place.register.db, 'operator', businessNow), scan_engine: 'clamd', scan_signatures: '1' }).where('id', '=', id).execute();
  await sweepLostTime(place.register);
  const after = await clock(caseId);
  // Monday, the day of the request, never counted; Tuesday ends while it stands: one working day later.
  expect([before.dueOn, after.dueOn]).toEqual([before.dueOn, addWorkingDays(place.register.calendar(), before.dueOn!, 1).day]);
  const s = await situation(caseId);
  expect(s.clocks.find((c) => c.limit === 'total')!.terms.algorithm, 'the whole case’s clock is the platform’s own').toBe(1);
  const notices = s.letters.filter(({ letter }) => letter === 'dateChangeNotice');
  expect(notices).toHaveLength(2);
  expect(letterText(await letterFor(place.register, company, notices[0]!.letterId)).join('\n')).toContain('平台原因');
  await sweepLostTime(place.register);
  expect((await situation(caseId)).seq, 'once').toBe(s.seq);

  // The watchdog had not looked for two nights: nobody had been here.
  await place.owner.insertInto('platform_outage').values({ from_at: parseInstant('2026-06-24T20:00:00+08:00'), to_at: parseInstant('2026-06-26T08:00:00+08:00'), last_case: null, done_at: null }).execute();
  await place.setClock('2026-06-26T09:00:00');
  await sweepLostTime(place.register);
  const moved = await clock(other);
  expect(moved.dueOn).toBe(addWorkingDays(place.register.calendar(), untouched.dueOn!, 2).day);
  expect((await place.owner.selectFrom('platform_outage').select('done_at').executeTakeFirstOrThrow()).done_at).not.toBeNull();
  await sweepLostTime(place.register);
  expect(await clock(other)).toEqual(moved);
});
