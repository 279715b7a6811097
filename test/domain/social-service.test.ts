import { expect, test } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { ProofQuestion } from '../../domain/proof.ts';
import { proofFault, readProofAnswer } from '../../domain/proof.ts';
import { assertServed, countService } from '../../domain/social-service.ts';
import type { ServiceDone } from '../../domain/social-service.ts';
import type { Day } from '../../domain/time.ts';
import { parseDay, parseInstant } from '../../domain/time.ts';
import { currentPack } from '../../policies/load.ts';

const day = (text: string): Day => parseDay(text);
const done = (on: string, confirmed: number | null): ServiceDone => ({ on: day(on), confirmed });
const count = (entries: readonly ServiceDone[], its: 'minor' | 'general' | 'serious' = 'general') => countService(currentPack(), its, day('2026-03-02'), entries, day('2026-11-02'));

/** 2018 notice, 四(四): what was confirmed, after the decision, within a year, and no more than eight hours of a day. */
test.each<[string, ServiceDone[], number]>([
  ['nothing', [], 0],
  ['what waits for its organisation, and what it refused', [done('2026-10-01', null), done('2026-10-02', 0)], 0],
  ['on the day of the decision and today', [done('2026-03-02', 60), done('2026-11-02', 60)], 120],
  ['before the decision, and of a day to come', [done('2026-03-01', 480), done('2026-11-03', 480)], 0],
  ['two of one day, together no more than the day counts', [done('2026-10-01', 300), done('2026-10-01', 300), done('2026-10-02', 120)], 600],
])('social service counts: %s', (_name, entries, counted) => {
  expect(count(entries)).toMatchObject({ counted, needed: 1200, from: '2026-03-02', until: '2026-11-02', evidence: 'assumption' });
});

test('a decision older than the window: only the window counts, to the day', () => {
  const old = (on: string) => countService(currentPack(), 'minor', day('2020-01-01'), [done(on, 60)], day('2026-11-02'))!;
  expect([old('2025-11-02').counted, old('2025-11-01').counted, old('2025-11-02').from]).toEqual([60, 0, '2025-11-02']);
});

test('what is missing is said in hours', () => {
  const refused = (): unknown => {
    try {
      return assertServed(count([done('2026-10-01', 450)]));
    } catch (error) {
      return error instanceof Refusal ? [error.code, { ...error.params }] : error;
    }
  };
  expect(refused()).toEqual(['service-missing', { counted: '7.5', needed: '20', missing: '12.5' }]);
  expect(assertServed(count([done('2026-10-01', 480), done('2026-10-02', 480), done('2026-10-03', 240)]))).toMatchObject({ counted: 1200 });
});

const asked: ProofQuestion = { format: 'zhengming-proof-request/1', issuer: 'https://xy.example', authority: asId('daqing-tax'), requestId: 'r1', record: { id: asId<RecordId>('x'), number: '庆税罚1号' }, askedAt: parseInstant('2026-11-02T02:00:00.000Z') };
const said = { format: 'zhengming-proof/1', authority: 'daqing-tax', requestId: 'r1', recordNumber: '庆税罚1号', result: 'found', correctedOn: '2026-06-01', performedOn: '2026-06-02', system: '电子税务局', reference: '缴款书1', asOf: '2026-11-02T01:59:00.000Z' };
test.each<[string, object, string | null]>([
  ['what it is', {}, null], ['another question', { requestId: 'r2' }, 'otherQuestion'], ['another decision', { recordNumber: '庆税罚2号' }, 'otherQuestion'], ['another authority', { authority: 'daqing-market' }, 'otherQuestion'],
  ['a decision it does not know', { result: 'notFound', correctedOn: null, performedOn: null }, 'notFound'], ['a day to come', { performedOn: '2026-11-03' }, 'inFuture'], ['that nothing is done', { correctedOn: null, performedOn: null }, 'nothingDone'],
  ['no day', { performedOn: '2026-02-30' }, 'malformed'], ['more than it should', { amount: '1' }, 'malformed'], ['a control character', { system: 'a\u0000b' }, 'malformed'],
])('the answer of an authority’s system says %s', (_name, change, fault) => {
  const answer = readProofAnswer({ ...said, ...change });
  expect(answer === undefined ? 'malformed' : proofFault(answer, asked, asked.askedAt, 'Asia/Shanghai')).toBe(fault);
});
