import { fileForSubject } from '../db/case-register.ts';
import { draftOf, saveDraft } from '../db/objection-drafts.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { asId } from '../domain/ids.ts';
import type { EvidenceId, RecordId } from '../domain/ids.ts';
import { readDay } from '../domain/reading.ts';
import { parseInstant } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, keyOf, MutationHeaders, personal, PROBLEMS } from './mutation.ts';
import { ActReceipt } from './schemas/cases.ts';
import { DraftBody, DraftSavedView, OfficeFileBody, SavedDraftView } from './schemas/filing.ts';
import { receiptView } from './views/receipt-view.ts';

const ids = (given: readonly string[]): EvidenceId[] => given.map((id) => asId<EvidenceId>(id));

/** Other ways in than the subject's own form: an office's counter, paper, ex officio; and the form itself while it is written. */
export function filingRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/filings', {
    schema: {
      operationId: 'fileForSubject', summary: 'Take in an objection at any counter or on paper, or open one ex officio (一窗受理、书面收件、主动发现).', tags: ['intake'], headers: MutationHeaders, body: OfficeFileBody,
      response: { 201: ActReceipt, ...PROBLEMS },
    },
  }, async (request, reply) => {
    const { recordId, evidenceIds, stake, primaFacieIds = [], grounds, refusal, how, receivedAt, applicant } = request.body;
    const { receipt, pokes } = await fileForSubject(register, {
      ...personal(request),
      request: {
        recordId: asId<RecordId>(recordId), grounds, refusal, evidenceIds: ids(evidenceIds), primaFacieIds: ids(primaFacieIds),
        stake: stake ? { kind: stake.kind, on: readDay(stake.on, '/stake/on'), what: stake.what, proofIds: ids(stake.proofIds) } : null,
      },
      office: {
        how, receivedAt: receivedAt === null ? null : parseInstant(receivedAt),
        applicant: applicant === null ? null : {
          ...applicant, proofIds: ids(applicant.proofIds), validUntil: applicant.validUntil === null ? null : readDay(applicant.validUntil, '/applicant/validUntil'),
          identifier: applicant.identifier === null ? null : readIdentifier(applicant.identifier, '/applicant/identifier'),
        },
      },
    });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.get('/api/records/:id/draft', {
    schema: { operationId: 'readDraft', summary: 'Your objection to a record as you left it, on whichever device.', tags: ['intake'], params: CaseParams, response: { 200: SavedDraftView, ...PROBLEMS } },
  }, async (request) => {
    const saved = await draftOf(register, requireActor(request), asId<RecordId>(request.params.id), 'objection');
    return saved === null ? { draft: null, savedAt: null } : { draft: saved.draft as DraftBody, savedAt: saved.savedAt };
  });

  app.put('/api/records/:id/draft', {
    schema: { operationId: 'saveDraft', summary: 'Keep an objection that is being written; it is erased when it is filed.', tags: ['intake'], params: CaseParams, headers: MutationHeaders, body: DraftBody, response: { 200: DraftSavedView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    keyOf(request, actor);
    return { savedAt: await saveDraft(register, actor, asId<RecordId>(request.params.id), 'objection', request.body) };
  });
}
