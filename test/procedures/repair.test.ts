import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { DossierId, RecordId, RepairId } from '../../domain/ids.ts';
import type { PublicityFacts } from '../../domain/publicity.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { takeRole } from '../../db/database.ts';
import { sweepPublicityOfDay } from '../../db/publicity-sweep.ts';
import { queryRecords } from '../../db/record-query-register.ts';
import { registerMeasure } from '../../db/record-register.ts';
import { newActId } from '../../db/register.ts';
import { parseDay, plusMs } from '../../domain/time.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { addRecord } from '../setup/standing-data.ts';
import { demoActor } from '../setup/play-story.ts';
import { zh } from '../../web/src/i18n/zh.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { actOnRepair, applyFor, confirmAll, proof, repairActs, repairSituation, signRepairValues, state } from '../setup/repair-story.ts';

let house: Installation;
beforeAll(async () => {
  house = await startInstallation();
});
afterAll(() => house.stop());

const RECORD = caseRecordId('yanqiFood');
const OWNER = 'company-yanqi';
const AUTHORITY = 'market-clerk';

const stateOf = () => house.register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  const publicity = await trx.selectFrom('record_publicity').select(['ended_on', 'ended_how']).where('record_id', '=', RECORD).executeTakeFirstOrThrow();
  const measures = await trx.selectFrom('measure_state').select(['ended_how', 'suspended']).where('record_id', '=', RECORD).orderBy('id').execute();
  return { publicity, measures };
});
const codeOf = (work: Promise<unknown>): Promise<[string, Record<string, string | number>]> =>
  work.then(() => { throw new Error('not refused'); }, (error: unknown) => { if (error instanceof Refusal) return [error.code, { ...error.params }]; throw error; });

