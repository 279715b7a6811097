import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recentChanges } from '../../db/change-reads.ts';
import { up } from '../../db/migrations/2026-11-25-record-standing.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DecisionWords } from '../../domain/decision-draft.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, GroundId, RecordId } from '../../domain/ids.ts';
import type { FindingResult, GroundKind } from '../../domain/objection.ts';
import type { RecordStanding } from '../../domain/record-standing.ts';
import { FINANCE, PLATFORM, TAX } from '../../main/demo/city/organisations.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { actorFor, clerk, draft, sign } from '../setup/play-story.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import { asAuditor, recordOf, refusalOf } from './effects.ts';

let house: Installation;
let subject: Actor;
beforeAll(async () => {
  house = await startInstallation();
  const owner = testOwner(house.migrationUrl);
  const { id } = await addSubject(owner, house.register);
  subject = await addUser(owner, { roles: ['subject'], subjectId: id });
  await owner.destroy();
});
afterAll(() => house.stop());

const newRecord = async (): Promise<RecordId> => (await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE] })).recordId;

async function filed(recordId: RecordId, kind: GroundKind): Promise<CaseId> {
  const grounds = [{ kind, field: null, explanation: '详见材料', claimedValue: null }];
  return (await house.counter.file(subject, { recordId, refusal: { where: '窗口', byWhom: '经办人', shown: '查询结果' }, grounds, evidenceIds: [] })).caseId;
}
const accepted = (caseId: CaseId) => house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '齐全' });
async function answered(caseId: CaseId, result: FindingResult): Promise<void> {
  const { orderId } = (await house.situation(caseId)).verifications.at(-1)!;
  await house.counter.act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result, reason: '经核实', rightValue: null }] });
}
const words = { facts: '经核查', reasons: '依核实结果', lift: [] };
const REJECTED = { outcome: 'rejected', remedy: 'none', changes: [], ...words } satisfies DecisionWords;
const REVOKED = { outcome: 'upheld', remedy: 'revoke', changes: [], ...words } satisfies DecisionWords;
const CORRECTED = { outcome: 'partlyUpheld', remedy: 'correct', changes: [{ field: 'performed', to: 'yes' }], ...words } satisfies DecisionWords;
const CORRECTED_AGAIN = { ...CORRECTED, changes: [{ field: 'penalty' as const, to: '罚款500.00元' }] };
async function decided(caseId: CaseId, decision: DecisionWords): Promise<void> {
  await draft(house, caseId, { decision });
  await sign(house, caseId);
  await house.settled();
}
async function silent(caseId: CaseId): Promise<void> {
  await house.moveTo((await house.situation(caseId)).verifications.at(-1)!.hardStop.dueAt);
}
async function standing(recordId: RecordId): Promise<RecordStanding> {
  const { mark, state } = await recordOf(house.register, recordId);
  return { mark, state };
}
const marks = async (caseId: CaseId) => (await house.acts(caseId)).flatMap((a) => (a.kind === 'marked' ? [a.facts.mark] : []));

/** The record's last change as the live stream has it. */
const lastChange = async (recordId: RecordId) => (await recentChanges(house.register.db, 60)).filter((c) => c.id === recordId).reduce((a, b) => (b.seq > a.seq ? b : a));

const STOPPED: RecordStanding = { mark: 'disputed', state: 'disclosureStopped' };

