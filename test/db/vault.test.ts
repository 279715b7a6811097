import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cipherOf } from '../../db/cipher.ts';
import { openVault } from '../../db/content-vault.ts';
import type { Db, Trx } from '../../db/database.ts';
import { takeRole } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import type { SubjectId } from '../../domain/ids.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { addSubject } from '../setup/standing-data.ts';

let database: TestDatabase;
let register: Register;
let owner: Db;
let subjectId: SubjectId;
let otherId: SubjectId;

beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'));
  register = testRegister(database.url, 2);
  owner = testOwner(database.migrationUrl);
  subjectId = (await addSubject(owner, register)).id;
  otherId = (await addSubject(owner, register)).id;
});
afterAll(async () => {
  await register.db.destroy();
  await owner.destroy();
  await database.drop();
});

const inRegister = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_register', 'somebody');
  return work(trx);
});
const WORDS = { remark: '材料齐全' };
const UNAUTHENTIC = 'Unsupported state or unable to authenticate data';

test('what was sealed for a subject opens as it was, words and bytes', async () => {
  const { vault } = register;
  await inRegister(async (trx) => {
    const { sealed } = await vault.seal(trx, subjectId, WORDS);
    expect(await vault.open(trx, subjectId, sealed)).toEqual(WORDS);
    const bytes = await vault.sealBytes(trx, subjectId, new Uint8Array([0, 1, 255]));
    expect([...(await vault.openBytes(trx, subjectId, bytes))]).toEqual([0, 1, 255]);
    expect(sealed.includes(Buffer.from('材料齐全'))).toBe(false);
  });
});

test('under another subject\'s key, or another master key, nothing opens', async () => {
  await inRegister(async (trx) => {
    const { sealed } = await register.vault.seal(trx, subjectId, WORDS);
    await expect(register.vault.open(trx, otherId, sealed)).rejects.toThrow(UNAUTHENTIC);
    await expect(openVault(Buffer.alloc(32, 8)).open(trx, subjectId, sealed)).rejects.toThrow(UNAUTHENTIC);
  });
});

test('with another cipher chosen, what is new is sealed by it, what is old is read, and either vault reads both', async () => {
  const chosen = openVault(Buffer.alloc(32, 7), undefined, 'sm4-ctr-hmac-sm3');
  await inRegister(async (trx) => {
    const before = await register.vault.seal(trx, subjectId, WORDS);
    const after = await chosen.seal(trx, subjectId, WORDS);
    expect([cipherOf(before.sealed), cipherOf(after.sealed)]).toEqual(['aes-256-gcm', 'sm4-ctr-hmac-sm3']);
    for (const vault of [register.vault, chosen]) for (const { sealed } of [before, after]) expect(await vault.open(trx, subjectId, sealed)).toEqual(WORDS);
    await expect(chosen.open(trx, otherId, after.sealed)).rejects.toThrow(UNAUTHENTIC);
  });
  const wrapped = chosen.newKey();
  expect(register.vault.openUnder(wrapped, chosen.sealUnder(wrapped, WORDS))).toEqual(WORDS);
  // A rotation brings the keys themselves under the chosen cipher.
  const old = register.vault.newKey();
  const anew = chosen.rewrap(old)!;
  expect([cipherOf(old), cipherOf(anew), chosen.rewrap(anew)]).toEqual(['aes-256-gcm', 'sm4-ctr-hmac-sm3', null]);
  expect(chosen.openUnder(anew, register.vault.sealUnder(old, WORDS))).toEqual(WORDS);
});

test('a vault wants a master key of 32 bytes', () => {
  for (const length of [0, 16, 31, 33]) expect(() => openVault(Buffer.alloc(length))).toThrow('ZM_MASTER_KEY must be 32 bytes in base64');
});

test('a changed bit anywhere, in nonce, tag, salt or words, or a cut, fails to open', async () => {
  await inRegister(async (trx) => {
    const { sealed } = await register.vault.seal(trx, subjectId, WORDS);
    for (const at of [0, 11, 12, 27, 28, 44, sealed.length - 1]) {
      const tampered = Buffer.from(sealed);
      tampered[at]! ^= 1;
      await expect(register.vault.open(trx, subjectId, tampered), `byte ${at}`).rejects.toThrow(UNAUTHENTIC);
    }
    await expect(register.vault.open(trx, subjectId, sealed.subarray(0, -1))).rejects.toThrow(UNAUTHENTIC);
    await expect(register.vault.open(trx, subjectId, sealed.subarray(0, 20)), 'a tag cut short').rejects.toThrow('Invalid authentication tag length: 8');
  });
});

test('equal words have different seals and different commitments: a short answer cannot be guessed from the log', async () => {
  await inRegister(async (trx) => {
    const [a, b] = [await register.vault.seal(trx, subjectId, { remark: '是' }), await register.vault.seal(trx, subjectId, { remark: '是' })];
    expect(a.commitment).not.toBe(b.commitment);
    expect(a.sealed.equals(b.sealed)).toBe(false);
    const unsalted = createHash('sha256').update('{"remark":"是"}').digest('hex');
    expect([a.commitment, b.commitment]).not.toContain(unsalted);
    const plain = await register.vault.openBytes(trx, subjectId, a.sealed);
    expect(createHash('sha256').update(plain).digest('hex')).toBe(a.commitment);
    expect(plain.subarray(16).toString()).toBe('{"remark":"是"}');
  });
});

test('with the subject\'s key erased a vault that has not cached it opens nothing', async () => {
  const { id } = await addSubject(owner, register);
  const { sealed } = await inRegister((trx) => register.vault.seal(trx, id, WORDS));
  await owner.deleteFrom('subject_key').where('subject_id', '=', id).execute();
  const restarted = openVault(Buffer.alloc(32, 7));
  await expect(inRegister((trx) => restarted.open(trx, id, sealed))).rejects.toThrow('no result');
});