describe('one record, from a refusal to a repair that is revoked', () => {
  let repairId: RepairId;

  test('§8-25: refused: with its reason, the earliest next day and nothing changed', async () => {
    const receipt = await applyFor(house, OWNER, RECORD);
    ({ repairId } = receipt);
    expect(receipt.phase).toBe('received');
    await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
    await actOnRepair(house, AUTHORITY, repairId, { kind: 'repairDecided', outcome: 'refused', reason: 'newViolation', reasons: '公示期内又因同类违法行为受到处罚。' });
    await house.settled();
    const s = await repairSituation(house, repairId);
    expect(s).toMatchObject({ phase: 'closed', effected: null, notices: [], pack: 'CN-repair-samr/2025-12' });
    expect(s.decision).toMatchObject({ outcome: 'refused', reason: 'newViolation' });
    expect(s.decision?.earliestOn).not.toBeNull();
    expect(s.letters.map((letter) => letter.letter)).toEqual(['repairReceipt', 'repairRefusal']);
    expect((await stateOf()).publicity).toEqual({ ended_on: null, ended_how: null });
  });

  test('granted after a silent authority was urged, escalated and extended: everything ends at once, everyone is told, and the certificate follows', async () => {
    ({ repairId } = await applyFor(house, OWNER, RECORD));
    expect(await codeOf(applyFor(house, OWNER, RECORD))).toEqual(['repair-open', { number: (await repairSituation(house, repairId)).number }]);
    await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairSupplementAsked', missing: '缴款凭证看不清，请重新上传。' });
    expect(await codeOf(actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairSupplementAsked', missing: '再补' }))).toEqual(['already-done', {}]);
    await actOnRepair(house, OWNER, repairId, { kind: 'repairSupplemented', statement: '已重新上传。', evidenceIds: [] });
    await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
    // Market supervision decides within seven working days (law.md #12).
    const due = (await repairSituation(house, repairId)).clocks.find((c) => c.limit === 'repairDecision' && c.endedAt === null)!.terms;
    expect(due).toMatchObject({ pack: 'CN-repair-samr/2025-12' });
    await house.moveTo(plusMs(due.dueAt!, 6 * 86_400_000));
    await expect.poll(async () => (await repairActs(house, repairId)).map((act) => act.kind), { timeout: 30_000 }).toEqual(expect.arrayContaining(['urged', 'escalated']));
    expect((await repairSituation(house, repairId)).phase).toBe('deciding');
    expect((await stateOf()).publicity.ended_on).toBeNull();
    await actOnRepair(house, AUTHORITY, repairId, { kind: 'repairDecided', outcome: 'granted', reason: null, reasons: '义务已经履行完毕。' });
    await house.settled();
    const s = await repairSituation(house, repairId);
    expect(s.effected?.lifted).toHaveLength(3);
    expect(s.certificate).not.toBeNull();
    expect(s.phase).toBe('effecting');
    const { publicity, measures } = await stateOf();
    expect(publicity.ended_how).toBe('repaired');
    expect(measures.map((m) => m.ended_how)).toEqual(['lifted', 'lifted', 'lifted']);
    // As many notices as there are recipients in the ledger.
    const ledger = await house.register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_procedure');
      return trx.selectFrom('record_recipient').select('org_id').distinct().where('record_id', '=', RECORD).execute();
    });
    expect(s.notices.map((n) => n.orgId).sort()).toEqual(ledger.map((row) => row.org_id).sort());
    // 更新评价: whoever confirms says what became of its rating.
    const [first] = s.notices;
    const who = DEMO_IDENTITIES.find((each) => each.orgId === first!.orgId && each.roles.includes('executor'))!.id;
    expect(await codeOf(actOnRepair(house, who, repairId, { kind: 'recipientConfirmed', noticeId: first!.noticeId }))).toEqual(['value-needed', {}]);
    await actOnRepair(house, who, repairId, { kind: 'recipientConfirmed', noticeId: first!.noticeId, rating: 'noneKept' });
    await confirmAll(house, repairId);
    await house.settled();
    expect((await repairSituation(house, repairId)).phase).toBe('closed');
    expect(new Set((await repairSituation(house, repairId)).notices.map((n) => n.rating))).toEqual(new Set(['noneKept', ...(s.notices.length > 1 ? ['updated'] : [])]));
    // 各网站不一致: one of them still shows it. It is told again, once at a time, and the repair stays what it is.
    const seen = { kind: 'stillShownReported' as const, orgId: first!.orgId, where: 'https://example.invalid/credit', statement: '仍能查到', evidenceIds: [] };
    expect(await codeOf(actOnRepair(house, AUTHORITY, repairId, seen))).toEqual(['not-your-role', { role: 'subject' }]);
    await actOnRepair(house, OWNER, repairId, { ...seen, evidenceIds: [await proof(house, OWNER)] });
    expect((await codeOf(actOnRepair(house, OWNER, repairId, seen)))[0]).toBe('already-open');
    const told = (await repairSituation(house, repairId)).notices.at(-1)!;
    expect(told).toMatchObject({ orgId: first!.orgId, confirmedAt: null });
    expect(told.report).toBeDefined();
    expect((await repairSituation(house, repairId)).letters.at(-1)?.letter).toBe('repairStopNotice');
    await actOnRepair(house, who, repairId, { kind: 'recipientConfirmed', noticeId: told.noticeId, rating: 'updated' });
    expect((await repairSituation(house, repairId)).phase).toBe('closed');
    const kinds = (await repairActs(house, repairId)).map((act) => act.kind);
    for (const once of ['repairEffected', 'repairServed', 'repairCertified', 'repairClosed']) expect(kinds.filter((kind) => kind === once), once).toHaveLength(1);
    expect(await codeOf(applyFor(house, OWNER, RECORD))).toEqual(['publicity-ended', expect.anything()]);
  });

  test('§8-27: revoked for a forged proof: published and in force as before, everyone told again, and no repair inside the bar that the city has signed', async () => {
    await signRepairValues(house, 'CN-repair-samr/2025-12', ['/limits/falseCommitmentBar']);
    const forged = { kind: 'repairRevoked', reason: 'forgedProof', reasons: '缴款凭证系伪造。' } as const;
    // Whoever granted it does not judge alone that it was granted on a lie.
    expect(await codeOf(actOnRepair(house, AUTHORITY, repairId, forged))).toEqual(['conflict-of-interest', { conflict: 'ownDecision' }]);
    await actOnRepair(house, 'market-principal', repairId, forged);
    await house.settled();
    const s = await repairSituation(house, repairId);
    expect(s.phase).toBe('restoring');
    const { publicity, measures } = await stateOf();
    expect(publicity).toEqual({ ended_on: null, ended_how: null });
    expect(measures.map((m) => m.ended_how)).toEqual([null, null, null]);
    // As many as were told of the repair; one of them had been told again.
    expect(s.notices).toHaveLength(2 * s.notices.filter((n) => n.seq > s.revoked!.seq).length + 1);
    await confirmAll(house, repairId);
    await house.settled();
    expect((await repairSituation(house, repairId)).phase).toBe('closed');
    const [code, params] = await codeOf(applyFor(house, OWNER, RECORD));
    expect(code).toBe('too-early');
    expect(params['because']).toBe('bar');
    expect(String(params['earliest']) > s.revoked!.barUntil!).toBe(true);
  });
});

