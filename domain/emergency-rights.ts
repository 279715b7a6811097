import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import { EMERGENCY_ROLES } from './emergency.ts';
import type { Permission } from './permission.ts';

/** Whether somebody may open what is not theirs, for a reason, for a while, and seen by their supervisor. */
export function mayOpenEmergency(actor: Actor): Permission {
  if (actor.scopes !== undefined || !EMERGENCY_ROLES.some((role) => hasRole(actor, role))) return { allowed: false, code: 'not-your-role', params: { role: 'executor' } };
  return { allowed: true };
}

/** A supervisor reviews, and never what they opened themselves in another role. */
export function mayReviewEmergency(actor: Actor, openedBy: string, reviewed: boolean): Permission {
  if (!hasRole(actor, 'supervisor')) return { allowed: false, code: 'not-your-role', params: { role: 'supervisor' } };
  if (actor.userId === openedBy) return { allowed: false, code: 'conflict-of-interest', params: { conflict: 'ownCase' } };
  return reviewed ? { allowed: false, code: 'already-done', params: {} } : { allowed: true };
}
