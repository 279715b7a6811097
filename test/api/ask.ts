import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { ServedHouse } from '../setup/served-house.ts';

/** One answer of the counter, with what an error of it says. */
export interface Answer {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  code: string | undefined;
  errors: { pointer: string; code: string }[] | undefined;
  params: Record<string, string | number> | undefined;
  json(): unknown;
}

export interface Question {
  /** A demo identity; null: nobody. */
  as: string | null;
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, with its own content type. */
  raw?: { type: string; content: string };
  form?: FormData;
  /** null: none; without it a new one. */
  key?: string | null;
  headers?: Record<string, string>;
}

/** Asks over HTTP, as a program with somebody's token does. */
export async function ask(served: ServedHouse, path: string, question: Question): Promise<Answer> {
  const { as, method = 'POST', body, raw, form, key = randomUUID() } = question;
  const response = await fetch(`${served.baseUrl}${path}`, {
    method,
    headers: {
      ...(as === null ? {} : { authorization: `Bearer ${await served.tokenOf(as)}` }), ...(method === 'GET' || key === null ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(raw === undefined ? {} : { 'content-type': raw.type }), ...question.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(raw === undefined ? {} : { body: raw.content }), ...(form === undefined ? {} : { body: form }),
  });
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, type, headers: response.headers, text: '', code: undefined, errors: undefined, params: undefined, json: () => undefined };
  }
  const text = await response.text();
  const problem = (type.startsWith('application/problem+json') ? JSON.parse(text) : {}) as Partial<Pick<Answer, 'code' | 'errors' | 'params'>>;
  return { status: response.status, type, headers: response.headers, text, code: problem.code, errors: problem.errors, params: problem.params, json: () => JSON.parse(text) as unknown };
}

/** Runs one statement in the house's own database as the superuser: looking, and breaking, where no role may. */
export async function asSuperuser<R extends object>(served: ServedHouse, statement: string): Promise<R[]> {
  const admin = await served.superuser();
  try {
    return (await admin.query<R>(statement)).rows;
  } finally {
    // What a statement has set is for it alone.
    await admin.query('reset all');
  }
}

/** How much stands in the register: acts, kept outcomes and files. */
export async function counts(served: ServedHouse): Promise<{ acts: number; outcomes: number; files: number }> {
  const [row] = await asSuperuser<{ acts: number; outcomes: number; files: number }>(served,
    'select (select count(*)::int from act) as acts, (select count(*)::int from idempotency) as outcomes, (select count(*)::int from evidence) as files');
  return row!;
}

/** As many acts as people (not procedures, which act in their own time) have done. */
export async function personalActs(served: ServedHouse): Promise<number> {
  const [row] = await asSuperuser<{ n: number }>(served, `select count(*)::int as n from act where author_class = 'person'`);
  return row!.n;
}

export function upload(bytes: Uint8Array, fileName: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  return form;
}

/** An image of a few pixels. */
export const smallPng = (): Promise<Buffer> => sharp({ create: { width: 8, height: 6, channels: 3, background: '#06c' } }).png().toBuffer();

/** The least PDF that is whole. */
export const smallPdf = (): Buffer => Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n');
