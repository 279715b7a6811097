import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ERROR_STATUS } from '../../domain/errors.ts';
import { isLoopback } from '../../api/identity/loopback.ts';
import { bearerFor } from '../lib/bearer-for.ts';
import type { Report } from './report.ts';

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

/** One operation of the document. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  query: { name: string; schema: Schema; required: boolean }[];
  /** Of a JSON body; null where there is none, or a form. */
  body: Schema | null;
  statuses: string[];
  isStream: boolean;
  /** Answers with a table (CSV) that somebody opens in a spreadsheet. */
  isTable: boolean;
  takesForm: boolean;
  fits: ValidateFunction | null;
}

export interface Ask {
  /** A demo identity, or a machine by its name; null is nobody. */
  as: string | null;
  /** Instead of that identity's own token. */
  token?: string;
  method?: string;
  body?: string | FormData;
  headers?: Record<string, string>;
  /** Where the answer is counted; without it, only its rules are looked at. */
  operation?: Operation;
  /** More than the counter takes: it may hang up instead of answering. */
  tooLarge?: boolean;
  /** Asked in order to be taken or refused as it may be; what is meant to be refused does not count for the share of good answers. */
  fuzz?: boolean;
}

export interface Told {
  status: number;
  headers: Headers;
  text: string;
}

const wasReset = (error: unknown): boolean => error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause && ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(error.cause.code));

/** The issuer closes connections that rest; one that is taken up again in that moment is cut, and its question asked anew. */
export const askedTwice = <T>(ask: () => Promise<T>): Promise<T> => ask().catch((error: unknown) => {
  if (!wasReset(error)) throw error;
  return ask();
});

/** Half of what the issuer gives a machine. */
const MACHINE_TOKEN_MS = 5 * 60_000;

/** The house under attack: asks, and looks at each answer by the rules that hold for all of them. */
export class Target {
  readonly origin: string;
  readonly issuer: string;
  readonly report: Report;
  /** By name, how each gets a token: a machine's is short, and asked for anew. */
  readonly machines = new Map<string, () => Promise<string>>();
  private readonly tokens = new Map<string, { token: Promise<string>; untilMs: number }>();

  constructor(origin: string, issuer: string, report: Report) {
    for (const address of [origin, issuer]) {
      if (!isLoopback(new URL(address).hostname)) throw new Error(`${address} is not on this machine: this attacks loopback addresses only.`);
    }
    this.origin = origin;
    this.issuer = issuer;
    this.report = report;
  }

  tokenOf(identity: string): Promise<string> {
    const known = this.tokens.get(identity);
    if (known !== undefined && known.untilMs > Date.now()) return known.token;
    const machine = this.machines.get(identity);
    const fresh = machine === undefined ? { token: askedTwice(() => bearerFor(this.issuer, identity)), untilMs: Infinity } : { token: machine(), untilMs: Date.now() + MACHINE_TOKEN_MS };
    this.tokens.set(identity, fresh);
    return fresh.token;
  }

