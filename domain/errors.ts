/**
 * The closed set of reasons why a request or an act is refused. The API turns each into an RFC 9457 problem
 * (type `/problems/<code>`), the web into a sentence in the reader's language.
 */
export const ERROR_STATUS = {
  'not-json': 400,
  'invalid-field': 400,
  'unknown-field': 400,
  'missing-idempotency-key': 400,
  'not-logged-in': 401,
  'session-expired': 401,
  'bad-origin': 403,
  'not-your-role': 403,
  'not-in-scope': 403,
  'fresh-login-needed': 403,
  'conflict-of-interest': 403,
  'not-competent': 403,
  'not-found': 404,
  'erased': 410,
  'method-not-allowed': 405,
  'not-allowed-in-stage': 409,
  'already-done': 409,
  'draft-needed': 409,
  'review-needed': 409,
  'provenance-contradicts': 409,
  'file-not-released': 409,
  'outdated-view': 409,
  'already-open': 409,
  'newer-delivery': 409,
  'no-repeat': 409,
  'not-your-record': 403,
  'too-early': 409,
  'not-repairable': 409,
  'publicity-ended': 409,
  'publicity-unknown': 409,
  'repair-open': 409,
  'proof-not-fetched': 409,
  'service-missing': 409,
  'persons-only': 422,
  'objection-first': 409,
  'duty-open': 409,
  'date-in-future': 422,
  'commitment-unsigned': 422,
  'limit-expired': 409,
  'clock-stopped': 409,
  'not-provided-for': 409,
  'total-exhausted': 409,
  'too-large': 413,
  'unsupported-type': 415,
  'broken-file': 422,
  'infected-file': 422,
  'bad-check-digit': 422,
  'key-reused': 422,
  'unknown-ground': 422,
  'ground-not-answered': 422,
  'bare-answer': 422,
  'findings-conflict': 422,
  'not-one-fact': 422,
  'does-not-fit-merged': 409,
  'older-leads': 409,
  'evidence-not-answered': 422,
  'evidence-not-opened': 422,
  'value-needed': 422,
  'proof-needed': 422,
  'unknown-measure': 422,
  'not-suspended-then': 422,
  'measure-not-in-catalogue': 422,
  'basis-not-in-force': 409,
  'no-clause-against-staying': 409,
  'clause-unconfirmed': 409,
  'unknown-evidence': 422,
  'unprintable-character': 422,
  'beyond-power': 403,
  'authority-needed': 422,
  'authority-expired': 422,
  'receipt-not-credible': 422,
  'agent-limit': 409,
  'bad-acknowledgement': 422,
  'unsuitable-key': 422,
  'private-key-sent': 422,
  'too-many-requests': 429,
  'second-person-needed': 409,
  'basis-unsigned': 409,
  'time-may-not-move': 409,
  'busy': 503,
  'unavailable': 503,
  'internal': 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A refusal with its code; `field` is a JSON pointer into the request, `params` are shown to the reader (never personal data of a subject). */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: ErrorCode, options: { field?: string; params?: Record<string, string | number>; detail?: string } = {}) {
    super(options.detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.field = options.field;
    this.params = options.params ?? {};
  }
}
