import { performCaseAct } from '../db/case-register.ts';
import { compensationAnnex } from '../db/compensation-annex-reads.ts';
import { addHarmEntry, harmEntries, harmsToFile, removeHarmEntry } from '../db/harm-diary.ts';
import { diaryPlace } from '../db/harm-reads.ts';
import { sumOf } from '../domain/harm.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, EvidenceId, HarmId, OrgId, RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import { drawCompensationAnnex } from '../letters/compensation-annex.ts';
import { Type } from 'typebox';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseMutationHeaders, CaseParams, keyOf, MutationHeaders, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt, EmptyBody } from './schemas/cases.ts';
import { FileHarmsBody, HarmBody, HarmDiaryView, HarmMade } from './schemas/harms.ts';
import { receiptView } from './views/receipt-view.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['harms'];
const Pdf = { description: 'The annex.', content: { 'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } };

/** The harm diary (损害记录): the subject's alone until it files entries in a case. */
export function harmRoutes(app: Api, { register, poke }: Counter): void {
  app.get('/api/records/:id/harms', {
    schema: { operationId: 'readHarmDiary', summary: 'One’s own harm diary about a record (损害记录).', tags, params: CaseParams, response: { 200: HarmDiaryView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const recordId = asId<RecordId>(request.params.id);
    const [entries, place, orgs] = [await harmEntries(register, actor, recordId), await diaryPlace(register, actor, recordId), await register.organisations.all()];
    return {
      entries: entries.map(({ orgId, ...entry }) => ({ ...entry, org: orgId === null ? null : orgView(orgs, orgId) })), sum: sumOf(entries.map((e) => e.amount)),
      orgs: place.orgs.map((id) => orgView(orgs, id)), openCaseId: place.openCaseId,
    };
  });

  app.post('/api/records/:id/harms', {
    schema: { operationId: 'addHarm', summary: 'Keep an entry in one’s harm diary: sealed, and seen by nobody else until it is filed.', tags, params: CaseParams, headers: MutationHeaders, body: HarmBody, response: { 201: HarmMade, ...PROBLEMS } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const { evidenceIds, orgId, on, ...words } = request.body;
    const made = await addHarmEntry(register, actor, keyOf(request, actor), {
      recordId: asId<RecordId>(request.params.id), evidenceIds: evidenceIds.map((id) => asId<EvidenceId>(id)), words: { ...words, on: readDay(on, '/on'), orgId: orgId === null ? null : asId<OrgId>(orgId) },
    });
    return reply.code(201).send(made);
  });

  app.post('/api/harms/:id/removal', {
    schema: { operationId: 'removeHarm', summary: 'Take an entry out of one’s harm diary that was never filed.', tags, params: CaseParams, headers: MutationHeaders, body: EmptyBody, response: { 200: EmptyBody, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    await removeHarmEntry(register, actor, keyOf(request, actor), asId<HarmId>(request.params.id));
    return {};
  });

  app.post('/api/cases/:id/harms', {
    schema: { operationId: 'fileHarms', summary: 'File entries of one’s harm diary in a case: whoever has to restore answers them (提交损害记录).', tags: ['acts'], params: CaseParams, headers: CaseMutationHeaders, body: FileHarmsBody, response: { 201: ActReceipt, ...PROBLEMS } },
  }, async (request, reply) => {
    const asked = personal(request);
    const caseId = asId<CaseId>(request.params.id);
    const harms = await harmsToFile(register, asked.actor, caseId, request.body.entryIds.map((id) => asId<HarmId>(id)));
    const { receipt, pokes } = await performCaseAct(register, { ...asked, caseId, request: harms, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.get('/api/cases/:id/compensation-annex', {
    schema: { operationId: 'readCompensationAnnex', summary: 'What was filed as harm, as a page-numbered annex to a claim for compensation, with the last day to claim; of a case that was upheld, for its subject. Of any other case, the reported uses while suspended.', tags, params: CaseParams, response: { 200: Pdf, ...PROBLEMS } },
  }, async (request, reply) => {
    const annex = await compensationAnnex(register, requireActor(request), asId<CaseId>(request.params.id));
    const pdf = await drawCompensationAnnex(annex);
    return reply.type('application/pdf').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${annex.decision === null ? '暂缓执行期间仍被执行清单' : '赔偿申请附件'}-${annex.number}.pdf`)}`).send(Buffer.from(pdf));
  });
}