  async ask(path: string, ask: Ask): Promise<Told> {
    const { as, token = as === null ? undefined : await this.tokenOf(as), method = 'GET', body, operation } = ask;
    const where = operation?.id ?? `${method} ${path.split('?')[0]}`;
    const send = () => fetch(this.origin + path, {
      method, redirect: 'manual', ...(body === undefined ? {} : { body }),
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}), ...ask.headers },
    });
    // A counter that has refused a file half-way hangs up on the rest of it, and its answer may be lost with that.
    const response = await send().catch((error: unknown) => {
      if (!wasReset(error)) throw error;
      this.report.resets += 1;
      if (ask.tooLarge === true) return this.stillThere(where);
      throw new Error(`${method} ${where}: the connection was cut before an answer`, { cause: error });
    });
    if (response === undefined) return { status: 413, headers: new Headers(), text: '' };
    const text = response.headers.get('content-type')?.startsWith('text/event-stream') === true ? (await response.body?.cancel(), '') : await response.text();
    const told = { status: response.status, headers: response.headers, text };
    if (operation === undefined) this.report.requests += 1;
    else this.report.saw(operation.id, told.status, ask.fuzz === true);
    this.judge(where, told, operation);
    return told;
  }

  /** After a connection that was cut on a body too large: it was the counter's refusal, and not its end. */
  private async stillThere(where: string): Promise<undefined> {
    const alive = await fetch(`${this.origin}/health/live`).then(({ status }) => status, () => 0);
    if (alive !== 200) this.report.found('gone after a body that was too large', where, String(alive));
  }

  async json<T>(path: string, as: string | null): Promise<T | undefined> {
    const { status, text } = await this.ask(path, { as });
    return status === 200 ? (JSON.parse(text) as T) : undefined;
  }

  async operations(): Promise<Operation[]> {
    const { paths } = JSON.parse((await this.ask('/api/openapi.json', { as: null })).text) as { paths: Record<string, Record<string, Described>> };
    const ajv = new Ajv2020({ strict: false, allErrors: false });
    formats.default(ajv);
    return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]): Operation => {
      const content = Object.entries(described.responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};
      const good = content['application/json']?.schema;
      return {
        id: described.operationId, method: method.toUpperCase(), path,
        query: (described.parameters ?? []).filter((each) => each.in === 'query').map(({ name, schema, required }) => ({ name, schema, required: required === true })),
        body: described.requestBody?.content['application/json']?.schema ?? null, takesForm: described.requestBody?.content['multipart/form-data'] !== undefined,
        statuses: Object.keys(described.responses), isStream: content['text/event-stream'] !== undefined, isTable: content['text/csv'] !== undefined, fits: good === undefined ? null : ajv.compile(good),
      };
    }));
  }

  /** By its number, or as a refusal of the closed set: one of its codes, with the status that this code has. */
  private isDocumented(status: number, text: string, { statuses }: Operation): boolean {
    if (statuses.includes(String(status))) return true;
    // An address longer than any head may be: refused before there is a request, so no operation has it.
    if (status === 431) return text.startsWith('{"type":"about:blank"');
    if (!statuses.some((each) => each.toUpperCase() === `${String(status)[0]}XX`)) return false;
    const code = /"code":"([a-z-]+)"/.exec(text)?.[1] ?? '';
    return Object.hasOwn(ERROR_STATUS, code) && ERROR_STATUS[code as keyof typeof ERROR_STATUS] === status;
  }

  private judge(where: string, { status, headers, text }: Told, operation: Operation | undefined): void {
    const found = (rule: string, detail: string): void => this.report.found(rule, where, detail);
    const problem = (headers.get('content-type') ?? '').startsWith('application/problem+json');
    const probe = where === 'isReady' && status === 503;
    if (status === 503 && problem && text.includes('"code":"busy"')) this.report.busy += 1;
    else if (status >= 500 && !probe) found('server error', `${status} ${text}`);
    if (operation !== undefined && !this.isDocumented(status, text, operation)) found('undocumented status', `${status} ${text}`);
    if (status >= 400 && !problem && !probe) found('error that is no problem document', `${status} ${headers.get('content-type')} ${text}`);
    if (headers.get('x-content-type-options') !== 'nosniff' || headers.get('content-security-policy') === null) found('answer without its security headers', String(status));
    if (/\n\s+at .+:\d+:\d+|node_modules\/|file:\/\/\/\S+\.[cm]?[jt]s\b/.test(text)) found('stack trace', text);
    if (status >= 400 && /syntax error at or near|violates \w+[ -]\w+ constraint|relation "|\bselect .+ from\b|permission denied for/i.test(text)) found('database words', text);
    if (status < 300 && operation?.fits && (headers.get('content-type') ?? '').startsWith('application/json') && !operation.fits(JSON.parse(text))) {
      found('answer that does not fit its schema', JSON.stringify(operation.fits.errors?.[0]));
    }
  }
}

interface Described {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
