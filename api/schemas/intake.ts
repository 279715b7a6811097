import { Type } from 'typebox';
import { APPLICANT_KINDS, FEE_ANSWERS, FILING_WAYS, POWER_SCOPES, STAKE_KINDS } from '../../domain/filing-acts.ts';
import { ENDINGS, INADMISSIBLE_REASONS, LAPSE_EFFECTS, SUPPLEMENT_ITEMS, TRANSFER_REASONS } from '../../domain/intake-acts.ts';
import { OUTCOMES, PHASES } from '../../domain/objection.ts';
import { SUBJECT_ENDS, SUCCESSOR_KINDS } from '../../domain/subject-end-acts.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

export const SupplementNoticeBody = Closed({ items: Type.Array(Closed({ item: OneOf(SUPPLEMENT_ITEMS), explanation: Words(1000) }), { minItems: 1, maxItems: SUPPLEMENT_ITEMS.length }) });
export const SupplementBody = Closed({ words: Type.String({ maxLength: 4000 }), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) });
export const InadmissibilityBody = Closed({ reason: OneOf(INADMISSIBLE_REASONS), reasons: Words(4000) });
export const TransferBody = Closed({ reason: OneOf(TRANSFER_REASONS), reasons: Words(4000) });
export const SubjectEndBody = Closed({ how: OneOf(SUBJECT_ENDS), on: DayText, document: Words(500), evidenceIds: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }) });
export const SuccessorBody = Closed({ as: OneOf(SUCCESSOR_KINDS), name: Words(200), identifier: Type.Optional(Nullable(Words(40))), document: Words(500), evidenceIds: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }) });
export const PowerBody = Closed({
  name: Words(200), identifier: Words(40), scope: Type.String({ maxLength: 500 }), scopes: Type.Array(OneOf(POWER_SCOPES), { maxItems: POWER_SCOPES.length, uniqueItems: true }), validUntil: DayText, fee: OneOf(FEE_ANSWERS),
  evidenceIds: Type.Array(Id, { maxItems: 10, uniqueItems: true, description: 'The power of attorney.' }),
});
export const PowerExaminationBody = Closed({ granted: Type.Boolean(), reasons: Type.String({ maxLength: 1000 }) });
export const WithdrawalBody = Closed({ reasons: Type.String({ maxLength: 1000 }) });

const Referral = Closed({ reason: OneOf(TRANSFER_REASONS), body: Type.String(), address: Type.String(), contact: Type.String(), basis: Type.String() });

/** What happened between the door and acceptance, and how a case ended without a decision. */
export const IntakeView = Closed({
  /** `what` only for those who may read what people wrote. */
  stake: Nullable(Closed({ kind: OneOf(STAKE_KINDS), on: DayText, what: Nullable(Type.String()), shown: Type.Boolean({ description: 'Whether there is proof of it.' }) })),
  /** Taken in by an office; who stood at the window only for those who may read what people wrote. */
  through: Nullable(Closed({ how: OneOf(FILING_WAYS), org: OrgView })),
  applicant: Nullable(Closed({ as: OneOf(APPLICANT_KINDS), name: Nullable(Type.String()), scope: Nullable(Type.String()), validUntil: Nullable(DayText), fee: OneOf(FEE_ANSWERS), flagged: Type.Boolean() })),
  /** By whom the case is seen and acted in for its subject; null where nobody filed online for it. */
  power: Nullable(Closed({ as: OneOf(APPLICANT_KINDS), name: Nullable(Type.String()), until: Nullable(DayText), flagged: Type.Boolean(), named: Type.Boolean({ description: 'Into a case that was there already: in the subject’s place, or named by it later.' }), scopes: Type.Array(OneOf(POWER_SCOPES)), endsAt: Nullable(InstantText), endedAt: Nullable(InstantText), own: Type.Boolean({ description: 'Whether it is the reader’s.' }) })),
  /** Suspended at receipt, before acceptance. */
  provisional: Type.Boolean(),
  supplement: Nullable(Closed({
    askedAt: InstantText, items: Type.Array(Closed({ item: OneOf(SUPPLEMENT_ITEMS), explanation: Nullable(Type.String()) })), due: DueView, lapse: OneOf(LAPSE_EFFECTS),
    receivedAt: Nullable(InstantText), words: Nullable(Type.String()), lapsedAt: Nullable(InstantText),
  })),
  withdrawal: Nullable(Closed({ askedAt: InstantText, confirmedAt: Nullable(InstantText), goesOn: Type.Boolean() })),
  /** 事后委托 that waits to be examined, and by when; null: given before there was a limit. */
  powerAsk: Nullable(Closed({ at: InstantText, name: Nullable(Type.String()), identifier: Nullable(Type.String({ description: 'Masked; whole for whoever has given it.' })), scope: Nullable(Type.String()), scopes: Type.Array(OneOf(POWER_SCOPES)), validUntil: DayText, fee: OneOf(FEE_ANSWERS), evidenceIds: Type.Array(Id), due: Nullable(DueView) })),
  /** What the subject named last was not accepted. */
  powerRefused: Nullable(Closed({ at: InstantText, reasons: Nullable(Type.String()) })),
  /** The subject is no more: who is waited for, or has come. */
  subjectEnd: Nullable(Closed({ how: OneOf(SUBJECT_ENDS), on: DayText, due: Nullable(DueView), came: Nullable(Closed({ as: OneOf(SUCCESSOR_KINDS), at: InstantText, name: Nullable(Type.String()) })), overAt: Nullable(InstantText) })),
  ending: Nullable(Closed({
    how: OneOf(ENDINGS), at: InstantText, reason: Nullable(OneOf([...INADMISSIBLE_REASONS, ...TRANSFER_REASONS])), reasons: Nullable(Type.String()), referral: Nullable(Referral),
  })),
  /** For the platform, which has to choose: who is competent for what is not its own. */
  referrals: Type.Array(Referral),
  /** For the platform: other objections to the same record, the newest first. */
  earlier: Type.Array(Closed({ id: Id, number: Type.String(), phase: OneOf(PHASES), outcome: Nullable(OneOf(OUTCOMES)), filedAt: InstantText })),
});
export type IntakeView = Type.Static<typeof IntakeView>;
