import { Type } from 'typebox';
import { LETTER_KINDS } from '../../domain/letter.ts';
import { NOTICE_WAYS } from '../../domain/notice-way.ts';
import { RATINGS } from '../../domain/repair-acts.ts';
import { Closed, DueView, Id, InstantText, Nullable, OneOf, OrgKey, OrgView, Words } from './common.ts';

/** What the subject has seen still shown; the words are for those who read all of it. */
export const StillShownView = Closed({ org: OrgView, at: InstantText, where: Nullable(Type.String()), statement: Nullable(Type.String()) });
/** One recipient told; `again`: because it was seen to show the record still. */
export const ToldView = Closed({
  noticeId: Id, org: OrgView, way: OneOf(NOTICE_WAYS), notifiedAt: InstantText, confirmedAt: Nullable(InstantText), acknowledged: Type.Boolean(), defunctAt: Nullable(InstantText), rating: Nullable(OneOf(RATINGS)),
  again: Type.Boolean(),
});
export const StillShownBody = Closed({ orgId: OrgKey, where: Words(500), statement: Type.String({ maxLength: 2000 }), evidenceIds: Type.Array(Id, { maxItems: 10, uniqueItems: true }) });
export const RatingBody = Closed({ rating: Type.Optional(OneOf(RATINGS)) });

export const PublicityEndView = Closed({
  recordId: Id, title: Type.String(), number: Type.String(), endedAt: InstantText,
  notices: Type.Array(Closed({ ...ToldView.properties, due: Nullable(DueView), urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText) })), reports: Type.Array(StillShownView),
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText })),
  /** Whom the subject may name: who was told, the authority, the platform for everything else. */
  publishers: Type.Array(OrgView),
  acts: Type.Array(Closed({ kind: OneOf(['recipientConfirmed', 'recipientDefunct', 'stillShownReported']), ref: Nullable(Type.String()), allowed: Type.Boolean(), code: Nullable(Type.String()) })),
});
export type PublicityEndView = Type.Static<typeof PublicityEndView>;
export const EndReceiptView = Closed({ recordId: Id, actId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });

/** So many are confirmed with one request. */
export const MOST_CONFIRMATIONS = 200;
/** Notices of several records at once; each is its own record's confirmation. */
export const ConfirmEndsBody = Closed({ notices: Type.Array(Closed({ recordId: Id, noticeId: Id }), { minItems: 1, maxItems: MOST_CONFIRMATIONS, uniqueItems: true }) });
/** What became of each: its place in the record's log, or why it was refused. */
export const ConfirmEndsReceipt = Closed({ confirmations: Type.Array(Closed({ recordId: Id, noticeId: Id, seq: Nullable(Type.Integer()), code: Nullable(Type.String()) })) });
export type ConfirmEndsReceipt = Type.Static<typeof ConfirmEndsReceipt>;
