import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { valid } from './generate.ts';
import { MACHINES_OF } from './machines.ts';
import type { Pool } from './pool.ts';
import { filled, kindOf } from './pool.ts';
import type { Operation, Target } from './target.ts';

/** Whose office it is to see what stands in no list of theirs; of the supervisor of another authority it is what that has a part in, compared row by row in `test/db/row-security.test.ts`. */
const SEES_ALL = new Set(['platform-clerk', 'supervisor', 'supervisor-finance', 'auditor']);
/** Departments register their measures on any record by its id: they have no list to have it from. Afterwards they may prove what they registered. */
const BY_OFFICE: Readonly<Record<string, readonly (string | null)[]>> = { registerMeasure: ['resources-clerk', 'market-clerk'], readRecordInclusion: ['resources-clerk', 'market-clerk'] };

/** Every id that A was given, asked for by everybody else: whoever was not given it must not get it, and must not act on it. */
export async function othersIds(target: Target, operations: readonly Operation[], pools: ReadonlyMap<string | null, Pool>, most: number): Promise<void> {
  let asked = 0;
  const swept = new Set<string>();
  const keyOf = (kind: string, ids: Record<string, string>): string => `${kind} ${Object.values(ids).join(' ')}`;
  const given = new Map([...pools].map(([as, pool]) => [as, new Set([...pool].flatMap(([kind, all]) => all.map((ids) => keyOf(kind, ids))))]));
  const withIds = operations.filter(({ path, isStream }) => path.includes('{') && !path.includes('/public/') && !isStream);
  const strangers = [...pools.keys()].filter((as) => as === null || !SEES_ALL.has(as));
  const officeOf = (as: string | null): string | null => (as !== null && target.machines.has(as) ? MACHINES_OF : as);
  for (const [owner, pool] of pools) {
    if (owner === null || SEES_ALL.has(owner) || target.machines.has(owner)) continue;
    for (const operation of withIds) {
      const kind = kindOf(operation.path);
      if (kind === null) continue;
      for (const ids of (pool.get(kind) ?? []).slice(0, most)) {
        for (const as of strangers) {
          if (as === owner || BY_OFFICE[operation.id]?.includes(officeOf(as)) === true || given.get(as)?.has(keyOf(kind, ids)) === true) continue;
          const body = operation.body === null ? undefined : JSON.stringify(fc.sample(valid(operation.body, (name) => (name === 'groundId' ? ['g1'] : undefined)), { numRuns: 1, seed: asked })[0]);
          const { status } = await target.ask(filled(operation.path, ids), { as, method: operation.method, operation, headers: operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }, ...(body === undefined ? {} : { body }) });
          asked += 1;
          swept.add(operation.id);
          if (status < 300) target.report.found('what is another\'s', operation.id, `${as ?? 'nobody'} got ${kind} of ${owner}`);
          // Whoever may not see it is not told by the answer that it is there.
          else if (operation.method === 'GET' && ![401, 403, 404].includes(status)) target.report.found('tells that it is there', operation.id, `${as ?? 'nobody'} is told ${status} of ${kind} of ${owner}`);
        }
      }
    }
  }
  target.report.parts['othersIds'] = { asked, operations: swept.size, withoutAnId: withIds.map(({ id }) => id).filter((id) => !swept.has(id)).join(', ') };
}

const PLANTED: Readonly<Record<string, unknown>> = {
  id: randomUUID(), roles: ['supervisor'], role: 'supervisor', actor: 'supervisor', userId: 'supervisor', orgId: 'daqing-platform', subjectId: randomUUID(), status: 'closed', phase: 'closed',
  occurredAt: '2020-01-01T00:00:00Z', seq: 1, hash: '00', isAdmin: true, outcome_: 'upheld', authorClass: 'law',
};

/** Fields that no form has, added to bodies that are otherwise right: none may be taken, at the top or within. */
export async function plantedFields(target: Target, operations: readonly Operation[], pools: ReadonlyMap<string | null, Pool>, most: number): Promise<void> {
  let asked = 0;
  const planted = Object.entries(PLANTED);
  let next = 0;
  for (const operation of operations.filter(({ body, id }) => body !== null && id !== 'moveTime')) {
    const kind = kindOf(operation.path);
    for (const as of ['company-yunshan', 'platform-clerk', 'tax-provider', 'supervisor']) {
      const ids = kind === null ? {} : (pools.get(as)?.get(kind)?.[0] ?? { id: randomUUID(), orderId: randomUUID(), noticeId: randomUUID() });
      const good = fc.sample(valid(operation.body ?? {}, (name) => (name === 'recordId' ? pools.get(as)?.get('records')?.map((each) => each['id']) : undefined)), { numRuns: 1, seed: 7 + asked })[0] as Record<string, unknown>;
      const inner = Object.entries(good).flatMap(([name, value]) => (Array.isArray(value) && typeof value[0] === 'object' ? [{ ...good, [name]: [{ ...value[0], ...PLANTED }, ...value.slice(1)] }] : []));
      // In turns, so that each of them comes to somebody.
      for (const [name, value] of most < planted.length ? Array.from({ length: most }, () => planted[next++ % planted.length]!) : planted) inner.push({ ...good, [name]: value });
      for (const body of inner) {
        const { status } = await target.ask(filled(operation.path, ids), { as, method: operation.method, operation, body: JSON.stringify(body), headers: { 'idempotency-key': randomUUID() } });
        asked += 1;
        if (status < 300 && Object.keys(body).some((name) => operation.body?.properties?.[name] === undefined)) target.report.found('planted field taken', operation.id, JSON.stringify(body));
      }
    }
  }
  target.report.parts['plantedFields'] = { asked };
}
