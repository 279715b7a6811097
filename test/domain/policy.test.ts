import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { isStatutory, LIMITS } from '../../domain/limit.ts';
import { packLimit } from '../../domain/policy.ts';
import { inSequence } from '../../domain/policy-editions.ts';
import { validatePack } from '../../domain/policy-merge.ts';
import { parseDay } from '../../domain/time.ts';
import { allPacks, currentPack, findPack, loadPack, readPacks, refusedPacks } from '../../policies/load.ts';
import { BAD_FORM, changed, packJson, wrong } from './policy-pack-changes.ts';

const CN = 'CN.json';
const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('the pack of Daqing', () => {
  const pack = currentPack();

  it('has the limits of law.md §2.1, all assumed and so none of them statutory, but for those the law itself has', () => {
    expect(Object.fromEntries(LIMITS.map((name) => [name, packLimit(pack, name).count]))).toEqual({
      acceptance: 2, urgentAcceptance: 1, supplement: 10, suspensionAcknowledgement: 1, verificationAcknowledgement: 1, verification: 5, escalation: 1, hardStop: 5, jointMeeting: 5, decision: 2, service: 1, correction: 2,
      recipientConfirmation: 3, resumption: 1, endingAcknowledgement: 1, rollback: 1, restoration: 10, restorationConfirmation: 10, total: 10, inquiry: 5, complaint: 10, complaintOrder: 5,
      basisWithdrawal: 3, publicNotice: 30, reviewApplication: 10, review: 5, remedyAnswer: 10, remedyAnswerSimple: 5, superiorAnswer: 3, superiorDecision: 5, stayAnswer: 5, successorWait: 60, powerExamination: 2,
    });
    // What the law itself says is printed as such.
    const statutory: readonly string[] = ['basisWithdrawal', 'publicNotice', 'remedyAnswer', 'remedyAnswerSimple'];
    expect(LIMITS.filter((name) => isStatutory(packLimit(pack, name)))).toEqual(statutory);
    for (const name of LIMITS.filter((each) => !statutory.includes(each))) {
      expect(packLimit(pack, name)).toMatchObject({ unit: name === 'successorWait' ? 'calendarDays' : 'workingDays', startInclusive: name === 'urgentAcceptance', roll: 'none', evidence: 'assumption' });
      expect(isStatutory(packLimit(pack, name))).toBe(false);
    }
  });

  it('may extend the verification once by five working days and the whole case to twenty', () => {
    expect(packLimit(pack, 'verification').extension).toMatchObject({ count: 5, times: 1, by: 'providerPrincipal', evidence: 'assumption' });
    expect(packLimit(pack, 'total').extension).toMatchObject({ count: 10, times: 1 });
  });

  it('carries zone, end of day and remedies', () => {
    expect(pack).toMatchObject({
      version: 'CN-230600/2026-11', zone: 'Asia/Shanghai', dayEnd: '24:00', validTo: null,
      remedies: { reconsiderationBody: '大庆市人民政府', reconsiderationDays: 60, suitMonths: 6, evidence: 'text' },
    });
  });

  it('inherits by way of the province, and knows of each value which edition states it', () => {
    expect(pack.inherits).toBe('CN-23/2026-11');
    expect(findPack('CN-23/2026-11')?.inherits).toBe('CN/2026-11');
    expect(pack.provenance).toMatchObject({
      '/limits/verification': 'CN-230600/2026-11', '/limits/acceptance': 'CN/2026-11', '/remedies': 'CN-230600/2026-11', '/silence': 'CN/2026-11',
    });
    expect(packLimit(pack, 'verification').basis).toContain('大庆市实施方案（2018-06-11）四（五）尽快核实并反馈');
  });

  it('is found by its version, and only then; not before it is valid', () => {
    expect(loadPack('CN-230600/2026-11')).toBe(pack);
    expect(() => loadPack('CN-230600/1999-01')).toThrow('no policy pack CN-230600/1999-01');
    expect(() => loadPack('US-FCRA/2026-11')).toThrow('no policy pack US-FCRA/2026-11');
    expect(currentPack(parseDay('2026-01-01'))).toBe(pack);
    expect(() => currentPack(parseDay('2025-12-31'))).toThrow('no policy pack CN-230600');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(pack) && Object.isFrozen(pack.limits) && Object.isFrozen(pack.limits.total) && Object.isFrozen(pack.limits.total.extension) && Object.isFrozen(pack.remedies)).toBe(true);
  });
});

