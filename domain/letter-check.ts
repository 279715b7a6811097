/** 查验码: what a letter carries beside its number, and where the code leads. */
export interface LetterCheck {
  code: string;
  url: string;
}

/**
 * Whether a letter holds: 有效 · 已被更正或后续文书取代 · 已撤回、撤销 · 已终止 (what it ordered has come to its end).
 * A letter that only tells what happened holds for good.
 */
export const LETTER_STATES = ['valid', 'superseded', 'withdrawn', 'over'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Without I, L, O and U: what people copy from paper must not be read in two ways. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** 80 bits as four groups of four: 7K3M-Q9XZ-0ABC-DEFG. */
export function checkCode(random: Uint8Array): string {
  if (random.length !== 10) throw new Error('a check code takes 80 bits');
  let bits = '';
  for (const byte of random) bits += byte.toString(2).padStart(8, '0');
  const characters = Array.from({ length: LENGTH }, (_unused, i) => ALPHABET[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)]);
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as a person typed it: small letters, spaces, O for 0 and I or L for 1 are understood. undefined: no code. */
export function readCheckCode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s‐-―-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== LENGTH || [...plain].some((c) => !ALPHABET.includes(c))) return undefined;
  return plain.replace(/(.{4})(?=.)/g, '$1-');
}
