import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidResidentId, normalizeResidentId, residentIdCheckDigit } from '../../domain/resident-id.ts';
import { isValidUscc, normalizeUscc, usccCheckDigit } from '../../domain/uscc.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('USCC, GB 32100-2015', () => {
  it.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y4Z', false], // Z is not of the alphabet
    ['91310115MA1H8R7C6D', false], // a popular wrong example
    ['91350100M000100Y44', false],
    ['91350100m000100y43', false], // to be normalized first
    ['91350I00M000100Y43', false],
    ['9135010AM000100Y43', false],
    ['91350100M000100Y4', false],
    ['91350100M000100Y430', false],
    ['', false],
  ])('%s: %s', (text, valid) => {
    expect(isValidUscc(text)).toBe(valid);
  });

  it('computes the check character, also 0', () => {
    expect(usccCheckDigit('91350100M000100Y4')).toBe('3');
    expect(usccCheckDigit('00000000000000000')).toBe('0');
    expect(() => usccCheckDigit('91350100M000100Y')).toThrow(RangeError);
    expect(() => usccCheckDigit('91350100M000100YO')).toThrow(RangeError);
  });

  it('normalizes what people type', () => {
    expect(normalizeUscc(' 9135 0100-m000100y43\n')).toBe('91350100M000100Y43');
    expect(normalizeUscc('\uff19\uff11350100\uff2d000100\uff5943')).toBe('91350100M000100Y43'); // full width 9, 1, M, y
  });

  it('accepts every computed one and notices every single wrong character and every swap of neighbours', () => {
    const character = fc.constantFrom(...ALPHABET);
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const join = (parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((characters) => characters.join(''));
    const first17 = join([character, character, ...Array.from({ length: 6 }, () => digit), ...Array.from({ length: 9 }, () => character)]);
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 16 }), character, (text, i, other) => {
        const uscc = text + usccCheckDigit(text);
        expect(isValidUscc(uscc)).toBe(true);
        expect(isValidUscc(uscc.slice(0, i) + other + uscc.slice(i + 1))).toBe(other === uscc.charAt(i));
        const swapped = uscc.slice(0, i) + uscc.charAt(i + 1) + uscc.charAt(i) + uscc.slice(i + 2);
        expect(isValidUscc(swapped)).toBe(swapped === uscc);
      }),
    );
  });
});

describe('resident ID, GB 11643-1999', () => {
  it.each([
    ['11010519491231002X', true],
    ['440524188001010014', true],
    ['34052419800101001X', true],
    ['11010519491231002x', false], // to be normalized first
    ['110105194912310021', false],
    [withCheck('11010520010229001'), false], // 2001 had no 29 February
    [withCheck('11010520000229001'), true],
    [withCheck('11010519001301001'), false],
    [withCheck('11010519000001001'), false],
    [withCheck('11010519000431001'), false],
    [withCheck('11010519000400001'), false],
    [withCheck('11010517991231001'), false],
    [withCheck('01010519900101001'), false],
    ['1101051949123100X2', false],
    ['110105491231002', false], // 15 digits, to be normalized first
    ['', false],
  ])('%s: %s', (text, valid) => {
    expect(isValidResidentId(text)).toBe(valid);
  });

  it('normalizes small x, full width, spaces, and the 15 digits of 1989', () => {
    expect(normalizeResidentId('11010519491231002x')).toBe('11010519491231002X');
    expect(normalizeResidentId('\uff11\uff110105 19491231 002\uff38')).toBe('11010519491231002X');
    expect(normalizeResidentId('110105491231002')).toBe('11010519491231002X');
    expect(normalizeResidentId('340524800101001')).toBe('34052419800101001X');
    expect(normalizeResidentId('110105491231998')).toBe('110105491231998');
    expect(normalizeResidentId('12345')).toBe('12345');
  });

  it('computes the check character of 17 digits only', () => {
    expect(residentIdCheckDigit('11010519491231002')).toBe('X');
    expect(residentIdCheckDigit('44052418800101001')).toBe('4');
    expect(() => residentIdCheckDigit('1101051949123100')).toThrow(RangeError);
    expect(() => residentIdCheckDigit('1101051949123100X')).toThrow(RangeError);
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (serial, i, digit) => {
        const id = withCheck(`11010519851231${String(serial).padStart(3, '0')}`);
        expect(isValidResidentId(id)).toBe(true);
        expect(isValidResidentId(id.slice(0, i) + String(digit) + id.slice(i + 1))).toBe(String(digit) === id.charAt(i));
      }),
    );
  });
});

function withCheck(first17: string): string {
  return first17 + residentIdCheckDigit(first17);
}
