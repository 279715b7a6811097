import { randomUUID } from 'node:crypto';
import type { Receipt, FileRequest } from '../../db/case-register.ts';
import { fileObjection, performCaseAct } from '../../db/case-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { ProcedureId } from '../../domain/procedure.ts';

/** Where people hand in what they do: straight at the register, or over HTTP. */
export interface Counter {
  file(actor: Actor, request: FileRequest): Promise<Receipt>;
  act(actor: Actor, caseId: CaseId, request: CaseRequest): Promise<Receipt>;
}

/** The register itself, without HTTP. */
export function registerCounter(register: Register, poke: (ids: ProcedureId[]) => void = () => {}): Counter {
  const personal = (actor: Actor, route: string, body: unknown) => ({
    actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(body) },
  });
  return {
    async file(actor, request) {
      const { receipt, pokes } = await fileObjection(register, { ...personal(actor, 'file', request), request });
      poke(pokes);
      return receipt;
    },
    async act(actor, caseId, request) {
      const { receipt, pokes } = await performCaseAct(register, { ...personal(actor, request.kind, request), caseId, request, ifMatch: null });
      poke(pokes);
      return receipt;
    },
  };
}

/** A refusal as the API tells it. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, body: { code?: string; detail?: string }) {
    super(`${status} ${body.code ?? ''} ${body.detail ?? ''}`);
    this.status = status;
    this.code = body.code ?? '';
  }
}

/** The same over HTTP, with a bearer token per person. */
export function httpCounter(baseUrl: string, tokenOf: (actor: Actor) => Promise<string>): Counter {
  async function post(actor: Actor, path: string, body: object): Promise<Receipt> {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), authorization: `Bearer ${await tokenOf(actor)}` },
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Problem(response.status, answer as { code?: string });
    return answer as Receipt;
  }
  return {
    file: (actor, request) => post(actor, '/api/cases', request),
    act: (actor, caseId, request) => {
      const { path, body } = routeOf(request);
      return post(actor, `/api/cases/${caseId}/${path}`, body);
    },
  };
}

const without = ({ kind: _kind, ...body }: CaseRequest): object => body;

