import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Carriage, Channel, DeliveryKind, DeliveryState, DutyLine, Notice } from '../domain/delivery.ts';
import type { ActId, CaseId, DossierId, MeasureId, NoticeId, OrgId, RecordId, SubjectId, UserId } from '../domain/ids.ts';
import type { SweptRung } from '../domain/ladder.ts';
import type { LimitName } from '../domain/limit.ts';
import type { Ground, Remedy } from '../domain/objection.ts';
import type { Mark, RecordState } from '../domain/record.ts';
import type { RestorationDuty } from '../domain/restoration-acts.ts';
import type { SentOrder, SentRef } from '../domain/sent-order-acts.ts';
import type { Day, Instant } from '../domain/time.ts';

/** What a digest says: the duties it tells of, frozen when it is made, so that every try sends the same. */
export interface DigestContent {
  lines: DutyLine[];
}

/** What a notice to a recipient's system or on paper is about; what it says is put together when it goes, from what never changes. */
export type NoticeContent = { /** The case, the repair or the record itself that it comes from. */ caseId: CaseId; recordId: RecordId; number: string; issuedAt: Instant } & (
  | { about: 'correction'; noticeId: NoticeId; remedy: Exclude<Remedy, 'none'>; mark?: Mark; state?: RecordState; fromVersion: number; toVersion: number; confirmBy: Instant }
  | { about: 'publicity'; noticeId: NoticeId; publicity: 'stop' | 'resume'; version: number; confirmBy: Instant }
  | { about: 'version'; fromVersion: number | null; version: number }
  | { about: 'order'; /** The act that ordered it. */ noticeId: ActId; order: SentOrder; orderId: SentRef; measureIds: MeasureId[]; duties: RestorationDuty[]; usedOn?: Day; grounds?: Ground[]; version: number; answerBy: Instant | null }
  | { about: 'mark'; version: number; mark: Mark; state: RecordState }
);

/** By the row's kind: the duties of a digest, one piece of news, or what a recipient of a record has to be told. */
export type DeliveryContent = DigestContent | Notice | NoticeContent;

export const isNotice = (content: DeliveryContent): content is NoticeContent => 'about' in content;

export interface LadderRungTable {
  case_id: DossierId; limit_name: LimitName; ref: string; generation: number; rung: SweptRung; claimed_at: Instant;
}
export interface LadderNoticeTable {
  id: Generated<number>; case_id: DossierId; limit_name: LimitName; ref: string; generation: number; rung: SweptRung; user_id: UserId | null;
  party: `subject:${SubjectId}` | `org:${OrgId}`; not_before: Instant; delivery_id: string | null; dropped_at: Instant | null;
}
/** Why what had not gone out to an organisation that is no more was given up: its successor is told in its place. */
export const SUCCEEDED = 'succeeded';
/** Why an order or a request that had not gone out was given up: nobody waits any more for what it asks. */
export const WITHDRAWN = 'withdrawn';
/** Whoever is just sending it goes on, and what comes later to the same destination waits for that: given up it is when its lease is over (`leaseDeliveries`, `noteOutcome`). */
export const givenUp = (why: typeof SUCCEEDED | typeof WITHDRAWN) => ({ state: sql<'queued' | 'failed' | 'sent' | 'dead'>`case when leased_until > clock_timestamp() then state else 'dead' end`, last_error: why });
/** Given up for good: no attempt at it follows, nobody has it sent again or notes it as posted, and no board shows it. */
export const isGivenUp = ({ last_error }: { last_error: string | null }): boolean => last_error === SUCCEEDED || last_error === WITHDRAWN;
/** The same of a row of the outbox in a statement. */
export const IS_GIVEN_UP = sql<boolean>`coalesce(last_error, '') in (${sql.lit(SUCCEEDED)}, ${sql.lit(WITHDRAWN)})`;

export interface DeliveryTable {
  id: string; message_id: string; channel: Carriage; destination: string | null; user_id: UserId | null; party: string; kind: DeliveryKind; ref: string | null;
  generation: Generated<number>; language: 'zh' | 'en'; content: ColumnType<DeliveryContent, string, string>; state: Generated<DeliveryState>; attempts: Generated<number>;
  next_at: Generated<Instant>; lease: string | null; leased_until: Instant | null; last_error: string | null; created_at: Instant; wall_at: Generated<Instant>;
  sent_at: Instant | null; body_sha256: Buffer | null; again_by: UserId | null; again_at: Instant | null;
}
export interface UserSettingTable {
  user_id: UserId; language: 'zh' | 'en'; channel: Channel; mail_address: string | null; phone: string | null; quiet_from: string | null; quiet_to: string | null;
  digest_at: string | null; absent_from: Day | null; absent_to: Day | null; delegate_id: UserId | null; changed_at: Generated<Instant>;
}
