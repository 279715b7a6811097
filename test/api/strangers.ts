import { createHash, randomBytes } from 'node:crypto';
import type { RecordId } from '../../domain/ids.ts';
import { SCOPE_NAMES } from '../../domain/scope.ts';
import { keyPair, machineToken } from '../setup/machines.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import type { Answer, Question } from './ask.ts';
import { ask, asSuperuser } from './ask.ts';

type Asking = (path: string, question: Omit<Question, 'as' | 'headers'>) => Promise<Answer>;

/** In this order: the tuples of the table go by it. */
export const STRANGE_ROLES = ['provider', 'executor', 'clerk', 'supervisor'] as const;

/** Somebody in the same role of an organisation that a record, and every case about it, does not concern. */
export interface Stranger {
  role: (typeof STRANGE_ROLES)[number];
  ask: Asking;
}

export async function strangersTo(served: ServedHouse, recordId: RecordId): Promise<Stranger[]> {
  const orgs = await asSuperuser<{ id: string }>(served, `select id from organisation o where kind = 'department' and valid_to is null
    and not exists (select from record r where r.id = '${recordId}' and r.provider_id = o.id) and not exists (select from record_recipient g where g.record_id = '${recordId}' and g.org_id = o.id)
    and not exists (select from measure m where m.record_id = '${recordId}' and m.executor_id = o.id) order by id limit 3`);
  // A supervisor of an authority above nobody who has a part: not the city's, not the provider's, and without a bank that is told.
  orgs.push(...(await asSuperuser<{ id: string }>(served, `select id from organisation where kind = 'court' order by id limit 1`)));
  return Promise.all(STRANGE_ROLES.map(async (role, i): Promise<Stranger> => {
    const [org, user, id] = [orgs[i]!.id, `stranger-${role}`, randomBytes(32).toString('base64url')];
    const hash = createHash('sha256').update(id).digest('hex');
    await asSuperuser(served, `insert into app_user (id, name, name_en, org_id, subject_id, enabled) values ('${user}', '外单位人员', 'Stranger', '${org}', null, true)`);
    await asSuperuser(served, `insert into user_role (user_id, role) values ('${user}', '${role}')`);
    await asSuperuser(served, `insert into session (id_hash, user_id, created_at, last_seen_at, ends_at, auth_at) values ('\\x${hash}', '${user}', now(), now(), now() + interval '1 hour', now())`);
    return { role, ask: (path, question) => ask(served, path, { ...question, as: null, headers: { cookie: `zm_sid=${id}`, origin: served.baseUrl } }) };
  }));
}

/** A machine of an organisation that has every scope there is. */
export async function machineOf(served: ServedHouse, orgId: string): Promise<Asking> {
  const keys = keyPair();
  const { machineId } = (await ask(served, '/api/operators/machines', { as: 'operator', body: { orgId, name: '业务系统', scopes: SCOPE_NAMES } })).json() as { machineId: string };
  await ask(served, `/api/operators/machines/${machineId}/keys`, { as: 'operator', body: { publicKey: keys.publicPem } });
  let token: { text: string; at: number } | undefined;
  return async (path, question) => {
    // Its tokens are short; a slow machine takes longer for the whole table.
    if (token === undefined || Date.now() - token.at > 5 * 60_000) token = { text: (await machineToken(served.issuer, machineId, keys.privateKey, SCOPE_NAMES.join(' '))).access_token ?? '', at: Date.now() };
    return ask(served, path, { ...question, as: null, headers: { authorization: `Bearer ${token.text}` } });
  };
}