test('§8-28: a reorganisation: shielded, its measures resting, then restored', async () => {
  const record = caseRecordId('yunshanTax');
  const { repairId } = await applyFor(house, 'company-yunshan', record, { ground: 'reorganisation' });
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
  await actOnRepair(house, 'tax-provider', repairId, { kind: 'repairDecided', outcome: 'shielded', reason: null, reasons: '法院裁定批准重整计划。' });
  await house.settled();
  const states = () => house.register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return (await trx.selectFrom('measure_state').select(['ended_how', 'suspended']).where('record_id', '=', record).execute()).map((m) => m.ended_how ?? (m.suspended ? 'suspended' : 'inForce'));
  });
  expect((await repairSituation(house, repairId)).phase).toBe('shielded');
  expect(new Set(await states())).toEqual(new Set(['suspended']));
  await actOnRepair(house, 'tax-provider', repairId, { kind: 'shieldSettled', how: 'restored', reasons: '重整计划不能执行。' });
  await house.settled();
  const s = await repairSituation(house, repairId);
  expect(s).toMatchObject({ phase: 'restoring', certificate: null });
  expect(new Set(await states())).toEqual(new Set(['inForce']));
  await confirmAll(house, repairId);
  await house.settled();
  expect((await repairSituation(house, repairId)).phase).toBe('closed');
});

test('a supplement that does not come, under a limit that is neither text nor signed: the application goes on with what there is', async () => {
  const { repairId } = await applyFor(house, 'company-yunshan', caseRecordId('yunshanTax'), { ground: 'reorganisation' });
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairSupplementAsked', missing: '请补交法院裁定书。' });
  const asked = await repairSituation(house, repairId);
  expect(asked.supplement).toMatchObject({ lapse: 'goesOn' });
  await house.moveTo(plusMs(asked.supplement!.due.dueAt!, 3_600_000));
  await expect.poll(async () => (await repairSituation(house, repairId)).phase, { timeout: 30_000 }).toBe('received');
  const s = await repairSituation(house, repairId);
  expect(s).toMatchObject({ ended: null, supplement: { handedInAt: null } });
  expect(s.letters.at(-1)?.letter).toBe('repairLapseNotice');
  expect(s.clocks.filter((c) => c.endedAt === null).map((c) => c.limit).sort()).toEqual(['repairAcceptance', 'repairTotal']);
  await actOnRepair(house, 'company-yunshan', repairId, { kind: 'repairWithdrawn' });
  await house.settled();
});

