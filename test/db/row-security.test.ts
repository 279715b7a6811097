import { randomBytes, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db, DbRole } from '../../db/database.ts';
import { businessNow, takeRole } from '../../db/database.ts';
import { sealLooks } from '../../db/access-log.ts';
import { orderBulletin } from '../../db/bulletins.ts';
import { gatherDigests } from '../../db/digest.ts';
import { openEmergency } from '../../db/emergency-register.ts';
import { issueReport } from '../../db/credit-report-register.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { addHarmEntry } from '../../db/harm-diary.ts';
import { revealIdentifier } from '../../db/identifier-register.ts';
import { fileForAnother, takeIn } from '../../db/agent-register.ts';
import { fileForSubject } from '../../db/case-register.ts';
import { setConnector } from '../../db/proof-connectors.ts';
import { ownRequest } from '../../db/operator-log.ts';
import { fetchProof } from '../../db/proof-register.ts';
import { logService } from '../../db/social-service-register.ts';
import { answerComplaint, fileComplaint, takeComplaint } from '../../db/complaint-register.ts';
import { fileInquiry } from '../../db/inquiry-register.ts';
import { saveDraft } from '../../db/objection-drafts.ts';
import { fileRepair } from '../../db/repair-register.ts';
import { takeAcknowledgement } from '../../db/acknowledgement-register.ts';
import { setChannel } from '../../db/recipient-channels.ts';
import { signingKey } from '../../db/signing-keys.ts';
import { addMachineKey, registerMachine } from '../../db/machine-register.ts';
import { logExecution } from '../../db/measure-register.ts';
import { beat } from '../../db/platform-absence.ts';
import { watchPromises } from '../../db/promise-watch.ts';
import { checkMeasures } from '../../db/measure-check-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { readingFile } from '../../db/sight-reads.ts';
import { openIncidentCases } from '../../db/incident-cases.ts';
import { findIncident } from '../../db/incident-register.ts';
import { closeBatch, openBatch, takeRows } from '../../db/upload-register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { placeHold } from '../../db/legal-hold-register.ts';
import { saveSetting } from '../../db/user-setting-repository.ts';
import type { TableName } from '../../db/row-security.ts';
import { TABLES } from '../../db/row-security.ts';
import type { Actor } from '../../domain/actor.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, DossierId, EvidenceId, MeasureId, OrgId, RecordId } from '../../domain/ids.ts';
import { sees } from '../../domain/sight.ts';
import { dayAt, instantOfMs, instantOn, msOf, parseDay, parseInstant, plusMs } from '../../domain/time.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { projectRoot } from '../../main/config.ts';
import { actorOf, DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { PLATFORM, PROVINCIAL_PLATFORM, RESOURCES, TAX, TAX_INSPECTION, VOLUNTEERS } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { approve, propose, snow, sweepAll } from '../setup/calendar-change.ts';
import { addRecord } from '../setup/standing-data.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { keyPair } from '../setup/machines.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, demoActor, restore } from '../setup/play-story.ts';
import type { SightFact } from './sight-facts.ts';
import { sightFacts } from './sight-facts.ts';

const DAY_MS = 86_400_000;
let database: TestDatabase;
let register: Register;
let owner: Db;
let facts: Map<TableName, SightFact[]>;
let upheld: CaseId;

