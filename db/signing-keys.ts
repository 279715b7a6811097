import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { PublicKey } from './notice-tables.ts';
import { operatorAct } from './operator-log.ts';
import type { Register } from './register.ts';

/** What signs for the platform; the private half never leaves the process that opened it. */
export interface SigningKey {
  kid: string;
  privateKey: Readonly<Record<string, unknown>>;
}

/** The key in use, for the dispatcher; made when there is none yet. */
export async function signingKey(register: Register): Promise<SigningKey> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const row = await inUse(trx) ?? (await addKey(register, trx));
    return { kid: row.kid, privateKey: register.vault.openUnder(row.wrapped, row.private_sealed) as SigningKey['privateKey'] };
  });
}

/** Every public half, the one in use first: what a retired key has signed can still be verified. */
export async function publishedKeys(db: Db): Promise<{ key: PublicKey; madeAt: Instant; retiredAt: Instant | null }[]> {
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const rows = await trx.selectFrom('signing_key').select(['public_key', 'made_at', 'retired_at']).orderBy(sql`retired_at nulls first`).orderBy('made_at', 'desc').execute();
    return rows.map((r) => ({ key: r.public_key, madeAt: r.made_at, retiredAt: r.retired_at }));
  });
}

/** A new key signs from now on; the one before only verifies. */
export function rotateSigningKey(register: Register, request: PersonalRequest): Promise<{ kid: string }> {
  return operatorAct(register, request, async (trx) => {
    const retired = (await inUse(trx))?.kid ?? null;
    await trx.updateTable('signing_key').set({ retired_at: sql<Instant>`clock_timestamp()` }).where('retired_at', 'is', null).execute();
    const { kid } = await addKey(register, trx);
    return { draft: { kind: 'signingKeyRotated' as const, facts: { kid, retired } }, outcome: { kid }, kept: { kid } };
  });
}

const inUse = (trx: Trx) => trx.selectFrom('signing_key').selectAll().where('retired_at', 'is', null).executeTakeFirst();

async function addKey({ vault }: Register, trx: Trx) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const wrapped = vault.newKey();
  const kid = createHash('sha256').update(randomUUID()).digest('base64url').slice(0, 16);
  const published = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
  const row = { kid, public_key: JSON.stringify(published), wrapped, private_sealed: vault.sealUnder(wrapped, privateKey.export({ format: 'jwk' })) };
  return trx.insertInto('signing_key').values(row).returningAll().executeTakeFirstOrThrow();
}
