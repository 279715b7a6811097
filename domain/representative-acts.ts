import type { RepresentationId, SubjectId } from './ids.ts';
import type { Day } from './time.ts';

/** Who was a company's legal representative (法定代表人), and when; in the log of the installation. By which extract of the company register stands in the words, sealed for the person. */
export interface RepresentativeFacts {
  /** `until`: the last day; null: still. */
  representativeEntered: { representationId: RepresentationId; companyId: SubjectId; personId: SubjectId; from: Day; until: Day | null };
  /** Another took the place: the last day. */
  representativeEnded: { representationId: RepresentationId; until: Day };
  /** It was never so: nothing ever followed from it. */
  representativeStruck: { representationId: RepresentationId };
}

export const REPRESENTATIVE_AUTHORS = { representativeEntered: 'person', representativeEnded: 'person', representativeStruck: 'person' } as const;
