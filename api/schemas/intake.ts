import { Type } from 'typebox';
import { ENDINGS, INADMISSIBLE_REASONS, LAPSE_EFFECTS, SUPPLEMENT_ITEMS, TRANSFER_REASONS } from '../../domain/intake-acts.ts';
import { OUTCOMES, PHASES } from '../../domain/objection.ts';
import { Closed, DueView, Id, InstantText, Nullable, OneOf, Words } from './common.ts';

export const SupplementNoticeBody = Closed({ items: Type.Array(Closed({ item: OneOf(SUPPLEMENT_ITEMS), explanation: Words(1000) }), { minItems: 1, maxItems: SUPPLEMENT_ITEMS.length }) });
export const SupplementBody = Closed({ words: Type.String({ maxLength: 4000 }), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) });
export const InadmissibilityBody = Closed({ reason: OneOf(INADMISSIBLE_REASONS), reasons: Words(4000) });
export const TransferBody = Closed({ reason: OneOf(TRANSFER_REASONS), reasons: Words(4000) });
export const WithdrawalBody = Closed({ reasons: Type.String({ maxLength: 1000 }) });

const Referral = Closed({ reason: OneOf(TRANSFER_REASONS), body: Type.String(), address: Type.String(), contact: Type.String(), basis: Type.String() });

/** What happened between the door and acceptance, and how a case ended without a decision. */
export const IntakeView = Closed({
  supplement: Nullable(Closed({
    askedAt: InstantText, items: Type.Array(Closed({ item: OneOf(SUPPLEMENT_ITEMS), explanation: Nullable(Type.String()) })), due: DueView, lapse: OneOf(LAPSE_EFFECTS),
    receivedAt: Nullable(InstantText), words: Nullable(Type.String()), lapsedAt: Nullable(InstantText),
  })),
  withdrawal: Nullable(Closed({ askedAt: InstantText, confirmedAt: Nullable(InstantText), goesOn: Type.Boolean() })),
  ending: Nullable(Closed({
    how: OneOf(ENDINGS), at: InstantText, reason: Nullable(OneOf([...INADMISSIBLE_REASONS, ...TRANSFER_REASONS])), reasons: Nullable(Type.String()), referral: Nullable(Referral),
  })),
  /** For the platform, which has to choose: who is competent for what is not its own. */
  referrals: Type.Array(Referral),
  /** For the platform: other objections to the same record, the newest first. */
  earlier: Type.Array(Closed({ id: Id, number: Type.String(), phase: OneOf(PHASES), outcome: Nullable(OneOf(OUTCOMES)), filedAt: InstantText })),
});
export type IntakeView = Type.Static<typeof IntakeView>;