describe('what happens to publicity by itself', () => {
  const provider = demoActor('tax-provider');
  const published = (settled: boolean): PublicityFacts => ({
    sector: 'tax', sanctions: ['fine'], decidedOn: parseDay('2024-05-06'), publishedOn: parseDay('2024-05-10'), correctedOn: settled ? parseDay('2024-06-03') : null, performedOn: settled ? parseDay('2024-06-03') : null, restrictedUntil: null,
  });
  const subject = () => demoActor('company-yunshan').subjectId!;
  const newRecord = async (): Promise<RecordId> => (await addRecord(house.register, { subjectId: subject(), providerId: TAX, recipients: [RESOURCES] })).recordId;
  const kinds = async (id: RecordId) => (await repairActs(house, id)).map((each) => each.kind).filter((kind) => kind.startsWith('publicity'));
  const lettersOn = (id: RecordId) => house.register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return (await trx.selectFrom('letter').select('kind').where('case_id', '=', asId<DossierId>(id)).orderBy('issued_at').execute()).map((row) => row.kind);
  });

  test('两书同达: the hint goes out with the first statement and with no other; whoever did not make the record states nothing', async () => {
    const record = await newRecord();
    expect(await codeOf(state(house, demoActor('market-clerk'), record, published(false)))).toEqual(['not-found', {}]);
    expect((await state(house, provider, record, published(false))).maxOn).toBe('2025-05-10');
    expect(await lettersOn(record)).toEqual(['repairHint']);
    await state(house, provider, record, { ...published(false), correctedOn: parseDay('2026-01-05') });
    expect((await lettersOn(record)).filter((kind) => kind === 'repairHint')).toHaveLength(1);
  });

  test('at the maximum: corrected and performed, it ends; otherwise it goes on with a notice why, once, and ends when the duty is performed', async () => {
    const [settled, open, minor] = [await newRecord(), await newRecord(), await newRecord()];
    // 总局第107号令：轻微的满三个月自动停止, whatever is still open (law.md #11).
    await state(house, provider, minor, { ...published(false), sector: 'marketSupervision', sanctions: ['smallFine'], decidedOn: parseDay('2026-01-12'), publishedOn: parseDay('2026-01-15') });
    await state(house, provider, settled, published(true));
    await state(house, provider, open, published(false));
    // The house's own dispatcher sweeps as well: whoever comes first, it happens once.
    await sweepPublicityOfDay(house.register);
    await sweepPublicityOfDay(house.register);
    expect(await kinds(settled)).toEqual(['publicityStated', 'publicityEnded']);
    // Its recipient (RESOURCES reads the web app) has a letter of its own.
    expect((await lettersOn(settled)).sort()).toEqual(['publicityEndNotice', 'repairHint', 'repairStopNotice']);
    expect(await kinds(minor)).toEqual(['publicityStated', 'publicityEnded']);
    expect(await kinds(open)).toEqual(['publicityStated', 'publicityKept']);
    expect((await repairActs(house, open)).find((each) => each.kind === 'publicityKept')).toMatchObject({ facts: { maxOn: '2025-05-10', reasons: ['notCorrected', 'notPerformed'] }, author: { class: 'sweep' } });
    await state(house, provider, open, { ...published(false), correctedOn: parseDay('2026-02-02'), performedOn: parseDay('2026-02-02') });
    await sweepPublicityOfDay(house.register);
    expect(await kinds(open)).toEqual(['publicityStated', 'publicityKept', 'publicityStated', 'publicityEnded']);
    expect(await codeOf(state(house, provider, open, published(true)))).toEqual(['publicity-ended', {}]);
    // 停止共享和使用: it is given to nobody any more, and nothing new rests on it.
    const identifier = DEMO_SUBJECTS.find(({ id }) => id === subject())!.identifier;
    const found = await queryRecords(house.register, { ...demoActor('bank-clerk'), orgId: demoActor('bank-clerk').orgId! }, identifier);
    expect(found.map(({ id }) => id)).not.toContain(open);
    expect(found.length).toBeGreaterThan(0);
    const measure = { code: 'noHonours', from: parseDay('2026-11-02'), until: null };
    const who = demoActor('resources-clerk');
    const key = { actor: who.userId, route: 'measure', key: 'after-the-end', fingerprint: house.register.vault.fingerprint(measure) };
    expect(await codeOf(registerMeasure(house.register, { actor: who, actId: newActId(), elapsedMs: () => 0, key, recordId: open, measure }))).toEqual(['not-allowed-in-stage', { state: 'publicityEnded' }]);
  });

  test('a reorganisation that is carried out: shielded without a least of publicity, then permanent, with its certificate', async () => {
    const record = await newRecord();
    await state(house, provider, record, { ...published(false), decidedOn: parseDay('2026-05-11'), publishedOn: parseDay('2026-05-20'), sanctions: ['largeFine'] });
    const { repairId } = await applyFor(house, 'company-yunshan', record, { ground: 'reorganisation' });
    await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairAccepted' });
    await actOnRepair(house, 'tax-provider', repairId, { kind: 'repairDecided', outcome: 'shielded', reason: null, reasons: '法院裁定批准重整计划。' });
    await house.settled();
    expect(await repairSituation(house, repairId)).toMatchObject({ phase: 'shielded', certificate: null });
    await actOnRepair(house, 'tax-provider', repairId, { kind: 'shieldSettled', how: 'permanent', reasons: '重整计划执行完毕。' });
    await house.settled();
    const s = await repairSituation(house, repairId);
    expect(s).toMatchObject({ shieldEnd: { how: 'permanent' }, certificate: { number: expect.any(String) as string } });
    expect(s.letters.map(({ letter }) => letter)).toEqual(expect.arrayContaining(['repairGrant', 'repairCertificate']));
    const { ended_how } = await house.register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_procedure');
      return trx.selectFrom('record_publicity').select('ended_how').where('record_id', '=', record).executeTakeFirstOrThrow();
    });
    expect(ended_how).toBe('repaired');
    expect(await codeOf(applyFor(house, 'company-yunshan', record))).toEqual(['publicity-ended', expect.anything()]);
  });

  test('§8-24: an objection goes first; converted to a repair it leaves its receipt instant to the one application that follows', async () => {
    const record = await newRecord();
    await state(house, provider, record, { ...published(true), publishedOn: parseDay('2026-03-02'), decidedOn: parseDay('2026-02-24'), correctedOn: parseDay('2026-03-03'), performedOn: parseDay('2026-03-03') });
    const owner = demoActor('company-yunshan');
    const { caseId } = await house.counter.file(owner, { recordId: record, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
    const { filedAt, number } = await house.situation(caseId);
    const first = await applyFor(house, 'company-yunshan', record);
    await actOnRepair(house, 'platform-clerk', first.repairId, { kind: 'repairAccepted' });
    expect(await codeOf(actOnRepair(house, 'tax-provider', first.repairId, { kind: 'repairDecided', outcome: 'granted', reason: null, reasons: '同意' }))).toEqual(['objection-first', { number }]);
    await actOnRepair(house, 'company-yunshan', first.repairId, { kind: 'repairWithdrawn' });
    expect(await codeOf(applyFor(house, 'company-yunshan', record, { convertedFrom: caseId }))).toEqual(['not-found', {}]);
    await house.counter.act(demoActor('platform-clerk'), caseId, { kind: 'transferred', reason: 'repair', reasons: '记录属实，义务已履行' });
    expect(await codeOf(applyFor(house, 'company-yanqi', record, { convertedFrom: caseId }))).toEqual(['not-your-record', {}]);
    const { repairId } = await applyFor(house, 'company-yunshan', record, { convertedFrom: caseId });
    expect(await repairSituation(house, repairId)).toMatchObject({ receivedAt: filedAt, pack: 'CN-repair/2026-04' });
    await actOnRepair(house, 'company-yunshan', repairId, { kind: 'repairWithdrawn' });
    await house.settled();
    expect(await codeOf(applyFor(house, 'company-yunshan', record, { convertedFrom: caseId }))).toEqual(['not-found', {}]);
  });
});

