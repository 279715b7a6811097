import type { OrgId, SubjectId, UserId } from './ids.ts';
import type { Scope } from './scope.ts';

/**
 * What a person may be here. One person may have several roles, always in one organisation or for one subject. `principal` (负责人) answers for the
 * organisation inwards: approves what a colleague has asked for; held beside the role by which the person sees the organisation's cases.
 */
export const ROLES = ['subject', 'provider', 'executor', 'clerk', 'supervisor', 'auditor', 'operator', 'principal'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: roles come from our own register, keyed by the identity provider's `sub`. */
export interface Actor {
  userId: UserId;
  name: string;
  roles: readonly Role[];
  /** The organisation the person works for; null for a subject. */
  orgId: OrgId | null;
  /** The subject the person acts for; null for staff. */
  subjectId: SubjectId | null;
  /** Of a machine: all it may do, for its organisation. Absent: a person. */
  scopes?: readonly Scope[];
}

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);
