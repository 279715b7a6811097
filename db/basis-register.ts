import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../domain/errors.ts';
import type { ActId, OrgId, UserId } from '../domain/ids.ts';
import type { Pack } from '../domain/policy.ts';
import type { FoundedValue } from '../domain/policy-evidence.ts';
import { unconfirmedValues } from '../domain/policy-evidence.ts';
import type { Day, Instant } from '../domain/time.ts';
import { plusMs } from '../domain/time.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import { canonical } from './content-vault.ts';
import type { Db, Trx } from './database.ts';
import { businessNow } from './database.ts';

/** Over what is signed: where it stands and what it says. */
export const valueHash = ({ pointer, value }: Pick<FoundedValue, 'pointer' | 'value'>): string => createHash('sha256').update(canonical({ pointer, value })).digest('hex');

/** Who stands for values, and the document in which they do. */
export interface BasisSignature {
  values: readonly { pointer: string; hash: string }[];
  name: string;
  document: string;
  documentDay: Day;
}

export interface SignedValue {
  pointer: string;
  hash: string;
  name: string;
  document: string;
  documentDay: Day;
  signedAt: Instant;
  edition: string;
}

/** Everything signed of a pack, of any edition: a value that stays as it is needs no second signature. */
export async function signaturesOf(db: Db, pack: Pick<Pack, 'pack'>): Promise<SignedValue[]> {
  const rows = await db.selectFrom('basis_confirmation').selectAll().where('pack', '=', pack.pack).orderBy('signed_at').execute();
  return rows.map((r) => ({
    pointer: r.pointer, hash: r.value_hash.toString('hex'), name: r.signatory, document: r.document, documentDay: r.document_day, signedAt: r.signed_at, edition: r.edition,
  }));
}

const hashes = new WeakMap<Pack, readonly { pointer: string; hash: string }[]>();

/** The unconfirmed values of a pack with their hashes, worked out once per pack. */
export function hashedValues(pack: Pack): readonly { pointer: string; hash: string }[] {
  let known = hashes.get(pack);
  if (known === undefined) {
    known = unconfirmedValues(pack).map((value) => ({ pointer: value.pointer, hash: valueHash(value) }));
    hashes.set(pack, known);
  }
  return known;
}

/** Which of a pack's values are signed as they stand. */
export function confirmedPointers(pack: Pack, signed: readonly { pointer: string; hash: string }[]): ReadonlySet<string> {
  const there = new Set(signed.map(({ pointer, hash }) => `${pointer} ${hash}`));
  return new Set(hashedValues(pack).filter(({ pointer, hash }) => there.has(`${pointer} ${hash}`)).map(({ pointer }) => pointer));
}

/** The values of a pack that nobody has signed yet. */
export async function unsignedValues(db: Db, pack: Pack): Promise<FoundedValue[]> {
  const confirmed = confirmedPointers(pack, await signaturesOf(db, pack));
  return unconfirmedValues(pack).filter(({ pointer }) => !confirmed.has(pointer));
}

export interface BasisReceipt {
  seq: number;
  hash: string;
  occurredAt: Instant;
  signed: number;
}

/** Writes a signature as an act of the installation; what is signed must be what the pack says now. In the caller's transaction and role. */
export async function signBasis(trx: Trx, pack: Pack, signature: BasisSignature, author: { actId: ActId; userId: UserId; orgId: OrgId | null; elapsedMs: number }): Promise<BasisReceipt> {
  const head = await installationHead(trx);
  const values = unconfirmedValues(pack);
  const confirmed = confirmedPointers(pack, await signaturesOf(trx, pack));
  const chosen = signature.values.map(({ pointer, hash }, i) => {
    const value = values.find((each) => each.pointer === pointer);
    if (value === undefined || signature.values.findIndex((other) => other.pointer === pointer) < i) throw new Refusal('invalid-field', { field: `/values/${i}/pointer` });
    if (valueHash(value) !== hash) throw new Refusal('outdated-view', { field: `/values/${i}/hash` });
    if (confirmed.has(pointer)) throw new Refusal('already-done', { field: `/values/${i}/pointer` });
    return { value, hash };
  });
  const now = await businessNow(trx);
  const occurredAt = plusMs(now, -author.elapsedMs);
  const { name, document, documentDay } = signature;
  const salt = randomBytes(16);
  const content = createHash('sha256').update(Buffer.concat([salt, Buffer.from(canonical({ name, document }))])).digest('hex');
  const writer = new LogWriter(head, now);
  const act = writer.append(
    { kind: 'basisConfirmed', facts: { pack: pack.version, values: chosen.map(({ value, hash }) => ({ pointer: value.pointer, hash })), documentDay } },
    { class: 'person', userId: author.userId, orgId: author.orgId }, { id: author.actId, occurredAt, content },
  );
  await flush(trx, [writer]);
  await trx.insertInto('basis_confirmation').values(chosen.map(({ value, hash }) => ({
    act_id: act.id, pack: pack.pack, edition: pack.version, pointer: value.pointer, value: JSON.stringify(value.value), value_hash: Buffer.from(hash, 'hex'),
    signatory: name, document, document_day: documentDay, salt, signed_at: occurredAt,
  }))).execute();
  return { seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt, signed: chosen.length };
}
