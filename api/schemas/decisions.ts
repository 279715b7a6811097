import { Type } from 'typebox';
import { DRAFT_STATES } from '../../domain/decision-draft.ts';
import { ANNULLED_BY, TRACKS } from '../../domain/base-decision.ts';
import { CASE_FILE_VIEWS } from '../../domain/case-file.ts';
import { MOOT_REASONS, OUTCOMES, REMEDIES } from '../../domain/objection.ts';
import { RECORD_FIELDS } from '../../domain/record.ts';
import { REMEDY_RESULTS, REMEDY_TRACKS } from '../../domain/remedy.ts';
import { SIGNING_STEPS } from '../../domain/signing-record.ts';
import { RECEIVERS, SERVICE_WAYS } from '../../domain/service.ts';
import { SANCTIONS } from '../../domain/publicity.ts';
import { Closed, Id, InstantText, Nullable, OneOf, Words } from './common.ts';

const EvidenceIds = Type.Array(Id, { maxItems: 20, uniqueItems: true });
const DayText = Type.String({ format: 'date' });
const Changes = Type.Array(Closed({ field: OneOf(RECORD_FIELDS), to: Type.String({ maxLength: 500 }) }), { maxItems: RECORD_FIELDS.length });

export const DecisionDraftBody = Closed({
  outcome: OneOf(OUTCOMES), remedy: OneOf(REMEDIES), facts: Words(8000), reasons: Words(8000), changes: Changes,
  lift: Type.Array(Id, { maxItems: 100, uniqueItems: true }), mootReason: Type.Optional(Nullable(OneOf(MOOT_REASONS))), by: Type.Optional(OneOf(SERVICE_WAYS)),
  sanctions: Type.Optional(Type.Array(OneOf(SANCTIONS), { minItems: 1, maxItems: SANCTIONS.length, uniqueItems: true, description: 'What the decision behind the record really imposed: its severity and its period are derived anew. Only with `correct`.' })),
});
export const ReviewBody = Closed({ remark: Type.String({ maxLength: 2000, description: '审核意见; may be empty.' }) });
export const ReturnBody = Closed({ remark: Words(2000) });
export const AnnulmentBody = Closed({ by: OneOf(ANNULLED_BY), on: DayText, document: Words(500), evidenceIds: EvidenceIds });
export const BaseRemedyBody = Closed({ track: OneOf(TRACKS), document: Words(500), evidenceIds: EvidenceIds });
export const ServiceReceiptBody = Closed({ on: DayText, receiver: OneOf(RECEIVERS), remark: Type.String({ maxLength: 1000 }), evidenceIds: EvidenceIds });
export const NoticeBody = Closed({ on: DayText, where: Words(300), reason: Words(1000), evidenceIds: EvidenceIds });

/** The decision that is being drafted, for the platform and its supervisors only. */
export const DraftView = Closed({
  at: InstantText, state: OneOf(DRAFT_STATES), otherSigner: Type.Boolean(), review: Type.Boolean({ description: '审核 before it is signed.' }), reviewed: Nullable(Closed({ at: InstantText, remark: Type.String() })), outcome: OneOf(OUTCOMES), remedy: OneOf(REMEDIES), facts: Type.String(), reasons: Type.String(),
  changes: Changes, lift: Type.Array(Id), mootReason: Nullable(OneOf(MOOT_REASONS)), by: OneOf(SERVICE_WAYS), sanctions: Type.Array(OneOf(SANCTIONS)), remark: Nullable(Type.String()),
});
/** 拟稿、审核、签发: by whom and when; for the platform and its supervisors only. */
export const HandView = Closed({ step: OneOf(SIGNING_STEPS), by: Type.String(), at: InstantText });
/** How a decision reached the subject, and until when each remedy may be used. */
export const ServiceView = Closed({
  by: OneOf(SERVICE_WAYS), how: Nullable(OneOf([...SERVICE_WAYS, 'publicNotice'])), noticeUntil: Nullable(InstantText),
  remedies: Nullable(Closed({ servedOn: DayText, reviewUntil: DayText, reconsiderUntil: DayText, sueUntil: DayText })), respondent: Nullable(Type.String()), reconsiderationBody: Type.String(),
});
/** What has become of the decision behind the record. */
export const BaseView = Closed({ annulled: Nullable(Closed({ by: OneOf(ANNULLED_BY), at: InstantText })), inRemedy: Nullable(Closed({ track: OneOf(TRACKS), at: InstantText })) });

const Documented = { document: Words(4000), evidenceIds: EvidenceIds };
export const RemedyBody = Closed({ track: OneOf(REMEDY_TRACKS), on: DayText, ...Documented });
export const RemedyServedBody = Closed({ on: DayText, simple: Type.Boolean({ description: 'A simple procedure: five working days instead of ten.' }), ...Documented });
export const RemedyStepBody = Closed(Documented);
export const RemedyResultBody = Closed({ on: DayText, result: OneOf(REMEDY_RESULTS), ...Documented });
/** A remedy against a decision of the case. */
export const RemedyView = Closed({
  id: Id, track: OneOf(REMEDY_TRACKS), round: Type.Integer(), filedAt: InstantText, filedOn: DayText, late: Type.Boolean(), servedAt: Nullable(InstantText), answeredAt: Nullable(InstantText),
  result: Nullable(OneOf(REMEDY_RESULTS)), endedAt: Nullable(InstantText), document: Nullable(Type.String()), resultDocument: Nullable(Type.String()),
});

/** A case file as it was made: its bytes by their hash, the act it goes up to, and the act that says so. */
export const CaseFileReceipt = Closed({ upTo: Type.Integer(), sha256: Type.String(), pages: Type.Integer(), view: OneOf(CASE_FILE_VIEWS), seq: Type.Integer(), hash: Type.String() });
