import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import type { RecordedBy } from './filing-acts.ts';
import type { OrgId } from './ids.ts';

/** A decision is drafted by one and, where the chain says so, signed by another. */
export const HANDS = 2;

/** What is asked of a case about who decides it. */
export interface WithDecider {
  platformId: OrgId;
  round: number;
  recordedBy?: RecordedBy;
  raised?: { orgId: OrgId; round: number };
}

/** Whether somebody works in the very unit that has entered the record; an organisation without units is one. */
export const ofRecordingUnit = ({ recordedBy }: Pick<WithDecider, 'recordedBy'>, { orgId, unitId }: Pick<Actor, 'orgId' | 'unitId'>): boolean =>
  recordedBy !== undefined && recordedBy.orgId !== null && recordedBy.orgId === orgId && recordedBy.unitId === unitId;

/** The organ that decides in the running examination: the platform, or the superior that it was raised to (提级). */
export const decider = ({ platformId, raised, round }: WithDecider): OrgId => (raised?.round === round ? raised.orgId : platformId);

/** Whose hand a decision is in: a clerk's of the platform, or a supervisor's of the superior. */
export const decides = (s: WithDecider, actor: Actor): boolean =>
  decider(s) === actor.orgId && hasRole(actor, s.raised?.round === s.round ? 'supervisor' : 'clerk');
