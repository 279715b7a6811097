import type { CipherName } from '../../db/cipher.ts';
import type { Config } from '../config.ts';
import type { Say } from './progress.ts';

export interface PreparedDatabase {
  /** Absent where the roles and the database are somebody else's to make; then only migrations run. */
  readonly adminUrl: string | undefined;
  /** Login of zm_owner: name, password and database in the address are the ones to make. */
  readonly migrationUrl: string;
  /** Login of zm_app, likewise. */
  readonly appUrl: string;
  readonly mode: Config['mode'];
  /** Wraps the keys of the demo city's subjects. */
  readonly masterKey: Uint8Array;
  readonly previousMasterKey?: Uint8Array | undefined;
  readonly cipher?: CipherName | undefined;
}

/** main/prepare-database.ts: roles and database (where an administrator's address is given), migrations, standing demo data. */
export type PrepareDatabase = (input: PreparedDatabase, say: Say) => Promise<void>;

/** main/demo/seed.ts: plays the dozen cases through the running system; does nothing when they are there already. */
export type PlayDemoCity = (config: Config, say: Say) => Promise<void>;

/** main/demo/identities.ts: what the login page offers and `npm start` prints. */
export type DemoIdentity = { readonly id: string; readonly name: string; readonly role: string; readonly organisation?: string };
