import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { ERROR_STATUS, Refusal } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Problem } from './schemas/common.ts';

type FieldError = { pointer: string; code: string };

/** Every error leaves as RFC 9457 with a code of the closed set; what is not ours to tell stays in the log, under the request's id. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'internal') request.log.error(traceOf(error), 'internal error');
    else if (problem.status >= 500) request.log.warn({ code: problem.code, cause: error instanceof Error ? error.message : 'unknown' }, 'not served');
    return sendProblem(reply, { ...problem, instance: `urn:request:${request.id}` });
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header('retry-after', '1');
  return reply.code(problem.status).type('application/problem+json').header('cache-control', 'no-store').send(JSON.stringify(problem));
}

export function problem(code: ErrorCode, rest: Partial<Pick<Problem, 'errors' | 'params'>> = {}): Problem {
  return { type: `/problems/${code}`, title: code.replaceAll('-', ' '), status: ERROR_STATUS[code], code, ...rest };
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    const { code, field, params } = error;
    return problem(code, { ...(field === undefined ? {} : { errors: [{ pointer: field, code }] }), ...(Object.keys(params).length === 0 ? {} : { params: { ...params } }) });
  }
  if (!(error instanceof Error)) return problem('internal');
  const { validation, validationContext, code, statusCode } = error as FastifyError;
  if (validation !== undefined) return invalid(validation, validationContext);
  const known = CODES[code] ?? sqlCode(code, error.message);
  if (known !== undefined) return problem(known);
  if (error instanceof SyntaxError && statusCode === 400) return problem('not-json');
  return problem(statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'invalid-field' : 'internal');
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json', FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json', FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-type', FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not-json', FST_ERR_NOT_FOUND: 'not-found',
  FST_ERR_BAD_URL: 'not-found', FST_REQ_FILE_TOO_LARGE: 'too-large', FST_FILES_LIMIT: 'too-large', FST_FIELDS_LIMIT: 'too-large', FST_PARTS_LIMIT: 'too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-type',
  ECONNREFUSED: 'unavailable', ECONNRESET: 'unavailable', ENOTFOUND: 'unavailable', ETIMEDOUT: 'unavailable', EPIPE: 'unavailable', EAI_AGAIN: 'unavailable',
};

/** PostgreSQL: connection gone or refused, too slow, or a text it cannot hold. */
function sqlCode(code: string | undefined, message: string): ErrorCode | undefined {
  if (code === undefined) return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(message) ? 'unavailable' : undefined;
  if (/^08|^57P0|^53/.test(code)) return 'unavailable';
  if (code === '57014' || code === '55P03') return 'busy';
  if (code === '22021' || code === '22P05') return 'invalid-field';
  return undefined;
}

/** A name that a field might have is told back; anything else may be somebody's number or name in the wrong place. */
const isFieldName = (name: string): boolean => /^[!-~]{1,40}$/.test(name) && !/\d{5}|@/.test(name);

/** What the schema refused, each by its JSON pointer; an address that names nothing is simply not there. */
function invalid(validation: NonNullable<FastifyError['validation']>, context: FastifyError['validationContext']): Problem {
  if (context === 'params') return problem('not-found');
  const errors: FieldError[] = validation.slice(0, 50).flatMap(({ keyword, instancePath, params }): FieldError[] => {
    const { additionalProperty, missingProperty } = params as { additionalProperty?: string; missingProperty?: string };
    if (additionalProperty !== undefined) return [{ pointer: isFieldName(additionalProperty) ? `${instancePath}/${escaped(additionalProperty)}` : instancePath, code: 'unknown-field' }];
    if (missingProperty !== undefined) return [{ pointer: `${instancePath}/${escaped(missingProperty)}`, code: 'value-needed' }];
    // The branches of "or null" fail one by one beside the union itself.
    if (keyword === 'anyOf') return [];
    return [{ pointer: instancePath, code: 'invalid-field' }];
  });
  const distinct = errors.filter((e, i) => errors.findIndex((o) => o.pointer === e.pointer && o.code === e.code) === i);
  return problem(distinct.length > 0 && distinct.every((e) => e.code === 'unknown-field') ? 'unknown-field' : 'invalid-field', { errors: distinct });
}

/** What the log keeps of a fault. Messages of the database and of the parser quote what people wrote, so of those only the place is kept. */
function traceOf(error: unknown): { error: string; code: string | undefined; message: string | undefined; at: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error, code: undefined, message: undefined, at: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const quotes = error instanceof SyntaxError || /^[0-9A-Z]{5}$/.test(code ?? '');
  return { error: error.name, code, message: quotes ? undefined : error.message, at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n') };
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
