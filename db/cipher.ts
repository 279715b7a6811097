import { createCipheriv, createDecipheriv, createHmac, createSecretKey, getCiphers, getHashes, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** One way of sealing bytes under a key of 32 bytes, so that nothing else opens them and a changed byte is noticed. */
interface Cipher {
  /** What node's OpenSSL must offer for it. */
  needs: { cipher: string; hash: string | null };
  seal(key: Buffer, plain: Buffer): Buffer;
  /** Throws when the bytes were not sealed like this under this key. */
  open(key: Buffer, sealed: Buffer): Buffer;
}

/** Keys are handed over as key objects: given bytes, node makes one by a way that takes four times as long as the sealing itself. */
const GCM = { iv: 12, tag: 16 } as const;
const aesGcm: Cipher = {
  needs: { cipher: 'aes-256-gcm', hash: null },
  seal(key, plain) {
    const iv = randomBytes(GCM.iv);
    const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: GCM.tag });
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  open(key, sealed) {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, GCM.iv), { authTagLength: GCM.tag });
    decipher.setAuthTag(sealed.subarray(GCM.iv, GCM.iv + GCM.tag));
    return Buffer.concat([decipher.update(sealed.subarray(GCM.iv + GCM.tag)), decipher.final()]);
  },
};

const SM = { iv: 16, tag: 32 } as const;
/** Each use of a key has a key of its own, so that the same 32 bytes may also stand under the other cipher. */
const smKey = (key: Buffer, purpose: 'encrypt' | 'authenticate', length: number): Buffer => Buffer.from(hkdfSync('sm3', key, '', `zhengming sm4-ctr-hmac-sm3 ${purpose}`, length));
const smTag = (key: Buffer, iv: Buffer, body: Buffer): Buffer => createHmac('sm3', smKey(key, 'authenticate', 32)).update(iv).update(body).digest();
/** SM4 (GB/T 32907) in counter mode, then HMAC with SM3 (GB/T 32905) over the ciphertext: node's OpenSSL has no GCM for SM4. */
const sm4: Cipher = {
  needs: { cipher: 'sm4-ctr', hash: 'sm3' },
  seal(key, plain) {
    const iv = randomBytes(SM.iv);
    const cipher = createCipheriv('sm4-ctr', smKey(key, 'encrypt', 16), iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, smTag(key, iv, body), body]);
  },
  open(key, sealed) {
    const [iv, tag, body] = [sealed.subarray(0, SM.iv), sealed.subarray(SM.iv, SM.iv + SM.tag), sealed.subarray(SM.iv + SM.tag)];
    if (tag.length !== SM.tag || !timingSafeEqual(tag, smTag(key, iv, body))) throw new Error('unable to authenticate data');
    const decipher = createDecipheriv('sm4-ctr', smKey(key, 'encrypt', 16), iv);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  },
};

/** The ciphers by name; the name is what configuration says. */
export const CIPHERS = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const;
export type CipherName = (typeof CIPHERS)[number];
const BY_NAME: Record<CipherName, Cipher> = { 'aes-256-gcm': aesGcm, 'sm4-ctr-hmac-sm3': sm4 };

/** What stands before bytes of a cipher other than the first: what was sealed before there was a choice has no mark and stays readable. */
const MARKS: Record<Exclude<CipherName, 'aes-256-gcm'>, Buffer> = { 'sm4-ctr-hmac-sm3': Buffer.from('ZMSEAL\u0001\u0001', 'latin1') };

/** Refuses a cipher that this machine's OpenSSL does not offer: at the start, not at the first word that is to be sealed. */
export function assertOffered(name: CipherName): void {
  const { cipher, hash } = BY_NAME[name].needs;
  if (!getCiphers().includes(cipher) || (hash !== null && !getHashes().includes(hash))) throw new Error(`this OpenSSL does not offer what ${name} needs`);
}

/** Seals bytes with the cipher of this name. */
export function sealWith(name: CipherName, key: Buffer, plain: Buffer): Buffer {
  const sealed = BY_NAME[name].seal(key, plain);
  return name === 'aes-256-gcm' ? sealed : Buffer.concat([MARKS[name], sealed]);
}

/** Opens bytes whichever cipher sealed them. A mark that is there by chance, once in 2⁶⁴ unmarked seals, does not keep them shut. */
export function openSealed(key: Buffer, sealed: Buffer): Buffer {
  const mark = MARKS['sm4-ctr-hmac-sm3'];
  if (sealed.subarray(0, mark.length).equals(mark)) {
    try {
      return sm4.open(key, sealed.subarray(mark.length));
    } catch {
      // Not sealed by it, or not under this key: then the other one says so.
    }
  }
  return aesGcm.open(key, sealed);
}

/** The cipher that sealed these bytes, by their mark. */
export const cipherOf = (sealed: Buffer): CipherName => {
  const mark = MARKS['sm4-ctr-hmac-sm3'];
  return sealed.subarray(0, mark.length).equals(mark) ? 'sm4-ctr-hmac-sm3' : 'aes-256-gcm';
};
