import type { Actor, Role } from './actor.ts';
import { hasRole } from './actor.ts';
import type { ErrorCode } from './errors.ts';
import type { OrgId, UserId } from './ids.ts';

/** proposed: seen by nobody's clock yet · applying: in force, and the sweep carries it into the open clocks · applied: in all of them. */
export const CHANGE_STATES = ['proposed', 'rejected', 'applying', 'applied'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A calendar that a change gives another version; `before` null: it is new. */
export interface ChangedCalendar {
  id: string;
  before: string | null;
  after: string;
}

/** What people do to a change of the calendars. */
export const CHANGE_TASKS = ['read', 'propose', 'approve', 'reject'] as const;
export type ChangeTask = (typeof CHANGE_TASKS)[number];

/** The platform, and the organ above it. */
export interface Platform {
  id: OrgId;
  superiorId: OrgId | null;
}

/** What of a change matters to who may do what with it. */
export interface ChangeHead {
  state: ChangeState;
  proposedBy: UserId;
}

export type ChangePermission = { allowed: true } | { allowed: false; code: ErrorCode; params: Record<string, string> };

interface Rule {
  roles: readonly Role[];
  /** Whether the person has to be of the platform, or of the organ above it. */
  own: boolean;
  /** Four eyes: not by whoever proposed it. */
  secondPerson: boolean;
}

/** Who may do what to a change: the one table. The operator and the supervisor may propose; only the supervisor puts into force, and never what he proposed himself. */
const RULES: { [T in ChangeTask]: Rule } = {
  read: { roles: ['supervisor', 'clerk', 'auditor', 'operator'], own: false, secondPerson: false },
  propose: { roles: ['operator', 'supervisor'], own: true, secondPerson: false },
  approve: { roles: ['supervisor'], own: true, secondPerson: true },
  reject: { roles: ['supervisor', 'operator'], own: true, secondPerson: false },
};

/** May this person do this? Of a change that is there, also whether its turn is. */
export function mayOnChange(task: ChangeTask, actor: Actor, platform: Platform, change: ChangeHead | null = null): ChangePermission {
  const { roles, own, secondPerson } = RULES[task];
  const ofPlatform = actor.orgId !== null && (actor.orgId === platform.id || actor.orgId === platform.superiorId);
  if (!roles.some((role) => hasRole(actor, role)) || (own && !ofPlatform)) return refused('not-your-role', { role: roles[0]! });
  if (task === 'read' || change === null) return { allowed: true };
  if (change.state !== 'proposed') return refused('already-done');
  if (secondPerson && change.proposedBy === actor.userId) return refused('second-person-needed');
  return { allowed: true };
}

const refused = (code: ErrorCode, params: Record<string, string> = {}): ChangePermission => ({ allowed: false, code, params });
