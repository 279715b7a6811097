import { expect, test } from 'vitest';
import type { Actor, Role } from '../../domain/actor.ts';
import type { ComplaintSituation } from '../../domain/complaint.ts';
import { examinerOf, mayOnComplaint } from '../../domain/complaint.ts';
import type { OrderId, OrgId, SubjectId } from '../../domain/ids.ts';
import { asId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';

const org = (id: string): OrgId => asId<OrgId>(id);
const [UNIT, ABOVE, OTHER, PLATFORM] = [org('unit'), org('above'), org('other'), org('platform')];
const at = '2026-03-02T02:00:00.000Z' as Instant;
const complaint = (more: Partial<ComplaintSituation>): ComplaintSituation => ({
  complaintId: asId('c'), seq: 1, number: '1', kind: 'handling', subjectId: asId<SubjectId>('s'), againstId: UNIT, supervisorId: ABOVE, recordId: asId('r'), caseId: null, on: null, filedAt: at,
  takenAt: null, answered: null, order: null, clocks: [], ...more,
});
const person = (orgId: OrgId, ...roles: Role[]): Actor => ({ userId: asId('u'), name: '', roles, orgId, subjectId: null });
const code = (s: ComplaintSituation, actor: Actor, kind: Parameters<typeof mayOnComplaint>[2], involved = false): string => {
  const permission = mayOnComplaint(s, actor, kind, involved);
  return permission.allowed ? 'yes' : permission.code;
};
const taken = { takenAt: at };
const answered = { ...taken, answered: { at, outcome: 'upheld' as const, late: false, breach: false }, order: { orderId: asId<OrderId>('o'), orgId: UNIT, orderedAt: at, reportedAt: null } } as const;

test('a complaint is examined above the unit complained of and nowhere else, by nobody who had a hand in it', () => {
  const examiner = person(ABOVE, 'supervisor');
  expect(code(complaint({}), examiner, 'complaintTaken')).toBe('yes');
  expect(code(complaint({}), examiner, 'complaintAnswered')).toBe('not-allowed-in-stage');
  expect(code(complaint(taken), examiner, 'complaintAnswered')).toBe('yes');
  expect(code(complaint(taken), examiner, 'complaintAnswered', true)).toBe('conflict-of-interest');
  expect(code(complaint(taken), { ...examiner, subjectId: asId('s') }, 'complaintAnswered')).toBe('conflict-of-interest');
  for (const stranger of [person(ABOVE, 'clerk'), person(UNIT, 'supervisor'), person(OTHER, 'supervisor'), person(PLATFORM, 'clerk')]) expect(code(complaint(taken), stranger, 'complaintAnswered')).toBe('not-found');
  // Not even where the register were to name the unit itself.
  expect(code(complaint({ ...taken, againstId: ABOVE }), examiner, 'complaintAnswered')).toBe('not-found');
  expect(code(complaint(answered), examiner, 'complaintAnswered')).toBe('already-done');
});

test('an order is carried out by the unit, in any of its offices, once', () => {
  for (const role of ['executor', 'provider', 'clerk'] as const) expect(code(complaint(answered), person(UNIT, role), 'complaintReported')).toBe('yes');
  expect(code(complaint(answered), person(OTHER, 'executor'), 'complaintReported')).toBe('not-found');
  expect(code(complaint(taken), person(UNIT, 'executor'), 'complaintReported')).toBe('not-found');
  expect(code(complaint({ ...answered, order: { ...answered.order, reportedAt: at } }), person(UNIT, 'executor'), 'complaintReported')).toBe('already-done');
});

test('it goes to the organ above the unit, or where nobody examines there above the platform; never to the unit itself', () => {
  const superiors = new Map<OrgId, OrgId>([[UNIT, OTHER], [PLATFORM, ABOVE], [OTHER, ABOVE]]);
  const world = (examining: readonly OrgId[]) => ({ superiorOf: (id: OrgId) => superiors.get(id) ?? null, examines: (id: OrgId) => examining.includes(id) });
  expect(examinerOf(UNIT, PLATFORM, world([OTHER, ABOVE]))).toBe(OTHER);
  expect(examinerOf(UNIT, PLATFORM, world([ABOVE]))).toBe(ABOVE);
  expect(examinerOf(PLATFORM, PLATFORM, world([ABOVE]))).toBe(ABOVE);
  expect(examinerOf(ABOVE, PLATFORM, world([ABOVE]))).toBeNull();
  expect(examinerOf(UNIT, PLATFORM, world([]))).toBeNull();
});
