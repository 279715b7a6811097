import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { businessNow, reading } from '../../db/database.ts';
import { fileForSubject } from '../../db/case-register.ts';
import { letterFor } from '../../db/letter-reads.ts';
import { newActId } from '../../db/register.ts';
import { sweepSuccessorWaits } from '../../db/subject-end-sweep.ts';
import type { Actor } from '../../domain/actor.ts';
import { APPLICANT_KINDS } from '../../domain/filing-acts.ts';
import type { ApplicantKind } from '../../domain/filing-acts.ts';
import type { CaseId, GroundId, RecordId } from '../../domain/ids.ts';
import type { FindingResult } from '../../domain/objection.ts';
import type { GroundKind } from '../../domain/objection.ts';
import { dayAt, plusMs } from '../../domain/time.ts';
import { letterText } from '../../letters/render-letter.ts';
import { TAX } from '../../main/demo/city/organisations.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { acknowledgeAll, acknowledgeEndings, actorFor, clerk, demoActor } from '../setup/play-story.ts';
import { paperOf } from '../setup/paper.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import { asId } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/ids.ts';
import { parseDay } from '../../domain/time.ts';
import { RESOURCES } from '../../main/demo/city/organisations.ts';
import { countByKind, recordAndCases } from './effects.ts';

let house: Installation;
let company: Actor;

beforeAll(async () => {
  house = await startInstallation();
  const owner = testOwner(house.migrationUrl);
  const subject = await addSubject(owner, house.register);
  company = await addUser(owner, { roles: ['subject'], subjectId: subject.id });
  await owner.destroy();
});
afterAll(() => house.stop());

/** A record of the company with one measure in force. */
async function newRecord(): Promise<RecordId> {
  const { recordId } = await addRecord(house.register, {
    subjectId: company.subjectId!, providerId: TAX, recipients: [RESOURCES],
    measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
  });
  return recordId;
}
async function filed(recordId: RecordId, kind: GroundKind = 'notOurs'): Promise<CaseId> {
  const { caseId } = await house.counter.file(company, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind, field: null, explanation: '与我公司无关', claimedValue: null }] });
  return caseId;
}
const act = (actor: Actor, caseId: CaseId, request: Parameters<Installation['counter']['act']>[2]) => house.counter.act(actor, caseId, request);
const mark = async (recordId: RecordId) => (await recordAndCases(house.register, recordId)).record.mark;
async function letter(caseId: CaseId, kind: string, reader: Actor = company): Promise<string> {
  const found = (await house.situation(caseId)).letters.filter((each) => each.letter === kind);
  expect(found, kind).toHaveLength(1);
  return letterText(await letterFor(house.register, reader, found[0]!.letterId)).join('\n');
}
const NOTICE = { kind: 'supplementAsked' as const, items: [{ item: 'evidence' as const, explanation: '请提交处罚决定书复印件' }, { item: 'ground' as const, explanation: '请说明哪一项不实' }] };

test('一次性补正: everything at once and once only; the acceptance clock stands still until the supplement has come', async () => {
  const recordId = await newRecord();
  const caseId = await filed(recordId);
  await act(clerk(), caseId, NOTICE);
  const asked = await house.situation(caseId);
  expect(asked.supplement).toMatchObject({ items: ['evidence', 'ground'], lapse: 'withdrawn', received: null });
  const standing = asked.clocks.filter((c) => c.endedAt === null).map((c) => [c.limit, c.terms.dueAt === null]);
  expect(standing).toEqual([['acceptance', true], ['total', true], ['supplement', false]]);
  await expect(act(clerk(), caseId, NOTICE)).rejects.toMatchObject({ code: 'already-done' });
  await expect(act(clerk(), caseId, { kind: 'notAccepted', reason: 'noGround', reasons: '无' }), 'nobody is turned away while there is time').rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  const text = await letter(caseId, 'supplementNotice');
  for (const words of ['请提交处罚决定书复印件', '请说明哪一项不实', '视为撤回异议', '内部办理时限']) expect(text).toContain(words);

  await house.nextWorkingDay();
  await house.nextWorkingDay();
  await expect(act(company, caseId, { kind: 'supplemented', words: ' ', evidenceIds: [] })).rejects.toMatchObject({ code: 'value-needed' });
  await act(company, caseId, { kind: 'supplemented', words: '处罚决定书的当事人不是我公司', evidenceIds: [] });
  const there = await house.situation(caseId);
  expect(there.clocks.filter((c) => c.endedAt === null).map((c) => c.limit)).toEqual(['acceptance', 'total']);
  const clock = there.clocks.find((c) => c.limit === 'acceptance')!;
  expect(clock.terms.dueAt! > asked.clocks.find((c) => c.limit === 'supplement')!.terms.startedAt).toBe(true);
  expect(clock.terms).toMatchObject({ algorithm: 2, stops: [{ reason: 'supplement' }] });
  await act(clerk(), caseId, { kind: 'accepted', remark: '' });
  expect(await house.situation(caseId)).toMatchObject({ phase: 'verifying', mark: 'disputed' });
  expect(await house.violations()).toBe(0);
});

