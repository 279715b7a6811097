import type { ColumnType, Generated } from 'kysely';
import type { Channel, DeliveryKind, DeliveryState, DutyLine, Notice } from '../domain/delivery.ts';
import type { DossierId, OrgId, SubjectId, UserId } from '../domain/ids.ts';
import type { SweptRung } from '../domain/ladder.ts';
import type { LimitName } from '../domain/limit.ts';
import type { Day, Instant } from '../domain/time.ts';

/** What a digest says: the duties it tells of, frozen when it is made, so that every try sends the same. */
export interface DigestContent {
  lines: DutyLine[];
}

/** By the row's kind: the duties of a digest, or one piece of news. */
export type DeliveryContent = DigestContent | Notice;

export interface LadderRungTable {
  case_id: DossierId; limit_name: LimitName; ref: string; generation: number; rung: SweptRung; claimed_at: Instant;
}
export interface LadderNoticeTable {
  id: Generated<number>; case_id: DossierId; limit_name: LimitName; ref: string; generation: number; rung: SweptRung; user_id: UserId | null;
  party: `subject:${SubjectId}` | `org:${OrgId}`; not_before: Instant; delivery_id: string | null; dropped_at: Instant | null;
}
export interface DeliveryTable {
  id: string; message_id: string; channel: Channel; destination: string | null; user_id: UserId | null; party: string; kind: DeliveryKind; ref: string | null;
  generation: Generated<number>; language: 'zh' | 'en'; content: ColumnType<DeliveryContent, string, string>; state: Generated<DeliveryState>; attempts: Generated<number>;
  next_at: Generated<Instant>; lease: string | null; leased_until: Instant | null; last_error: string | null; created_at: Instant; wall_at: Generated<Instant>;
  sent_at: Instant | null; again_by: UserId | null; again_at: Instant | null;
}
export interface UserSettingTable {
  user_id: UserId; language: 'zh' | 'en'; channel: Channel; mail_address: string | null; phone: string | null; quiet_from: string | null; quiet_to: string | null;
  digest_at: string | null; absent_from: Day | null; absent_to: Day | null; delegate_id: UserId | null; changed_at: Generated<Instant>;
}
