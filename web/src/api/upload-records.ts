import { newKey } from './client.ts';
import { networkProblem, problemOf } from './problem.ts';
import type { UploadReport } from './types.ts';

/** Hands a batch in; the name of the batch stands before the file, so that nothing is read for nothing. */
export async function uploadRecords(batchKey: string, file: File): Promise<UploadReport> {
  const body = new FormData();
  body.append('batchKey', batchKey);
  body.append('file', file);
  const response = await fetch('/api/uploads', { method: 'POST', headers: { 'idempotency-key': newKey() }, body }).catch(() => {
    throw networkProblem();
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as UploadReport;
}