test('a supplement that does not come in time: taken for withdrawn, told so, the mark gone', async () => {
  const recordId = await newRecord();
  const caseId = await filed(recordId);
  await act(clerk(), caseId, NOTICE);
  const { dueAt } = (await house.situation(caseId)).supplement!.terms;
  await house.moveTo(plusMs(dueAt, 1_000));
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'closed', ending: { how: 'deemedWithdrawn' }, mark: 'none' });
  expect(s.clocks.filter((c) => c.endedAt === null)).toEqual([]);
  expect(await mark(recordId)).toBe('none');
  expect(await letter(caseId, 'deemedWithdrawnNotice')).toContain('可以再次提出异议');
  await expect(act(company, caseId, { kind: 'supplemented', words: '晚了', evidenceIds: [] })).rejects.toMatchObject({ code: 'limit-expired' });
  // Nothing stands in the way of another objection.
  await filed(recordId);
});

test('by a limit that nobody has signed the subject’s silence takes nothing from it: the clerk decides by what is there', async () => {
  const owner = testOwner(house.migrationUrl);
  await owner.deleteFrom('basis_confirmation').where('pointer', '=', '/limits/supplement').execute();
  await owner.destroy();
  const caseId = await filed(await newRecord());
  await act(clerk(), caseId, NOTICE);
  expect(await letter(caseId, 'supplementNotice')).toContain('不因此视为撤回');
  await house.moveTo(plusMs((await house.situation(caseId)).supplement!.terms.dueAt, 1_000));
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'received', mark: 'objectionReceived', supplement: { lapse: 'goesOn', lapsed: { seq: expect.any(Number) } } });
  expect(s.ending).toBeUndefined();
  expect(s.clocks.find((c) => c.limit === 'acceptance')).toMatchObject({ endedAt: null, terms: { dueOn: expect.any(String) } });
  await letter(caseId, 'supplementLapseNotice');
  await act(clerk(), caseId, { kind: 'accepted', remark: '按现有材料受理' });
});

test('§8-3, 8-4: a repeated objection without new evidence is refused with reasons, suspends nothing anew and leaves the mark as it was', async () => {
  const recordId = await newRecord();
  const first = await filed(recordId);
  await expect(act(clerk(), first, { kind: 'notAccepted', reason: 'repeatWithoutNewEvidence', reasons: '重复' }), 'the first is no repetition').rejects.toMatchObject({ code: 'no-repeat', field: '/reason', params: { because: 'nothingRejected' } });
  await act(clerk(), first, { kind: 'accepted', remark: '' });
  const [v] = (await house.situation(first)).verifications;
  await acknowledgeAll(house, first);
  await act(actorFor(TAX, 'provider'), first, { kind: 'answered', orderId: v!.orderId, findings: [{ groundId: asId('g1'), result: 'accurate', reason: '与决定书一致', rightValue: null }], evidenceIds: [] });
  await act(clerk(), first, { kind: 'decisionDrafted', outcome: 'rejected', remedy: 'none', facts: '一致', reasons: '准确', changes: [], lift: [] });
  await act(demoActor('platform-clerk-2'), first, { kind: 'decided' });
  await house.settled();
  expect(await mark(recordId)).toBe('confirmedSubjectDisagrees');

  const second = await filed(recordId);
  expect(await mark(recordId)).toBe('objectionReceived');
  await act(clerk(), second, { kind: 'notAccepted', reason: 'repeatWithoutNewEvidence', reasons: '上一件已查清，本次没有新的证据' });
  const s = await house.situation(second);
  expect(s).toMatchObject({ phase: 'closed', ending: { how: 'notAccepted', reason: 'repeatWithoutNewEvidence' }, suspensions: [], mark: 'confirmedSubjectDisagrees' });
  expect(await mark(recordId)).toBe('confirmedSubjectDisagrees');
  const text = await letter(second, 'inadmissibilityNotice');
  for (const words of ['没有新的证据', '大庆市人民政府', '60日内', '被申请人、行政诉讼的被告为大庆市信用信息共享平台（信用大庆）', '不引起联合惩戒措施暂缓执行']) expect(text).toContain(words);

  const other = await filed(recordId, 'performed');
  await expect(act(clerk(), other, { kind: 'notAccepted', reason: 'repeatWithoutNewEvidence', reasons: '重复' })).rejects.toMatchObject({ code: 'no-repeat', params: { because: 'otherGround' } });
  await act(clerk(), other, { kind: 'accepted', remark: '' });
  expect((await house.situation(other)).suspensions, 'accepted, it suspends').toMatchObject([{ orgId: RESOURCES, endings: [] }]);
});

