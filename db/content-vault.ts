import type { KeyObject } from 'node:crypto';
import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SubjectId } from '../domain/ids.ts';
import type { CipherName } from './cipher.ts';
import { assertOffered, cipherOf, openSealed as decrypt, sealWith } from './cipher.ts';
import type { Db } from './database.ts';

/** Envelope encryption of people's words: a key per subject, wrapped under the installation's master key. */
export interface Vault {
  /** Encrypts a JSON value for a subject. The commitment goes into the act: salted, so that short words cannot be guessed. */
  seal(trx: Db, subjectId: SubjectId, value: unknown): Promise<{ sealed: Buffer; commitment: string }>;
  open(trx: Db, subjectId: SubjectId, sealed: Buffer): Promise<unknown>;
  /** Under a key of its own, which goes along wrapped under the subject's: whoever takes the row away takes its key away. */
  sealAlone(trx: Db, subjectId: SubjectId, value: unknown): Promise<Buffer>;
  openAlone(trx: Db, subjectId: SubjectId, sealed: Buffer): Promise<unknown>;
  sealBytes(trx: Db, subjectId: SubjectId, bytes: Uint8Array): Promise<Buffer>;
  openBytes(trx: Db, subjectId: SubjectId, sealed: Buffer): Promise<Buffer>;
  /** A new key, wrapped; written with the subject it is for, so that no key is ever cached that a rollback took back. */
  newKey(): Buffer;
  /** Seals and opens under a key that is at hand wrapped, before its subject is entered or where no role reads it. */
  sealUnder(wrapped: Buffer, value: unknown): Buffer;
  openUnder(wrapped: Buffer, sealed: Buffer): unknown;
  /** The key wrapped under the current master key with the current cipher; null when it is already. */
  rewrap(wrapped: Buffer): Buffer | null;
  /** Seals an address or a telephone number at which somebody is reached; stays a text. */
  sealContact(text: string): string;
  /** The address in the open; one that was kept before there was a seal, or is an organisation's published one, as it is. */
  openContact(kept: string): string;
  /** Sealed under the current master key with the current cipher; null when it is already. */
  resealContact(kept: string): string | null;
  /** What an identifier is found by, the current master key's first; a second one while a rotation is under way. */
  blindIndexes(identifier: string): Buffer[];
  /** Tells two bodies apart and tells nothing else: keyed, so that nobody with the table alone can try out what somebody wrote. */
  fingerprint(value: unknown): Buffer;
  /** The same by the master key before, while there is one. */
  earlierFingerprint(value: unknown): Buffer | undefined;
}

const SALT = 16;
/** So long a process remembers a key that it has unwrapped: one that was destroyed is forgotten soon after. */
const KEY_KEPT_MS = 600_000;
/** What stands before a sealed address. */
const CONTACT = 'sealed.';

/**
 * Opens the vault with the 32-byte master key (ZM_MASTER_KEY, base64) and, during a rotation, the one before (ZM_MASTER_KEY_PREVIOUS).
 * `cipher` (ZM_CIPHER) seals what is new; what another one sealed is read all the same.
 */
