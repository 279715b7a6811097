import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import type { RepairId } from '../../domain/ids.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { takeRole } from '../../db/database.ts';
import { parseDay, plusMs } from '../../domain/time.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { actOnRepair, applyFor, confirmAll, repairActs, repairSituation } from '../setup/repair-story.ts';

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

  test('refused: with its reason, the earliest next day and nothing changed', async () => {
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
    expect(await codeOf(applyFor(house, OWNER, RECORD))).toEqual(['already-open', { number: (await repairSituation(house, repairId)).number }]);
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
    await confirmAll(house, repairId);
    await house.settled();
    expect((await repairSituation(house, repairId)).phase).toBe('closed');
    const kinds = (await repairActs(house, repairId)).map((act) => act.kind);
    for (const once of ['repairEffected', 'repairServed', 'repairCertified', 'repairClosed']) expect(kinds.filter((kind) => kind === once), once).toHaveLength(1);
    expect(await codeOf(applyFor(house, OWNER, RECORD))).toEqual(['publicity-ended', expect.anything()]);
  });

  test('revoked for a forged proof: published and in force as before, everyone told again, and no repair inside the bar', async () => {
    await actOnRepair(house, AUTHORITY, repairId, { kind: 'repairRevoked', reason: 'forgedProof', reasons: '缴款凭证系伪造。' });
    await house.settled();
    const s = await repairSituation(house, repairId);
    expect(s.phase).toBe('restoring');
    const { publicity, measures } = await stateOf();
    expect(publicity).toEqual({ ended_on: null, ended_how: null });
    expect(measures.map((m) => m.ended_how)).toEqual([null, null, null]);
    expect(s.notices).toHaveLength(2 * s.notices.filter((n) => n.seq > s.revoked!.seq).length);
    await confirmAll(house, repairId);
    await house.settled();
    expect((await repairSituation(house, repairId)).phase).toBe('closed');
    const [code, params] = await codeOf(applyFor(house, OWNER, RECORD));
    expect(code).toBe('too-early');
    expect(params['because']).toBe('bar');
    expect(String(params['earliest']) > s.revoked!.barUntil!).toBe(true);
  });
});

test('a reorganisation: shielded, its measures resting, then restored', async () => {
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

test('a duty that is open is not granted, and a paper of March 2026 runs under Order 58 and its proof says so', async () => {
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

test.each([
  ['for somebody else’s record', 'company-yunshan', {}, 'not-your-record'],
  ['with the commitment unsigned', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), commitment: null }, 'commitment-unsigned'],
  ['with a proof of tomorrow', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), proofs: [{ evidenceId: 'x' as never, datedOn: parseDay('2099-01-01'), kind: '凭证' }] }, 'date-in-future'],
  ['without any proof', 'company-yunshan', { recordId: caseRecordId('yunshanTax'), proofs: [] }, 'value-needed'],
] as const)('an application %s is refused with what to do instead', async (_name, who, change, code) => {
  expect((await codeOf(applyFor(house, who, RECORD, change as never)))[0]).toBe(code);
});
