import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { OrderId, OrgId } from './ids.ts';
import { isRunning } from './limit.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';

export interface RecallRequest {
  kind: 'verificationRecalled';
  orderId: OrderId;
  /** Who is asked in its place; null: nobody. */
  to: OrgId | null;
  reason: string;
}

/** Whoever still has to be heard in the running examination, or has been. */
export const heardOrAsked = (s: CaseSituation): Verification[] => s.verifications.filter((v) => v.round === s.round && v.recalledSeq === undefined);

/**
 * 撤回协查、改送: the platform takes a request back, or hands it to the right or successor organisation. The clock is kept: the applicant does not
 * wait anew because the wrong one was asked (law.md §8, 10 and 11). The last request of an examination is only handed over, never just taken back.
 */
export function recall({ orderId, to, reason }: RecallRequest, s: CaseSituation, world: CaseWorld): { draft: Extract<ActDraft, { kind: 'verificationRecalled' }>; content: { reason: string } } {
  const asked = heardOrAsked(s);
  const verification = asked.find((v) => v.orderId === orderId);
  if (to === null && asked.length < 2) throw new Refusal('value-needed', { field: '/to' });
  if (verification !== undefined && !isRunning(verification.answer)) throw new Refusal('clock-stopped', { params: { limit: 'verification' } });
  const successor = to === null ? null : world.inOffice(to);
  if (successor !== null && (world.isDepartment?.(successor) === false || asked.some((v) => v.orgId === successor))) throw new Refusal('invalid-field', { field: '/to' });
  return { draft: { kind: 'verificationRecalled', facts: { orderId, to: successor } }, content: { reason } };
}

/**
 * 复议法 19 by analogy (law.md §8, 10): the organisation that was asked is no more, and its function is its successor's, who has what is left of the clock.
 * Undefined: it is in office. A clock that stands still goes to the successor as it stands.
 */
export function succession(orderId: OrderId, s: CaseSituation, world: CaseWorld): Extract<ActDraft, { kind: 'verificationSucceeded' }> | undefined {
  const asked = heardOrAsked(s);
  const verification = asked.find((v) => v.orderId === orderId);
  if (verification === undefined || verification.answered !== null) return undefined;
  const to = world.inOffice(verification.orgId);
  if (to === verification.orgId) return undefined;
  return { kind: 'verificationSucceeded', facts: { orderId, to: asked.some((v) => v.orgId === to) ? null : to } };
}

/** Who is asked beside the record's own provider, each with the reason; no one twice, and departments only. */
export function furtherProviders(further: readonly { orgId: OrgId; reason: string }[], s: CaseSituation, world: CaseWorld): OrgId[] {
  const own = world.inOffice(s.providerId);
  const asked = further.map(({ orgId }) => world.inOffice(orgId));
  for (const [i, orgId] of asked.entries()) {
    if (orgId === own || asked.indexOf(orgId) < i || world.isDepartment?.(orgId) === false) throw new Refusal('invalid-field', { field: `/further/${i}/orgId` });
  }
  return asked;
}
