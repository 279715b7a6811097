import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { HOSTILE, broken, valid } from './generate.ts';
import type { Known } from './generate.ts';
import type { Pool } from './pool.ts';
import { filled, kindOf } from './pool.ts';
import type { Operation, Target } from './target.ts';

export interface FuzzOptions {
  requests: number;
  untilMs: number;
  seed: number;
  /** At the same time. */
  lines: number;
}

/** Texts that a schema leaves open and the law does not. */
const usual: Known = (name) => ({ start: ['2026-02-13', '2026-09-30'], count: ['5', '20'], unit: ['workingDays', 'calendarDays'], calendar: ['CN'], startInclusive: ['true', 'false'], limit: [20], channel: ['counter'] })[name];

/** Days that were, in their order, and what stands empty where nothing is to be said. */
const SAID: Readonly<Record<string, readonly unknown[]>> = {
  decidedOn: ['2025-10-14'], publishedOn: ['2025-10-20'], correctedOn: [null, '2025-11-03'], performedOn: [null, '2025-11-03'], restrictedUntil: [null], datedOn: ['2025-11-03'], receivedOn: [null], convertedFrom: [null],
  powerOfAttorney: [null],
};

/** Questions whose parts make sense together only. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  computeDueDate: ['start=2026-02-13&count=5&unit=workingDays', 'start=2024-01-31&count=1&unit=months', 'start=2026-09-30&count=20&unit=calendarDays'],
  listCases: ['limit=1', 'limit=100&phase=received'],
};

/** Moves the date of the whole city: what the others ask for would soon be over, so it is asked for a few times only. */
const RARE: Readonly<Record<string, number>> = { moveTime: 4 };

