import { Type } from 'typebox';
import { MARKS } from '../../domain/record.ts';
import { Closed, Id, InstantText, Nullable, OneOf, OrgView } from './common.ts';

const Answer = { requestedAt: InstantText, dueAt: InstantText, acknowledgedAt: Nullable(InstantText), marked: Nullable(Type.Boolean()), unansweredAt: Nullable(InstantText), endedAt: Nullable(InstantText) };
/** A platform above as the case shows it: it is asked to mark, and bound by nothing. */
export const AskedPlatformView = Closed({ org: OrgView, ...Answer });
/** What a platform above was asked to mark. */
export const MarkRequestsView = Closed({ requests: Type.Array(Closed({ id: Id, title: Type.String(), number: Type.String(), subject: Type.String(), mark: OneOf(MARKS), endMark: Nullable(OneOf(MARKS)), ...Answer })) });
export const AcknowledgeMarkBody = Closed({ marked: Type.Boolean({ description: 'Whether you show the mark; a refusal is noted, and nothing here can compel you.' }) });
export const MarkReceiptView = Closed({ requestId: Id, marked: Type.Boolean(), seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });
