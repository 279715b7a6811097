import type { ColumnType, Generated } from 'kysely';
import type { NoticeId, OrgId, UserId } from '../domain/ids.ts';
import type { AcknowledgementFault } from '../domain/notice.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import type { Instant } from '../domain/time.ts';

/** A public key as RFC 7517 writes it. */
export type PublicKey = Readonly<Record<string, unknown>> & { kid: string };

export interface RecipientChannelTable {
  org_id: OrgId; way: NoticeWay; address: string | null; wrapped: Buffer | null; secret_sealed: Buffer | null; public_keys: ColumnType<PublicKey[] | null, string | null, string | null>;
  changed_by: UserId; changed_at: Instant; wall_at: Generated<Instant>;
}
export interface SigningKeyTable {
  kid: string; public_key: ColumnType<PublicKey, string, string>; wrapped: Buffer; private_sealed: Buffer; made_at: Generated<Instant>; retired_at: Instant | null;
}
export interface AcknowledgementTable {
  id: Generated<number>; org_id: OrgId | null; notice_id: NoticeId | null; ack_id: string | null; sha256: Buffer; fault: AcknowledgementFault | null; at: Instant;
  wall_at: Generated<Instant>;
}