export function openVault(masterKey: Buffer, previous?: Buffer, cipher: CipherName = 'aes-256-gcm'): Vault {
  if (masterKey.length !== 32 || (previous !== undefined && previous.length !== 32)) throw new Error('ZM_MASTER_KEY must be 32 bytes in base64');
  assertOffered(cipher);
  const encrypt = (key: Buffer, plain: Buffer): Buffer => sealWith(cipher, key, plain);
  const masters = previous === undefined ? [masterKey] : [masterKey, previous];
  const keys = new Map<SubjectId, { key: Buffer; at: number }>();
  const derived = (purpose: string): Buffer[] => masters.map((key) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
  const keyed = (purpose: string): KeyObject[] => derived(purpose).map((key) => createSecretKey(key));
  const fingerprintKeys = keyed('zhengming request fingerprint');
  const indexKeys = keyed('zhengming identifier index');
  const contactKeys = derived('zhengming contact');
  const hmac = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest();

  function unwrap(wrapped: Buffer): Buffer {
    if (previous === undefined) return decrypt(masterKey, wrapped);
    try {
      return decrypt(masterKey, wrapped);
    } catch {
      return decrypt(previous, wrapped);
    }
  }
  function isCurrent(wrapped: Buffer): boolean {
    if (cipherOf(wrapped) !== cipher) return false;
    try {
      decrypt(masterKey, wrapped);
      return true;
    } catch {
      return false;
    }
  }
  function openContact(kept: string): string {
    if (!kept.startsWith(CONTACT)) return kept;
    const sealed = Buffer.from(kept.slice(CONTACT.length), 'base64url');
    for (const key of contactKeys) {
      try {
        return decrypt(key, sealed).toString();
      } catch {
        // Under the other master key, then.
      }
    }
    throw new Error('a contact opens under neither master key');
  }
  const sealContact = (text: string): string => CONTACT + encrypt(contactKeys[0]!, Buffer.from(text)).toString('base64url');
  function contactIsCurrent(kept: string): boolean {
    const sealed = Buffer.from(kept.slice(CONTACT.length), 'base64url');
    if (!kept.startsWith(CONTACT) || cipherOf(sealed) !== cipher) return false;
    try {
      decrypt(contactKeys[0]!, sealed);
      return true;
    } catch {
      return false;
    }
  }
  const salted = (value: unknown): Buffer => Buffer.concat([randomBytes(SALT), Buffer.from(canonical(value))]);
  const unsalted = (plain: Buffer): unknown => JSON.parse(plain.subarray(SALT).toString());

  async function keyOf(trx: Db, subjectId: SubjectId): Promise<Buffer> {
    const cached = keys.get(subjectId);
    if (cached !== undefined && performance.now() - cached.at < KEY_KEPT_MS) return cached.key;
    const { wrapped } = await trx.selectFrom('subject_key').select('wrapped').where('subject_id', '=', subjectId).executeTakeFirstOrThrow();
    const key = unwrap(wrapped);
    if (keys.size > 10_000) keys.clear();
    keys.set(subjectId, { key, at: performance.now() });
    return key;
  }

  return {
    async seal(trx, subjectId, value) {
      const plain = salted(value);
      return { sealed: encrypt(await keyOf(trx, subjectId), plain), commitment: createHash('sha256').update(plain).digest('hex') };
    },
    async open(trx, subjectId, sealed) {
      return unsalted(decrypt(await keyOf(trx, subjectId), sealed));
    },
    async sealAlone(trx, subjectId, value) {
      const own = randomBytes(32);
      const wrapped = encrypt(await keyOf(trx, subjectId), own);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(wrapped.length);
      return Buffer.concat([length, wrapped, encrypt(own, salted(value))]);
    },
    async openAlone(trx, subjectId, sealed) {
      const end = 2 + sealed.readUInt16BE(0);
      return unsalted(decrypt(decrypt(await keyOf(trx, subjectId), sealed.subarray(2, end)), sealed.subarray(end)));
    },
    async sealBytes(trx, subjectId, bytes) {
      return encrypt(await keyOf(trx, subjectId), Buffer.from(bytes));
    },
    async openBytes(trx, subjectId, sealed) {
      return decrypt(await keyOf(trx, subjectId), sealed);
    },
    newKey: () => encrypt(masterKey, randomBytes(32)),
    sealUnder: (wrapped, value) => encrypt(unwrap(wrapped), salted(value)),
    openUnder: (wrapped, sealed) => unsalted(decrypt(unwrap(wrapped), sealed)),
    rewrap: (wrapped) => (isCurrent(wrapped) ? null : encrypt(masterKey, unwrap(wrapped))),
    sealContact, openContact,
    resealContact: (kept) => (contactIsCurrent(kept) ? null : sealContact(openContact(kept))),
    blindIndexes: (identifier) => indexKeys.map((key) => hmac(key, identifier)),
    fingerprint: (value) => hmac(fingerprintKeys[0]!, canonical(value)),
    earlierFingerprint: (value) => (fingerprintKeys[1] === undefined ? undefined : hmac(fingerprintKeys[1], canonical(value))),
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
