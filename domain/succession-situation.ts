import type { Act } from './act.ts';
import type { Breach } from './breach-situation.ts';
import type { Clock, Clocked } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { ExceptionState } from './exception-situation.ts';
import type { NoticeId, OrderId, OrgId } from './ids.ts';
import type { LimitName } from './limit.ts';
import type { NoticeWay, SentWay } from './notice-way.ts';
import { LIMIT_OF_DUTY } from './restoration-acts.ts';
import type { Instant } from './time.ts';

/** Duties of whoever executed a measure or was given the record. A request to verify is handed over by itself (`hand-over.ts`). */
export const SUCCEEDED_LIMITS: readonly LimitName[] = ['suspensionAcknowledgement', 'endingAcknowledgement', 'recipientConfirmation', 'rollback', 'restoration', ...Object.values(LIMIT_OF_DUTY)];

/** What of a case's situation an organisation may still have to do. */
interface WithDuties extends Clocked {
  suspensions: { orderId: OrderId; orgId: OrgId; acknowledgedAt: Instant | null; by?: SentWay; endings: { acknowledgedAt: Instant | null; by?: SentWay }[] }[];
  restorations: { orderId: OrderId; orgId: OrgId; by?: SentWay; received?: Instant }[];
  corrections: { notices: { noticeId: NoticeId; orgId: OrgId; by?: NoticeWay; defunctAt?: Instant }[] }[];
  breaches?: readonly Breach[];
  exceptions?: readonly ExceptionState[];
}

/** By the successor's way; what the former one's system has taken over the successor's has not. */
function handedOver(breach: Breach, orgId: OrgId, way: SentWay | undefined): Breach {
  const { received: _received, way: _way, ...rest } = breach;
  return { ...rest, orgId, ...(way === undefined ? {} : { way }) };
}

/** The successor stands where the former one stood, in everything that is open; what was done stays in the name of who did it. */
export function applySuccession(s: WithDuties, act: Extract<Act, { kind: 'dutiesSucceeded' }>): void {
  const { orgId, to, by, suspensions, restorations, breaches, notices, acknowledgements, known = [] } = act.facts;
  // Told by the successor's way from here on: whoever may answer for it follows from that.
  const goesOut = (each: { by?: NoticeWay }): void => {
    delete each.by;
    if (by !== undefined) each.by = by;
  };
  for (const o of s.suspensions.filter((each) => suspensions.includes(each.orderId))) {
    o.orgId = to;
    goesOut(o);
    for (const ending of o.endings) if (ending.acknowledgedAt === null) goesOut(ending);
  }
  for (const r of s.restorations.filter((each) => restorations.includes(each.orderId))) {
    r.orgId = to;
    goesOut(r);
    // What the former one's system has taken over the successor's has not.
    delete r.received;
  }
  for (const n of s.corrections.flatMap((c) => c.notices).filter((each) => notices.includes(each.noticeId))) {
    n.orgId = to;
    goesOut(n);
  }
  // One organisation is told of one correction once.
  for (const n of s.corrections.flatMap((c) => c.notices).filter((each) => known.includes(each.noticeId))) {
    n.defunctAt = act.occurredAt;
    endClock(s, act, 'recipientConfirmation', n.noticeId);
  }
  if (s.breaches !== undefined) s.breaches = s.breaches.map((b) => (breaches.includes(b.breachId) ? handedOver(b, to, by) : b));
  if (s.exceptions !== undefined) s.exceptions = s.exceptions.map((e) => (suspensions.includes(e.orderId) ? { ...e, orgId: to } : e));
  const theirs = ({ endedAt, owner, limit }: Clock): boolean => endedAt === null && 'org' in owner && owner.org === orgId && SUCCEEDED_LIMITS.includes(limit);
  // The same date, and urged of its own: what was called in of the former one was not called in of its successor.
  for (const clock of s.clocks.filter(theirs)) {
    endClock(s, act, clock.limit, clock.ref);
    startClock(s, act, clock.limit, clock.ref, { org: to }, clock.terms, clock.superiorId);
  }
  for (const { orderId, terms } of acknowledgements) {
    for (const o of s.suspensions) if (o.orderId === orderId) o.acknowledgedAt = null;
    startClock(s, act, 'suspensionAcknowledgement', orderId, { org: to }, terms);
  }
}
