import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertOffered, cipherOf, CIPHERS, openSealed, sealWith } from '../../db/cipher.ts';

const KEY = Buffer.alloc(32, 3);
const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));

test('the algorithms under these names are those of the standards (GB/T 32907 annex A, GB/T 32905 annex A)', () => {
  for (const name of CIPHERS) expect(() => assertOffered(name)).not.toThrow();
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  // Counter mode seals zeros with the encrypted counter itself.
  expect(createCipheriv('sm4-ctr', block, block).update(Buffer.alloc(16)).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  expect(createHash('sm3').update('abc').digest('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('what a build before this one sealed is read, and the form of both ciphers stays', () => {
  const sealed = {
    'aes-256-gcm': 'fb67c3098c6d714e097c2c3f0dc287cb6f5038539e0e48eff9cfb5ab8bb056cd8b600a4fb6de32a8',
    'sm4-ctr-hmac-sm3': '5a4d5345414c01014e69769b08df4110061741eb3549d81aef91a326ed17acd1c83ed1622d7f31639da6e24c696b1e21e419816d434b39c3dc3f70df0b02442bc4fc43ec',
  };
  for (const name of CIPHERS) {
    const kept = Buffer.from(sealed[name], 'hex');
    expect([cipherOf(kept), openSealed(KEY, kept).toString()]).toEqual([name, '材料齐全']);
  }
});

test.each(CIPHERS)('%s: what is sealed opens as it was, each time in another form', (name) => {
  fc.assert(fc.property(bytes, (plain) => {
    const [one, other] = [sealWith(name, KEY, plain), sealWith(name, KEY, plain)];
    expect([openSealed(KEY, one).equals(plain), openSealed(KEY, other).equals(plain), one.equals(other), cipherOf(one)]).toEqual([true, true, false, name]);
  }));
});

test.each(CIPHERS)('%s: one changed byte anywhere, a cut or another key, and nothing opens', (name) => {
  fc.assert(fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, change) => {
    const sealed = sealWith(name, KEY, plain);
    const bent = Buffer.from(sealed);
    bent[at % bent.length]! ^= change;
    expect(() => openSealed(KEY, bent)).toThrow();
    expect(() => openSealed(KEY, sealed.subarray(0, at % sealed.length))).toThrow();
    expect(() => openSealed(Buffer.alloc(32, 4), sealed)).toThrow();
  }));
});

test('unmarked bytes that begin like a mark by chance are opened all the same', () => {
  const mark = sealWith('sm4-ctr-hmac-sm3', KEY, Buffer.alloc(0)).subarray(0, 8);
  const iv = Buffer.concat([mark, Buffer.alloc(4, 9)]);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv, { authTagLength: 16 });
  const body = Buffer.concat([cipher.update('材料齐全'), cipher.final()]);
  expect(openSealed(KEY, Buffer.concat([iv, cipher.getAuthTag(), body])).toString()).toBe('材料齐全');
});
