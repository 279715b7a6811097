import { expect, test } from 'vitest';
import type { Breach } from '../../domain/breach-situation.ts';
import { sameUse } from '../../domain/breach-situation.ts';
import { asId } from '../../domain/ids.ts';
import type { BreachId, MeasureId, OrderId, OrgId } from '../../domain/ids.ts';
import { parseDay } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

const [bidding, procurement] = [asId<MeasureId>('m1'), asId<MeasureId>('m2')];
const day = parseDay('2026-03-02');
const at = '2026-03-02T02:00:00.000Z' as Instant;
const told = (by: Breach['by'], rolledBack: Breach['rolledBack'] = null): Breach =>
  ({ breachId: asId<BreachId>('b1'), orderId: asId<OrderId>('o1'), orgId: asId<OrgId>('org'), seq: 7, reportedAt: at, on: day, by, measureIds: [bidding], rolledBack });
const same = (before: Breach, by: Breach['by'], measureIds: MeasureId[] = [bidding]) => sameUse({ breaches: [before], suspensions: [] }, by, day, measureIds);

test('one use told by both sides is one; what the subject meets after it was undone, and what takes in another measure, is another and is ordered to be undone', () => {
  const undone = { at, seq: 9 };
  expect([same(told('department'), 'subject'), same(told('subject'), 'department'), same(told('subject', undone), 'department')]).toEqual(['b1', 'b1', 'b1']);
  expect([same(told('department', undone), 'subject'), same(told('department'), 'subject', [bidding, procurement]), same(told('department'), 'department'), same(told('subject'), 'supervisor')]).toEqual([undefined, undefined, undefined, undefined]);
});
