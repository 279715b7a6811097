import { describe, expect, it } from 'vitest';
import { isStatutory, LIMITS } from '../../domain/limit.ts';
import type { Evidence } from '../../domain/limit.ts';
import type { Pack } from '../../domain/policy.ts';
import { foundedValues, mayFoundEffect, unconfirmedValues } from '../../domain/policy-evidence.ts';
import { PACK_LIMITS } from '../../domain/policy-names.ts';
import { valueName, valueText } from '../../domain/policy-words.ts';
import { allPacks, currentPack, findPack } from '../../policies/load.ts';

const pack = currentPack();
const restingOn = (evidence: Evidence): Pack => ({ ...pack, limits: { ...pack.limits, decision: { ...pack.limits.decision, evidence } } });

describe('what a value may found', () => {
  it.each([['text', true], ['secondary', true], ['draft', false], ['memory', false], ['assumption', false]] as const)('%s alone: %s', (evidence, expected) => {
    expect(mayFoundEffect(restingOn(evidence), 'decision', new Set())).toBe(expected);
  });

  it('anything, once the customer has signed it', () => {
    expect(mayFoundEffect(pack, 'restorationConfirmation', new Set(['/limits/restorationConfirmation']))).toBe(true);
    expect(mayFoundEffect(pack, 'restorationConfirmation', new Set(['/limits/restoration']))).toBe(false);
  });
});

describe('what the customer is asked to sign', () => {
  const pointers = unconfirmedValues(pack).map(({ pointer }) => pointer);

  it('is every limit of the default pack, each extension by itself, and the rules that are ours', () => {
    for (const name of LIMITS.filter((each) => !isStatutory(pack.limits[each]))) expect(pointers).toContain(`/limits/${name}`);
    expect(pointers).toEqual(expect.arrayContaining(['/limits/verification/extension', '/limits/total/extension', '/governs', '/silence', '/protection/mark', '/recipients', '/repeat']));
  });

  it('is not what stands in a text', () => {
    for (const text of ['/limits/basisWithdrawal', '/protection/suspendMeasures', '/counting', '/remedies']) expect(pointers).not.toContain(text);
  });

  it('is a value without what it rests on or has beside it', () => {
    const verification = foundedValues(pack).find(({ pointer }) => pointer === '/limits/verification');
    expect(verification).toMatchObject({ value: { count: 5, unit: 'workingDays', startInclusive: false, roll: 'none' }, from: 'CN-230600/2026-11', source: 'law.md #1, #32' });
    expect(Object.keys(verification!.value).sort()).toEqual(['count', 'roll', 'startInclusive', 'unit']);
  });
});

describe('a value in words', () => {
  const said = (version: string, pointer: string): string[] => {
    const of = findPack(version)!;
    const value = foundedValues(of).find((each) => each.pointer === pointer)!;
    const text = valueText(value, value.limit === null ? null : of.limits[value.limit]!.unit);
    return [valueName(value).zh, text.zh, text.en];
  };
  it.each([
    ['CN-230600/2026-11', '/limits/verification', ['核实并反馈', '5个工作日，首日不计入', '5 working days, first day not counted']],
    ['CN-230600/2026-11', '/limits/verification/extension', ['核实并反馈：延长', '1次，每次5个工作日', 'once, by 5 working days']],
    ['CN-41/2026-11', '/limits/verification/stops/expertTest', ['核实并反馈：中止计时', '检验鉴定', 'expert test']],
    ['US-FCRA/2026-11', '/limits/disputeTotal', ['争议全程', '30日，首日计入', '30 days, first day counted']],
    ['US-FCRA/2026-11', '/recipients', ['更正通知的范围', '最近收到的单位（6个月内）', 'recent recipients (last 6 months)']],
    ['US-FCRA/2026-11', '/statement', ['本人声明', '附于记录，至多100字', 'kept with the record, at most 100 words']],
    ['IN-CICRA/2026-11', '/silence', ['逾期不答复的后果', '按日补偿INR 100', 'INR 100 paid per day']],
    ['CN-230600/2026-11', '/governs', ['新旧规则的适用', '程序：收件时有效的版本；公示期：对主体更有利的版本', 'procedure: the edition at receipt; publicity: the more favourable one']],
  ])('%s %s', (version, pointer, expected) => {
    expect(said(version, pointer)).toEqual(expected);
  });

  it('has a name for every value that any shipped pack states', () => {
    const nameless = [...allPacks().values()].flatMap(foundedValues).filter((value) => value.pointer.includes(valueName(value).zh));
    expect(nameless).toEqual([]);
    expect(PACK_LIMITS.length).toBeGreaterThan(LIMITS.length);
  });
});