test.each([
  ['§8-6: another city’s', 'otherCity', '信用平台'], ['§8-7: a court’s list', 'courtList', '执行法院'], ['§8-8: the central bank’s credit database', 'centralBank', '中国人民银行'],
] as const)('%s: transferred with the competent body’s address, no suspension, no city decision', async (_name, reason, body) => {
  const recordId = await newRecord();
  const caseId = await filed(recordId);
  await act(clerk(), caseId, { kind: 'transferred', reason, reasons: '不属本平台办理' });
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'closed', ending: { how: 'transferred', reason }, suspensions: [], verifications: [], decisions: [], mark: 'none' });
  expect(await mark(recordId)).toBe('none');
  expect(await letter(caseId, 'transferNotice')).toContain(body);
  await expect(act(clerk(), caseId, { kind: 'accepted', remark: '' })).rejects.toMatchObject({ code: 'not-allowed-in-stage' });
});

test('§8-24: what is really a repair application is converted and keeps its receipt instant', async () => {
  const caseId = await filed(await newRecord(), 'performed');
  const { filedAt } = await house.situation(caseId);
  await house.nextWorkingDay();
  await act(clerk(), caseId, { kind: 'transferred', reason: 'repair', reasons: '记录属实，义务已履行' });
  expect((await house.situation(caseId)).ending).toMatchObject({ how: 'converted', reason: 'repair' });
  expect((await house.acts(caseId)).find((a) => a.kind === 'transferred')?.facts).toEqual({ reason: 'repair', receivedAt: filedAt, convertedTo: 'repair' });
  expect(await letter(caseId, 'transferNotice')).toContain('以该时间为收到时间');
});

test('§8-12: withdrawn by the subject and confirmed a second time: measures resume, the provider need not answer, the mark ends', async () => {
  const recordId = await newRecord();
  const caseId = await filed(recordId);
  await act(clerk(), caseId, { kind: 'accepted', remark: '' });
  await acknowledgeAll(house, caseId);
  await expect(act(company, caseId, { kind: 'withdrawn' }), 'not without having asked').rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  await expect(act(demoActor('company-yanqi'), caseId, { kind: 'withdrawalAsked', reasons: '' })).rejects.toMatchObject({ code: 'not-found' });
  await act(company, caseId, { kind: 'withdrawalAsked', reasons: '已与对方说明' });
  expect(await house.situation(caseId), 'asking alone ends nothing').toMatchObject({ phase: 'verifying', mark: 'disputed' });
  await act(company, caseId, { kind: 'withdrawn' });
  await house.settled();
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'executing', ending: { how: 'withdrawn' }, mark: 'none', suspensions: [{ endings: [{ how: 'resumed' }] }] });
  expect(await mark(recordId)).toBe('none');
  expect(await letter(caseId, 'withdrawalConfirmation')).toContain('再次确认');
  expect(await letter(caseId, 'withdrawalNotice', actorFor(TAX, 'provider'))).toContain('自此终止');
  const [v] = s.verifications;
  await expect(act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId: v!.orderId, findings: [], evidenceIds: [] })).rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect(await house.situation(caseId)).toMatchObject({ phase: 'closed' });
  expect(countByKind(await house.acts(caseId))).toMatchObject({ withdrawalAsked: 1, withdrawn: 1, measuresResumed: 1, closed: 1 });
  expect(await house.violations()).toBe(0);
});

