import type { Act } from './act.ts';
import type { UserId } from './ids.ts';
import type { Instant } from './time.ts';

/** 拟稿、审核、签发. */
export const SIGNING_STEPS = ['drafted', 'reviewed', 'signed'] as const;
export type SigningStep = (typeof SIGNING_STEPS)[number];

/** Through whose hands a decision went, and when. */
export interface SigningHand {
  step: SigningStep;
  by: UserId;
  at: Instant;
}

const hand = (step: SigningStep, act: Act | undefined): SigningHand[] => (act?.author.class === 'person' ? [{ step, by: act.author.userId, at: act.occurredAt }] : []);

/** Who drafted, reviewed and signed the decision of an act of the log; empty where it was not drafted by itself (of a faulty batch, or with another case). */
export function signingRecord(acts: readonly Act[], decided: number): SigningHand[] {
  const signed = acts.find(({ seq }) => seq === decided);
  if (signed?.kind !== 'decided' || signed.facts.draft === undefined) return [];
  const { draft } = signed.facts;
  return [
    ...hand('drafted', acts.find(({ seq }) => seq === draft)),
    ...hand('reviewed', acts.find((act) => act.kind === 'decisionReviewed' && act.facts.draft === draft)),
    ...hand('signed', signed),
  ];
}
