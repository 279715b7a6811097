import type { ErrorCode } from '../../../domain/errors.ts';

/** What the API refused or could not do, as an RFC 9457 document; `network` is a request that never got an answer. */
export interface ProblemDocument {
  status: number;
  code: ErrorCode | 'network';
  errors: { pointer: string; code: string }[];
  params: Record<string, string | number>;
}

/** Thrown by every call of the client that does not end well. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.code);
    this.name = 'ApiProblem';
    this.document = document;
  }
}

/** Reads the body of a refusal; one that is not ours (a proxy's page, say) becomes `unavailable` or `internal`. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const known = typeof body === 'object' && body !== null && 'code' in body ? (body as Partial<ProblemDocument>) : {};
  return new ApiProblem({
    status, code: known.code ?? (status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal'), errors: known.errors ?? [],
    params: known.params ?? {},
  });
}

export const networkProblem = (): ApiProblem => new ApiProblem({ status: 0, code: 'network', errors: [], params: {} });

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem;