/** The demo city with cases at different places, an inquiry, evidence used and unused, and an order that went to a successor. */
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  const stage = handTurned(register);
  const key = (actor: Actor, route: string) => ({ actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(route) });
  const evidence = async (actor: Actor, caseId: CaseId | null, recordId: RecordId | null = null): Promise<EvidenceId> => {
    const id = asId<EvidenceId>(newActId());
    const receipt = { id, fileName: '证据.pdf', mediaType: 'application/pdf', size: 3, sha256: '', scan: 'clean' as const };
    await takeEvidence(register, { actor, key: key(actor, id), caseId, recordId, receipt, file: { key: randomBytes(32), sha256: randomBytes(32), keep: async () => {} } });
    return id;
  };
  const { upheld: story, rejected } = DEMO_SCENARIOS;
  const filed = async (of: typeof story, evidenceIds: EvidenceId[]): Promise<CaseId> => (await stage.counter.file(of.by, {
    recordId: of.recordId, refusal: of.refusal, evidenceIds,
    grounds: of.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  })).caseId;

  upheld = await filed(story, [await evidence(story.by, null)]);
  await accept(stage, upheld, story);
  await acknowledgeAll(stage, upheld);
  await answer(stage, upheld, story);
  await decide(stage, upheld, story);
  await stage.settled();
  await acknowledgeEndings(stage, upheld);
  await confirmNotices(stage, upheld);
  await restore(stage, upheld, story);
  await stage.settled();
  const running = await filed(rejected, []);
  await accept(stage, running, rejected);
  // 转办 in a case of the tax office: one unit prepares the answer, and words go between the two.
  const { recordId: passedOn } = await addRecord(register, { subjectId: rejected.by.subjectId!, providerId: TAX });
  const { caseId: passed } = await stage.counter.file(rejected.by, { recordId: passedOn, refusal: null, evidenceIds: [await evidence(rejected.by, null)], grounds: [{ kind: 'performed', field: null, explanation: '已经缴清', claimedValue: null }] });
  await stage.counter.act(demoActor('platform-clerk'), passed, { kind: 'accepted', remark: '' });
  await stage.counter.act(demoActor('tax-provider'), passed, { kind: 'subAssigned', orderId: (await stage.situation(passed)).verifications[0]!.orderId, to: TAX_INSPECTION, until: dayAt(instantOfMs(Date.now()), register.currentPack().zone), instructions: '核对完税凭证' });
  await stage.settled();
  await evidence(story.by, null);
  await evidence(demoActor('resources-clerk'), upheld);
  const person = demoActor('person-lin');
  await revealIdentifier(register, { actor: demoActor('platform-clerk'), caseId: upheld, reason: '核对身份' });
  await fileInquiry(register, { actor: person, actId: newActId(), key: key(person, 'inquiry'), elapsedMs: () => 0, request: { where: '银行', byWhom: '柜员', shown: '无' } });
  // What a case about another record of the same fact has settled.
  await sql`insert into linked_settlement (record_id, case_id, standing, settled_at, act_id) select ${rejected.recordId}::uuid, ${upheld}::uuid, 'corrected', business_now(), id from act where dossier_id = ${upheld}::uuid and seq = 1`.execute(owner);
  await sql`insert into platform_outage (from_at, to_at, done_at) values (business_now() - interval '2 days', business_now() - interval '1 day', business_now())`.execute(owner);
  // A reform: the order about somebody else's measure went to a bank, which is no party of the case in any other way.
  await sql`insert into suspension_order (order_id, case_id, org_id, round, measure_ids, ordered_at)
    select gen_random_uuid(), ${running}::uuid, 'bank-yunfan', 1, array[m.id], business_now() from measure m
    where m.executor_id <> 'bank-yunfan' and m.record_id = ${rejected.recordId}::uuid order by m.id limit 1`.execute(owner);
  await otherwiseHandedIn(evidence);
  await beat(register);
  // 代理: one who sees a case for its subject, and one whose power was withdrawn.
  for (const withdrawn of [false, true]) {
    const caseId = await filedByAgent(evidence, withdrawn ? 'person-lin' : 'lawyer-qiao');
    await stage.counter.act(demoActor('platform-clerk'), caseId, { kind: 'accepted', remark: '' });
    if (withdrawn) await stage.counter.act(rejected.by, caseId, { kind: 'powerRevoked' });
  }
  await stage.settled();
  await overseen(running);
  await reported();
  await issued();
  facts = await sightFacts(owner);
}, 120_000);
/** An objection that somebody files online for the company, taken in once the power was examined. */
async function filedByAgent(evidence: (actor: Actor, caseId: CaseId | null) => Promise<EvidenceId>, as: string): Promise<CaseId> {
  const [agent, clerk, { by }] = [demoActor(as), demoActor('platform-clerk'), DEMO_SCENARIOS.rejected];
  const personal = (actor: Actor) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'agent', key: randomUUID(), fingerprint: register.vault.fingerprint('agent') } });
  const { recordId, fields, measures } = await addRecord(register, {
    subjectId: by.subjectId!, providerId: TAX, recipients: [RESOURCES],
    // The platform above is asked to stay what it executes.
    measures: [RESOURCES, PROVINCIAL_PLATFORM].map((executorId) => ({ id: asId<MeasureId>(randomUUID()), executorId, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null })),
  });
  expect(measures).toHaveLength(2);
  const proofIds = [await evidence(agent, null)];
  const { receipt: { inquiryId } } = await fileForAnother(register, {
    ...personal(agent),
    request: {
      identifier: DEMO_SUBJECTS.find(({ id }) => id === by.subjectId)!.identifier, documentNumber: fields.documentNumber, evidenceIds: proofIds, grounds: [{ kind: 'notOurs', field: null, explanation: '不是本公司', claimedValue: null }],
      applicant: { as: 'agent', scope: '代为提出', scopes: [], validUntil: parseDay('2099-12-31'), proofIds, fee: 'none' },
    },
  });
  return (await takeIn(register, { ...personal(clerk), inquiryId, recordId })).receipt.caseId;
}
/** An objection being written, one by an agent at the window, and a repair with its proof. */
async function otherwiseHandedIn(evidence: (actor: Actor, caseId: CaseId | null, recordId?: RecordId) => Promise<EvidenceId>): Promise<void> {
  const personal = (actor: Actor, route: string) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(route) } });
  const [{ by: company, recordId }, clerk] = [DEMO_SCENARIOS.rejected, demoActor('platform-clerk')];
  await saveDraft(register, company, recordId, 'objection', { refusal: {} });
  await addHarmEntry(register, company, { actor: company.userId, route: 'harm', key: randomUUID(), fingerprint: register.vault.fingerprint('harm') }, {
    recordId, evidenceIds: [], words: { harm: 'cost', on: parseDay('2026-02-11'), orgId: null, where: '窗口', what: '多付的费用', amount: null },
  });
  const { id: other } = await owner.selectFrom('record').select('id').where('state', '!=', 'revoked').where('id', 'not in', owner.selectFrom('case_file').select('record_id')).orderBy('id').limit(1).executeTakeFirstOrThrow();
  const proofIds = [await evidence(clerk, null, other)];
  await fileForSubject(register, {
    ...personal(clerk, 'agent'),
    request: { recordId: other, refusal: null, evidenceIds: proofIds, grounds: [{ kind: 'notOurs', field: null, explanation: '不是本人', claimedValue: null }] },
    office: { how: 'counter', receivedAt: null, applicant: { as: 'agent', name: '代理人', identifier: DEMO_SUBJECTS[0]!.identifier, scope: '代为提出', validUntil: parseDay('2099-12-31'), proofIds, fee: 'none' } },
  });
  const person = demoActor('person-lin');
  const { recordId: persons } = await addRecord(register, { subjectId: person.subjectId!, providerId: TAX, recipients: [] });
  await setConnector(register, { ...ownRequest(register, demoActor('operator')), orgId: TAX, address: 'https://proof.invalid/', publicKeys: [{ kid: 'tax' }] });
  await fetchProof(register, { ...personal(person, 'proof'), recordId: persons }, async ({ authority, requestId, record, askedAt }) => ({
    answer: { format: 'zhengming-proof/1', authority, requestId, recordNumber: record.number, result: 'found', correctedOn: null, performedOn: parseDay('2026-02-11'), system: '电子税务局', reference: '1', asOf: askedAt }, signed: 'x', key: 'tax',
  }));
  await logService(register, { ...personal(person, 'service'), entry: { recordId: persons, orgId: VOLUNTEERS, on: parseDay('2026-02-11'), minutes: 60, what: '助老' } });
  const supervisor = demoActor('supervisor');
  const { receipt: { complaintId } } = await fileComplaint(register, {
    ...personal(company, 'complaint'),
    request: { kind: 'handling', recordId, caseId: null, againstId: PLATFORM, on: null, where: '窗口', what: '推诿', evidenceIds: [await evidence(company, null)] },
  });
  await takeComplaint(register, { ...personal(supervisor, 'take'), complaintId });
  await answerComplaint(register, { ...personal(supervisor, 'answer'), complaintId, request: { outcome: 'upheld', reasons: '属实', order: '改正', breach: null } });
  await fileRepair(register, {
    ...personal(company, 'repair'),
    request: {
      recordId, ground: 'reorganisation', statement: '重整', commitment: { text: '承诺属实', signedBy: '康汀白' }, powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null,
      proofs: [{ evidenceId: await evidence(company, null), datedOn: parseDay('2025-12-01'), kind: '裁定书' }],
    },
  });
}
/** A use of a measure, and an exception by which one that the case holds may be used: whoever sees the measure has to see that. */
async function usedMeasures(caseId: string): Promise<void> {
  const finance = demoActor('finance-clerk');
  const [measure] = await owner.selectFrom('hold as h').innerJoin('measure as m', 'm.id', 'h.measure_id').select(['m.id', 'm.executor_id']).where('h.case_id', '=', caseId as CaseId).where('m.executor_id', '=', finance.orgId!).execute();
  await logExecution(register, {
    actor: { ...finance, orgId: finance.orgId! }, actId: newActId(), elapsedMs: () => 0, key: { actor: finance.userId, route: 'use', key: randomUUID(), fingerprint: register.vault.fingerprint('use') },
    execution: { measureId: measure!.id, what: 'refused', at: parseInstant('2026-01-06T02:00:00Z'), where: '窗口', words: '未予受理' },
  });
  await sql`insert into measure_exception (id, case_id, record_id, measure_id, order_id, org_id, code, edition, clause, proposed_at, until_day, decided_at, granted, number, decided_by)
    select gen_random_uuid(), h.case_id, h.record_id, h.measure_id, gen_random_uuid(), ${measure!.executor_id}, 'noProcurement', 'e', '第九条', business_now(), '2099-12-31', business_now(), true, '例1', 'daqing-government'
    from hold h where h.case_id = ${caseId}::uuid and h.measure_id = ${measure!.id}::uuid`.execute(owner);
}
/** A batch with a new record, a bad row, and one that brings back what was revoked. */
async function handedIn(): Promise<void> {
  const provider = demoActor('tax-provider');
  const [wrong] = await owner.selectFrom('record_version').select('fields').where('record_id', '=', DEMO_SCENARIOS.upheld.recordId).where('version', '=', 1).execute();
  const row = (rowKey: string, identifier: string, fields: object) => ({ rowKey, identifier, subjectKind: 'company' as const, category: 'penalty' as const, title: '报送', fields: { ...wrong!.fields, ...fields } });
  const identifierOf = (id: string): string => DEMO_SUBJECTS.find((s) => s.id === demoActor(id).subjectId)!.identifier;
  const batch = await openBatch(register, { ...provider, orgId: provider.orgId! }, 'b1', 'csv');
  await takeRows(register, batch, [
    { no: 1, read: { row: row('n1', identifierOf('company-yanqi'), { documentNumber: '新1号', conduct: '新' }) } }, { no: 2, read: { fault: 'badDay', field: 'decidedOn' } },
    { no: 3, read: { row: row('n2', identifierOf('company-yunshan'), {}) } },
  ]);
  // And found faulty: one incident, with a case of its own for the record.
  await closeBatch(register, batch, { sha256: randomBytes(32), fault: null });
  const clerk = demoActor('platform-clerk');
  const { receipt } = await findIncident(register, { actor: clerk, actId: newActId(), elapsedMs: () => 0, key: { actor: clerk.userId, route: 'incident', key: randomUUID(), fingerprint: randomBytes(32) }, uploadId: batch.id, ground: { kind: 'duplicate', field: null }, what: '重复报送' });
  await openIncidentCases(register, receipt.incidentId, 10, () => {});
}
/** A monthly report: to a unit that is named in it and the organ above that. */
const reported = () => sql`insert into overdue_report (id, month, issuer_id, number, issued_at, issued_by, template, content, duties, addressees, check_code)
  select gen_random_uuid(), '2026-01', 'daqing-government', '庆政信超通〔2026〕1号', business_now(), id, 1, '{}', 1, '{daqing-finance,daqing-government}', 'AAAA-AAAA-AAAA-AAAA' from act limit 1`.execute(owner);
