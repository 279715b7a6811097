import type { Generated } from 'kysely';
import type { UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { UserTables } from './user-table.ts';

/** A login of the web app. The browser holds the random id, the table only its SHA-256, so that a stolen table logs nobody in. */
export interface SessionTable {
  id_hash: Buffer;
  user_id: UserId;
  created_at: Instant;
  last_seen_at: Instant;
  ends_at: Instant;
  /** By which its person can name it; opens nothing. */
  id: Generated<string>;
  /** The kind of browser, in a word. */
  browser: Generated<string>;
}

export interface IdentityTables extends UserTables {
  session: SessionTable;
}
