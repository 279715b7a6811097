import type { OrgId, SubjectId, UserId } from './ids.ts';
import type { Scope } from './scope.ts';

/**
 * What a person may be here. One person may have several roles, always in one organisation or for one subject. `principal` (负责人) answers for the
 * organisation inwards: approves what a colleague has asked for; held beside the role by which the person sees the organisation's cases.
 */
export const ROLES = ['subject', 'provider', 'executor', 'clerk', 'supervisor', 'auditor', 'operator', 'principal'] as const;
export type Role = (typeof ROLES)[number];

/** 上级机关: `house`: its organisation is the platform's own or the one above it; `below`: the organisations right below it. */
export interface Oversight {
  house: boolean;
  below: readonly OrgId[];
}

/** Who acts: roles come from our own register, keyed by the identity provider's `sub`. */
export interface Actor {
  userId: UserId;
  name: string;
  roles: readonly Role[];
  /** The organisation the person works for; null for a subject. */
  orgId: OrgId | null;
  /** 科室: the unit of the organisation that the person works in; absent: it has none, and all its people are one. */
  unitId?: OrgId;
  /** The subject the person acts for; null for staff. */
  subjectId: SubjectId | null;
  /** Of a supervisor: what stands under its organ; absent: nothing. */
  oversight?: Oversight;
  /** Of a machine: all it may do, for its organisation. Absent: a person. */
  scopes?: readonly Scope[];
}

/** Whether a supervisor's organ stands right above one of these. */
export const isAbove = (actor: Actor, orgs: readonly OrgId[]): boolean => actor.roles.includes('supervisor') && orgs.some((org) => actor.oversight?.below.includes(org) === true);
/** The supervisors of the platform itself and of the organ above it: everything that the platform does is theirs to oversee. */
export const overseesHouse = (actor: Actor): boolean => actor.roles.includes('supervisor') && actor.oversight?.house === true;

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);
