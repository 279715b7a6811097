import type { Day } from './time.ts';

/** The sector of a record (领域): which body's rules its repair follows. */
export const SECTORS = [
  'marketSupervision', 'foodDrug', 'specialEquipment', 'tax', 'procurement', 'wageArrears', 'workSafety', 'fireSafety', 'ecology', 'construction', 'other',
] as const;
export type Sector = (typeof SECTORS)[number];

/** What one decision may impose or do; several may stand in one. */
export const SANCTIONS = [
  'warning', 'criticism', 'summaryPenalty', 'smallFine', 'abnormalListing', 'fine', 'confiscation', 'lowerQualification', 'licenceSuspension', 'largeFine',
  'businessRestriction', 'closure', 'revocation', 'seriousListing',
] as const;
export type Sanction = (typeof SANCTIONS)[number];

/** How grave conduct is for publicity and repair (轻微、一般、严重), the mildest first. */
export const REPAIR_CLASSES = ['minor', 'general', 'serious'] as const;
export type RepairClass = (typeof REPAIR_CLASSES)[number];

/** What the publicity (公示) of a record rests on, as its authority states it. */
export interface PublicityFacts {
  sector: Sector;
  /** All sanctions of the one decision behind the record. */
  sanctions: readonly Sanction[];
  decidedOn: Day;
  publishedOn: Day;
  /** When the conduct was corrected, and the duties performed; null: not yet, or not known to the authority. */
  correctedOn: Day | null;
  performedOn: Day | null;
  /** Until when a restriction imposed by the decision lasts, where it does. */
  restrictedUntil: Day | null;
}

/** How publicity ended: at the maximum by itself, by repair, shielded for a reorganisation, or by the authority's own exit. */
export const PUBLICITY_ENDINGS = ['maximum', 'repaired', 'shielded'] as const;
export type PublicityEnding = (typeof PUBLICITY_ENDINGS)[number];

/** Why the earliest day to apply is what it is. */
export const EARLIEST_REASONS = ['minimum', 'publication', 'bar', 'performed', 'today'] as const;
export type EarliestReason = (typeof EARLIEST_REASONS)[number];

/** What still stands in the way of an end at the maximum. */
export type KeptReason = 'notCorrected' | 'notPerformed';

export const isSettled = ({ correctedOn, performedOn }: Pick<PublicityFacts, 'correctedOn' | 'performedOn'>, on: Day): boolean =>
  correctedOn !== null && correctedOn <= on && performedOn !== null && performedOn <= on;

/** Why a record stays published past its maximum; none: it may end. */
export const keptReasons = ({ correctedOn, performedOn }: Pick<PublicityFacts, 'correctedOn' | 'performedOn'>, on: Day): KeptReason[] => [
  ...(correctedOn !== null && correctedOn <= on ? [] : (['notCorrected'] as const)), ...(performedOn !== null && performedOn <= on ? [] : (['notPerformed'] as const)),
];
