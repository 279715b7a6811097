import type { SubjectId } from './ids.ts';

/** A company is known by its USCC, a natural person by the resident ID number. */
export interface Subject {
  id: SubjectId;
  kind: 'company' | 'person';
  name: string;
  /** USCC or resident ID number; personal data for a person. */
  identifier: string;
}

/** A person's number as it is shown: where it was issued and its end, without the day of birth. */
export const maskedIdentifier = (identifier: string): string => `${identifier.slice(0, 6)}********${identifier.slice(-4)}`;
