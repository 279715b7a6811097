import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { LetterKind } from '../domain/letter.ts';
import type { LetterCheck, LetterState } from '../domain/letter-check.ts';
import { checkCode } from '../domain/letter-check.ts';
import type { OrgId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { reading } from './database.ts';
import type { Register } from './register.ts';

/** A check code of its own for a letter that is being issued: 80 random bits, so that knowing a number (文号) opens nothing. */
export function newCheck({ publicUrl }: Pick<Register, 'publicUrl'>): LetterCheck {
  const code = checkCode(randomBytes(10));
  return { code, url: `${publicUrl}/verify/${code}` };
}

export interface CheckedLetter {
  kind: LetterKind;
  number: string;
  issuerId: OrgId;
  issuedAt: Instant;
  state: LetterState;
  /** The letter that stands in its place. */
  replacedBy: { number: string; issuedAt: Instant } | null;
}

/** What anybody who holds a letter may learn of it by its code: that it is genuine, and whether it still holds; nothing of its case, and of whom it is to. */
export async function letterByCode(register: Register, code: string): Promise<CheckedLetter | undefined> {
  const { rows } = await reading(register.db, '', (trx) => sql<{ kind: LetterKind; number: string; issuer_id: OrgId; issued_at: Instant; state: LetterState; next_number: string | null; next_at: Instant | null }>`
    select * from letter_by_code(${code})`.execute(trx));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { kind, number, issuer_id, issued_at, state, next_number, next_at } = row;
  return { kind, number, issuerId: issuer_id, issuedAt: issued_at, state, replacedBy: next_number === null || next_at === null ? null : { number: next_number, issuedAt: next_at } };
}
