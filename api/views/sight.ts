import type { Actor } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { unitOf } from '../../domain/turn-situation.ts';

export type Relation = 'subject' | 'platform' | 'provider' | 'executor' | 'recipient' | 'supervisor' | 'auditor' | 'emergency';

/** How somebody is concerned by a case, and what of it that lets them see. */
export interface Sight {
  relations: Relation[];
  /** Everything people wrote in the case. */
  words: boolean;
  /** The grounds and the evidence for them: also the provider, who has to answer them. */
  grounds: boolean;
  /** Orders to departments other than one's own. */
  allOrders: boolean;
  /** Whether something of this department is the reader's own, or theirs to oversee. */
  sees(org: OrgId): boolean;
  own(org: OrgId): boolean;
}

export function sightOf(s: CaseSituation, actor: Actor, opened = false): Sight {
  const { orgId, subjectId } = actor;
  const own = (org: OrgId): boolean => orgId === org;
  const concerned = (orders: readonly { orgId: OrgId }[]): boolean => orders.some((order) => own(order.orgId));
  const is: Record<Relation, boolean> = {
    subject: hasRole(actor, 'subject') && subjectId === s.subjectId,
    platform: hasRole(actor, 'clerk'),
    provider: hasRole(actor, 'provider') && (concerned(s.verifications) || s.verifications.some((v) => orgId !== null && unitOf(v) === orgId)),
    executor: hasRole(actor, 'executor') && (concerned(s.suspensions) || concerned(s.restorations.filter((r) => r.of?.includes('executor') ?? true))),
    recipient: hasRole(actor, 'executor') && concerned(s.corrections.flatMap((c) => c.notices)),
    supervisor: hasRole(actor, 'supervisor'),
    auditor: hasRole(actor, 'auditor'),
    emergency: opened,
  };
  const words = is.subject || is.platform || is.supervisor || is.emergency;
  const allOrders = words || is.auditor;
  return {
    relations: (Object.keys(is) as Relation[]).filter((relation) => is[relation]),
    words, grounds: words || is.provider, allOrders, own,
    // A unit sees what its principal was asked.
    sees: (org) => allOrders || own(org) || s.verifications.some((v) => v.orgId === org && orgId !== null && unitOf(v) === orgId),
  };
}
