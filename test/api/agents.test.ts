import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessNow, reading } from '../../db/database.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId, RecordId } from '../../domain/ids.ts';
import { usccCheckDigit } from '../../domain/uscc.ts';
import { addDays, dayAt, instantOn, parseDay } from '../../domain/time.ts';
import { RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import type { NewRecord } from '../../db/record-register.ts';
import { demoActor } from '../setup/play-story.ts';
import { addRecord } from '../setup/standing-data.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer } from './ask.ts';
import { ask, smallPdf, upload } from './ask.ts';

const COMPANY = 'company-yunshan';
const LAWYER = 'lawyer-qiao';
const CLERK = 'platform-clerk';
let served: ServedHouse;
const company = demoActor(COMPANY);
const lawyer = demoActor(LAWYER);
const numberOf = (subjectId: string): string => DEMO_SUBJECTS.find(({ id }) => id === subjectId)!.identifier;

beforeAll(async () => {
  served = await serveHouse();
});
afterAll(() => served.stop());

const post = (as: string, path: string, body: object): Promise<Answer> => ask(served, path, { as, body });
const get = (as: string, path: string): Promise<Answer> => ask(served, path, { as, method: 'GET' });
const today = async () => dayAt(await reading(served.house.register.db, 'operator', businessNow), 'Asia/Shanghai');
const newRecord = (): Promise<NewRecord> => addRecord(served.house.register, {
  subjectId: company.subjectId!, providerId: TAX, recipients: [RESOURCES],
  measures: [{ id: asId<MeasureId>(crypto.randomUUID()), executorId: RESOURCES, kind: 'administrative', title: '限制参与招标投标', basis: '依据', from: parseDay('2026-01-05'), until: null }],
});
async function handIn(as = LAWYER): Promise<string> {
  const answer = await ask(served, '/api/evidence', { as, form: upload(smallPdf(), '授权委托书.pdf', {}) });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json() as { id: string }).id;
}
interface Filed { inquiryId: string; number: string }
interface Agent { result: string | null; caseId: string | null; flagged: boolean; proofIds: string[] }
const filing = (documentNumber: string, proofIds: string[], more: object = {}, about: object = {}) => ({
  identifier: numberOf(company.subjectId!), documentNumber, evidenceIds: proofIds, grounds: [{ kind: 'notOurs', field: null, explanation: '处罚对象是另一家公司', claimedValue: null }], ...about,
  applicant: { as: 'agent', scope: '代为提出异议', scopes: [], validUntil: '2099-12-31', proofIds, fee: 'none', ...more },
});
async function filed(body: object): Promise<Filed> {
  const answer = await post(LAWYER, '/api/agent-filings', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.json() as Filed;
}
async function takenIn(inquiryId: string, recordId: RecordId): Promise<CaseId> {
  const answer = await post(CLERK, `/api/inquiries/${inquiryId}/taking-in`, { recordId });
  expect(answer.status, answer.text).toBe(201);
  return asId<CaseId>((answer.json() as { caseId: string }).caseId);
}
const agentOf = async (as: string, inquiryId: string): Promise<Agent> => ((await get(as, `/api/inquiries/${inquiryId}`)).json() as { agent: Agent }).agent;
interface View { relations: string[]; grounds: { explanation: string }[]; letters: { id: string; kind: string }[]; evidence: { id: string }[]; acts: { kind: string; allowed: boolean }[]; intake: { power: { own: boolean; endedAt: string | null } | null; applicant: { name: string; flagged: boolean } } }
const view = async (as: string, caseId: CaseId): Promise<View> => (await get(as, `/api/cases/${caseId}`)).json() as View;

test('§8-5, 8-37: an agent files online; the platform examines the power; the agent sees and does what the power gives, and nothing once it is withdrawn', async () => {
  const record = await newRecord();
  const proof = await handIn();
  const other = await newRecord();
  const { inquiryId } = await filed(filing(record.fields.documentNumber, [proof], { scopes: ['withdraw'] }));
  // Nobody but the platform knows of it yet, and nothing is marked.
  expect((await get(COMPANY, `/api/inquiries/${inquiryId}`)).status).toBe(404);
  expect((await get(CLERK, `/api/evidence/${proof}/file`)).status).toBe(200);
  expect((await get(LAWYER, `/api/records/${record.recordId}`)).status).toBe(404);
  expect(await agentOf(LAWYER, inquiryId)).toMatchObject({ result: null, caseId: null, flagged: false, proofIds: [proof] });
  expect((await post(LAWYER, `/api/inquiries/${inquiryId}/taking-in`, { recordId: record.recordId })).status).toBe(403);
  // Another subject's record is not the one that was filed for.
  const stranger = await addRecord(served.house.register, { subjectId: demoActor('company-yanqi').subjectId!, providerId: TAX });
  expect((await post(CLERK, `/api/inquiries/${inquiryId}/taking-in`, { recordId: stranger.recordId })).code).toBe('not-found');
  const caseId = await takenIn(inquiryId, record.recordId);
  const s = await served.house.situation(caseId);
  const filedAt = ((await get(LAWYER, `/api/inquiries/${inquiryId}`)).json() as { filedAt: string }).filedAt;
  expect([s.filedAt, s.through?.how, s.subjectId, s.power]).toEqual([filedAt, 'online', company.subjectId, { userId: lawyer.userId, scopes: ['withdraw'], endsAt: '2099-12-31T16:00:00.000Z', as: 'agent' }]);
  expect(await agentOf(LAWYER, inquiryId)).toMatchObject({ result: 'taken', caseId });
  expect(s.clocks.map((c) => c.limit), 'a power that came with the filing is examined with it and has no date of its own').toEqual(['acceptance', 'total']);
  expect((await post(CLERK, `/api/inquiries/${inquiryId}/taking-in`, { recordId: record.recordId })).code).toBe('already-done');
  // The clerk who examined the power has no hand in what was filed.
  expect((await post(CLERK, `/api/cases/${caseId}/acceptance`, { remark: '' })).status).toBe(201);
  const [theirs, own] = [await view(LAWYER, caseId), await view(COMPANY, caseId)];
  expect([theirs.relations, theirs.grounds, theirs.letters, theirs.evidence.map(({ id }) => id)]).toEqual([['subject'], own.grounds, own.letters, [proof]]);
  expect([theirs.intake.power?.own, own.intake.power?.own, own.intake.applicant.name]).toEqual([true, false, lawyer.name]);
  expect(((await get(LAWYER, '/api/cases')).json() as { cases: { id: string }[] }).cases.map(({ id }) => id)).toEqual([caseId]);
  for (const path of [`/api/letters/${own.letters[0]!.id}`, `/api/evidence/${proof}/file`]) expect([path, (await get(LAWYER, path)).status]).toEqual([path, 200]);
  // What the case shows of the record, and nothing of the credit file.
  for (const { recordId } of [record, other]) expect((await get(LAWYER, `/api/records/${recordId}`)).status).toBe(404);
  const allowed = (v: View): string[] => v.acts.filter((act) => act.allowed).map(({ kind }) => kind);
  expect([allowed(theirs), allowed(own)]).toEqual([['withdrawalAsked', 'evidenceAdded', 'breachReported', 'baseInRemedy'], ['withdrawalAsked', 'powerRevoked', 'evidenceAdded', 'breachReported', 'baseInRemedy', 'remedyFiled', 'harmsFiled']]);
  const further = await handInFor(caseId);
  expect((await post(LAWYER, `/api/cases/${caseId}/evidence`, { words: '合同', evidenceIds: [further] })).status).toBe(201);
  expect((await post(LAWYER, `/api/cases/${caseId}/power-revocation`, {})).code).toBe('beyond-power');
  expect((await post(LAWYER, `/api/cases/${caseId}/withdrawal`, { reasons: '和解' })).status).toBe(201);
  expect((await post(LAWYER, `/api/cases/${caseId}/withdrawal/confirmation`, {})).code, 'the last word is the subject’s').toBe('beyond-power');
  // Withdrawn: out at once.
  expect((await post(COMPANY, `/api/cases/${caseId}/power-revocation`, {})).status).toBe(201);
  for (const path of [`/api/cases/${caseId}`, `/api/letters/${own.letters[0]!.id}`, `/api/records/${record.recordId}`]) expect([path, (await get(LAWYER, path)).status]).toEqual([path, 404]);
  expect((await post(LAWYER, `/api/cases/${caseId}/evidence`, { words: '', evidenceIds: [further] })).status).toBe(404);
  expect(((await get(LAWYER, '/api/cases')).json() as { cases: object[] }).cases).toEqual([]);
  expect((await view(COMPANY, caseId)).intake.power?.endedAt).not.toBeNull();
  expect((await served.house.situation(caseId)).phase, 'the objection stays').toBe('verifying');
});

async function handInFor(caseId: CaseId): Promise<string> {
  const answer = await ask(served, '/api/evidence', { as: LAWYER, form: upload(smallPdf(), '合同.pdf', { caseId }) });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json() as { id: string }).id;
}