test('§8-12: withdrawn when its provider has found the record wrong already: it goes on ex officio, suspended and marked', async () => {
  const caseId = await filed(await newRecord());
  await act(clerk(), caseId, { kind: 'accepted', remark: '' });
  await acknowledgeAll(house, caseId);
  const [v] = (await house.situation(caseId)).verifications;
  await act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId: v!.orderId, findings: [{ groundId: asId('g1'), result: 'inaccurate', reason: '当事人不符', rightValue: null }], evidenceIds: [] });
  await act(company, caseId, { kind: 'withdrawalAsked', reasons: '' });
  await act(company, caseId, { kind: 'withdrawn' });
  await house.settled();
  expect(await house.situation(caseId)).toMatchObject({ phase: 'deciding', mark: 'disputed', withdrawal: { goesOn: true }, suspensions: [{ endings: [] }] });
  expect(await letter(caseId, 'withdrawalConfirmation')).toContain('依职权继续处理');
  await act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'upheld', remedy: 'revoke', facts: '不符', reasons: '有误应当撤销', changes: [], lift: [] });
  await act(demoActor('platform-clerk-2'), caseId, { kind: 'decided' });
  await house.settled();
  expect(await house.situation(caseId)).toMatchObject({ mark: 'corrected' });
});

const personal = (actor: Actor) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'test', key: crypto.randomUUID(), fingerprint: randomBytes(32) } });
async function filedBy(as: ApplicantKind): Promise<CaseId> {
  const recordId = await newRecord();
  if (as === 'self') return filed(recordId, 'performed');
  const window = demoActor('platform-clerk-3');
  const proofIds = [await paperOf(house.register, window, { recordId })];
  const { receipt } = await fileForSubject(house.register, {
    ...personal(window), request: { recordId, refusal: null, evidenceIds: proofIds, grounds: [{ kind: 'performed', field: null, explanation: '已经缴清', claimedValue: null }] },
    office: { how: 'counter', receivedAt: null, applicant: { as, name: '申请人', identifier: '230602199001010016', scope: '提出异议', validUntil: parseDay('2099-12-31'), proofIds, fee: 'none' } },
  });
  return receipt.caseId;
}
const verified = async (caseId: CaseId, result: FindingResult) => {
  const { evidenceIds, verifications } = await house.situation(caseId);
  const evidence = evidenceIds.map((evidenceId) => ({ evidenceId, how: 'offline' as const, by: '孙立群', accepted: true, reason: '' }));
  await act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId: verifications[0]!.orderId, findings: [{ groundId: asId<GroundId>('g1'), result, reason: '经核实', rightValue: null }], evidenceIds: [], ...(evidence.length === 0 ? {} : { evidence }) });
};
const draftOf = (caseId: CaseId, outcome: 'rejected' | 'upheld') => act(clerk(), caseId, { kind: 'decisionDrafted', outcome, remedy: outcome === 'upheld' ? 'revoke' : 'none', facts: '经核查', reasons: '依核实结果', changes: [], lift: [] });
const endedFor = async (caseId: CaseId) => act(clerk(), caseId, { kind: 'subjectEnded', how: 'deregistered', on: parseDay('2026-01-06'), document: '准予注销登记通知书', evidenceIds: [await paperOf(house.register, clerk(), { caseId })] });

