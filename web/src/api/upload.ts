import { newKey } from './client.ts';
import { ApiProblem, networkProblem, problemOf } from './problem.ts';
import type { EvidenceReceipt } from './types.ts';

export const EVIDENCE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'];
export const EVIDENCE_MAX_BYTES = 20 * 1024 * 1024;

/** What can be said of a file before it is sent. */
export function checkFile(file: File): ApiProblem | undefined {
  const refused = (code: 'too-large' | 'unsupported-type', status: number) => new ApiProblem({ code, status, errors: [], params: {} });
  if (file.size > EVIDENCE_MAX_BYTES) return refused('too-large', 413);
  if (!EVIDENCE_TYPES.includes(file.type)) return refused('unsupported-type', 415);
  return undefined;
}

/** What a file is sent for, if it is not the sender's own: a case, or the record that a counter takes an objection to in for. */
export interface SentFor {
  caseId?: string | undefined;
  recordId?: string | undefined;
}

/** Sends one file; `fetch` cannot tell how far it has come, XMLHttpRequest can. */
export function uploadEvidence(file: File, { caseId, recordId }: SentFor, onProgress: (percent: number) => void): Promise<EvidenceReceipt> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/evidence');
    request.setRequestHeader('idempotency-key', newKey());
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(request.response as EvidenceReceipt);
      else reject(problemOf(request.status, request.response));
    });
    request.addEventListener('error', () => reject(networkProblem()));
    const body = new FormData();
    if (caseId !== undefined) body.append('caseId', caseId);
    if (recordId !== undefined) body.append('recordId', recordId);
    body.append('file', file);
    request.send(body);
  });
}
