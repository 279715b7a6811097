import type { Actor, Role } from './actor.ts';
import { hasRole } from './actor.ts';
import type { Permission } from './permission.ts';

/** What can be opened in an emergency (紧急查看): one case with its record, or one record alone. */
export const EMERGENCY_KINDS = ['case', 'record'] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];

/** What a supervisor finds of it afterwards. */
export const EMERGENCY_FINDINGS = ['justified', 'unjustified'] as const;
export type EmergencyFinding = (typeof EMERGENCY_FINDINGS)[number];

/** Officials whom the table of sight shows only what concerns them; whoever sees every case has nothing to break. */
export const EMERGENCY_ROLES = ['provider', 'executor', 'auditor', 'operator'] as const satisfies readonly Role[];

/** No emergency lasts longer, whatever the configuration says; the constraint on table `emergency` says the same. */
export const LONGEST_EMERGENCY_HOURS = 24;

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
