import { randomBytes } from 'node:crypto';
import { Refusal } from '../domain/errors.ts';
import type { OrgId } from '../domain/ids.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { PublicKey } from './notice-tables.ts';
import { fingerprintOf, hostOf, operatorAct } from './operator-log.ts';
import type { Register } from './register.ts';

/** How one organisation's system is reached and known again; the secret opened, for the dispatcher's own use. */
export interface RecipientChannel {
  orgId: OrgId;
  way: NoticeWay;
  address: string | null;
  /** Shared with the recipient: HMAC over what we send and, without a key of its own, over what it says back. */
  secret: string | null;
  publicKeys: PublicKey[];
}

export interface ChannelSetting {
  orgId: OrgId;
  way: NoticeWay;
  address: string | null;
  publicKeys: PublicKey[];
  /** Make a new secret; it is shown once, to whoever asked for it. */
  newSecret: boolean;
}

export interface ChannelReceipt {
  orgId: OrgId;
  way: NoticeWay;
  secret: string | null;
}

/** An operator says how an organisation is told. Returns the new secret, if one was asked for: the same key again makes no second one, and is told none. */
export async function setChannel(register: Register, request: PersonalRequest & ChannelSetting): Promise<ChannelReceipt> {
  const { actor, orgId, way, address, publicKeys, newSecret } = request;
  return operatorAct(register, request, async (trx) => {
    if ((await trx.selectFrom('organisation').select('id').where('id', '=', orgId).executeTakeFirst()) === undefined) throw new Refusal('not-found', { field: '/orgId' });
    const secret = newSecret ? randomBytes(32).toString('base64url') : null;
    const wrapped = secret === null ? null : register.vault.newKey();
    const row = {
      way, address, public_keys: JSON.stringify(publicKeys), changed_by: actor.userId, changed_at: await businessNow(trx),
      ...(secret === null || wrapped === null ? {} : { wrapped, secret_sealed: register.vault.sealUnder(wrapped, secret) }),
    };
    await trx.insertInto('recipient_channel').values({ org_id: orgId, wrapped: null, secret_sealed: null, ...row }).onConflict((c) => c.column('org_id').doUpdateSet(row)).execute();
    const facts = { orgId, way, host: way === 'webhook' ? hostOf(address) : null, kids: publicKeys.map(({ kid }) => kid), secret: secret === null ? null : fingerprintOf(secret) };
    return { draft: { kind: 'channelSet' as const, facts }, outcome: { orgId, way, secret }, kept: { orgId, way, secret: null } };
  });
}

/** The channel as it is now; undefined: it reads the web app. */
export async function channelOf({ vault }: Register, trx: Trx, orgId: OrgId): Promise<RecipientChannel | undefined> {
  const row = await trx.selectFrom('recipient_channel').selectAll().where('org_id', '=', orgId).executeTakeFirst();
  if (row === undefined) return undefined;
  const secret = row.wrapped === null || row.secret_sealed === null ? null : String(vault.openUnder(row.wrapped, row.secret_sealed));
  return { orgId, way: row.way, address: row.address, secret, publicKeys: row.public_keys ?? [] };
}

export interface ChannelRow extends Omit<RecipientChannel, 'secret'> {
  hasSecret: boolean;
  changedAt: Instant;
}

/** Every channel that is not the web app's, for the operator's page. */
export async function channels(trx: Trx): Promise<ChannelRow[]> {
  const rows = await trx.selectFrom('recipient_channel').selectAll().orderBy('org_id').execute();
  return rows.map((r) => ({ orgId: r.org_id, way: r.way, address: r.address, publicKeys: r.public_keys ?? [], hasSecret: r.secret_sealed !== null, changedAt: r.changed_at }));
}
