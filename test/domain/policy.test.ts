import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { isStatutory, LIMITS } from '../../domain/limit.ts';
import { packLimit, validatePack } from '../../domain/policy.ts';
import { parseDay } from '../../domain/time.ts';
import { currentPack, loadPack } from '../../policies/load.ts';

const file = join(import.meta.dirname, '../../policies/packs/CN-230600.json');
/** The pack's JSON with the value at a pointer replaced, or removed when undefined. */
function changed(pointer: string, value: unknown): unknown {
  const json: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => node[key] as Record<string, unknown>, json);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

describe('the pack of Daqing', () => {
  const pack = currentPack();

  it('has the limits of law.md §2.1, all assumed and so none of them statutory', () => {
    expect(Object.fromEntries(LIMITS.map((name) => [name, packLimit(pack, name).count]))).toEqual({
      acceptance: 2,
      suspensionAcknowledgement: 1,
      verificationAcknowledgement: 1,
      verification: 5,
      escalation: 1,
      hardStop: 5,
      decision: 2,
      service: 1,
      correction: 2,
      recipientConfirmation: 3,
      resumption: 1,
      endingAcknowledgement: 1,
      restoration: 10,
      restorationConfirmation: 10,
      total: 10,
      inquiry: 5,
    });
    for (const name of LIMITS) {
      expect(packLimit(pack, name)).toMatchObject({ unit: 'workingDays', startInclusive: false, roll: 'none', evidence: 'assumption' });
      expect(isStatutory(packLimit(pack, name))).toBe(false);
    }
  });

  it('carries zone, end of day and remedies', () => {
    expect(pack).toMatchObject({
      version: 'CN-230600/2026-11',
      zone: 'Asia/Shanghai',
      dayEnd: '24:00',
      remedies: { reconsiderationBody: '大庆市人民政府', reconsiderationDays: 60, suitMonths: 6, evidence: 'text' },
    });
  });

  it('is found by its version, and only then; not before it is valid', () => {
    expect(loadPack('CN-230600/2026-11')).toBe(pack);
    expect(() => loadPack('CN-230600/1999-01')).toThrow('no policy pack CN-230600/1999-01');
    expect(currentPack(parseDay('2026-01-01'))).toBe(pack);
    expect(() => currentPack(parseDay('2025-12-31'))).toThrow('no policy pack CN-230600');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(pack) && Object.isFrozen(pack.limits) && Object.isFrozen(pack.limits.total) && Object.isFrozen(pack.remedies)).toBe(true);
  });
});

describe('a wrong pack is refused with the path', () => {
  it.each([
    ['/limits/verification/count', 'invalid-field', 0],
    ['/limits/verification/count', 'invalid-field', 2.5],
    ['/limits/verification/count', 'invalid-field', '5'],
    ['/limits/verification/unit', 'invalid-field', 'weeks'],
    ['/limits/verification/roll', 'invalid-field', 'nextWorkingDay'],
    ['/limits/verification/evidence', 'invalid-field', undefined],
    ['/limits/verification/note', 'unknown-field', 'x'],
    ['/limits/total', 'invalid-field', undefined],
    ['/limits/mercy', 'unknown-field', {}],
    ['/zone', 'invalid-field', 'Asia/Daqing'],
    ['/dayEnd', 'invalid-field', '25:00'],
    ['/validFrom', 'invalid-field', '2026-02-30'],
    ['/version', 'invalid-field', 'CN-31/2026-11'],
    ['/silenceGraceSeconds', 'invalid-field', -1],
    ['/remedies/reconsiderationBody', 'invalid-field', ' '],
    ['/remedies', 'invalid-field', []],
  ])('%s: %s', (pointer, code, value) => {
    let refusal: unknown;
    try {
      validatePack(changed(pointer, value));
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code, field: pointer });
  });

  it('that is no object at all', () => {
    expect(() => validatePack(null)).toThrow('expected an object');
    expect(() => validatePack(changed('/limits/total/unit', 'hours'))).not.toThrow();
    expect(() => validatePack(changed('/limits/total', { count: 1, unit: 'hours', startInclusive: true, roll: 'none', basis: 'x', evidence: 'text' }))).toThrow(
      'hours run from the instant itself',
    );
  });
});