test('nobody learns by filing whether there is such a record: the answer is the same, until a person has examined the power', async () => {
  const record = await newRecord();
  const shape = async (body: object): Promise<object> => {
    const receipt = await filed(body);
    const inquiry = (await get(LAWYER, `/api/inquiries/${receipt.inquiryId}`)).json() as { id: string; agent: object };
    const fields = Object.keys(inquiry).toSorted();
    return { receipt: Object.keys(receipt), fields, agent: { ...inquiry.agent, documentNumber: '', identifier: '', proofIds: [], evidenceIds: [] } };
  };
  const there = await shape(filing(record.fields.documentNumber, [await handIn()]));
  expect(await shape(filing('庆某罚〔2026〕999号', [await handIn()]))).toEqual(there);
  expect(await shape(filing(record.fields.documentNumber, [await handIn()], {}, { identifier: numberOf(demoActor('company-yanqi').subjectId!) }))).toEqual(there);
  // Also while the same ground is open there.
  await ask(served, '/api/cases', { as: COMPANY, body: { recordId: record.recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'notOurs', field: null, explanation: '与我公司无关', claimedValue: null }] } });
  const again = await filed(filing(record.fields.documentNumber, [await handIn()]));
  expect((await post(CLERK, `/api/inquiries/${again.inquiryId}/taking-in`, { recordId: record.recordId })).code).toBe('already-open');
  const answer = await post(CLERK, `/api/inquiries/${again.inquiryId}/turning-away`, { result: 'alreadyOpen', reasons: '委托人已就同一理由提出异议。' });
  expect(answer.status, answer.text).toBe(201);
  expect((await get(LAWYER, `/api/inquiries/${again.inquiryId}`)).json()).toMatchObject({ answer: '委托人已就同一理由提出异议。', agent: { result: 'alreadyOpen', caseId: null } });
});