test('§8-24: a repair that is really an objection is converted by the platform or the authority, told, and the objection that follows keeps its instant of receipt, once', async () => {
  const record = caseRecordId('yunshanTax');
  const { repairId } = await applyFor(house, 'company-yunshan', record);
  const { receivedAt } = await repairSituation(house, repairId);
  expect(await codeOf(actOnRepair(house, 'company-yunshan', repairId, { kind: 'repairConverted', reasons: '金额有误' }))).toEqual(['not-your-role', { role: 'clerk' }]);
  await actOnRepair(house, 'platform-clerk', repairId, { kind: 'repairConverted', reasons: '所述为金额有误，不是已经纠正' });
  await house.settled();
  const s = await repairSituation(house, repairId);
  expect([s.phase, s.ended, s.letters.at(-1)?.letter]).toEqual(['closed', 'converted', 'repairConversionNotice']);
  expect(await codeOf(actOnRepair(house, 'tax-provider', repairId, { kind: 'repairConverted', reasons: '同上' }))).toEqual(['already-done', {}]);
  await house.nextWorkingDay();
  const file = () => house.counter.file(demoActor('company-yunshan'), { recordId: record, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '金额有误', claimedValue: null }] });
  const { caseId } = await file();
  const [filed] = await house.acts(caseId);
  expect([(await house.situation(caseId)).filedAt, filed!.kind === 'filed' && filed!.facts.converted, filed!.occurredAt > receivedAt, filed!.kind === 'filed' && filed!.facts.acceptance.startedAt > receivedAt]).toEqual([receivedAt, { repairId, receivedAt }, true, true]);
  await house.counter.act(demoActor('platform-clerk'), caseId, { kind: 'notAccepted', reason: 'noGround', reasons: '没有说明' });
  const again = await file();
  expect((await house.situation(again.caseId)).filedAt).toBe((await house.acts(again.caseId))[0]!.occurredAt);
  await house.counter.act(demoActor('platform-clerk'), again.caseId, { kind: 'notAccepted', reason: 'noGround', reasons: '没有说明' });
});

