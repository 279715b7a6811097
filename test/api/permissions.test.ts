import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashedValues } from '../../db/basis-register.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import { asId } from '../../domain/ids.ts';
import { dayAt } from '../../domain/time.ts';
import type { CaseId, EvidenceId, GroundId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { RESOURCES, TAX, TAX_INSPECTION } from '../../main/demo/city/organisations.ts';
import { caseMeasureId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS, subjectIdOf } from '../../main/demo/city/subjects.ts';
import { scopesFor } from '../../domain/machine.ts';
import { loadCalendar } from '../../policies/load.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { routeOf } from '../setup/counter.ts';
import { keyPair } from '../setup/machines.ts';
import { paperOf } from '../setup/paper.ts';
import { demoActor, restorer } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Stranger } from './strangers.ts';
import { machineOf, strangersTo } from './strangers.ts';
import { ask, asSuperuser, personalActs, smallPdf, smallPng, upload } from './ask.ts';

const story = DEMO_SCENARIOS.upheld;

/** Who asks, in the order of the columns of the table. */
const PEOPLE = ['company-yunshan', 'company-yanqi', 'tax-provider', 'resources-clerk', 'platform-clerk', 'supervisor', 'auditor', 'operator', null] as const;

interface Row {
  /** Values for the parameters of the address. */
  at?: () => Record<string, string>;
  /** Of a question in the address. */
  query?: string | (() => string);
  body?: () => object;
  form?: () => FormData;
  /** Done after everybody has asked. */
  after?: () => Promise<void>;
  /** The column of somebody who asks after all others, when it has been done. */
  last?: number;
  /** What a provider and an executor of another organisation get, where it is neither what their role gets nor 'not there'. */
  strangers?: readonly [number, number] | 'not asked';
  /** What a clerk and a supervisor of another authority get, likewise. */
  authorities?: readonly [number, number];
  /** What the machine gets that asks after its people, where that is something else. */
  machine?: number;
  /** own, other, provider, executor, clerk, supervisor, auditor, operator, nobody */
  expected: readonly number[];
}

/** The one value of the pack that the table's city has not signed yet. */
const UNSIGNED = '/limits/decision';

const ids: Record<string, string> = {};
let situation: CaseSituation;
const caseId = () => ({ id: ids['case']! });
const suspension = () => ({ ...caseId(), orderId: situation.suspensions.find((o) => o.orgId === RESOURCES)!.orderId });
const verification = () => ({ ...caseId(), orderId: situation.verifications[0]!.orderId });
const restoration = () => ({ ...caseId(), orderId: situation.restorations.find((o) => o.orgId === RESOURCES)!.orderId });
const measure = () => ({ id: caseMeasureId('yunshanTax', 'noBidding') as string });
const notice = () => ({ ...caseId(), noticeId: situation.corrections[0]!.notices.find((n) => n.orgId === RESOURCES)!.noticeId });
const remedy = () => ({ ...caseId(), remedyId: situation.remedies![0]!.remedyId });
const paper = { document: '文书', evidenceIds: [] };
const record = () => ({ id: story.recordId as string });
const repair = () => ({ id: ids['repair']! });
const inquiry = () => ({ id: ids['inquiry']! });
const complaint = () => ({ id: ids['complaint']! });
const letter = () => ({ id: ids['letter']! });
const incidentLetter = () => ({ id: ids['incident']!, letterId: ids['incidentLetter']! });
const emergency = () => ({ id: ids['emergency']! });
const machine = () => ({ id: ids['machine']! });
const change = () => ({ id: ids['change']! });
let example: unknown;
const look = async (): Promise<void> => {
  await served.house.settled();
  situation = await served.house.situation(asId<CaseId>(ids['case']!));
};

const harm = () => ({ harm: 'cost', on: '2026-02-11', orgId: null, where: '窗口', what: '多付的费用', amount: '12.00', evidenceIds: [] });
const addHarmAgain = async (): Promise<void> => {
  ids['harm'] = ((await ask(served, `/api/records/${story.recordId}/harms`, { as: story.by.userId, body: harm() })).json() as { entryId: string }).entryId;
};

/** The provider's own order, for the subject to object to. */
const reportOfProvider = async (): Promise<void> => {
  await look();
  const order = situation.restorations.find((o) => o.orgId === TAX)!;
  await served.counter.act(restorer(order), situation.caseId, reportOf(order, '已致函'));
  await look();
};

const draftedFinding = () => ({
  findings: story.grounds.map((g, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), ...g.finding })), evidence: [{ evidenceId: asId<EvidenceId>(ids['evidence']!), how: 'offline' as const, by: '骆少川', accepted: true, reason: '' }],
});