test('what silence in B keeps unverified is not disclosed because A is rejected, nor because A is corrected; B itself ends it', async () => {
  const [recordId, other] = [await newRecord(), await newRecord()];
  const [a, b] = [await filed(recordId, 'notOurs'), await filed(recordId, 'performed')];
  const [c, d] = [await filed(other, 'notOurs'), await filed(other, 'performed')];
  for (const caseId of [a, b, c, d]) await accepted(caseId);
  await answered(a, 'accurate');
  await answered(c, 'partlyInaccurate');
  expect(await standing(recordId)).toEqual({ mark: 'disputed', state: 'published' });
  await silent(d);
  expect([await standing(recordId), await standing(other)]).toEqual([STOPPED, STOPPED]);

  await decided(a, REJECTED);
  expect(await standing(recordId)).toEqual(STOPPED);
  await answered(b, 'accurate');
  expect(await standing(recordId), 'a late answer alone discloses nothing').toEqual(STOPPED);
  await decided(b, REJECTED);
  expect(await standing(recordId)).toEqual({ mark: 'confirmedSubjectDisagrees', state: 'published' });
  expect(await marks(a)).toEqual(['objectionReceived', 'disputed']);
  expect(await marks(b)).toEqual(['objectionReceived', 'disputed', 'confirmedSubjectDisagrees']);

  await decided(c, CORRECTED);
  expect((await recordOf(house.register, other)).version, 'corrected').toBe(2);
  expect(await standing(other)).toEqual(STOPPED);
  // After silence the record's content is its superior's to decide, unless the provider is heard after all: nothing is drafted meanwhile.
  expect(await refusalOf(draft(house, d, { decision: CORRECTED_AGAIN }))).toBe('not-allowed-in-stage');
  await answered(d, 'partlyInaccurate');
  await decided(d, CORRECTED_AGAIN);
  expect(await standing(other)).toEqual({ mark: 'corrected', state: 'published' });
});

test('a record that A has withdrawn is not published again by what happens in B, be it silence or rejection', async () => {
  const recordId = await newRecord();
  const withdrawn: RecordStanding = { mark: 'corrected', state: 'revoked' };
  const cases = [await filed(recordId, 'notOurs'), await filed(recordId, 'performed'), await filed(recordId, 'duplicate')] as const;
  const [a, b, c] = cases;
  for (const caseId of cases) await accepted(caseId);
  await answered(a, 'inaccurate');
  await answered(b, 'accurate');
  await decided(a, REVOKED);
  expect(await standing(recordId)).toEqual(withdrawn);
  await decided(b, REJECTED);
  expect(await standing(recordId)).toEqual(withdrawn);
  await silent(c);
  expect((await house.situation(c)).verifications[0]!.stoppedSeq).not.toBeNull();
  expect(await standing(recordId)).toEqual(withdrawn);
});

test('a rejected and closed A leaves the record disputed for B, and received for one that waits for acceptance', async () => {
  const recordId = await newRecord();
  const [a, b] = [await filed(recordId, 'notOurs'), await filed(recordId, 'performed')];
  await accepted(a);
  await answered(a, 'accurate');
  await decided(a, REJECTED);
  expect((await house.situation(a)).phase).toBe('closed');
  expect(await standing(recordId)).toEqual({ mark: 'objectionReceived', state: 'published' });
  await accepted(b);
  expect(await standing(recordId)).toEqual({ mark: 'disputed', state: 'published' });
});

test('when another case makes the record read differently, everyone who sees the record is told to look, and of no case', async () => {
  const recordId = await newRecord();
  const a = await filed(recordId, 'notOurs');
  await accepted(a);
  const { seq, kind, parties } = await lastChange(recordId);
  expect({ kind, parties: parties.toSorted() }).toEqual({ kind: 'record', parties: [`org:${FINANCE}`, `org:${PLATFORM}`, `org:${TAX}`, `subject:${subject.subjectId}`] });
  const { orderId } = (await house.situation(a)).verifications[0]!;
  await house.counter.act(actorFor(TAX, 'provider'), a, { kind: 'verificationAcknowledged', orderId });
  await answered(a, 'accurate');
  expect((await lastChange(recordId)).seq, 'nothing of the record has changed').toBe(seq);
  await decided(a, REJECTED);
  expect((await lastChange(recordId)).seq).toBeGreaterThan(seq);
});

test('the migration gives the cases that are there already what the register would have kept for them', async () => {
  const kept = () => asAuditor(house.register, (trx) => trx.selectFrom('case_file').select(['id', 'standing', 'settled_at']).orderBy('id').execute());
  const before = await kept();
  expect(new Set(before.map((row) => row.standing))).toEqual(new Set(['disputed', 'rejected', 'corrected', 'revoked', 'unverified']));
  const owner = testOwner(house.migrationUrl);
  await sql`alter table case_file drop column standing, drop column settled_at`.execute(owner);
  await sql`alter table record drop column changed_at`.execute(owner);
  await up(owner as unknown as Kysely<unknown>);
  await owner.destroy();
  expect(await kept()).toEqual(before);
});
