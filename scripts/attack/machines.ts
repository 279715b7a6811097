import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fc from 'fast-check';
import type { Scope } from '../../domain/scope.ts';
import { SCOPE_NAMES, SCOPES } from '../../domain/scope.ts';
import { FINANCE, RESOURCES } from '../../main/demo/city/organisations.ts';
import { machineToken } from '../lib/machine-token.ts';
import { valid } from './generate.ts';
import type { Pool } from './pool.ts';
import { filled, kindOf } from './pool.ts';
import type { Operation, Target } from './target.ts';
import { askedTwice } from './target.ts';

/** Whose machines they are: what its people were given its machines may have been given, and nothing else. */
export const MACHINES_OF = 'resources-clerk';
const OPERATOR = 'operator';

const tokenFor = (...asked: Parameters<typeof machineToken>) => askedTwice(() => machineToken(...asked));

interface Machine {
  id: string;
  key: KeyObject;
}

/** A machine per scope, known to the target by its name; each has that scope alone. */
export async function enterMachines(target: Target): Promise<void> {
  const refused = (what: string, told: { status: number; error?: string | undefined; access_token?: string }): void => {
    if (told.status < 400 || told.access_token !== undefined) target.report.found('machine\'s token', what, String(told.status));
  };
  const machines: Machine[] = [];
  const probe = `/api/checks/${randomUUID()}`;
  for (const scope of SCOPE_NAMES) {
    const machine = await enter(target, RESOURCES, scope);
    machines.push(machine);
    const name = `machine ${scope}`;
    target.machines.set(name, async () => {
      const { status, access_token: token } = await tokenFor(target.issuer, machine.id, machine.key, scope);
      if (token === undefined) throw new Error(`No token for ${name}: ${status}`);
      return token;
    });
    for (const other of SCOPE_NAMES.filter((each) => each !== scope)) refused(`scope ${other} for ${name}`, await tokenFor(target.issuer, machine.id, machine.key, other));
    // RFC 6749 3.3: an issuer may leave out a scope that it does not know; then the token is for nothing.
    const { access_token: idle } = await tokenFor(target.issuer, machine.id, machine.key, 'everything');
    if (idle !== undefined) {
      const { status } = await target.ask(probe, { as: null, token: idle });
      if (status !== 401 && status !== 403) target.report.found('machine\'s token', `no scope, ${name}`, String(status));
    }
  }
  const [first, second] = machines as [Machine, Machine];
  refused('another machine\'s key', await tokenFor(target.issuer, first.id, second.key, SCOPE_NAMES[0]!));
  refused('nobody\'s id', await tokenFor(target.issuer, randomUUID(), first.key, SCOPE_NAMES[0]!));
  // One that is ended: no new token, and the one it holds is over at once.
  const ended = await enter(target, FINANCE, SCOPE_NAMES[0]!);
  const { access_token: held } = await tokenFor(target.issuer, ended.id, ended.key, SCOPE_NAMES[0]!);
  await operate(target, `/api/operators/machines/${ended.id}/end`, {});
  refused('a machine that is ended', await tokenFor(target.issuer, ended.id, ended.key, SCOPE_NAMES[0]!));
  const after = await target.ask(probe, { as: null, token: held ?? '' });
  if (after.status !== 401) target.report.found('machine\'s token', 'held by one that is ended', String(after.status));
}

async function operate(target: Target, path: string, body: object): Promise<Record<string, string>> {
  const told = await target.ask(path, { as: OPERATOR, method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': randomUUID() } });
  if (told.status !== 201) throw new Error(`${path} ${told.status} ${told.text}`);
  return JSON.parse(told.text) as Record<string, string>;
}

async function enter(target: Target, orgId: string, scope: Scope): Promise<Machine> {
  const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { machineId: id } = await operate(target, '/api/operators/machines', { orgId, name: `attack ${scope}`, scopes: [scope] });
  await operate(target, `/api/operators/machines/${id}/keys`, { publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })) });
  return { id: id!, key };
}

/** Every operation with every scope's token, rightly asked, with its own organisation's ids: outside the scope nothing is answered that nobody else is. */
export async function outOfScope(target: Target, operations: readonly Operation[], pools: ReadonlyMap<string | null, Pool>): Promise<void> {
  let asked = 0;
  for (const name of target.machines.keys()) {
    const scope = SCOPES[name.replace('machine ', '') as Scope];
    for (const operation of operations.filter(({ id, isStream }) => !isStream && !(scope.operations as readonly string[]).includes(id))) {
      const kind = kindOf(operation.path);
      const ids = (kind === null ? undefined : pools.get(MACHINES_OF)?.get(kind)?.[0]) ?? { id: randomUUID(), orderId: randomUUID(), noticeId: randomUUID() };
      const body = operation.body === null ? undefined : JSON.stringify(fc.sample(valid(operation.body, () => undefined), { numRuns: 1, seed: asked })[0]);
      const send = (as: string | null) => target.ask(filled(operation.path, ids), { as, method: operation.method, operation, ...(body === undefined ? {} : { body }), headers: operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() } });
      const { status } = await send(name);
      asked += 1;
      if (status < 300 && (await send(null)).status >= 300) target.report.found('outside its scope', operation.id, `${name} got ${status}`);
    }
  }
  target.report.parts['machines'] = { scopes: SCOPE_NAMES.length, askedOutsideTheirScope: asked };
}