test('a forged power is turned away with reasons, and no record is touched; one that runs out ends sight and acts by itself', async () => {
  const record = await newRecord();
  const forged = await filed(filing(record.fields.documentNumber, [await handIn()]));
  expect((await post(CLERK, `/api/inquiries/${forged.inquiryId}/answer`, { answer: '见记录', recordId: null })).code, 'not answered like a question').toBe('invalid-field');
  expect((await post(CLERK, `/api/inquiries/${forged.inquiryId}/turning-away`, { result: 'noPower', reasons: '委托书上的印章与备案不符。' })).status).toBe(201);
  expect(((await get(COMPANY, `/api/records/${record.recordId}`)).json() as { mark: string }).mark).toBe('none');
  const day = addDays(await today(), 30);
  const { inquiryId } = await filed(filing(record.fields.documentNumber, [await handIn()], { validUntil: day }));
  const caseId = await takenIn(inquiryId, record.recordId);
  expect((await get(LAWYER, `/api/cases/${caseId}`)).status).toBe(200);
  const later = await newRecord();
  const late = await filed(filing(later.fields.documentNumber, [await handIn()], { validUntil: day }));
  await served.house.moveTo(instantOn(addDays(day, 1), '00:01', 'Asia/Shanghai'));
  expect((await get(LAWYER, `/api/cases/${caseId}`)).status).toBe(404);
  expect((await post(LAWYER, `/api/cases/${caseId}/evidence`, { words: '', evidenceIds: [crypto.randomUUID()] })).status).toBe(404);
  expect((await post(CLERK, `/api/inquiries/${late.inquiryId}/taking-in`, { recordId: later.recordId })).code, 'expired before it was taken in').toBe('authority-expired');
});

test('bad authority is told at the door; who files for many, or takes a fee, is flagged and then refused', async () => {
  const proof = await handIn();
  const told = async (body: object): Promise<[string | undefined, string | undefined]> => {
    const { code, errors } = await post(LAWYER, '/api/agent-filings', body);
    return [code, errors?.[0]?.pointer];
  };
  expect(await told(filing('试罚〔2026〕1号', []))).toEqual(['authority-needed', '/applicant/proofIds']);
  expect(await told(filing('试罚〔2026〕1号', [proof], { validUntil: null }))).toEqual(['value-needed', '/applicant/validUntil']);
  expect(await told(filing('试罚〔2026〕1号', [proof], { validUntil: addDays(await today(), -1) }))).toEqual(['authority-expired', '/applicant/validUntil']);
  expect(await told(filing('试罚〔2026〕1号', [proof], {}, { identifier: numberOf(lawyer.subjectId!) }))).toEqual(['invalid-field', '/identifier']);
  expect(await told(filing('试罚〔2026〕1号', [proof], {}, { identifier: '91310115MA1H8R7C6D' }))).toEqual(['bad-check-digit', '/identifier']);
  expect((await post(CLERK, '/api/agent-filings', filing('试罚〔2026〕1号', [proof]))).status).toBe(403);
  const heir = await filed(filing('试罚〔2026〕1号', [proof], { as: 'heir', validUntil: null, fee: 'charged' }));
  expect(await agentOf(CLERK, heir.inquiryId)).toMatchObject({ flagged: true });
  const rule = served.house.register.currentPack().intake!.agents!;
  // Numbers of nobody count as well: whoever tries them out is not told that there is nobody.
  const codes: (string | undefined)[] = [];
  for (let n = 0; n <= rule.most; n += 1) {
    const first17 = `91230602MAYY${String(n).padStart(5, '0')}`;
    codes.push((await post(LAWYER, '/api/agent-filings', filing('试罚〔2026〕2号', [await handIn()], {}, { identifier: first17 + usccCheckDigit(first17) }))).code);
  }
  expect([codes[0], codes.at(-1)]).toEqual([undefined, 'agent-limit']);
});