/** A credit report that a department was issued as proof. */
const issued = () => issueReport(register, { actor: { ...demoActor('finance-clerk'), orgId: demoActor('finance-clerk').orgId! }, actId: newActId(), elapsedMs: () => 0, identifier: DEMO_SUBJECTS.find((s) => s.id === demoActor('company-yunshan').subjectId)!.identifier, key: { actor: demoActor('finance-clerk').userId, route: 'report', key: randomUUID(), fingerprint: randomBytes(32) } });
/** What is kept about the work itself: mails about duties, a change of the calendar, a bulletin, and who has looked at what, sealed. */
async function overseen(caseId: CaseId): Promise<void> {
  const [clerk, supervisor] = [demoActor('platform-clerk'), demoActor('supervisor')];
  const of = (actor: Actor) => ({ actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'bulletin', key: randomUUID(), fingerprint: register.vault.fingerprint('bulletin') } });
  await saveSetting(register, clerk, { ...PLAIN_SETTING, mailAddress: 'platform-clerk@demo.invalid' });
  const { changeId } = await propose(register, (await snow(register)).file);
  await approve(register, changeId);
  await sweepAll(register);
  // Mails wait for office hours, whatever hour it is where this test runs.
  const now = await register.db.transaction().execute(businessNow);
  const monthOn = addWorkingDays(register.calendar(), dayAt(plusMs(now, 30 * DAY_MS), register.calendar().zone), 1).day;
  const clockAt = async (hour: string): Promise<void> => {
    const at = instantOn(monthOn, hour, register.calendar().zone);
    await owner.updateTable('business_time').set({ offset_ms: msOf(at) - msOf(instantOfMs(Date.now())) }).execute();
  };
  await clockAt('09:30');
  await sweepRungs(register);
  await sweepReminders(register);
  await clockAt('15:00');
  await gatherDigests(register);
  await orderBulletin(register, of(supervisor));
  // Three emergencies: two that last, of officials with different roles, and one that is over.
  const opened = (identity: string, kind: 'case' | 'record', id: string) => openEmergency(register, { ...of(demoActor(identity)), target: { kind, ref: id }, reason: '系统故障', minutes: 60 });
  await opened('operator', 'case', upheld);
  await opened('enterprise-clerk', 'record', DEMO_SCENARIOS.rejected.recordId);
  await opened('auditor', 'case', upheld);
  await sql`update emergency set wall_at = wall_at - interval '2 hours', ends_at = ends_at - interval '2 hours' where by_user = 'auditor'`.execute(owner);
  await usedMeasures(caseId);
  await watchPromises(register, 0);
  await handedIn();
  await signingKey(register);
  await setChannel(register, { ...of(demoActor('operator')), orgId: asId<OrgId>('daqing-court'), way: 'webhook', address: 'https://court.invalid/notices', publicKeys: [], newSecret: true });
  await takeAcknowledgement(register, { claims: () => undefined, verify: async () => null }, 'nonsense');
  const { number, subject_id: subjectId } = await owner.selectFrom('case_file').select(['number', 'subject_id']).where('id', '=', caseId as CaseId).executeTakeFirstOrThrow();
  await placeHold(register, { ...of(supervisor), on: { scope: 'case', name: number }, reason: '诉讼' });
  // What an erasure is, is shown in test/retention; here it only has to be somebody's.
  await sql`alter table erasure disable trigger erasure_in_the_log`.execute(owner);
  await sql`insert into erasure (kind, target, subject_id, act_id, erased_at, counts) select 'draftEvidence', gen_random_uuid()::text, ${subjectId}::uuid, id, business_now(), '{}' from act limit 1`.execute(owner);
  await sql`alter table erasure enable trigger erasure_in_the_log`.execute(owner);
  const operator = demoActor('operator');
  const { machineId } = await registerMachine(register, { ...of(operator), orgId: asId<OrgId>('daqing-resources'), name: '开标系统', scopes: ['check-before-acting'] });
  await addMachineKey(register, { ...of(operator), machineId, publicKey: keyPair().publicPem });
  const department = demoActor('resources-clerk');
  await checkMeasures(register, { ...department, orgId: department.orgId! }, { identifiers: [DEMO_SUBJECTS[0]!.identifier], kind: null, purpose: 'award', decisiveAt: parseInstant('2099-01-01T00:00:00Z') });
  await readingFile(register, clerk, async () => null, () => [{ kind: 'case', subjectId: demoActor('company-yunshan').subjectId, dossierId: asId<DossierId>(caseId), item: null }]);
  await sql`update access_log set wall_at = wall_at - interval '5 minutes'`.execute(owner);
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await sealLooks(trx);
  });
}
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

