import { Type } from 'typebox';
import { DELIVERY_STATES } from '../../domain/delivery.ts';
import { ACKNOWLEDGEMENT_FAULTS } from '../../domain/notice.ts';
import { NOTICE_WAYS, SENT_WAYS } from '../../domain/notice-way.ts';
import { SENT_ORDERS } from '../../domain/sent-order-acts.ts';
import { Closed, Id, InstantText, Nullable, OneOf, OrgKey, OrgView } from './common.ts';

const Base64Url = (length: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{${length}}$` });
/** A public key on P-256 (RFC 7518): by it the recipient's acknowledgements are known. */
export const PublicKeyBody = Closed({ kty: OneOf(['EC']), crv: OneOf(['P-256']), x: Base64Url(43), y: Base64Url(43), kid: Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' }) });

export const ChannelParams = Type.Object({ orgId: OrgKey });
export const ChannelBody = Closed({
  way: OneOf(NOTICE_WAYS), address: Nullable(Type.String({ minLength: 1, maxLength: 500 })), publicKeys: Type.Array(PublicKeyBody, { maxItems: 4 }), newSecret: Type.Boolean(),
});
export const ChannelReceipt = Closed({ orgId: OrgKey, way: OneOf(NOTICE_WAYS), secret: Nullable(Type.String({ description: 'Shown this once; it is kept sealed.' })) });
export const ChannelsView = Closed({
  channels: Type.Array(Closed({ org: OrgView, way: OneOf(NOTICE_WAYS), address: Nullable(Type.String()), keys: Type.Array(Type.String()), hasSecret: Type.Boolean(), changedAt: InstantText })),
  /** Everybody that has none of these reads the web app. */
  others: Type.Array(OrgView),
  webhookHosts: Type.Array(Type.String()),
  signingKeys: Type.Array(Closed({ kid: Type.String(), madeAt: InstantText, retiredAt: Nullable(InstantText) })),
});
export const RotationReceipt = Closed({ kid: Type.String() });
export const KeySetView = Closed({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) });

export const AcknowledgementBody = Closed({ acknowledgement: Type.String({ minLength: 1, maxLength: 8192 }) });
export const AcknowledgementReceipt = Closed({ result: OneOf(['confirmed', 'already']) });

export const CorrectionBoardView = Closed({
  recipients: Type.Array(Closed({
    org: OrgView, way: OneOf(NOTICE_WAYS), notices: Type.Integer(), confirmed: Type.Integer(), awaited: Type.Integer(), overdue: Type.Integer(), dead: Type.Integer(), defunct: Type.Integer(), stillShown: Type.Integer(),
    medianHours: Nullable(Type.Number()), longestHours: Nullable(Type.Number()), runningHours: Nullable(Type.Number()),
  })),
  /** Departments that had to acknowledge the end of a suspension or to restore a reputation, by the hours from the decision. */
  departments: Type.Array(Closed({ org: OrgView, duties: Type.Integer(), done: Type.Integer(), awaited: Type.Integer(), overdue: Type.Integer(), medianHours: Nullable(Type.Number()), longestHours: Nullable(Type.Number()), runningHours: Nullable(Type.Number()) })),
  /** Each decision with the hours from it to the last acknowledgement, recipients’ and departments’; until now while one is open (lastAt null). Open ones first, the longest first. */
  cases: Type.Array(Closed({ about: OneOf(['case', 'repair', 'record']), caseId: Id, caseNumber: Type.String(), decidedAt: InstantText, asked: Type.Integer(), open: Type.Integer(), lastAt: Nullable(InstantText), hours: Type.Number() })),
  awaited: Type.Array(Closed({
    noticeId: Id, about: OneOf(['case', 'repair', 'record']), caseId: Id, caseNumber: Type.String(), org: OrgView, way: OneOf(NOTICE_WAYS), notifiedAt: InstantText, dueAt: Nullable(InstantText), overdue: Type.Boolean(), escalated: Type.Boolean(), again: Type.Boolean(),
    delivery: Nullable(Closed({ id: Id, state: OneOf(DELIVERY_STATES), attempts: Type.Integer(), lastError: Nullable(Type.String()) })), letterId: Nullable(Id),
  })),
  /** Orders and requests to stay that have not gone out yet. */
  orders: Type.Array(Closed({
    order: OneOf(SENT_ORDERS), caseId: Id, caseNumber: Type.String(), org: OrgView, way: OneOf(SENT_WAYS), at: InstantText,
    delivery: Closed({ id: Id, state: OneOf(DELIVERY_STATES), attempts: Type.Integer(), lastError: Nullable(Type.String()) }), letterId: Nullable(Id),
  })),
  refused: Type.Array(Closed({ org: Nullable(OrgView), fault: OneOf(ACKNOWLEDGEMENT_FAULTS), at: InstantText })),
});
export const PostedReceipt = Closed({ id: Id });