describe('the shipped packs', () => {
  it('are all in order', () => {
    expect(refusedPacks()).toEqual([]);
    expect([...allPacks().keys()].sort()).toEqual([
      'AU-IIIA/2026-11', 'CN-23/2026-11', 'CN-230600/2026-11', 'CN-31/2026-11', 'CN-33/2026-11', 'CN-331000/2026-11', 'CN-37/2026-11', 'CN-41/2026-11', 'CN-440300/2026-11',
      'CN-repair-samr/2021-09', 'CN-repair-samr/2025-12', 'CN-repair/2023-05', 'CN-repair/2026-04', 'CN/2026-11', 'EU-GDPR/2026-11', 'GB-CCA/2026-11', 'IN-CICRA/2026-11', 'US-FCRA/2026-11',
    ]);
  });

  it.each([
    ['CN-31/2026-11', 'verification', { count: 5, unit: 'workingDays', evidence: 'text', source: 'law.md #32' }],
    ['CN-31/2026-11', 'mark', { count: 1, unit: 'workingDays', evidence: 'text' }],
    ['CN-33/2026-11', 'total', { count: 5, from: 'acceptance', evidence: 'text', extension: expect.objectContaining({ count: 15, times: 1, evidence: 'text' }) }],
    ['CN-37/2026-11', 'total', { count: 7, unit: 'workingDays', evidence: 'text' }],
    ['CN-41/2026-11', 'verification', { count: 3, stops: [expect.objectContaining({ reason: 'expertTest', evidence: 'text' })] }],
    ['CN-440300/2026-11', 'verification', { count: 2, extension: expect.objectContaining({ count: 3, by: 'providerPrincipal', evidence: 'text' }) }],
    ['CN-331000/2026-11', 'correction', { count: 2, evidence: 'text', source: 'law.md #35' }],
    ['CN-repair/2023-05', 'publicityGeneralMax', { count: 36, unit: 'months', from: 'penaltyDecision' }],
    ['CN-repair/2026-04', 'publicityGeneralMax', { count: 12, unit: 'months', from: 'publication', evidence: 'draft' }],
    ['US-FCRA/2026-11', 'disputeTotal', { count: 30, unit: 'calendarDays', startInclusive: true, roll: 'none', evidence: 'text' }],
    ['EU-GDPR/2026-11', 'disputeTotal', { count: 1, unit: 'months', extension: expect.objectContaining({ count: 2 }) }],
    ['GB-CCA/2026-11', 'disputeTotal', { count: 28, unit: 'calendarDays', evidence: 'secondary' }],
    ['IN-CICRA/2026-11', 'disputeTotal', { count: 30, unit: 'calendarDays' }],
    ['AU-IIIA/2026-11', 'disputeTotal', { count: 30, unit: 'calendarDays' }],
  ] as const)('%s: %s', (version, name, expected) => {
    expect(findPack(version)?.limits[name]).toMatchObject(expected);
  });

  it('differ in what silence does', () => {
    const effects = Object.fromEntries([...allPacks().values()].map((pack) => [pack.pack, pack.silence && [pack.silence.effect, pack.silence.amount, pack.silence.currency]]));
    expect(effects).toMatchObject({ 'US-FCRA': ['delete', null, null], 'IN-CICRA': ['payPerDay', 100, 'INR'], 'CN-230600': ['stopDisclosure', null, null], 'EU-GDPR': null });
  });

  it('follow one another without a day between them where a rule replaced another', () => {
    const editions = ['CN-repair/2023-05', 'CN-repair/2026-04'].map((version) => findPack(version)!);
    expect(inSequence(editions).refused).toEqual([]);
    expect(editions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([['2023-05-01', '2026-03-31'], ['2026-04-01', null]]);
  });
});

describe('a wrong pack is refused with the path', () => {
  const limitOf = (name: string): object => (packJson(CN) as { limits: Record<string, object> }).limits[name]!;
  const within = (whole: string, ...names: string[]): unknown =>
    names.reduce<unknown>((json, name) => ({ ...(json as object), limits: { ...(json as { limits: object }).limits, [name]: { ...limitOf(name), count: 10, extension: null, within: whole } } }), packJson(CN));
  const circle = (): unknown => {
    const json = within('verification', 'decision') as { limits: Record<string, object> };
    return { ...json, limits: { ...json.limits, verification: { ...json.limits['decision'], within: 'decision' }, decision: { ...json.limits['decision'], within: 'verification' } } };
  };
  it.each([
    ...BAD_FORM, wrong(['/zone', 'invalid-field', 'Asia/Daqing']), wrong(['/version', 'invalid-field', 'CN-31/2026-11']), wrong(['/limits/verification/target', 'invalid-field', 5]),
    wrong(['/validTo', 'invalid-field', '2019-01-01']), wrong(['/limits/total', 'invalid-field', undefined]), wrong(['/limits/total', 'invalid-field', null]),
  ])('$pointer: $code ($value)', ({ pointer, code, value, field }) => {
    expect(refusalOf(() => validatePack(changed(CN, pointer, value)))).toMatchObject({ code, field });
  });

  it('and what was expected', () => {
    expect(() => validatePack(null)).toThrow('expected an object');
    expect(() => validatePack(changed(CN, '/limits/verification/unit', 'weeks'))).toThrow('/limits/verification/unit: expected one of workingDays, calendarDays, months, hours');
    expect(() => validatePack(changed(CN, '/limits/verification/count', 1e9))).toThrow('/limits/verification/count: expected a whole number from 1 to 1000');
    expect(() => validatePack(changed(CN, '/validFrom', '2026-02-30'))).toThrow('/validFrom: expected a day YYYY-MM-DD that exists');
    const total = { count: 1, unit: 'hours', startInclusive: true, roll: 'none', basis: 'x', evidence: 'text', source: 'law.md' };
    expect(() => validatePack(changed(CN, '/limits/total', total))).toThrow('hours run from the instant itself');
  });

  it.each([
    [changed(CN, '/limits/total/count', 9), '/limits/total/count', 'expected at least 10 workingDays, the sum of its stages (acceptance 2 + verification 5 + decision 2 + service 1), found 9'],
    [changed(CN, '/limits/total/extension', null), '/limits/total/count', 'expected at least 15 workingDays, the sum of its stages with every extension (acceptance 2 + verification 10 + decision 2 + service 1), found 10'],
    [changed(CN, '/limits/total/unit', 'calendarDays'), '/limits/acceptance/unit', 'expected calendarDays, the unit of total'],
    [changed(CN, '/limits/decision/within', 'decision'), '/limits/decision/within', 'expected another limit of this pack'],
    [changed(CN, '/governs/procedure', 'event'), '/governs/procedure', 'expected receipt: a case keeps the edition it was received under'],
    [changed(CN, '/silence/effect', 'delete'), '/silence/effect', 'expected stopDisclosure: silence neither confirms nor deletes, found delete'],
    [changed(CN, '/silence', null), '/silence/effect', 'expected stopDisclosure: silence neither confirms nor deletes, found none'],
    [changed(CN, '/silence/unverified', 'payPerDay'), '/silence/unverified', 'expected'],
    [changed(CN, '/silence/after', 'disputeTotal'), '/silence/after', 'expected a limit of this pack'],
    [changed(CN, '/procedures', ['objection', 'dispute']), '/limits/disputeTotal', 'expected a value, as dispute has no other for this clock'],
    [changed('CN-repair-2026-04.json', '/limits/repairTotal', undefined), '/limits/repairTotal', 'expected a value, as repair has no other for this clock'],
    [changed('CN-repair-2026-04.json', '/limits/publicityGeneralMin/count', 13), '/limits/publicityGeneralMin/count', 'expected at most the 12 months of publicityGeneralMax'],
    [changed('IN-CICRA.json', '/limits/correctionByProvider/count', 31), '/limits/disputeTotal/count', 'expected at least 31 calendarDays'],
    [within('total', 'acceptance', 'verification', 'decision', 'service'), '/limits/acceptance/basis', 'expected the basis of total, which contains it (a stage with a share of its own is not within another)'],
    [circle(), '/limits/verification/within', 'expected no circle, found verification within decision within verification'],
    [changed(CN, '/limits/forwarding', { ...limitOf('acceptance'), count: 900 }), '/limits/forwarding/count', 'expected at most the 20 workingDays of total with every extension, found 900 workingDays'],
    [changed(CN, '/limits/forwarding', { ...limitOf('acceptance'), count: 3 }), '/limits/total/count', 'expected at least 11 workingDays, the sum of its stages (forwarding 3 + verification 5 + decision 2 + service 1), found 10'],
    [changed(CN, '/limits/platformCheck', { ...limitOf('acceptance'), count: 6 }), '/limits/total/count', 'expected at least 11 workingDays, the sum of its stages (acceptance 2 + platformCheck 6 + decision 2 + service 1), found 10'],
    [changed(CN, '/limits/platformCheck', { ...limitOf('acceptance'), count: 900, from: 'receipt' }), '/limits/platformCheck/count', 'expected at most the 20 workingDays of total'],
    [changed(CN, '/limits/mark/count', 900), '/limits/mark/count', 'expected at most the 20 workingDays of total'],
    [changed(CN, '/limits/mark', { ...limitOf('mark'), count: 900, unit: 'calendarDays' }), '/limits/mark/count', 'expected at most the 20 workingDays of total with every extension, found 900 calendarDays'],
    [changed(CN, '/limits/hardStop/count', 1000), '/limits/hardStop/count', 'expected at most the 20 workingDays of total'],
    [packJson('CN-230600.json'), '/inherits', 'expected an edition that is there, found CN-23/2026-11'],
  ])('as a whole: %#', (json, field, detail) => {
    const refusal = refusalOf(() => validatePack(json));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'invalid-field', field, message: expect.stringContaining(`${field}: ${detail}`) });
  });
});