/** Asks every operation as every identity, as often as asked for: what it takes, what it almost takes, and rubbish. */
export async function fuzz(target: Target, operations: readonly Operation[], pools: ReadonlyMap<string | null, Pool>, { requests, untilMs, seed, lines }: FuzzOptions): Promise<void> {
  const identities = [...pools.keys()];
  const everybody = [...pools.values()];
  const plain = operations.filter(({ isStream }) => !isStream);
  const rare = plain.filter(({ id }) => RARE[id] !== undefined);
  const often = plain.filter(({ id }) => RARE[id] === undefined);
  const each = Math.ceil(requests / (often.length * identities.length));
  // Round by round, so that a run which is out of time has still asked everything.
  const jobs = Array.from({ length: each }, (_unused, round) => often.flatMap((operation) => identities.map((as) => ({ operation, as, round })))).flat();
  jobs.push(...rare.flatMap((operation) => Array.from({ length: RARE[operation.id] ?? 0 }, (_unused, round) => ({ operation, as: identities.find((each) => each !== null) ?? null, round }))));
  // Most operations are for one or two roles: where somebody was answered once it is gone into deeper, with other values.
  const deeper = Math.ceil(jobs.length / 3);
  const answered: typeof jobs = [];
  let further = 0;
  let next = 0;
  let asked = 0;
  const nextJob = (): (typeof jobs)[number] | undefined => {
    if (next < jobs.length) return jobs[next++];
    if (further >= deeper || answered.length === 0) return undefined;
    next += 1;
    const again = answered[further++ % answered.length]!;
    return { ...again, round: again.round + 1 };
  };
  const line = async (): Promise<void> => {
    for (let job = nextJob(); job !== undefined; job = nextJob()) {
      if (Date.now() > untilMs) return;
      asked += 1;
      const { operation, as, round } = job;
      const draw = <T>(arbitrary: fc.Arbitrary<T>): T => fc.sample(arbitrary, { numRuns: 1, seed: seed * 1_000_003 + next * 31 })[0] as T;
      // What is asked for a few times only is asked for rightly, half of them.
      const chance = RARE[operation.id] !== undefined && round % 2 === 0 ? 40 : draw(fc.integer({ min: 0, max: 99 }));
      const { path, known } = addressOf(operation, as, pools, everybody, draw, chance);
      const { headers, body } = contentOf(operation, known, draw, chance);
      const { status } = await target.ask(path, { as, method: operation.method, operation, fuzz: true, headers, ...(body === undefined ? {} : { body }) });
      if (status >= 200 && status < 300 && RARE[operation.id] === undefined && further === 0) answered.push(job);
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
  const before = Number(target.report.parts['fuzz']?.['asked'] ?? 0);
  target.report.parts['fuzz'] = { operations: plain.length, identities: identities.length, asked: before + asked, seed };
}

function addressOf(operation: Operation, as: string | null, pools: ReadonlyMap<string | null, Pool>, everybody: readonly Pool[], draw: <T>(arbitrary: fc.Arbitrary<T>) => T, chance: number): { path: string; known: Known } {
  const kind = kindOf(operation.path);
  const own = pools.get(as);
  const from = (chance < 80 ? own : undefined) ?? everybody[chance % everybody.length];
  // Whoever was given none of a kind tries what others were given.
  const ids = kind === null ? [] : [from?.get(kind), ...everybody.map((each) => each.get(kind))].find((each) => each !== undefined && each.length > 0) ?? [];
  // Half of the acts where this person may do them now; each is taken once.
  const open = chance % 2 === 0 ? own?.get(`open ${operation.id}`)?.shift() : undefined;
  const there = open ?? (ids.length > 0 && chance < 95 ? draw(fc.constantFrom(...ids)) : { id: draw(fc.oneof(fc.uuid(), fc.constantFrom<string>(...HOSTILE))), orderId: randomUUID(), noticeId: randomUUID(), number: '1', limit: 'total', ref: 'x' });
  const whole = chance < 50 ? QUESTIONS[operation.id] : undefined;
  if (whole !== undefined) return { path: `${filled(operation.path, there)}?${draw(fc.constantFrom(...whole))}`, known: () => undefined };
  const queries = operation.query.filter(({ required }) => required || chance % 3 === 0).map(({ name, schema }) => {
    const value = chance < 75 ? draw(valid(schema, usual, name)) : draw(fc.constantFrom(...HOSTILE));
    return `${name}=${encodeURIComponent(String(value).toWellFormed())}`;
  });
  const known: Known = (name) => {
    if (name === 'recordId') return own?.get('records')?.map(({ id }) => id);
    if (name === 'evidenceId') return own?.get('evidence')?.map(({ id }) => id);
    const said = SAID[name];
    if (said !== undefined && chance < 60) return said;
    if (name === 'refusal') return [null];
    if (name === 'groundId') return ['g1', 'g2'];
    if (name === 'identifier') return chance % 2 === 0 ? DEMO_SUBJECTS.map(({ identifier }) => identifier) : undefined;
    return undefined;
  };
  return { path: filled(operation.path, there) + (queries.length === 0 ? '' : `?${queries.join('&')}`), known };
}

function contentOf({ method, body, takesForm }: Operation, known: Known, draw: <T>(arbitrary: fc.Arbitrary<T>) => T, chance: number): { headers: Record<string, string>; body?: string | FormData } {
  if (method === 'GET') return { headers: {} };
  const key: Record<string, string> = chance % 25 === 0 ? {} : { 'idempotency-key': chance % 25 === 1 ? 'again' : randomUUID() };
  const headers = chance % 20 === 3 ? { ...key, 'if-match': draw(fc.constantFrom('"1"', '*', '"99999999999"', '1')) } : key;
  if (takesForm) {
    const form = new FormData();
    form.append(chance < 85 ? 'file' : 'other', new Blob([chance < 60 ? SMALL_PDF : draw(fc.string({ maxLength: 200 }))]), draw(fc.constantFrom('证据.pdf', ...HOSTILE.map((each) => each.slice(0, 80)))));
    return { headers, body: form };
  }
  if (body === null) return { headers };
  const good = draw(valid(body, known));
  return { headers, body: chance < 70 ? JSON.stringify(good) : draw(broken(good)) };
}

/** The least PDF that is whole. */
export const SMALL_PDF = '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';
