import type { OrgId } from './ids.ts';
import type { Day } from './time.ts';

/**
 * What an organisation is in this city's system. Its part in a case (provider, executing department, recipient)
 * follows from the record and its measures, not from this kind.
 */
export const ORG_KINDS = ['platform', 'department', 'court', 'government', 'bank', 'higherPlatform', 'association'] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/**
 * How its measures come to rest during a verification: by the platform's order, as those of the city's departments do, or, of a court and of whoever stands
 * above the platform or outside its city, by its own decision, for which it is asked (law.md §8, 6 and 7).
 */
export const STAYED_BY = ['order', 'request'] as const;
export type StayedBy = (typeof STAYED_BY)[number];

/** An organisation with its validity: departments merge and are renamed, old ones point to their successor. */
export interface Organisation {
  id: OrgId;
  name: string;
  nameEn: string;
  kind: OrgKind;
  validFrom: Day;
  validTo: Day | null;
  successorId: OrgId | null;
  /** The organisation it is part of. */
  parentId: OrgId | null;
  /** The organ above it that answers after an escalation (督办). */
  superiorId: OrgId | null;
  /** 机关代字, by which it numbers its own letters (庆税信); absent: in the platform's series. */
  letterWord?: string | null;
  /** Absent: by order. */
  stayedBy?: StayedBy;
}

/** Follows reforms: an organisation abolished by that day is answered for by its successor. An unknown one stays itself. */
export function inOffice(organisations: ReadonlyMap<OrgId, Organisation>, id: OrgId, on: Day): OrgId {
  const organisation = organisations.get(id);
  if (organisation === undefined || organisation.validTo === null || organisation.validTo >= on || organisation.successorId === null) return id;
  return inOffice(organisations, organisation.successorId, on);
}

/** Whose successor an organisation is right away by that day. */
export const formerOf = (organisations: ReadonlyMap<OrgId, Organisation>, id: OrgId, on: Day): OrgId[] =>
  [...organisations.values()].filter((o) => o.successorId === id && o.validTo !== null && o.validTo < on).map((o) => o.id);

/** Whether an organisation is a unit of another, directly or through those between. */
export function isPartOf(organisations: ReadonlyMap<OrgId, Organisation>, id: OrgId, of: OrgId): boolean {
  const parentId = organisations.get(id)?.parentId ?? null;
  return parentId !== null && (parentId === of || isPartOf(organisations, parentId, of));
}
