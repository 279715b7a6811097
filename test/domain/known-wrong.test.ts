import { describe, expect, test } from 'vitest';
import { sameFact } from '../../domain/duplicate.ts';
import { normalAmount, normalText, traitsOf, traitsOfWrong } from '../../domain/known-wrong.ts';
import { asId } from '../../domain/ids.ts';
import type { SubjectId } from '../../domain/ids.ts';
import type { RecordFields } from '../../domain/record.ts';

const subject = asId<SubjectId>('11111111-1111-7111-8111-111111111111');
const wrong: RecordFields = { subjectName: '大庆云杉机械设备有限公司', documentNumber: '庆税稽罚〔2026〕0007号', conduct: '少缴增值税', penalty: '罚款486200元', amount: '486200.00', decidedOn: '2026-03-02', publicUntil: '2029-03-02', performed: 'no' };
const known = (remedy: 'correct' | 'revoke', after: RecordFields, handedIn: RecordFields, by = subject): boolean => {
  const left = new Set(traitsOfWrong(subject, remedy, wrong, after).map((trait) => JSON.stringify(trait)));
  return traitsOf(by, handedIn).some((trait) => left.has(JSON.stringify(trait)));
};

test.each([
  ['庆税稽罚〔2026〕0007号', '庆税稽罚〔２０２６〕０００７号'], ['庆税稽罚〔2026〕0007号', ' 庆税稽罚 [2026] 0007 号 '], ['庆税稽罚〔2026〕0007号', '庆税稽罚(2026)0007号'], ['ABC-1', 'ａｂｃ－１'],
])('%s is %s', (a, b) => expect(normalText(b)).toBe(normalText(a)));

test.each([['486200.00', '486,200'], ['486200.00', '４８６２００'], ['486200', '48.62万'], ['486200', '¥486,200.0'], ['0.50', '0.5'], ['100', '100'], ['0', '0.00']])('%s yuan is %s', (a, b) => expect(normalAmount(b)).toBe(normalAmount(a)));
test.each([['486200', '48620'], ['0.5', '5'], ['100', '1']])('%s yuan is not %s', (a, b) => expect(normalAmount(b)).not.toBe(normalAmount(a)));

describe('revoked', () => {
  test.each<[string, Partial<RecordFields>]>([
    ['as it was', {}], ['with other spacing', { documentNumber: '庆税稽罚 〔2026〕 0007 号' }], ['in full-width digits', { documentNumber: '庆税稽罚〔２０２６〕０００７号' }],
    ['under another amount', { amount: '1.00' }], ['under another number, the same deed', { documentNumber: '庆税罚9号', conduct: '少缴 增值税', amount: '486,200' }],
  ])('it is known %s', (_, change) => expect(known('revoke', wrong, { ...wrong, ...change })).toBe(true));
  test('another document of the same subject is none of it, nor is the document against another subject', () => {
    expect(known('revoke', wrong, { ...wrong, documentNumber: '庆税罚9号', conduct: '未按期申报' })).toBe(false);
    expect(known('revoke', wrong, wrong, asId<SubjectId>('22222222-2222-7222-8222-222222222222'))).toBe(false);
  });
});

describe('corrected', () => {
  const right = { ...wrong, amount: '4862.00', penalty: '罚款4862元' };
  test('the wrong value comes back in whatever spelling', () => {
    for (const amount of ['486200', '486,200.00', '４８６２００', '48.62万元']) expect(known('correct', right, { ...right, amount }), amount).toBe(true);
  });
  test('the right record may be handed in, and changed further', () => {
    expect(known('correct', right, right)).toBe(false);
    expect(known('correct', right, { ...right, performed: 'yes', amount: '5000' })).toBe(false);
  });
  test('a wrong number of the document is kept out, the right one is not', () => {
    const renumbered = { ...wrong, documentNumber: '庆税稽罚〔2026〕0070号' };
    expect(known('correct', renumbered, wrong)).toBe(true);
    expect(known('correct', renumbered, renumbered)).toBe(false);
  });
});

test('two records tell of the same fact by their document however it is typed; by the deed only where one names none', () => {
  const record = (change: Partial<RecordFields>): RecordFields => ({ subjectName: '甲', documentNumber: '庆罚〔2026〕1号', conduct: '逾期申报', penalty: '', amount: '1000.00', decidedOn: '2026-05-06', publicUntil: '', performed: 'no', ...change });
  expect(sameFact(subject, record({}), record({ documentNumber: ' 庆罚〔２０２６〕 1 号', conduct: '另一种写法', amount: '7' }))).toBe(true);
  expect(sameFact(subject, record({}), record({ documentNumber: '庆罚〔2026〕2号' }))).toBe(false);
  expect(sameFact(subject, record({}), record({ documentNumber: '' }))).toBe(true);
  expect(sameFact(subject, record({}), record({ documentNumber: '', amount: '2000' }))).toBe(false);
});
