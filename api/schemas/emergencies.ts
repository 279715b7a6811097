import { Type } from 'typebox';
import { ROLES } from '../../domain/actor.ts';
import { EMERGENCY_FINDINGS, EMERGENCY_KINDS } from '../../domain/emergency.ts';
import { LOOK_KINDS } from '../../domain/look.ts';
import { Closed, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

export const OpenEmergencyBody = Closed({
  kind: OneOf(EMERGENCY_KINDS), ref: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: 'The number or id of a case, or the id of a record.' }), reason: Words(2000),
});
export const ReviewEmergencyBody = Closed({ finding: OneOf(EMERGENCY_FINDINGS), note: Words(2000) });
/** `endsAt` is real time, as logins are, whatever the demo's date is. */
export const EmergencyReceipt = Closed({
  emergencyId: Id, kind: OneOf(EMERGENCY_KINDS), dossierId: Id, endsAt: InstantText, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText,
});

const EmergencyView = Closed({
  id: Id, kind: OneOf(EMERGENCY_KINDS), dossierId: Id, number: Nullable(Type.String()), byName: Type.String(), org: Nullable(OrgView), own: Type.Boolean(), reason: Type.String(),
  openedAt: InstantText, endsAt: InstantText, endedAt: Nullable(InstantText), open: Type.Boolean(),
  review: Nullable(Closed({ by: Type.String(), at: InstantText, finding: OneOf(EMERGENCY_FINDINGS), note: Type.String() })),
});
export const EmergencyListView = Closed({ minutes: Type.Integer(), emergencies: Type.Array(EmergencyView) });
export const EmergencyDetailView = Closed({
  emergency: EmergencyView, mayReview: Type.Boolean(),
  looks: Type.Array(Closed({ id: Type.Integer(), at: InstantText, kind: OneOf(LOOK_KINDS), item: Nullable(Id), roles: Type.Array(OneOf(ROLES)) })),
});