/** Which route takes which request, and what is left for its body. */
export function routeOf(request: CaseRequest): { path: string; body: object } {
  switch (request.kind) {
    case 'accepted':
      return { path: 'acceptance', body: { remark: request.remark, ...(request.further === undefined ? {} : { further: request.further }) } };
    case 'suspensionAcknowledged':
      return { path: `suspensions/${request.orderId}/acknowledgement`, body: { evidenceIds: request.evidenceIds ?? [] } };
    case 'verificationAcknowledged':
      return { path: `verifications/${request.orderId}/acknowledgement`, body: { evidenceIds: request.evidenceIds ?? [] } };
    case 'answered':
      return { path: `verifications/${request.orderId}/answer`, body: { findings: request.findings, evidenceIds: request.evidenceIds, ...(request.evidence === undefined ? {} : { evidence: request.evidence }) } };
    case 'verificationRecalled':
      return { path: `verifications/${request.orderId}/recall`, body: { to: request.to, reason: request.reason } };
    case 'evidenceAdded':
      return { path: 'evidence', body: { words: request.words, evidenceIds: request.evidenceIds } };
    case 'disowned':
      return { path: `verifications/${request.orderId}/denial`, body: { reason: request.reason } };
    case 'jointMeetingHeld':
      return { path: 'joint-meeting', body: { minutes: request.minutes, findings: request.findings } };
    case 'decisionDrafted':
      return { path: 'decision-draft', body: without(request) };
    case 'decisionReviewed':
      return { path: 'decision-draft/review', body: { remark: request.remark } };
    case 'decisionReturned':
      return { path: 'decision-draft/return', body: { remark: request.remark } };
    case 'subjectEnded':
      return { path: 'subject-end', body: without(request) };
    case 'successorCame':
      return { path: 'successor', body: without(request) };
    case 'stayAnswered':
      return { path: `stay-requests/${request.requestId}/answer`, body: { agreed: request.agreed, document: request.document, evidenceIds: request.evidenceIds } };
    case 'exceptionProposed':
      return { path: `suspensions/${request.orderId}/exceptions`, body: { measureId: request.measureId, until: request.until, reasons: request.reasons } };
    case 'exceptionDecided':
      return { path: `exceptions/${request.exceptionId}/decision`, body: { granted: request.granted, reasons: request.reasons } };
    case 'remedyFiled':
      return { path: 'remedies', body: without(request) };
    case 'remedyServed':
    case 'remedyAnswered':
    case 'remedyEnded':
    case 'suspensionImposed':
    case 'suspensionEnded': {
      const { kind, remedyId, ...body } = request;
      return { path: `remedies/${remedyId}/${{ remedyServed: 'service', remedyAnswered: 'answer', remedyEnded: 'result', suspensionImposed: 'suspension', suspensionEnded: 'suspension-end' }[kind]}`, body };
    }
    case 'letterCorrectionDrafted':
      return { path: `letters/${request.letterId}/correction-draft`, body: { reason: request.reason, corrections: request.corrections } };
    case 'letterCorrected':
      return { path: `letters/${request.letterId}/correction`, body: {} };
    case 'caseFileMade':
      return { path: 'case-file', body: {} };
    case 'baseAnnulled':
      return { path: 'base-annulment', body: without(request) };
    case 'baseInRemedy':
      return { path: 'base-remedy', body: without(request) };
    case 'serviceReceipted':
      return { path: 'service-receipt', body: without(request) };
    case 'noticePublished':
      return { path: 'public-notice', body: without(request) };
    case 'decided':
      return { path: 'decision', body: {} };
    case 'endingAcknowledged':
      return { path: `suspensions/${request.orderId}/ending-acknowledgement`, body: { how: request.how, evidenceIds: request.evidenceIds ?? [] } };
    case 'breachReported': {
      const { kind: _, orderId, ...body } = request;
      return { path: `suspensions/${orderId}/breaches`, body };
    }
    case 'rolledBack':
      return { path: `breaches/${request.breachId}/rollback`, body: { steps: request.steps, evidenceIds: request.evidenceIds } };
    case 'recipientConfirmed':
      return { path: `notices/${request.noticeId}/confirmation`, body: { evidenceIds: request.evidenceIds ?? [] } };
    case 'recipientDefunct':
      return { path: `notices/${request.noticeId}/defunct`, body: { reason: request.reason } };
    case 'restorationReported':
      return { path: `restorations/${request.orderId}/report`, body: { steps: request.steps, evidenceIds: request.evidenceIds, ...(request.duties === undefined ? {} : { duties: request.duties }) } };
    case 'restorationObjected':
      return { path: `restorations/${request.orderId}/objection`, body: { duties: request.duties, reason: request.reason, evidenceIds: request.evidenceIds } };
    case 'harmsFiled':
      return { path: 'harms', body: { entryIds: request.harms.map((h) => h.entryId) } };
    case 'restorationConfirmed':
      return { path: `restorations/${request.orderId}/confirmation`, body: { remark: request.remark, evidenceIds: request.evidenceIds ?? [] } };
    case 'clockExtended':
      return { path: `verifications/${request.orderId}/extension`, body: {} };
    case 'extensionAsked':
    case 'extensionDeclined':
      return { path: `verifications/${request.orderId}/${request.kind === 'extensionAsked' ? 'extension-request' : 'extension-refusal'}`, body: { reason: request.reason } };
    case 'casesMerged':
      return { path: 'mergers', body: { caseId: request.caseId, reason: request.reason } };
    case 'caseSplit':
      return { path: 'mergers/split', body: { caseId: request.caseId, reason: request.reason } };
    case 'subAssigned':
      return { path: `verifications/${request.orderId}/sub-assignment`, body: { to: request.to, until: request.until, instructions: request.instructions } };
    case 'subAssignmentRecalled':
      return { path: `verifications/${request.orderId}/sub-assignment/recall`, body: { reason: request.reason } };
    case 'findingDrafted':
      return { path: `verifications/${request.orderId}/finding-draft`, body: { findings: request.findings, evidence: request.evidence ?? [] } };
    case 'clockStopped':
      return { path: `verifications/${request.orderId}/clock-stop`, body: { reason: request.reason, explanation: request.explanation, evidenceIds: request.evidenceIds ?? [] } };
    case 'clockRestarted':
      return { path: `verifications/${request.orderId}/clock-restart`, body: { remark: request.remark } };
    case 'supplementAsked':
      return { path: 'supplement-notice', body: { items: request.items } };
    case 'supplemented':
      return { path: 'supplement', body: { words: request.words, evidenceIds: request.evidenceIds } };
    case 'notAccepted':
      return { path: 'inadmissibility', body: { reason: request.reason, reasons: request.reasons } };
    case 'transferred':
      return { path: 'transfer', body: { reason: request.reason, reasons: request.reasons } };
    case 'withdrawalAsked':
      return { path: 'withdrawal', body: { reasons: request.reasons } };
    case 'withdrawn':
      return { path: 'withdrawal/confirmation', body: {} };
    case 'powerGiven':
      return { path: 'power', body: without(request) };
    case 'powerExamined':
      return { path: 'power-examination', body: without(request) };
    case 'powerRevoked':
      return { path: 'power-revocation', body: {} };
    case 'reopened':
      return { path: 'reopening', body: { reasons: request.reasons, evidenceIds: request.evidenceIds } };
  }
}