const ALL = [200, 200, 200, 200, 200, 200, 200, 200, 200];
const PERSONS = [200, 200, 200, 200, 200, 200, 200, 200, 401];
/** The one table of who may do what over HTTP, in the order in which one upheld case needs it. */
const TABLE: Record<string, Row> = {
  readMe: { expected: ALL },
  isLive: { expected: ALL },
  isReady: { expected: ALL },
  readMetrics: { expected: ALL },
  readPromises: { expected: [403, 403, 403, 403, 403, 200, 200, 200, 401] },
  checkCertificate: { at: () => ({ number: 'none' }), expected: ALL },
  checkLetter: { at: () => ({ code: 'none' }), expected: ALL },
  listPublicRecords: { query: `code=${DEMO_SUBJECTS.find((s) => s.kind === 'company')!.identifier}`, expected: ALL },
  readPublicStanding: { at: record, expected: ALL },
  computeDueDate: { query: 'start=2026-02-13&count=5&unit=workingDays', expected: ALL },
  listCalendars: { expected: ALL },
  listPacks: { expected: ALL },
  readPolicyPack: { query: 'version=CN-230600/2026-11', expected: ALL },
  readCalendarFiles: { query: `version=${encodeURIComponent(loadCalendar().version)}`, expected: ALL },
  followChanges: { expected: PERSONS },
  readCreditFile: { expected: [200, 200, 403, 403, 403, 403, 403, 403, 401] },
  readOwnMeasures: { expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  checkMeasures: { body: () => ({ identifiers: [DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier], kind: null, purpose: 'award', decisiveAt: null }), expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  readIdentifierTable: { body: () => ({ table: Buffer.from('号码').toString('base64') }), expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  readCheckTable: { at: () => ({ id: ids['check']! }), expected: [404, 404, 404, 200, 404, 200, 200, 404, 401] },
  listChecks: { expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  readCheck: { at: () => ({ id: ids['check']! }), expected: [404, 404, 404, 200, 404, 200, 200, 404, 401] },
  confirmCheck: { at: () => ({ id: ids['check']! }), query: `seal=${'0'.repeat(64)}`, expected: ALL },
  readRecord: { at: record, expected: [200, 404, 404, 404, 200, 200, 404, 404, 401] },
  lookupRecords: { body: () => ({ identifier: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier }), expected: [403, 403, 403, 403, 200, 403, 403, 403, 401] },
  // Whoever is told of a record stands in its ledger from then on, and is a stranger no more.
  queryRecords: { strangers: 'not asked', body: () => ({ identifier: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier }), expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  issueReport: { strangers: 'not asked', body: () => ({ identifier: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier }), expected: [403, 403, 403, 201, 403, 403, 403, 403, 401] },
  listReports: { expected: PERSONS },
  readReport: { at: () => ({ id: ids['report']! }), expected: [200, 404, 404, 200, 404, 404, 200, 404, 401] },
  fileInquiry: { body: () => ({ where: '窗口', byWhom: '经办人', shown: '打印页' }), expected: [201, 201, 403, 403, 403, 403, 403, 403, 401] },
  listInquiries: { expected: [200, 200, 403, 403, 200, 200, 403, 403, 401] },
  readInquiry: { at: inquiry, expected: [200, 404, 404, 404, 200, 200, 404, 404, 401] },
  readInquiryLog: { at: inquiry, expected: [403, 403, 403, 403, 403, 200, 200, 403, 401] },
  readInquiryProof: { at: inquiry, expected: [200, 404, 404, 404, 200, 200, 404, 404, 401] },
  // With proof of an authority it goes on as `test/api/agents.test.ts` shows: an own question is none, and this case has no agent.
  fileForAnother: {
    body: () => ({
      identifier: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier, documentNumber: '试罚〔2026〕1号', evidenceIds: [], grounds: [{ kind: 'notOurs', field: null, explanation: '不是本公司', claimedValue: null }],
      applicant: { as: 'heir', scope: '', scopes: [], validUntil: null, proofIds: [], fee: 'none' },
    }),
    expected: [400, 422, 403, 403, 403, 403, 403, 403, 401],
  },
  takeInForSubject: { at: inquiry, body: () => ({ recordId: story.recordId }), expected: [403, 403, 403, 403, 404, 403, 403, 403, 401] },
  turnAwayAgent: { at: inquiry, body: () => ({ result: 'noPower', reasons: '不符' }), expected: [403, 403, 403, 403, 404, 403, 403, 403, 401] },
  answerInquiry: { at: inquiry, body: () => ({ answer: '已查明', recordId: null }), expected: [403, 403, 403, 403, 201, 403, 403, 403, 401] },
  readComplaintOptions: { query: `recordId=${story.recordId}`, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  fileComplaint: {
    body: () => ({ kind: 'handling', recordId: story.recordId, caseId: null, againstId: RESOURCES, on: null, where: '窗口', what: '推诿', evidenceIds: [] }), expected: [201, 404, 403, 403, 403, 403, 403, 403, 401],
  },
  listComplaints: { expected: [200, 200, 403, 403, 403, 200, 403, 403, 401] },
  readComplaint: { at: complaint, expected: [200, 404, 404, 404, 404, 200, 404, 404, 401] },
  takeComplaint: { at: complaint, body: () => ({}), expected: [404, 404, 404, 404, 404, 201, 404, 404, 401] },
  answerComplaint: {
    at: complaint, body: () => ({ outcome: 'upheld', reasons: '属实', order: '限期改正', breach: null }), expected: [404, 404, 404, 404, 404, 201, 404, 404, 401],
    after: async () => {
      const { order } = (await ask(served, `/api/complaints/${ids['complaint']!}`, { as: 'supervisor', method: 'GET' })).json() as { order: { orderId: string } };
      ids['complaintOrder'] = order.orderId;
    },
  },
  readComplaintOrder: { at: () => ({ id: ids['complaintOrder']! }), expected: [404, 404, 404, 200, 404, 200, 404, 404, 401] },
  reportOnComplaint: { at: () => ({ id: ids['complaintOrder']! }), body: () => ({ steps: '已改正', evidenceIds: [] }), expected: [404, 404, 404, 201, 404, 404, 404, 404, 401] },
  readDraft: { at: record, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  saveDraft: { at: record, body: () => ({ key: crypto.randomUUID(), refusal: {}, grounds: [{}], files: [] }), expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  readRepairDraft: { at: record, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  saveRepairDraft: { at: record, body: () => ({ ground: 'performed', statement: '已缴清' }), expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  fetchProof: { at: record, body: () => ({}), expected: [409, 404, 404, 404, 409, 404, 404, 404, 401] },
  logSocialService: { at: record, body: () => ({ orgId: 'daqing-volunteers', on: '2026-02-11', minutes: 60, what: '助老' }), expected: [422, 404, 403, 403, 403, 403, 403, 403, 401] },
  listSocialService: { expected: [403, 403, 200, 200, 403, 403, 403, 403, 401] },
  confirmSocialService: { at: record, body: () => ({ minutes: 60 }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  refuseSocialService: { at: record, body: () => ({ reason: '没有活动' }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  listProvidedRecords: { expected: [403, 403, 200, 403, 403, 403, 403, 403, 401] },
  searchProvidedRecords: { body: () => ({ q: '大庆' }), expected: [403, 403, 200, 403, 403, 403, 403, 403, 401] },
  readRepairPlan: { at: record, expected: [200, 404, 200, 404, 200, 200, 404, 404, 401] },
  readRepairCalendar: { at: record, expected: [200, 404, 200, 404, 200, 200, 404, 404, 401] },
  statePublicity: {
    at: record,
    body: () => ({ sector: 'tax', sanctions: ['fine'], decidedOn: '2025-10-14', publishedOn: '2025-10-20', correctedOn: null, performedOn: null, restrictedUntil: null }), expected: [403, 403, 201, 403, 403, 403, 403, 403, 401],
  },
  // The clerk's is the window's, and comes after the subject's own; the authority signs no commitment.
  fileRepair: {
    authorities: [403, 403],
    body: () => ({
      recordId: story.recordId, ground: 'performed', statement: '已缴清', commitment: { text: '承诺属实', signedBy: '方砚秋' }, proofs: [{ evidenceId: ids['proof']!, datedOn: '2026-11-01', kind: '缴款凭证' }],
      powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null,
    }),
    last: 4, strangers: [403, 403], expected: [201, 403, 400, 403, 409, 403, 403, 403, 401],
  },
  listRepairs: { expected: PERSONS },
  readRepair: { at: repair, expected: [200, 404, 200, 404, 200, 200, 200, 404, 401] },
  readRepairProof: { at: () => ({ ...repair(), limit: 'repairTotal', ref: ids['repair']! }), expected: [200, 404, 200, 404, 200, 200, 200, 404, 401] },
  askRepairSupplement: { at: repair, body: () => ({ missing: '请补交凭证' }), expected: [403, 404, 403, 404, 201, 403, 403, 404, 401] },
  supplementRepair: { at: repair, body: () => ({ statement: '已补', evidenceIds: [] }), expected: [201, 404, 403, 404, 403, 403, 403, 404, 401] },
  acceptRepair: { at: repair, body: () => ({}), expected: [403, 404, 403, 404, 201, 403, 403, 404, 401] },
  extendRepair: { at: repair, body: () => ({ reason: '情况复杂' }), expected: [403, 404, 201, 404, 403, 403, 403, 404, 401] },
  decideRepair: { at: repair, body: () => ({ outcome: 'refused', reason: 'dutyUnperformed', reasons: '罚款未缴清' }), expected: [403, 404, 201, 404, 403, 403, 403, 404, 401] },
  confirmRepair: { at: () => ({ ...repair(), noticeId: ids['repair']! }), body: () => ({}), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  endDefunctRepairNotice: { at: () => ({ ...repair(), noticeId: ids['repair']! }), body: () => ({ reason: '已撤销' }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  reportStillShown: { at: repair, body: () => ({ orgId: RESOURCES, where: '某网站', statement: '', evidenceIds: [] }), expected: [409, 404, 403, 404, 403, 403, 403, 404, 401] },
  readPublicityEnd: { at: record, expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  confirmPublicityEnd: { at: () => ({ ...record(), noticeId: ids['repair']! }), body: () => ({}), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  confirmPublicityEnds: { body: () => ({ notices: [{ recordId: story.recordId, noticeId: ids['repair']! }] }), expected: [403, 403, 201, 201, 201, 403, 403, 403, 401] },
  endDefunctPublicityNotice: { at: () => ({ ...record(), noticeId: ids['repair']! }), body: () => ({ reason: '已撤销' }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  reportStillShownAfterEnd: { at: record, body: () => ({ orgId: RESOURCES, where: '某网站', statement: '', evidenceIds: [] }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  revokeRepair: { at: repair, body: () => ({ reason: 'forgedProof', reasons: '伪造' }), expected: [403, 404, 403, 404, 403, 403, 403, 404, 401] },
  settleShield: { at: repair, body: () => ({ how: 'restored', reasons: '重整失败' }), expected: [403, 404, 409, 404, 403, 403, 403, 404, 401] },
  convertRepair: { at: () => ({ id: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({ reasons: '所述为信息有误' }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  withdrawRepair: { at: repair, body: () => ({}), expected: [409, 404, 403, 404, 403, 403, 403, 404, 401] },
  fileObjection: {
    body: () => ({
      recordId: story.recordId, refusal: story.refusal, evidenceIds: [ids['evidence']],
      grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
    }),
    after: look, expected: [201, 404, 403, 403, 403, 403, 403, 403, 401],
  },
  askSupplement: { at: caseId, body: () => ({ items: [{ item: 'evidence', explanation: '请提交复印件' }] }), expected: [403, 404, 404, 404, 201, 403, 403, 404, 401] },
  supplement: { at: caseId, body: () => ({ words: '见材料', evidenceIds: [] }), expected: [201, 404, 404, 404, 403, 403, 403, 404, 401] },
  accept: { at: caseId, body: () => ({ remark: '' }), after: look, expected: [403, 404, 404, 404, 201, 403, 403, 404, 401] },
  registerMeasure: {
    at: record, body: () => ({ code: 'noBidding', from: '2026-01-05', until: null }), expected: [403, 403, 403, 201, 403, 403, 403, 403, 401],
  },
  listMeasureCatalogue: { expected: [200, 200, 200, 200, 200, 200, 200, 200, 401] },
  readMeasure: { at: measure, expected: [200, 404, 404, 200, 200, 200, 200, 404, 401] },
  logExecution: { at: measure, body: () => ({ what: 'refused', at: '2026-01-06T02:00:00Z', where: '窗口', words: '未予受理' }), expected: [403, 403, 403, 201, 403, 403, 403, 403, 401] },
  importMeasures: { body: () => ({ kind: 'measures', table: Buffer.from('rowKey,identifier,documentNumber,code,from\n').toString('base64') }), expected: [403, 403, 403, 201, 403, 403, 403, 403, 401] },
  // Of another measure than those the case is about, so that its orders stay as they are.
  withdrawMeasure: { at: () => ({ id: ids['measure']! }), body: () => ({ reason: '已整改' }), machine: 409, expected: [403, 403, 403, 201, 403, 403, 403, 403, 401] },
  listMarkRequests: { expected: [403, 403, 403, 200, 403, 403, 403, 403, 401] },
  // The department is no platform above.
  acknowledgeMarkRequest: { at: () => ({ id: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({ marked: true }), strangers: [403, 404], expected: [403, 403, 403, 404, 403, 403, 403, 403, 401] },
  // Any counter, and the platform: of them the record is open already.
  fileForSubject: {
    at: () => ({}),
    body: () => ({
      recordId: story.recordId, refusal: null, evidenceIds: [], how: 'counter', receivedAt: null, applicant: { as: 'self', name: '方砚秋', identifier: null, scope: '', validUntil: null, proofIds: [], fee: 'none' },
      grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
    }),
    expected: [403, 403, 403, 409, 409, 403, 403, 403, 401],
  },
  turnAway: { at: caseId, body: () => ({ reason: 'noGround', reasons: '没有理由' }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  transfer: { at: caseId, body: () => ({ reason: 'otherCity', reasons: '外地信息' }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  revokePower: { at: caseId, body: () => ({}), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  askWithdrawal: { at: caseId, body: () => ({ reasons: '' }), expected: [201, 404, 403, 403, 403, 403, 403, 404, 401] },
  uploadEvidence: { form: () => upload(smallPdf(), '证据.pdf', { caseId: ids['case']! }), strangers: [404, 404], authorities: [404, 404], expected: [201, 404, 201, 201, 201, 201, 404, 404, 401] },
  readEvidence: { at: () => ({ id: ids['evidence']! }), expected: [200, 404, 200, 404, 200, 200, 404, 404, 401] },
  readEvidenceState: { at: () => ({ id: ids['evidence']! }), expected: [200, 404, 200, 404, 200, 200, 404, 404, 401] },
  previewEvidence: { at: () => ({ id: ids['evidence']! }), expected: [200, 404, 200, 404, 200, 200, 404, 404, 401] },
  acknowledgeSuspension: { at: suspension, body: () => ({}), expected: [403, 404, 403, 201, 403, 403, 403, 404, 401] },
  acknowledgeVerification: { at: verification, body: () => ({}), expected: [403, 404, 201, 403, 403, 403, 403, 404, 401] },
  // 转办: the unit itself is none of these; it drafts after them.
  subAssign: { at: verification, body: () => ({ to: TAX_INSPECTION, until: situation.verifications[0]!.answer.dueOn, instructions: '' }), after: look, expected: [403, 404, 201, 403, 403, 403, 403, 404, 401] },
  draftFinding: {
    at: verification, body: draftedFinding, after: async () => void (await served.counter.act(demoActor('tax-unit'), situation.caseId, { kind: 'findingDrafted', orderId: situation.verifications[0]!.orderId, ...draftedFinding() })),
    expected: [403, 404, 403, 403, 403, 403, 403, 404, 401],
  },
  recallSubAssignment: { at: verification, body: () => ({ reason: '本单位自行核实' }), expected: [403, 404, 201, 403, 403, 403, 403, 404, 401] },
  exportAnswerSheet: { strangers: [404, 403], query: () => `orders=${situation.verifications[0]!.orderId}`, expected: [403, 403, 200, 403, 403, 403, 403, 403, 401] },
  // Nothing can be read of it.
  answerBySheet: { body: () => ({ table: Buffer.from('表').toString('base64') }), expected: [403, 403, 422, 403, 403, 403, 403, 403, 401] },
  // No other case is about the same fact, and none follows this one.
  mergeCases: { at: caseId, body: () => ({ caseId: ids['case']!, reason: '同一事实' }), expected: [403, 404, 403, 403, 422, 403, 403, 404, 401] },
  // Without the paper nothing is given, and nothing is there to be examined.
  givePower: { at: caseId, body: () => ({ name: '乔然录', identifier: DEMO_SUBJECTS.find((s) => s.id === demoActor('lawyer-qiao').subjectId)!.identifier, scope: '', scopes: [], validUntil: '2099-12-31', fee: 'none', evidenceIds: [] }), expected: [422, 404, 403, 403, 403, 403, 403, 404, 401] },
  examinePower: { at: caseId, body: () => ({ granted: true, reasons: '' }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  splitCases: { at: caseId, body: () => ({ caseId: ids['case']!, reason: '案情不同' }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  // 延期 takes two: the principal is none of these, and approves after them.
  askExtension: { at: verification, body: () => ({ reason: '案卷较多' }), expected: [403, 404, 201, 403, 403, 403, 403, 404, 401] },
  declineExtension: { at: verification, body: () => ({ reason: '案卷不多' }), expected: [403, 404, 403, 403, 403, 403, 403, 404, 401] },
  extendClock: {
    at: verification, body: () => ({}), after: async () => {
      await served.counter.act(demoActor('tax-principal'), situation.caseId, { kind: 'clockExtended', orderId: situation.verifications[0]!.orderId });
      ids['test'] = await paperOf(served.house.register, demoActor('tax-provider'), { caseId: situation.caseId });
    },
    expected: [403, 404, 403, 403, 403, 403, 403, 404, 401],
  },
  // Provider and platform may both; whoever comes second finds it done.
  stopClock: { at: verification, body: () => ({ reason: 'expertTest', explanation: '送检', evidenceIds: [ids['test']] }), last: 4, expected: [403, 404, 201, 403, 409, 403, 403, 404, 401] },
  restartClock: { at: verification, body: () => ({ remark: '' }), last: 2, expected: [403, 404, 409, 403, 201, 403, 403, 404, 401] },
  readClockProof: { at: () => ({ ...caseId(), limit: 'verification', ref: situation.verifications[0]!.orderId }), expected: [200, 404, 200, 404, 200, 200, 200, 404, 401] },
  answer: {
    at: verification, body: () => ({ findings: story.grounds.map((g, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), ...g.finding })), evidenceIds: [], evidence: [{ evidenceId: ids['evidence']!, how: 'online', by: '', accepted: true, reason: '' }] }),
    expected: [403, 404, 201, 403, 403, 403, 403, 404, 401],
  },
  // Of a case that is examined already: what comes in is the subject's or the window's own file.
  addEvidence: { at: caseId, body: () => ({ words: '', evidenceIds: [crypto.randomUUID()] }), expected: [422, 404, 403, 403, 422, 403, 403, 404, 401] },
  // What has been answered stays, and no joint meeting was called.
  disownRecord: { at: verification, body: () => ({ reason: '不是本单位提供' }), expected: [403, 404, 409, 403, 403, 403, 403, 404, 401] },
  recallVerification: { at: verification, body: () => ({ to: null, reason: '误送' }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  holdJointMeeting: {
    at: caseId, body: () => ({ minutes: '会议纪要', findings: story.grounds.map((g, i) => ({ groundId: asId<GroundId>(`g${i + 1}`), ...g.finding })) }), expected: [403, 404, 403, 403, 403, 403, 403, 404, 401],
  },
  draftDecision: { at: caseId, body: () => story.decision, expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  readDecisionPreview: { at: caseId, expected: [404, 404, 404, 404, 200, 200, 404, 404, 401] },
  // The city's chains ask for no review.
  reviewDecision: { at: caseId, body: () => ({ remark: '' }), expected: [403, 404, 403, 403, 403, 403, 403, 404, 401] },
  returnDecision: {
    at: caseId, body: () => ({ remark: '请补充理由' }), expected: [403, 404, 403, 403, 201, 403, 403, 404, 401],
    after: async () => expect((await ask(served, `/api/cases/${ids['case']}/decision-draft`, { as: 'platform-clerk', body: story.decision })).status).toBe(201),
  },
  // Of the clerks asked here there is only the one who drafted it; another signs.
  decide: {
    at: caseId, body: () => ({}), expected: [403, 404, 403, 403, 403, 403, 403, 404, 401],
    after: async () => {
      expect((await ask(served, `/api/cases/${ids['case']}/decision`, { as: 'platform-clerk-2', body: {} })).status).toBe(201);
      await look();
    },
  },
  // Decided and served electronically: nothing of this is to be done any more.
  reportAnnulment: { at: caseId, body: () => ({ by: 'judgment', on: '2026-01-05', document: '判决书', evidenceIds: [] }), expected: [403, 404, 409, 403, 409, 403, 403, 404, 401] },
  reportBaseRemedy: { at: caseId, body: () => ({ track: 'suit', ...paper }), expected: [409, 404, 403, 403, 409, 403, 403, 404, 401] },
  registerServiceReceipt: { at: caseId, body: () => ({ on: '2026-01-05', receiver: 'subject', remark: '', evidenceIds: [] }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  publishNotice: { at: caseId, body: () => ({ on: '2026-01-05', where: '大庆日报', reason: '下落不明', evidenceIds: [] }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  // A remedy from its filing to its end; of the two who may file it the second finds it there.
  fileRemedy: { at: caseId, body: () => ({ track: 'reconsideration', on: '2026-01-05', ...paper }), last: 4, after: look, expected: [201, 404, 403, 403, 409, 403, 403, 404, 401] },
  serveRemedy: { at: remedy, body: () => ({ on: '2026-01-05', simple: false, ...paper }), expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  answerRemedy: { at: remedy, body: () => paper, expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  imposeSuspension: { at: remedy, body: () => paper, expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  endSuspension: { at: remedy, body: () => paper, expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  endRemedy: { at: remedy, body: () => ({ on: '2026-01-05', result: 'withdrawn', ...paper }), after: look, expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  makeCaseFile: { at: caseId, body: () => ({}), expected: [201, 404, 404, 404, 201, 403, 403, 404, 401] },
  readCaseFile: { at: caseId, expected: [200, 404, 404, 404, 200, 200, 200, 404, 401] },
  // Asked for in time, not confirmed before the decision: it ends nothing.
  confirmWithdrawal: { at: caseId, body: () => ({}), expected: [409, 404, 403, 403, 403, 403, 403, 404, 401] },
  // The subject to whom it happened and the department itself may say so, as often as it happens.
  reportBreach: {
    at: suspension, body: () => ({ measureIds: [situation.suspensions.find((o) => o.orgId === RESOURCES)!.measureIds[0]], on: dayAt(situation.acceptedAt!, 'Asia/Shanghai'), where: '开标现场', what: '拒收', evidenceIds: [] }),
    after: look, expected: [201, 404, 403, 201, 403, 403, 403, 404, 401],
  },
  // Measures that the decision lifts rest no more: what a department could propose, it could until then.
  proposeException: { at: suspension, body: () => ({ measureId: caseMeasureId('yunshanTax', 'noBidding'), until: '2099-12-31', reasons: '理由' }), expected: [403, 404, 403, 409, 403, 403, 403, 404, 401] },
  decideException: { at: () => ({ ...caseId(), exceptionId: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({ granted: false, reasons: '理由' }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  reportSubjectEnd: { at: caseId, body: () => ({ how: 'deregistered', on: '2026-01-06', document: '注销通知书', evidenceIds: ['0199f0a0-0000-7000-8000-000000000000'] }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  reportSuccessor: { at: caseId, body: () => ({ as: 'heir', name: '继承人', document: '公证书', evidenceIds: ['0199f0a0-0000-7000-8000-000000000000'] }), expected: [403, 404, 403, 403, 409, 403, 403, 404, 401] },
  answerStayRequest: { at: () => ({ ...caseId(), requestId: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({ agreed: true, document: '同意', evidenceIds: [] }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  readExceptionBoard: { expected: [403, 403, 403, 403, 200, 200, 200, 403, 401] },
  reportRollback: { at: () => ({ ...caseId(), breachId: breachesOf(situation)[0]!.breachId }), body: () => ({ steps: '已恢复投标资格', evidenceIds: [] }), expected: [403, 404, 403, 201, 403, 403, 403, 404, 401] },
  acknowledgeEnding: { at: suspension, body: () => ({ how: 'lifted' }), expected: [403, 404, 403, 201, 403, 403, 403, 404, 401] },
  // Not before it was urged and escalated.
  endDefunctNotice: { at: notice, body: () => ({ reason: '单位已注销' }), expected: [403, 404, 403, 403, 403, 409, 403, 404, 401] },
  confirmCorrection: { at: notice, body: () => ({}), expected: [403, 404, 403, 201, 403, 403, 403, 404, 401] },
  addHarm: { at: record, body: harm, expected: [201, 404, 403, 403, 403, 403, 403, 403, 401] },
  readHarmDiary: { at: record, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  removeHarm: { at: () => ({ id: ids['harm']! }), body: () => ({}), after: addHarmAgain, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  fileHarms: { at: caseId, body: () => ({ entryIds: [ids['harm']] }), after: look, expected: [201, 404, 403, 403, 403, 403, 403, 404, 401] },
  readCompensationAnnex: { at: caseId, expected: [200, 404, 403, 403, 403, 403, 403, 403, 401] },
  reportRestoration: { at: restoration, body: () => routeOf(reportOf(situation.restorations.find((o) => o.orgId === RESOURCES)!, '已恢复')).body, after: reportOfProvider, expected: [403, 404, 403, 201, 403, 403, 403, 404, 401] },
  objectToRestoration: { at: () => ({ ...caseId(), orderId: situation.restorations.find((o) => o.orgId === TAX)!.orderId }), body: () => ({ duties: ['informReliers'], reason: '没有收到', evidenceIds: [] }), after: look, expected: [201, 404, 403, 403, 403, 403, 403, 404, 401] },
  confirmRestoration: { at: restoration, body: () => ({ remark: '' }), after: look, expected: [201, 404, 403, 403, 403, 403, 403, 404, 401] },
  // A record that was revoked leaves nothing to examine anew; whoever may not reopen at all learns only that.
  reopen: { at: caseId, body: () => ({ reasons: '新证据', evidenceIds: [] }), expected: [403, 404, 403, 403, 403, 409, 403, 404, 401] },
  listCases: { expected: PERSONS }, searchCases: { body: () => ({ q: '大庆' }), expected: PERSONS },
  readCase: { at: caseId, expected: [200, 404, 200, 200, 200, 200, 200, 404, 401] },
  revealIdentifier: { at: caseId, body: () => ({ reason: '核对申请人身份' }), expected: [403, 403, 403, 403, 200, 403, 403, 403, 401] },
  readLog: { at: caseId, expected: [403, 403, 403, 403, 403, 200, 200, 403, 401] },
  // The letter of a case is corrected at the address of its case.
  draftCorrectionOfLetter: { at: letter, body: () => ({ reason: '名称有误', corrections: [{ pointer: '/recordTitle', to: '更正后的名称' }] }), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  signCorrectionOfLetter: { at: letter, body: () => ({}), expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  listLetters: { expected: PERSONS }, listOverdueReports: { expected: PERSONS },
  // Nothing was late in the month before.
  readOverdueReport: { at: letter, expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  readOverdueReportPdf: { at: letter, expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  readLetter: { at: letter, expected: [200, 404, 404, 404, 200, 200, 404, 404, 401] },
  // Of a 收件回执 nobody has to take note.
  readAcknowledgement: { at: letter, expected: [404, 404, 404, 404, 404, 404, 404, 404, 401] },
  readLetterPdf: { at: letter, expected: [200, 404, 404, 404, 200, 200, 404, 404, 401] },
  draftLetterCorrection: { at: () => ({ ...caseId(), letterId: ids['letter']! }), body: () => ({ reason: '名称有误', corrections: [{ pointer: '/recordTitle', to: '更正后的名称' }] }), expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  correctLetter: { at: () => ({ ...caseId(), letterId: ids['letter']! }), body: () => ({}), expected: [403, 404, 403, 403, 201, 403, 403, 404, 401] },
  listTasks: { expected: PERSONS },
  readOverdueBoard: { expected: [403, 403, 403, 403, 200, 200, 403, 403, 401] },
  readSettings: { expected: PERSONS },
  saveSettings: {
    body: () => ({ language: 'zh', channel: 'mail', mailAddress: 'somebody@example.invalid', phone: null, quietFrom: null, quietTo: null, digestAt: null, absentFrom: null, absentTo: null, delegateId: null }),
    expected: PERSONS,
  },
  listSessions: { expected: PERSONS },
  endSessions: { body: () => ({ id: null }), expected: [201, 201, 201, 201, 201, 201, 201, 201, 401] },
  endSessionsOf: { body: () => ({ userId: 'nobody-of-this-name' }), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  listEmergencies: { expected: [403, 403, 200, 200, 403, 200, 200, 200, 401] },
  // What is theirs by their office needs none; whoever sees every case has nothing to open.
  openEmergency: { body: () => ({ kind: 'case', ref: ids['case']!, reason: '系统故障，须立即核对' }), last: 7, strangers: [201, 201],
    after: async () => void (await asSuperuser(served, `update emergency set ended_at = clock_timestamp() where by_user like 'stranger-%'`)), expected: [403, 403, 409, 409, 403, 403, 201, 201, 401] },
  readEmergency: { at: emergency, expected: [403, 403, 404, 404, 403, 200, 200, 200, 401] },
  endEmergency: { at: emergency, body: () => ({}), expected: [404, 404, 404, 404, 404, 404, 404, 201, 401] },
  reviewEmergency: { at: emergency, body: () => ({ finding: 'justified', note: '确属紧急' }), expected: [403, 403, 403, 403, 403, 201, 403, 403, 401] },
  listMachines: { expected: [403, 403, 403, 403, 403, 200, 200, 200, 401] },
  registerMachine: { body: () => ({ orgId: RESOURCES, name: '开标系统', scopes: ['check-before-acting'] }), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  addMachineKey: { at: machine, body: () => ({ publicKey: keyPair().publicPem }), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  readMachineKeys: { at: machine, expected: ALL },
  revokeMachineKey: { at: () => ({ ...machine(), kid: ids['kid']! }), body: () => ({}), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  endMachine: { at: machine, body: () => ({}), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  listDeliveries: { expected: [403, 403, 403, 403, 403, 200, 403, 200, 401] },
  sendDeliveryAgain: { at: () => ({ id: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({}), expected: [403, 403, 403, 403, 403, 403, 403, 404, 401] },
  listDemoMails: { expected: ALL },
  listUploads: { expected: PERSONS },
  uploadRecords: { form: () => upload(Buffer.from('rowKey,identifier,subjectName,category,documentNumber,conduct,decidedOn\nP-1,91350100M000100Y43,试例公司,penalty,试罚1号,试例,2026-01-05\n'), '批次.csv', { batchKey: 'empty' }), expected: [403, 403, 201, 403, 403, 403, 403, 403, 401] },
  readUpload: { at: () => ({ id: ids['upload']! }), expected: [404, 404, 200, 404, 200, 200, 200, 404, 401] },
  exportUpload: { at: () => ({ id: ids['upload']! }), expected: [404, 404, 200, 404, 200, 200, 200, 404, 401] },
  listIncidents: { expected: PERSONS },
  findIncident: { body: () => ({ uploadId: ids['upload']!, ground: 'duplicate', field: null, what: '重复报送' }), last: 5, authorities: [404, 404], after: look, expected: [403, 403, 403, 403, 201, 409, 403, 403, 401] },
  readIncident: { at: () => ({ id: ids['incident']! }), expected: [404, 404, 200, 404, 200, 200, 200, 404, 401] },
  readIncidentLetter: { at: incidentLetter, expected: [404, 404, 200, 404, 200, 200, 200, 404, 401] },
  readIncidentLetterPdf: { at: incidentLetter, expected: [404, 404, 200, 404, 200, 200, 200, 404, 401] },
  exportIncident: { at: () => ({ id: ids['incident']! }), expected: [404, 404, 200, 404, 403, 403, 403, 404, 401] },
  answerIncident: { at: () => ({ id: ids['incident']! }), body: () => ({ result: 'accurate', reason: '已核对', table: null }), expected: [404, 404, 201, 404, 403, 403, 403, 404, 401] },
  // The clerk who is asked here is the one who found it.
  draftIncident: { at: () => ({ id: ids['incident']! }), body: () => ({ facts: '经核实', reasons: '没有重复', liftCorrected: false }), expected: [404, 404, 403, 404, 403, 403, 403, 404, 401] },
  decideIncident: { at: () => ({ id: ids['incident']! }), body: () => ({}), expected: [404, 404, 403, 404, 403, 403, 403, 404, 401] },
  listQuarantine: { expected: [200, 200, 200, 403, 200, 200, 403, 403, 401] },
  decideQuarantine: { at: () => ({ id: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({ outcome: 'rejected', reason: '不予释放' }), expected: [403, 403, 403, 403, 404, 403, 403, 403, 401] },
  listChannels: { expected: [403, 403, 403, 403, 403, 200, 403, 200, 401] },
  listProofConnectors: { expected: [403, 403, 403, 403, 403, 200, 403, 200, 401] },
  setProofConnector: { at: () => ({ orgId: 'daqing-court' }), body: () => ({ address: null, publicKeys: [] }), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  setChannel: { at: () => ({ orgId: 'daqing-court' }), body: () => ({ way: 'mail', address: 'court@demo.invalid', publicKeys: [], newSecret: false }), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  rotateSigningKey: { body: () => ({}), expected: [403, 403, 403, 403, 403, 403, 403, 201, 401] },
  readSigningKeys: { expected: ALL },
  acknowledgeNotice: { body: () => ({ acknowledgement: 'none' }), expected: [422, 422, 422, 422, 422, 422, 422, 422, 422] },
  readCorrectionBoard: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  notePosting: { at: () => ({ id: '0199f0a0-0000-7000-8000-000000000000' }), body: () => ({}), expected: [403, 403, 403, 403, 404, 403, 403, 403, 401] },
  listProcedures: { expected: [403, 403, 403, 403, 403, 200, 403, 200, 401] },
  readBasis: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  confirmBasis: {
    body: () => ({ edition: ids['edition']!, name: '盛景行', document: '依据确认单第1号', documentDay: '2026-11-20', values: [{ pointer: UNSIGNED, hash: ids['hash']! }] }),
    authorities: [403, 403], expected: [403, 403, 403, 403, 403, 201, 403, 403, 401],
  },
  readLawDebt: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  readLawDebtTable: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  listPolicyChanges: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  readExampleCalendar: { expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  // Supervisor and operator may both; the rows after this one are about the one that came last, the operator's.
  proposePolicyChange: { body: () => ({ reason: '因暴雪停止办公', file: example }), authorities: [403, 403], expected: [403, 403, 403, 403, 403, 201, 403, 201, 401] },
  // Rules and calendars hold nobody's data: those who oversee read them wherever they are.
  readPolicyChange: { at: change, authorities: [200, 200], expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  previewPolicyChange: { at: change, authorities: [200, 200], expected: [403, 403, 403, 403, 200, 200, 200, 200, 401] },
  approvePolicyChange: { at: change, body: () => ({}), expected: [403, 403, 403, 403, 403, 201, 403, 403, 401] },
  // What is in force is not rejected any more; whoever may not at all learns only that.
  rejectPolicyChange: { at: change, body: () => ({}), expected: [403, 403, 403, 403, 403, 409, 403, 409, 401] },
  readPackSchema: { expected: ALL },
  readPaperForm: { at: () => ({ form: 'objectionApplication' }), expected: ALL },
  listBulletins: { expected: ALL },
  orderBulletin: { body: () => ({}), expected: [403, 403, 403, 403, 403, 403, 201, 201, 401] },
  readTrace: { expected: [403, 403, 403, 403, 403, 200, 200, 200, 401] },
  readRetention: { authorities: [403, 403], expected: [403, 403, 403, 403, 403, 200, 200, 200, 401] },
  placeHold: { body: () => ({ scope: 'case', name: situation.number, reason: '诉讼' }), authorities: [403, 403], expected: [403, 403, 403, 403, 403, 201, 403, 403, 401] },
  // Whoever has laid it on does not lift it (test/retention/erasing.test.ts has who does).
  liftHold: { at: () => ({ id: ids['hold']! }), body: () => ({ reason: '审结' }), expected: [403, 403, 403, 403, 403, 403, 403, 403, 401] },
  exportTrace: { expected: [403, 403, 403, 403, 403, 403, 200, 403, 401] },
  listLooks: { expected: [403, 403, 403, 403, 403, 403, 200, 403, 401] },
  readOwnLooks: { expected: [200, 200, 403, 403, 403, 403, 403, 403, 401] },
  readMyData: { expected: [200, 200, 403, 403, 403, 403, 403, 403, 401] },
  exportMyData: { expected: [200, 200, 403, 403, 403, 403, 403, 403, 401] },
  readInclusion: { at: caseId, expected: [200, 404, 200, 200, 200, 200, 200, 404, 401] },
  readInquiryInclusion: { at: inquiry, expected: [200, 404, 404, 404, 200, 200, 200, 404, 401] },
  readRecordInclusion: { at: record, expected: [200, 404, 404, 200, 200, 200, 200, 404, 401] },
  // Only a demo lets everybody move the date.
  moveTime: { body: () => ({ to: 'nextWorkingDay' }), expected: PERSONS },
  listRepresentations: { body: () => ({ company: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier }), authorities: [404, 403], expected: [403, 403, 403, 403, 200, 403, 403, 403, 401] },
  enterRepresentation: { body: () => ({ company: DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier, person: { name: '林栖梧', identifier: DEMO_SUBJECTS.find((s) => s.id === subjectIdOf('lin'))!.identifier }, from: '2019-03-01', until: '2019-03-02', document: '登记档案' }), authorities: [404, 403], expected: [403, 403, 403, 403, 201, 403, 403, 403, 401], after: async () => { ids['representation'] = (await asSuperuser<{ id: string }>(served, `select id from representation where until_day = '2019-03-02'`))[0]!.id; } },
  changeRepresentation: { at: () => ({ id: ids['representation']! }), body: () => ({ until: null, document: '登记档案' }), expected: [403, 403, 403, 403, 201, 403, 403, 403, 401] },
  rehomeRecord: { at: record, body: () => ({ name: '某公司', identifier: DEMO_SUBJECTS.find((s) => s.id === subjectIdOf('yunshan-electric'))!.identifier }), expected: [403, 403, 403, 403, 201, 403, 403, 403, 401] },
};

let served: ServedHouse;
let strangers: Stranger[];
let machineAsks: Awaited<ReturnType<typeof machineOf>>;
let operations: Map<string, { path: string; method: string }>;
beforeAll(async () => {
  served = await serveHouse();
  strangers = await strangersTo(served, story.recordId);
  machineAsks = await machineOf(served, RESOURCES);
  const document = (await ask(served, '/api/openapi.json', { as: null, method: 'GET' })).json() as { paths: Record<string, Record<string, { operationId: string }>> };
  operations = new Map(Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method: method.toUpperCase() }] as const)));
  const pack = served.house.register.currentPack();
  ids['edition'] = pack.version;
  ids['hash'] = hashedValues(pack).find(({ pointer }) => pointer === UNSIGNED)!.hash;
  await asSuperuser(served, `delete from basis_confirmation where pointer = '${UNSIGNED}'`);
  ids['evidence'] = ((await ask(served, '/api/evidence', { as: 'company-yunshan', form: upload(await smallPng(), '证据.png') })).json() as { id: string }).id;
  ids['proof'] = ((await ask(served, '/api/evidence', { as: 'company-yunshan', form: upload(await smallPng(), '凭证.png') })).json() as { id: string }).id;
});
afterAll(() => served.stop());

test('every operation of the document stands in the table, and nothing else', () => {
  expect([...operations.keys()].sort()).toEqual(Object.keys(TABLE).sort());
});

test.each(Object.entries(TABLE))('%s', async (operationId, row) => {
  const { path, method } = operations.get(operationId)!;
  const address = Object.entries(row.at?.() ?? {}).reduce((made, [name, value]) => made.replace(`{${name}}`, value), path) + (row.query === undefined ? '' : `?${typeof row.query === 'string' ? row.query : row.query()}`);
  await asStrangers(operationId, row, address);
  const statuses: number[] = Array.from({ length: PEOPLE.length });
  // Who may not asks before who may, so that nobody is refused only because it was done already.
  const order = [...PEOPLE.keys()].sort((a, b) => (a === row.last ? 1 : b === row.last ? -1 : row.expected[b]! - row.expected[a]!));
  for (const i of order) {
    const before = await personalActs(served);
    const answered = await ask(served, address, { as: PEOPLE[i]!, method, body: row.body?.(), form: row.form?.() });
    statuses[i] = answered.status;
    if (answered.status >= 400) {
      expect(answered.type).toMatch(/^application\/problem\+json/);
      expect(await personalActs(served)).toBe(before);
    } else keepIds(operationId, answered.text);
  }
  expect(statuses).toEqual(row.expected);
  await asMachine(operationId, row, address);
  await row.after?.();
});

/**
 * The other half of the matrix, without a word in the table: the same roles in an organisation that nothing here concerns. What is about somebody's
 * case, record or paper is not there for them; what is not about anything in particular they get as their role does.
 */
async function asStrangers(operationId: string, row: Row, address: string): Promise<void> {
  if (row.strangers === 'not asked') return;
  for (const [i, stranger] of strangers.entries()) {
    const before = await personalActs(served);
    const { status } = await stranger.ask(address, { method: operations.get(operationId)!.method, body: row.body?.(), form: row.form?.() });
    const asRole = row.expected[2 + i]!;
    const everybodys = row.expected.every((each) => each === 200);
    const named = i < 2 ? row.strangers?.[i] : row.authorities?.[i - 2];
    const expected = named !== undefined ? [named] : row.at === undefined || everybodys ? [asRole] : [403, 404];
    expect(expected, `${operationId} as ${stranger.role} of another organisation`).toContain(status);
    if (status >= 400) expect(await personalActs(served)).toBe(before);
  }
}

/** A machine of the executing department, with all scopes: what they name as its people get it, nothing else. */
async function asMachine(operationId: string, row: Row, address: string): Promise<void> {
  const { path, method } = operations.get(operationId)!;
  const { status, code } = await machineAsks(address, { method, body: row.body?.(), form: row.form?.() });
  if (!path.startsWith('/api/')) expect(status).toBe(200);
  else if (scopesFor(operationId).length > 0) expect(status, operationId).toBe(row.machine ?? row.expected[3]);
  else expect([status, code], operationId).toEqual([403, 'not-in-scope']);
}

function keepIds(operationId: string, text: string): void {
  // The first to ask is the one of the first column.
  if (operationId === 'fileInquiry') ids['inquiry'] ??= (JSON.parse(text) as { inquiryId: string }).inquiryId;
  if (operationId === 'addHarm') ids['harm'] ??= (JSON.parse(text) as { entryId: string }).entryId;
  if (operationId === 'fileComplaint') ids['complaint'] ??= (JSON.parse(text) as { complaintId: string }).complaintId;
  if (operationId === 'uploadRecords') ids['upload'] = (JSON.parse(text) as { id: string }).id;
  if (operationId === 'findIncident') ids['incident'] = (JSON.parse(text) as { incidentId: string }).incidentId;
  if (operationId === 'readIncident') ids['incidentLetter'] = (JSON.parse(text) as { letters: { id: string }[] }).letters[0]!.id;
  if (operationId === 'registerMeasure') ids['measure'] = (JSON.parse(text) as { measureId: string }).measureId;
  if (operationId === 'issueReport') ids['report'] = (JSON.parse(text) as { id: string }).id;
  if (operationId === 'checkMeasures') ids['check'] = (JSON.parse(text) as { id: string }).id;
  if (operationId === 'readExampleCalendar') example = (JSON.parse(text) as { file: unknown }).file;
  // The operator asks last of those who may.
  if (operationId === 'proposePolicyChange') ids['change'] = (JSON.parse(text) as { changeId: string }).changeId;
  // The operator asks last.
  if (operationId === 'openEmergency') ids['emergency'] = (JSON.parse(text) as { emergencyId: string }).emergencyId;
  if (operationId === 'placeHold') ids['hold'] = (JSON.parse(text) as { hold: string }).hold;
  if (operationId === 'registerMachine') ids['machine'] = (JSON.parse(text) as { machineId: string }).machineId;
  if (operationId === 'addMachineKey') ids['kid'] = (JSON.parse(text) as { kid: string }).kid;
  if (operationId === 'fileRepair') ids['repair'] ??= (JSON.parse(text) as { repairId: string }).repairId;
  if (operationId === 'fileObjection') ids['case'] = (JSON.parse(text) as { caseId: string }).caseId;
  if (operationId === 'readCase') {
    const { letters, relations } = JSON.parse(text) as { letters: { id: string; kind: string }[]; relations: string[] };
    if (relations[0] === 'subject') ids['letter'] = letters.find((each) => each.kind === 'acceptanceNotice')!.id;
  }
}
