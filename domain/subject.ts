import type { SubjectId } from './ids.ts';

/** A company is known by its USCC, a natural person by the resident ID number. */
export interface Subject {
  id: SubjectId;
  kind: 'company' | 'person';
  name: string;
  /** USCC or resident ID number; personal data for a person. */
  identifier: string;
}

/** The identifier as shown by default: a person's is masked, a company's is public. */
export function shownIdentifier(subject: Pick<Subject, 'kind' | 'identifier'>): string {
  if (subject.kind === 'company') return subject.identifier;
  return `${subject.identifier.slice(0, 3)}***********${subject.identifier.slice(-4)}`;
}
