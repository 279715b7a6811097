import type { Generated } from 'kysely';
import type { UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { MachineTables } from './machine-table.ts';
import type { UserTables } from './user-table.ts';

/** A login of the web app. The browser holds the random id, the table only its SHA-256, so that a stolen table logs nobody in. */
export interface SessionTable {
  id_hash: Buffer;
  user_id: UserId;
  created_at: Instant;
  last_seen_at: Instant;
  ends_at: Instant;
  /** When its person proved who they are, and how; null: the provider did not say. */
  auth_at: Instant | null;
  acr: string | null;
  /** By which its person can name it; opens nothing. */
  id: Generated<string>;
  /** The kind of browser, in a word. */
  browser: Generated<string>;
}

export interface IdentityTables extends UserTables, MachineTables {
  session: SessionTable;
}
