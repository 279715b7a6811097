/** 统一社会信用代码 by GB 32100-2015: 31 characters without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Full-width to half-width, without spaces and hyphens, upper case: how people type it to how it is kept. */
export const normalizeUscc = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** The check character for the first 17; throws a RangeError when they are not 17 characters of the alphabet. */
export function usccCheckDigit(first17: string): string {
  if (first17.length !== WEIGHTS.length) throw new RangeError('a USCC has 17 characters before the check character');
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(i));
    if (value < 0) throw new RangeError('a character that no USCC has');
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether it has the form: department, kind, six digits of the region, organisation code, check; normalize first. */
export const hasUsccForm = (text: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text);

/** Whether it has the form and the check character is right; normalize first. */
export const isValidUscc = (text: string): boolean => hasUsccForm(text) && usccCheckDigit(text.slice(0, 17)) === text.charAt(17);
