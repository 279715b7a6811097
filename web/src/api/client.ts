import createClient from 'openapi-fetch';
import { networkProblem, problemOf } from './problem.ts';
import type { paths } from './schema.d.ts';

/** The counter's doors, typed by its own document; the session cookie goes with each request. */
export const api = createClient<paths>({
  credentials: 'same-origin',
  headers: { accept: 'application/json' },
  fetch: (request) => fetch(request).catch(() => Promise.reject(networkProblem())),
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer, or an ApiProblem thrown. */
export async function answerOf<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined) throw problemOf(response.status, error);
  return data;
}

/** Headers of a mutation: the key makes a retry the same act, the sequence seen guards against deciding on an old view. */
export const mutationHeaders = (key: string, seenSeq?: number): Record<string, string> => ({
  'idempotency-key': key,
  ...(seenSeq === undefined ? {} : { 'if-match': `"${seenSeq}"` }),
});

/** A random UUID (version 4); `crypto.randomUUID` is missing where the page was not opened over https or loopback. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
