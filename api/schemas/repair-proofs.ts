import { Type } from 'typebox';
import { EVIDENCE } from '../../domain/policy-names.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgKey, OrgView, Words } from './common.ts';
import { PublicKeyBody } from './recipients.ts';

/** What an authority's own system has said of a record, with its source and of when it is. */
export const FetchedProof = Closed({ id: Id, authority: OrgView, system: Nullable(Type.String()), reference: Nullable(Type.String()), correctedOn: Nullable(DayText), performedOn: Nullable(DayText), asOf: InstantText, fetchedAt: Nullable(InstantText) });
/** Confirmed social service as it counts, by which rule, in minutes. */
export const ServiceCountView = Closed({ rule: Type.String(), basis: Type.String(), evidence: OneOf(EVIDENCE), from: DayText, until: DayText, counted: Type.Integer(), needed: Type.Integer() });

export const ProofReceipt = Closed({ proofId: Id, authorityId: OrgKey, correctedOn: Nullable(DayText), performedOn: Nullable(DayText), asOf: InstantText, fetchedAt: InstantText });
export const ServiceBody = Closed({ orgId: OrgKey, on: DayText, minutes: Type.Integer({ minimum: 30, maximum: 1440, multipleOf: 30 }), what: Words(1000) });
export const ServiceReceipt = Closed({ entryId: Id, occurredAt: InstantText });
export const ServiceConfirmBody = Closed({ minutes: Type.Integer({ minimum: 30, maximum: 1440, multipleOf: 30 }) });
export const ServiceRefuseBody = Closed({ reason: Words(1000) });
export const ServicesView = Closed({
  entries: Type.Array(Closed({ id: Id, name: Type.String(), on: DayText, minutes: Type.Integer(), confirmed: Nullable(Type.Integer()), what: Nullable(Type.String()), loggedAt: InstantText })),
});
export const ConnectorBody = Closed({ address: Nullable(Words(500)), publicKeys: Type.Array(PublicKeyBody, { maxItems: 5 }) });
export const ConnectorReceipt = Closed({ orgId: OrgKey });
export const ConnectorsView = Closed({ connectors: Type.Array(Closed({ org: OrgView, address: Type.String(), keys: Type.Array(Type.String()), changedAt: InstantText })), others: Type.Array(OrgView), hosts: Type.Array(Type.String()) });
