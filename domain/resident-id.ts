/** 公民身份号码 by GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Half-width, without spaces and hyphens, X in upper case; a 15-digit number of GB 11643-1989 gets its century 19 and its check digit. */
export function normalizeResidentId(text: string): string {
  const id = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  // 996 to 999 marked people born before 1900, whose century cannot be told
  if (!/^\d{15}$/.test(id) || /99[6-9]$/.test(id)) return id;
  const first17 = `${id.slice(0, 6)}19${id.slice(6)}`;
  return `${first17}${residentIdCheckDigit(first17)}`;
}

/** The check character for the first 17 digits; throws a RangeError when they are not 17 digits. */
export function residentIdCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a resident ID number has 17 digits before the check character');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECKS.charAt(sum % 11);
}

/** Whether it has the form: 17 digits and a check character; normalize first. */
export const hasResidentIdForm = (text: string): boolean => /^[1-9]\d{16}[\dX]$/.test(text);

/** Whether it has 18 characters, a date of birth that exists, and the right check character; normalize first. */
export function isValidResidentId(text: string): boolean {
  if (!hasResidentIdForm(text)) return false;
  return isBirthDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) && residentIdCheckDigit(text.slice(0, 17)) === text.charAt(17);
}

function isBirthDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1800 && length !== undefined && day >= 1 && day <= length;
}
