import type { OrderId, OrgId } from './ids.ts';
import type { CaseSituation } from './situation.ts';
import type { Suspension } from './suspension-situation.ts';

/** How a measure stands that is on a certificate of suspension: 暂缓执行中 · 经批准不予暂缓 · 已恢复执行 · 已解除 · 已终止 · 已到期. */
export const CERTIFIED_STATES = ['rests', 'excepted', 'resumed', 'lifted', 'ended', 'expired'] as const;
export type CertifiedState = (typeof CERTIFIED_STATES)[number];

export interface CertifiedMeasure {
  title: string;
  executorId: OrgId;
  state: CertifiedState;
}

/** Whether a certificate holds: for all that stands on it, for a part, or for nothing any more. */
export const CERTIFICATE_STANDINGS = ['valid', 'partly', 'over'] as const;
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number];

/** A certificate speaks for what rests and for nothing else; one on which nothing rests is over. */
export function certificateStanding(measures: readonly { state: CertifiedState }[]): CertificateStanding {
  const resting = measures.filter(({ state }) => state === 'rests').length;
  return resting === 0 ? 'over' : resting === measures.length ? 'valid' : 'partly';
}

/** Whether the order is the first of those that a certificate names which came later than receipt and acceptance: of one that comes with them, they tell. */
export function beganLaterCertificate(s: CaseSituation, orderId: OrderId): boolean {
  const certificates = s.letters.filter(({ letter }) => letter === 'suspensionCertificate');
  const order = s.suspensions.find((o) => o.orderId === orderId)!;
  const before = certificates.findLast(({ seq }) => seq < order.seq);
  // What comes with them has their instant, since it is one transaction.
  if (before === undefined && (order.orderedAt === s.acceptedAt || order.orderedAt === s.filedAt)) return false;
  return certificates.some(({ seq }) => seq > order.seq) && s.suspensions.every((o) => o.seq <= (before?.seq ?? 0) || o.seq >= order.seq);
}

/**
 * The orders that no certificate names yet: of what was suspended together, one certificate; what comes later in the same case has one of its own, and the
 * paper that the subject has handed out stays as it is.
 */
export function uncertifiedOrders(s: CaseSituation): Suspension[] {
  const last = s.letters.findLast(({ letter }) => letter === 'suspensionCertificate')?.seq ?? 0;
  return s.suspensions.filter(({ seq }) => seq > last);
}
