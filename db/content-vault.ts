import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SubjectId } from '../domain/ids.ts';
import type { Db } from './database.ts';

/** Envelope encryption of people's words: a key per subject, wrapped under the installation's master key. */
export interface Vault {
  /** Encrypts a JSON value for a subject. The commitment goes into the act: salted, so that short words cannot be guessed. */
  seal(trx: Db, subjectId: SubjectId, value: unknown): Promise<{ sealed: Buffer; commitment: string }>;
  open(trx: Db, subjectId: SubjectId, sealed: Buffer): Promise<unknown>;
  sealBytes(trx: Db, subjectId: SubjectId, bytes: Uint8Array): Promise<Buffer>;
  openBytes(trx: Db, subjectId: SubjectId, sealed: Buffer): Promise<Buffer>;
  /** A new key, wrapped; written with the subject it is for, so that no key is ever cached that a rollback took back. */
  newKey(): Buffer;
  /** Tells two bodies apart and tells nothing else: keyed, so that nobody with the table alone can try out what somebody wrote. */
  fingerprint(value: unknown): Buffer;
}

const SALT = 16;
const IV = 12;
const TAG = 16;

/** Opens the vault with the 32-byte master key (ZM_MASTER_KEY, base64). */
export function openVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new Error('ZM_MASTER_KEY must be 32 bytes in base64');
  const keys = new Map<SubjectId, Buffer>();
  const fingerprintKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'zhengming request fingerprint', 32));

  async function keyOf(trx: Db, subjectId: SubjectId): Promise<Buffer> {
    const cached = keys.get(subjectId);
    if (cached !== undefined) return cached;
    const { wrapped } = await trx.selectFrom('subject_key').select('wrapped').where('subject_id', '=', subjectId).executeTakeFirstOrThrow();
    const key = decrypt(masterKey, wrapped);
    if (keys.size > 10_000) keys.clear();
    keys.set(subjectId, key);
    return key;
  }

  return {
    async seal(trx, subjectId, value) {
      const salt = randomBytes(SALT);
      const plain = Buffer.concat([salt, Buffer.from(canonical(value))]);
      return { sealed: encrypt(await keyOf(trx, subjectId), plain), commitment: createHash('sha256').update(plain).digest('hex') };
    },
    async open(trx, subjectId, sealed) {
      return JSON.parse(decrypt(await keyOf(trx, subjectId), sealed).subarray(SALT).toString());
    },
    async sealBytes(trx, subjectId, bytes) {
      return encrypt(await keyOf(trx, subjectId), Buffer.from(bytes));
    },
    async openBytes(trx, subjectId, sealed) {
      return decrypt(await keyOf(trx, subjectId), sealed);
    },
    newKey: () => encrypt(masterKey, randomBytes(32)),
    fingerprint: (value) => createHmac('sha256', fingerprintKey).update(canonical(value)).digest(),
  };
}

// The package is CommonJS with types written for a default export; at run time the import is the function itself.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** RFC 8785 text of a JSON value. */
export function canonical(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
}