it('a pack does not begin before the one it inherits from', () => {
  const parent = findPack('CN/2026-11')!;
  expect(() => validatePack({ ...(packJson('CN-31.json') as object), validFrom: '2019-01-01' }, parent)).toThrow('/validFrom: expected a day from 2020-12-18 on, when CN/2026-11, which it inherits from, begins, found 2019-01-01');
});

describe('a directory of packs', () => {
  const directoryOf = (files: Record<string, unknown>): string => {
    const directory = mkdtempSync(join(tmpdir(), 'zhengming-packs-'));
    for (const [name, json] of Object.entries(files)) writeFileSync(join(directory, name), typeof json === 'string' ? json : JSON.stringify(json));
    return directory;
  };
  const edition = (version: string, validFrom: string, validTo: string | null): unknown => ({ ...(packJson(CN) as object), version, validFrom, validTo });
  const read = (files: Record<string, unknown>): ReturnType<typeof readPacks> => {
    const directory = directoryOf(files);
    try {
      return readPacks(directory);
    } finally {
      rmSync(directory, { recursive: true });
    }
  };

  it('leaves out what is wrong and says where; the edition in force stays in force', () => {
    const { byVersion, refused } = read({ 'a.json': edition('CN/2026-01', '2026-01-01', '2026-12-31'), 'b.json': changed(CN, '/limits/verification/unit', 'weeks'), 'c.json': '{' });
    expect([...byVersion.keys()]).toEqual(['CN/2026-01']);
    expect(refused).toMatchObject([{ file: 'b.json', code: 'invalid-field', field: '/limits/verification/unit' }, { file: 'c.json', code: 'not-json', field: null }]);
  });

  it('refuses a calendar that is not there, and the zone of another', () => {
    const { byVersion, refused } = read({ 'a.json': changed(CN, '/calendarRegion', 'CN-999999'), 'b.json': { ...(packJson(CN) as object), version: 'CN/2027-01', validFrom: '2027-01-01', zone: 'Asia/Urumqi' } });
    expect([...byVersion.keys()]).toEqual([]);
    expect(refused).toMatchObject([{ file: 'a.json', field: '/calendarRegion', detail: expect.stringContaining('expected one of CN,') }, { file: 'b.json', field: '/zone', detail: '/zone: expected Asia/Shanghai, as the calendar CN' }]);
  });

  it.each([
    ['an overlap', '2026-12-31', '2026-12-15', 'expected 2027-01-01, found an overlap with CN/2026-01, in force until 2026-12-31'],
    ['a gap', '2026-12-31', '2027-02-01', 'expected 2027-01-01, found a gap after CN/2026-01, in force until 2026-12-31'],
    ['a successor of what has no end', null, '2027-01-01', 'expected no further edition while CN/2026-01 has no end'],
  ])('refuses %s', (_name, until, from, detail) => {
    const { byVersion, refused } = read({ 'a.json': edition('CN/2026-01', '2026-01-01', until), 'b.json': edition('CN/2027-01', from, null) });
    expect([...byVersion.keys()]).toEqual(['CN/2026-01']);
    expect(refused).toMatchObject([{ file: 'b.json', field: '/validFrom', detail: expect.stringContaining(detail) }]);
  });

  it('refuses who inherits from itself, from nobody, or from a refused edition', () => {
    const { byVersion, refused } = read({
      'a.json': { ...(packJson(CN) as object), inherits: 'CN/2026-11' }, 'b.json': packJson('CN-230600.json'),
    });
    expect(byVersion.size).toBe(0);
    expect(refused.map(({ file, field }) => [file, field])).toEqual([['a.json', '/inherits'], ['b.json', '/inherits']]);
  });
});