test('§8-26: a duty that is open is not granted, and a paper of March 2026 runs under Order 58 and its proof says so', async () => {
  const record = caseRecordId('yunshanTax');
  const { repairId } = await applyFor(house, 'platform-clerk', record, { receivedOn: parseDay('2026-03-31'), proofs: [] });
  const s = await repairSituation(house, repairId);
  expect(s).toMatchObject({ origin: 'window', pack: 'CN-repair/2023-05' });
  expect(s.clocks[0]?.terms).toMatchObject({ pack: 'CN-repair/2023-05', dueOn: '2026-04-02' });
  await actOnRepair(house, 'platform-clerk-2', repairId, { kind: 'repairAccepted' });
  expect(await codeOf(actOnRepair(house, 'tax-provider', repairId, { kind: 'repairDecided', outcome: 'granted', reason: null, reasons: '同意' }))).toEqual(['duty-open', { reason: 'notCorrected' }]);
  await actOnRepair(house, 'company-yunshan', repairId, { kind: 'repairWithdrawn' });
  await house.settled();
  expect((await repairSituation(house, repairId))).toMatchObject({ phase: 'closed', ended: 'withdrawn' });
});

/** Every refusal has a sentence that says what to do instead (Bad input, issue 8); the days and clauses in it stand in `test/domain/repair-requests.test.ts`. */
test.each([
  ['for somebody else’s record', 'company-yunshan', {}, 'not-your-record', /请用该主体的账户并上传授权委托书/],
  ['with the commitment unsigned', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), commitment: null }, 'commitment-unsigned', /请阅读后键入姓名签署/],
  ['with a proof of tomorrow', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), proofs: [{ evidenceId: 'x' as never, datedOn: parseDay('2099-01-01'), kind: '凭证' }] }, 'date-in-future', /请核对后重填/],
  ['without any proof', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), proofs: [] }, 'value-needed', /./],
  ['by an agent without a power of attorney', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), agent: '某代理人' }, 'authority-needed', /授权/],
  ['on social service, of a company', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), ground: 'socialService' }, 'persons-only', /请以纠正、履行为理由申请/],
] as const)('an application %s is refused with what to do instead', async (_name, who, change, code, instead) => {
  const applied = (change as { recordId?: RecordId }).recordId ?? RECORD;
  expect((await codeOf(applyFor(house, who, applied, change as never)))[0]).toBe(code);
  expect(zh.problems[code]).toMatch(instead);
});

test('too early, barred, never, twice, over: the sentence names the day, the clause, the number, and what is left to do', () => {
  expect(zh.problems['too-early']).toMatch(/\{\{earliest\}\}.*\{\{because\}\}.*备好证明/);
  expect(zh.problems['not-repairable']).toMatch(/\{\{clause\}\}.*等到公示期届满/);
  expect(zh.problems['repair-open']).toMatch(/\{\{number\}\}.*撤回后重新申请/);
  expect(zh.problems['publicity-ended']).toMatch(/请提出异议或者投诉/);
  expect(zh.repairs.plan.reasons.bar).toMatch(/限制期/);
});