test.each(APPLICANT_KINDS.map((as) => [as]))('§8-5 the subject is no more, %s had filed: a legal representative and whoever stands in its place go on; for itself and an agent a successor is waited for, and nothing is decided before', async (as) => {
  const waits = as === 'self' || as === 'agent';
  const caseId = await filedBy(as);
  await act(clerk(), caseId, { kind: 'accepted', remark: '' });
  await endedFor(caseId);
  await expect(endedFor(caseId)).rejects.toMatchObject({ code: 'already-done' });
  const s = await house.situation(caseId);
  expect([s.subjectEnd?.waits, s.clocks.some((c) => c.limit === 'successorWait' && c.endedAt === null), s.suspensions.flatMap((o) => o.endings)]).toEqual([waits, waits, []]);
  expect(await letter(caseId, 'successorNotice')).toContain(waits ? '请权利义务承受人' : '本案继续办理');
  await verified(caseId, 'accurate');
  const came = async () => act(clerk(), caseId, { kind: 'successorCame', as: 'successor', name: '大庆承继有限公司', identifier: null, document: '合并协议', evidenceIds: [await paperOf(house.register, clerk(), { caseId })] });
  if (!waits) return expect([await draftOf(caseId, 'rejected').then(() => 'drafted'), await came().catch((error: { code: string }) => error.code)]).toEqual(['drafted', 'already-done']);
  await expect(draftOf(caseId, 'rejected')).rejects.toMatchObject({ code: 'not-allowed-in-stage' });
  await came();
  expect(await house.situation(caseId)).toMatchObject({ subjectEnd: { came: { as: 'successor' } } });
  await draftOf(caseId, 'rejected');
  await act(demoActor('platform-clerk-2'), caseId, { kind: 'decided' });
  // What is decided is addressed to whoever came.
  expect(await letter(caseId, 'decisionLetter', clerk())).toMatch(/大庆承继有限公司（.+的权利义务承受人）/);
  // Who came has no login here: served on paper or by notice, and no limit of a remedy runs before.
  await house.settled();
  const decided = await house.situation(caseId);
  expect([decided.decisions.at(-1), decided.suspensions.flatMap((o) => o.endings), decided.clocks.some((c) => c.limit === 'service' && c.endedAt === null)]).toEqual([expect.objectContaining({ by: 'paper', served: null }), [], true]);
  await act(clerk(), caseId, { kind: 'serviceReceipted', on: dayAt(await reading(house.register.db, 'operator', businessNow), 'Asia/Shanghai'), receiver: 'representative', remark: '', evidenceIds: [await paperOf(house.register, clerk(), { caseId })] });
  expect((await house.situation(caseId)).decisions.at(-1)?.served).toMatchObject({ how: 'paper' });
});

test('§8-5 nobody comes within sixty days: ended, measures resume and the provider need not answer; a record that is wrong on its face is put right all the same', async () => {
  const [broken, open, wrong, late] = [await filedBy('self'), await filedBy('self'), await filedBy('self'), await filedBy('self')];
  for (const caseId of [broken, open, wrong, late]) {
    await act(clerk(), caseId, { kind: 'accepted', remark: '' });
    await acknowledgeAll(house, caseId);
    await endedFor(caseId);
  }
  for (const caseId of [wrong, late]) await verified(caseId, 'inaccurate');
  await draftOf(wrong, 'upheld');
  await act(demoActor('platform-clerk-2'), wrong, { kind: 'decided' });
  expect((await house.situation(wrong)).clocks.find((c) => c.limit === 'successorWait')!.endedAt).not.toBeNull();
  // One that cannot be written keeps nobody else from theirs, and comes round again; broken before the date, for the house sweeps by itself from then on.
  const owner = testOwner(house.migrationUrl);
  await sql`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(owner);
  await sql`create trigger broken before insert on act for each row when (new.dossier_id = ${sql.lit(broken)} and new.kind = 'caseTerminated') execute function broken()`.execute(owner);
  await house.moveTo((await house.situation(late)).clocks.find((c) => c.limit === 'successorWait')!.terms.dueAt!);
  await house.poker.pokeAndWait(await sweepSuccessorWaits(house.register));
  expect([(await house.situation(open)).ending?.how, (await house.situation(broken)).ending]).toEqual(['terminated', undefined]);
  await sql`drop trigger broken on act`.execute(owner);
  await owner.destroy();
  await house.poker.pokeAndWait(await sweepSuccessorWaits(house.register));
  expect((await house.situation(broken)).ending?.how).toBe('terminated');
  await house.settled();
  const s = await house.situation(open);
  expect(s).toMatchObject({ phase: 'executing', ending: { how: 'terminated' }, mark: 'none', suspensions: [{ endings: [{ how: 'resumed' }] }] });
  expect(await letter(open, 'terminationNotice')).toContain('本案终止');
  expect(await house.situation(late)).toMatchObject({ phase: 'deciding', subjectEnd: { overAt: expect.any(String) } });
  expect(await letter(late, 'terminationNotice')).toContain('依职权继续处理');
  await draftOf(late, 'upheld');
  await act(demoActor('platform-clerk-2'), late, { kind: 'decided' });
  await house.settled();
  expect((await recordAndCases(house.register, (await house.situation(late)).recordId)).record.state).toBe('revoked');
});
