import { join } from 'node:path';
import { type StartConfig, projectRoot } from '../config.ts';
import { DEMO_PROOF_SOURCE, DEMO_RECIPIENT } from '../demo/demo-recipient.ts';
import type { DataFolder, DemoSecrets } from './data-folder.ts';
import { proofSourceKeys, recipientKeys } from './data-folder.ts';
import { postgresMarker, startPostgres } from './embedded-postgres.ts';
import { nodePart } from './node-process.ts';
import type { Part } from './supervise.ts';
import { startTemporal, temporalMarker } from './temporal-server.ts';

/** The addresses and keys that our own processes are given, so that each reads the same few variables as in production. */
export function childEnvironment(config: StartConfig, secrets: DemoSecrets): { readonly serving: NodeJS.ProcessEnv; readonly migrating: NodeJS.ProcessEnv } {
  const database = `127.0.0.1:${config.ports.postgres}/zhengming`;
  // A process that serves never learns the owner's or the administrator's password.
  const { MIGRATION_DATABASE_URL: _owner, ZM_ADMIN_DATABASE_URL: _admin, NODE_CHANNEL_FD: _channel, ...inherited } = process.env;
  const serving: NodeJS.ProcessEnv = {
    ...inherited,
    ZM_MODE: 'demo',
    DATABASE_URL: config.databaseUrl ?? `postgresql://zm_app:${secrets.appPassword}@${database}`,
    TEMPORAL_ADDRESS: config.temporalAddress ?? `127.0.0.1:${config.ports.temporal}`,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    PUBLIC_URL: config.publicUrl,
    PORT: String(config.ports.http),
    ZM_IDP_PORT: String(config.ports.identityProvider),
    ZM_MAIL_PORT: String(config.ports.mail),
    ZM_MASTER_KEY: process.env.ZM_MASTER_KEY ?? secrets.masterKey,
    ZM_DATA_DIR: config.dataDir,
    // One recipient's system runs beside the demo, on this machine.
    ZM_WEBHOOK_HOSTS: process.env.ZM_WEBHOOK_HOSTS ?? '127.0.0.1', ZM_WEBHOOK_PRIVATE: process.env.ZM_WEBHOOK_PRIVATE ?? 'true',
    // The demo has no virus scanner of its own and says so; with one configured nothing is released unscanned.
    ...(process.env.CLAMD_URL || process.env.UPLOAD_ALLOW_UNSCANNED ? {} : { UPLOAD_ALLOW_UNSCANNED: 'true' }),
    ...(config.temporalAddress ? {} : { ZM_TEMPORAL_UI_URL: `http://127.0.0.1:${config.ports.temporalUi}` }),
  };
  return { serving, migrating: { ...serving, MIGRATION_DATABASE_URL: config.migrationDatabaseUrl ?? `postgresql://zm_owner:${secrets.ownerPassword}@${database}` } };
}

export function postgresPart(config: StartConfig, folder: DataFolder, started: (adminUrl: string) => void): Part {
  return {
    name: 'PostgreSQL',
    marker: postgresMarker(config.ports.postgres),
    stopSignal: 'SIGINT',
    start: async (spawned) => {
      const { running, adminUrl } = await startPostgres({ dataDir: folder.postgres, port: config.ports.postgres, fsync: true, spawned });
      started(adminUrl);
      return running;
    },
  };
}

export function temporalPart(config: StartConfig, folder: DataFolder, binary: string): Part {
  return {
    name: 'Temporal',
    marker: temporalMarker(config.ports.temporal),
    stopSignal: 'SIGTERM',
    start: async (spawned) => {
      const { running } = await startTemporal({
        binary,
        port: config.ports.temporal,
        uiPort: config.ports.temporalUi,
        dbFile: join(folder.temporal, 'temporal.db'),
        namespace: config.temporalNamespace,
        logFile: join(folder.logs, 'temporal.log'),
        spawned,
      });
      return running;
    },
  };
}

export const servingEntries = [
  { name: 'worker', entry: 'main/worker.ts' },
  { name: 'API', entry: 'main/api.ts' },
] as const;

export function servingPart(each: (typeof servingEntries)[number], folder: DataFolder, env: NodeJS.ProcessEnv): Part {
  return nodePart({ ...each, env, dataDir: folder.root, logFile: join(folder.logs, `${each.name.toLowerCase()}.log`) });
}

/** A recipient's system beside the demo (scripts/recipient.ts), and that of an authority which answers for proof (scripts/proof-source.ts): a process with stores of its own that knows us by our signature only. */
export function recipientPart(config: StartConfig, folder: DataFolder, port: number, proofPort: number): { part: Part; env: NodeJS.ProcessEnv } {
  const { privateKey, publicKey } = recipientKeys(folder);
  const proof = proofSourceKeys(folder);
  const keysUrl = `${config.publicUrl}/.well-known/zhengming-keys.json`;
  const book = join(folder.root, 'proof-book.json');
  const env = {
    PATH: process.env.PATH, RECIPIENT_ORG: DEMO_RECIPIENT, RECIPIENT_PORT: String(port), RECIPIENT_KEYS: keysUrl,
    RECIPIENT_FOLDER: join(folder.root, 'recipient'), RECIPIENT_KEY: JSON.stringify(privateKey),
    PROOF_AUTHORITY: DEMO_PROOF_SOURCE, PROOF_SYSTEM: '电子税务局（演示）', PROOF_PORT: String(proofPort), PROOF_KEYS: keysUrl, PROOF_KEY: JSON.stringify(proof.privateKey), PROOF_BOOK: book,
  };
  return {
    part: nodePart({ name: 'recipient', entry: 'scripts/recipient.ts', env, dataDir: folder.root, logFile: join(folder.logs, 'recipient.log') }),
    env: {
      ZM_DEMO_RECIPIENT_URL: `http://127.0.0.1:${port}/notices`, ZM_DEMO_RECIPIENT_KEY: JSON.stringify(publicKey),
      ZM_DEMO_PROOF_URL: `http://127.0.0.1:${proofPort}/proof`, ZM_DEMO_PROOF_KEY: JSON.stringify(proof.publicKey), ZM_DEMO_PROOF_BOOK: book,
    },
  };
}

/** Text on the command line of `npm start` itself. */
export const startMarker = join(projectRoot, 'main', 'start.ts');