/** Runs work in a role for somebody; what it changes is undone. */
async function as<T>(role: DbRole, user: string, work: (query: (text: string) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const undone = new Error('undone');
  let result: { value: T } | undefined;
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, role, user);
    result = { value: await work(async (text) => (await sql.raw<Record<string, unknown>>(text).execute(trx)).rows) };
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return result!.value;
}
const ask = (role: DbRole, user: string, text: string): Promise<Record<string, unknown>[]> => as(role, user, (query) => query(text));
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)));
const DENIED = '42501';

/** Where the rows are that somebody sees of a table, with no condition at all. */
async function visible(table: TableName, user: string): Promise<string[]> {
  try {
    return (await ask('zm_request', user, `select ctid::text as place from ${table}`)).map((row) => String(row['place'])).sort();
  } catch (error) {
    // No grant either: nothing is seen.
    if (error instanceof pg.DatabaseError && error.code === DENIED) return [];
    throw error;
  }
}
const allowed = (table: TableName, reader: Actor | null): string[] => facts.get(table)!.filter(({ kind, ties, level }) => sees(reader, kind, ties, level)).map(({ place }) => place).sort();

describe('every table', () => {
  test('has row-level security, forced, and a policy beside the owner’s', async () => {
    const { rows } = await sql<{ name: string; on: boolean; forced: boolean; policies: string[] }>`
      select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced, array(select p.polname::text from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`.execute(owner);
    expect(rows.filter((r) => !r.on || !r.forced).map((r) => r.name)).toEqual([]);
    const ours = rows.filter((r) => !r.name.startsWith('kysely_'));
    expect(ours.filter((r) => !r.policies.includes('request_reads')).map((r) => r.name)).toEqual([]);
    expect(ours.map((r) => r.name).sort()).toEqual([...TABLES].sort());
  });

  test('is looked at through views with the reader’s own eyes', async () => {
    const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce(c.reloptions @> '{security_invoker=true}', false)`.execute(owner);
    expect(rows).toEqual([]);
  });

  test('has rows here, or the comparison below would prove nothing of it', () => {
    expect(TABLES.filter((table) => facts.get(table)!.length === 0)).toEqual(['session', 'letter_rendering']);
  });

  test('functions with the owner’s rights have a fixed search path, and only a request may call them', async () => {
    const { rows } = await sql<{ name: string; path: boolean; anybody: boolean }>`select p.proname as name, coalesce(p.proconfig, '{}') @> '{"search_path=public, pg_temp"}' as path,
      exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as anybody
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`.execute(owner);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((r) => !r.path || r.anybody)).toEqual([]);
  });
});

describe('without any WHERE', () => {
  test.each(DEMO_IDENTITIES.map((identity) => [identity.id, actorOf(identity)] as const))('%s sees of each table what the table of sight says, row by row', async (id, actor) => {
    for (const table of TABLES) expect(await visible(table, id), table).toEqual(allowed(table, actor));
  });

  test.each(['', 'nobody-of-this-name', `' or true --`])('who is %j sees what anybody may', async (id) => {
    for (const table of TABLES) expect(await visible(table, id), table).toEqual(allowed(table, null));
    expect(TABLES.filter((table) => allowed(table, null).length > 0)).toEqual(['business_time', 'organisation', 'calendar_adoption', 'bulletin', 'bulletin_leaf']);
  });

  test('the comparison has something to tell apart: people of one role do not all see the same', () => {
    const seen = (id: string, table: TableName): number => allowed(table, demoActor(id)).length;
    const demoRecords = (id: string): number => facts.get('record')!.filter(({ ties }) => ties.subject?.includes(`subject:${demoActor(id).subjectId!}`)).length;
    expect(seen('company-yunshan', 'case_file')).toBe(1);
    expect(seen('person-lin', 'case_file')).toBe(0);
    expect(seen('person-lin', 'inquiry')).toBe(2);
    // For whom it acts, until the power is withdrawn.
    expect([seen('lawyer-qiao', 'case_file'), seen('lawyer-qiao', 'record') - demoRecords('lawyer-qiao'), seen('lawyer-qiao', 'power'), seen('person-lin', 'power')]).toEqual([1, 1, 1, 1]);
    expect(seen('platform-clerk', 'case_file')).toBe(7);
    expect(seen('tax-provider', 'act_content')).toBeGreaterThan(0);
    const inCase = (id: string): number => facts.get('act_content')!.filter(({ kind, ties }) => kind !== 'otherWords' && kind !== 'draftWords' && kind !== 'unitWords' && kind !== 'complaintWords' && sees(demoActor(id), kind, ties)).length;
    expect([inCase('company-yunshan'), inCase('tax-provider'), inCase('finance-clerk'), inCase('platform-clerk'), inCase('auditor')]).toEqual([2, 6, 1, 8, 0]);
    // What a decision might have said is nobody's but the platform's and its supervisors', also after it.
    const drafts = (id: string): number => facts.get('act_content')!.filter(({ kind, ties }) => kind === 'draftWords' && sees(demoActor(id), kind, ties)).length;
    expect(['company-yunshan', 'tax-provider', 'finance-clerk', 'platform-clerk', 'supervisor', 'auditor'].map(drafts)).toEqual([0, 0, 0, 1, 1, 0]);
    // 转办: the unit sees the one case that it prepares the answer of, and what it was told; nobody else does.
    const between = (id: string): number => facts.get('act_content')!.filter(({ kind, ties }) => kind === 'unitWords' && sees(demoActor(id), kind, ties)).length;
    expect(['tax-provider', 'tax-unit', 'market-clerk', 'company-yanqi', 'platform-clerk', 'supervisor', 'auditor'].map(between)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect([seen('tax-unit', 'case_file'), seen('tax-unit', 'evidence'), seen('tax-unit', 'letter')]).toEqual([1, 1, 0]);
    expect(seen('auditor', 'subject')).toBe(0);
    // Opened in an emergency, and nothing besides.
    expect([seen('operator', 'case_file'), seen('operator', 'record'), seen('operator', 'subject'), seen('operator', 'letter')]).toEqual([1, 1, 1, 0]);
    // 授权查询: having been given a restricted record shows it to nobody; its own measure does.
    const restricted = facts.get('record')!.filter(({ level }) => level === 'restricted');
    const given = (id: string) => restricted.filter(({ ties }) => ties.recipient?.includes(`org:${demoActor(id).orgId}`));
    for (const id of ['province-clerk', 'finance-clerk', 'bank-clerk'].filter((each) => given(each).length > 0)) {
      const own = given(id).filter(({ ties }) => ties.executor?.includes(`org:${demoActor(id).orgId}`));
      expect(restricted.filter(({ kind, ties, level }) => sees(demoActor(id), kind, ties, level)), id).toEqual(own);
    }
    expect([given('province-clerk').length > 0, allowed('record', demoActor('province-clerk')).length > 0]).toEqual([true, true]);
    const banks = facts.get('measure')!.filter(({ ties }) => ties.ordered?.includes('org:bank-yunfan') === true && ties.executor?.includes('org:bank-yunfan') === false);
    expect(banks).toHaveLength(1);
  });

  test('a disabled person is nobody, from the next statement on', async () => {
    await sql`update app_user set enabled = false where id = 'platform-clerk-2'`.execute(owner);
    try {
      for (const table of TABLES.filter((name) => name !== 'app_user')) expect(await visible(table, 'platform-clerk-2'), table).toEqual(allowed(table, null));
    } finally {
      await sql`update app_user set enabled = true where id = 'platform-clerk-2'`.execute(owner);
    }
  });

  test('whoever sees a measure sees whether it is suspended', async () => {
    const truth = new Map((await sql<{ id: string; suspended: boolean }>`select id, suspended from measure_state`.execute(owner)).rows.map((r) => [r.id, r.suspended]));
    expect([...truth.values()].some(Boolean)).toBe(true);
    for (const { id } of DEMO_IDENTITIES) {
      for (const row of await ask('zm_request', id, 'select id, suspended from measure_state')) expect(row['suspended'], `${id} ${String(row['id'])}`).toBe(truth.get(String(row['id'])));
    }
  });
});

describe('an injected condition', () => {
  const own = `select c.id, c.subject_id from case_file c where c.number = '`;
  test.each([
    `' or 1=1 --`, `' union all select id, subject_id from record --`, `' union all select c.id, c.subject_id from case_file c, act a --`,
    `' or exists (select from case_file x where x.id is not null) --`, `' or (select count(*) from subject) > 0 --`,
  ])('%s brings only what is the reader’s own', async (injected) => {
    const mine = String(demoActor('company-yanqi').subjectId);
    for (const row of await ask('zm_request', 'company-yanqi', own + injected)) expect(row['subject_id']).toBe(mine);
    expect(await ask('zm_request', '', own + injected)).toEqual([]);
  });

  test('cannot learn from a count, an error or a division whether a stranger’s row is there', async () => {
    const [row] = await ask('zm_request', 'person-lin', `select count(*)::int as n, bool_or(1 / (case when id = '${upheld}' then 0 else 1 end) > 0) as b from case_file`);
    expect(row).toEqual({ n: 0, b: null });
  });

  test('finds no certificate but by its whole number, and no totals without the role', async () => {
    const [certificate] = (await sql<{ number: string }>`select certificate as number from case_file where certificate is not null`.execute(owner)).rows;
    expect((await ask('zm_request', '', `select certificate_issued_at('${certificate!.number}') is not null as there, certificate_issued_at('%') as any`))).toEqual([{ there: true, any: null }]);
    const [{ terms }] = (await sql<{ terms: { pack: string } }>`select terms from clock limit 1`.execute(owner)).rows as [{ terms: { pack: string } }];
    expect(await ask('zm_request', 'company-yunshan', `select * from law_debt('${terms.pack}')`)).toEqual([]);
    expect((await ask('zm_request', 'operator', `select * from law_debt('${terms.pack}')`)).length).toBeGreaterThan(0);
  });

  test('cannot write, nor call what asks for others than the reader', async () => {
    expect(await codeOf(ask('zm_request', 'company-yunshan', `update case_file set phase = 'closed'`))).toBe(DENIED);
    expect(await codeOf(ask('zm_request', 'company-yunshan', `with x as (insert into act (id) values (gen_random_uuid()) returning id) select * from x`))).toBe(DENIED);
    expect(await codeOf(ask('zm_register', 'company-yunshan', `select sight_has('{clerk}')`))).toBe(DENIED);
  });
});

describe('out of a condition nobody', () => {
  const inject = (expression: string): Promise<string> => codeOf(ask('zm_request', 'company-yunshan', `select id from case_file where number = '' or ${expression} is not null`));

  test('takes another role on or names another person', async () => {
    expect(await inject(`set_config('role', 'zm_register', true)`)).toBe(DENIED);
    expect(await inject(`set_config('app.user', 'supervisor', true)`)).toBe(DENIED);
    expect(await inject(`query_to_xml('select set_config(''app.user'', ''supervisor'', true)', true, true, '')`)).toBe(DENIED);
    // A statement that changes something is no part of an expression, and not read-only.
    expect(['0A000', '42601', DENIED]).toContain(await inject(`query_to_xml('set local role zm_register', true, true, '')`));
    expect(['0A000', '42601', DENIED]).toContain(await codeOf(ask('zm_request', 'company-yunshan', `with x as (update pg_settings set setting = 'supervisor' where name = 'app.user' returning 1) select * from x`)));
  });

  test('appends a statement behind a semicolon, with or without parameters', async () => {
    for (const second of ['set local role zm_register', `set local app."user" = 'supervisor'`, 'reset role', 'commit', 'select 1']) {
      expect(await codeOf(ask('zm_request', 'company-yunshan', `select 1; ${second}`)), second).toBe('42601');
    }
  });

  test('reads keys, files of the server or other databases', async () => {
    expect(await inject(`(select max(wrapped::text) from subject_key)`)).toBe(DENIED);
    expect(await inject(`pg_read_file('postgresql.conf')`)).toBe(DENIED);
    expect(await inject(`(select max(rolpassword) from pg_authid)`)).toBe(DENIED);
    expect(await inject(`current_setting('app.user')`)).toBe('done');
  });

  test('becomes somebody by the name they gave themselves', async () => {
    const name = `x'; set local role zm_register; --`;
    expect(await ask('zm_request', name, 'select current_user::text as role, current_setting(\'app.user\') as name')).toEqual([{ role: 'zm_request', name }]);
    const quoted = String.raw`\'; end '; reset role; --`;
    expect((await ask('zm_request', quoted, `select current_setting('app.user') as name`))[0]).toEqual({ name: quoted });
  });

  test('is still somebody when the transaction is over', async () => {
    await ask('zm_request', 'supervisor', 'select 1');
    const left = await Promise.all(Array.from({ length: 8 }, async () => (await sql<{ name: string | null; role: string }>`select current_setting('app.user', true) as name, current_user::text as role`.execute(register.db)).rows[0]!));
    for (const { name, role } of left) expect([name ?? '', role]).toEqual(['', 'zm_app']);
  });
});

test('who is asking is said in one place of the code', () => {
  const files = globSync('{activities,api,db,main,outside,scripts,workflows}/**/*.ts', { cwd: projectRoot });
  expect(files.length).toBeGreaterThan(100);
  const saying = files.filter((file) => /set\s+(local\s+)?(role|app\.)|set_config\(/i.test(readFileSync(join(projectRoot, file), 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*\*).*$/gm, '')));
  expect(saying.sort()).toEqual(['db/database.ts', 'main/prepare-database.ts']);
});

describe('who writes', () => {
  const act = (author: string, user: string | null): string => `insert into act (id, dossier_id, seq, kind, version, author_class, author_user, occurred_at, recorded_at, body, hash)
    select gen_random_uuid(), id, 9999, 'accepted', 1, '${author}', ${user === null ? 'null' : `'${user}'`}, now(), now(), '', '' from dossier order by id limit 1`;

  test('the register writes a person’s act for the person it was named, and for nobody else', async () => {
    expect(await codeOf(ask('zm_register', 'platform-clerk', act('person', 'platform-clerk')))).toBe('done');
    expect(await codeOf(ask('zm_register', 'platform-clerk', act('person', 'supervisor')))).toBe(DENIED);
    expect(await codeOf(ask('zm_register', 'platform-clerk', act('person', null)))).toBe(DENIED);
    expect(await codeOf(ask('zm_register', 'platform-clerk', act('procedure', null)))).toBe(DENIED);
    expect(await codeOf(ask('zm_register', 'platform-clerk', act('entailed', null)))).toBe('done');
  });

  test('nobody named: the register reads nothing and writes nothing', async () => {
    for (const table of TABLES) expect(await ask('zm_register', '', `select ctid from ${table} ${table === 'idempotency' ? `where created_at > now() - interval '1 day'` : ''}`), table).toEqual([]);
    expect(await codeOf(ask('zm_register', '', `insert into counter values ('x', 2026, 1)`))).toBe(DENIED);
  });

  test('the law’s own acts are no person’s', async () => {
    expect(await codeOf(ask('zm_procedure', '', act('procedure', null)))).toBe('done');
    expect(await codeOf(ask('zm_procedure', '', act('person', 'platform-clerk')))).toBe(DENIED);
  });

  test('an outcome kept for one person is not found for another', async () => {
    const count = async (user: string): Promise<unknown> => (await ask('zm_register', user, `select count(*)::int as n from idempotency where actor = 'company-yunshan'`))[0]!['n'];
    expect(await count('company-yunshan')).toBeGreaterThan(0);
    expect(await count('company-yanqi')).toBe(0);
  });

  test('evidence is handed in by its owner and changed by its owner', async () => {
    const change = 'update evidence set used_by = used_by returning owner_user';
    expect(new Set((await ask('zm_register', 'resources-clerk', change)).map((r) => r['owner_user']))).toEqual(new Set(['resources-clerk']));
    expect(new Set((await ask('zm_register', 'company-yanqi', change)).map((r) => r['owner_user']))).toEqual(new Set(['company-yanqi']));
    expect(await ask('zm_register', 'person-lin', change)).toEqual([{ owner_user: 'person-lin' }]);
    expect(await ask('zm_register', 'person-xu', change)).toEqual([]);
    // What it is, and what the scanner says of it, is not its owner's to say.
    for (const told of [`scan = 'clean'`, 'sha256 = sha256', 'owner_user = owner_user']) await expect(ask('zm_register', 'resources-clerk', `update evidence set ${told}`), told).rejects.toThrow('permission denied');
  });
});

test('the organisation of the reform is somebody of the demo', () => {
  expect(DEMO_IDENTITIES.some(({ orgId }) => orgId === asId<OrgId>('bank-yunfan'))).toBe(true);
});
