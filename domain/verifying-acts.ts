import type { NoAnswerFacts } from './no-answer.ts';

/** The acts between a request to verify and its answer, and those that follow from silence. */
export type VerifyingFacts = NoAnswerFacts;
