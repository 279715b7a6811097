import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noRepeat } from '../../domain/repeat.ts';
import type { Brought } from '../../domain/repeat.ts';
import { GROUND_KINDS } from '../../domain/objection.ts';

const PDF = { mediaType: 'application/pdf', size: 4_711 };
const rejected: Brought = { recordVersion: 1, grounds: [{ kind: 'notOurs', field: null }, { kind: 'wrongContent', field: 'amount' }], files: [PDF] };

describe('§8-3: a repetition is about the same version, on no other ground, with no other file', () => {
  test.each([
    ['nothing was rejected before', rejected, [], 'nothingRejected'],
    ['the very same again', rejected, [rejected], null],
    ['one of its grounds, without files', { ...rejected, grounds: [rejected.grounds[0]!], files: [] }, [rejected], null],
    ['a newer version', { ...rejected, recordVersion: 2 }, [rejected], 'newVersion'],
    ['another ground', { ...rejected, grounds: [{ kind: 'expired', field: null }] }, [rejected], 'otherGround'],
    ['another field', { ...rejected, grounds: [{ kind: 'wrongContent', field: 'decidedOn' }] }, [rejected], 'otherGround'],
    ['a file that was not examined', { ...rejected, files: [PDF, { ...PDF, size: 4_712 }] }, [rejected], 'newEvidence'],
    ['the grounds of two rejected ones together', rejected, [{ ...rejected, grounds: [rejected.grounds[0]!] }, { ...rejected, grounds: [rejected.grounds[1]!], files: [] }], null],
    ['a ground that only another version was examined for', { ...rejected, recordVersion: 2 }, [rejected, { ...rejected, recordVersion: 2, grounds: [rejected.grounds[0]!] }], 'otherGround'],
  ] as const)('%s', (_name, now, before, expected) => {
    expect(noRepeat(now, before)).toBe(expected);
  });

  const ground = fc.record({ kind: fc.constantFrom(...GROUND_KINDS), field: fc.constant(null) });
  const file = fc.record({ mediaType: fc.constantFrom('application/pdf', 'image/png'), size: fc.integer({ min: 1, max: 5 }) });
  const brought: fc.Arbitrary<Brought> = fc.record({ recordVersion: fc.integer({ min: 1, max: 3 }), grounds: fc.array(ground, { minLength: 1, maxLength: 3 }), files: fc.array(file, { maxLength: 3 }) });
  test('whoever brings a version, a ground or a file that was not there repeats nothing; more rejections never make it less of a repetition', () => {
    fc.assert(fc.property(brought, fc.array(brought, { maxLength: 3 }), (now, before) => {
      const fresh: Brought[] = [{ ...now, recordVersion: 4 }, { ...now, grounds: [...now.grounds, { kind: 'wrongContent', field: 'amount' }] }, { ...now, files: [...now.files, { mediaType: 'image/jpeg', size: 1 }] }];
      for (const each of fresh) expect(noRepeat(each, before)).not.toBeNull();
      if (noRepeat(now, before) === null) for (const another of before) expect(noRepeat(now, [...before, another, { ...another, recordVersion: 3 }])).toBeNull();
      expect(noRepeat(now, [...before, now])).toBeNull();
    }));
  });
});
