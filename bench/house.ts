import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../db/database.ts';
import type { RecordId } from '../domain/ids.ts';
import { dayAt, instantOfMs } from '../domain/time.ts';
import { readStartConfig } from '../main/config.ts';
import { loadCity } from '../main/demo/load-city.ts';
import { makeRegister } from '../main/make-register.ts';
import { ensureBuilt, workflowBuild } from '../main/parts/build.ts';
import type { Running } from '../main/parts/child-process.ts';
import { demoSecrets, emptyDataFolder, openDataFolder } from '../main/parts/data-folder.ts';
import { childEnvironment, postgresPart, servingEntries, servingPart, temporalPart } from '../main/parts/house.ts';
import { nodePart } from '../main/parts/node-process.ts';
import { findFreePort } from '../main/parts/ports.ts';
import type { Part } from '../main/parts/supervise.ts';
import { ensureTemporalBinary } from '../main/parts/temporal-binary.ts';
import { asAdministrator, ensureDatabase, ensureRoles, grantSchema, loginOf, migrateAsOwner, withDatabase } from '../main/prepare-database.ts';
import { provideBenchRecords } from './bench-records.ts';
import type { Measured } from './process-figures.ts';

export type ProcessName = 'postgres' | 'temporal' | 'api' | 'worker';

/** The whole of `npm start` without its supervisor, in a folder and on ports of its own. */
export interface BenchHouse {
  baseUrl: string;
  issuer: string;
  databaseUrl: string;
  /** A copy of the same city in the same cluster, which no process of the house works on. */
  directUrl: string;
  masterKey: Uint8Array;
  temporalAddress: string;
  recordIds: readonly RecordId[];
  processes: Readonly<Record<ProcessName, Measured>>;
  /** One more process of Node, ended with the rest. */
  startNode(name: string, entry: string, env: NodeJS.ProcessEnv): Promise<Measured>;
  stop(): Promise<void>;
}

export async function startHouse(records: number, tell: (line: string) => void): Promise<BenchHouse> {
  forgetEnvironment();
  const root = mkdtempSync(join(tmpdir(), 'zhengming-bench-'));
  chmodSync(root, 0o755);
  const started: { running: Running; late: boolean }[] = [];
  let stopped: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    // What was started last ends first, but for the register and the engine, which all others need.
    for (const late of [false, true]) for (const each of started.toReversed()) if (each.late === late) await each.running.stop();
    emptyDataFolder(root);
    rmSync(root, { recursive: true, force: true });
  };
  const stop = (): Promise<void> => (stopped ??= end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));

  const raise = async (part: Part, late = false): Promise<number> => {
    const { pid } = await part.start((running) => {
      started.push({ running, late });
      if (stopped !== undefined) void running.stop();
    });
    return pid;
  };
  try {
    const [http, identityProvider, temporal, temporalUi, postgres, mail] = [await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort()];
    const config = readStartConfig({
      ZM_DATA_DIR: root, ZM_TOOLS_DIR: process.env.ZM_TOOLS_DIR, PORT: String(http), ZM_IDP_PORT: String(identityProvider),
      ZM_TEMPORAL_PORT: String(temporal), ZM_TEMPORAL_UI_PORT: String(temporalUi), ZM_PG_PORT: String(postgres), ZM_MAIL_PORT: String(mail),
    });
    const folder = openDataFolder(root);
    const secrets = demoSecrets(folder);
    const env = childEnvironment(config, secrets);
    // A bench asks as a whole city does.
    env.serving['ZM_RATE_LIMITS'] = 'relaxed';
    const masterKey = new Uint8Array(Buffer.from(secrets.masterKey, 'base64'));
    const { DATABASE_URL: databaseUrl, MIGRATION_DATABASE_URL: migrationUrl } = env.migrating;
    if (databaseUrl === undefined || migrationUrl === undefined) throw new Error('no address of the database');

    tell('· starting PostgreSQL (fsync on) and Temporal (database in a file)');
    let adminUrl = '';
    const postgresPid = await raise(postgresPart(config, folder, (url) => (adminUrl = url)), true);
    const temporalPid = await raise(temporalPart(config, folder, await ensureTemporalBinary(config.toolsDir, tell)), true);
    await ensureBuilt(workflowBuild);
    tell(`· city and ${records} records to object to`);
    const directUrl = withDatabase(databaseUrl, 'direct');
    const recordIds = await prepare({ adminUrl, migrationUrl, databaseUrl, masterKey, records });

    tell('· starting worker and API (with the dispatcher)');
    const pids = new Map<string, number>();
    for (const each of servingEntries) pids.set(each.name, await raise(servingPart(each, folder, env.serving)));
    const single = (name: (typeof servingEntries)[number]['name']): Measured => ({ pid: pids.get(name) ?? 0, tree: false });
    return {
      baseUrl: `http://127.0.0.1:${http}`, issuer: `http://127.0.0.1:${identityProvider}`, databaseUrl, directUrl, masterKey,
      temporalAddress: `127.0.0.1:${temporal}`, recordIds,
      processes: {
        postgres: { pid: postgresPid, tree: true }, temporal: { pid: temporalPid, tree: false },
        api: single('API'), worker: single('worker'),
      },
      async startNode(name, entry, extra) {
        const logFile = join(folder.logs, `${name.replaceAll(' ', '-')}.log`);
        return { pid: await raise(nodePart({ name, entry, env: { ...env.serving, ...extra }, dataDir: root, logFile })), tree: false };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What is set for another installation must not steer this one. */
function forgetEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(ZM_|OIDC_|TEMPORAL_|DATABASE_URL$|MIGRATION_DATABASE_URL$|PUBLIC_URL$|PORT$|HOST$)/.test(name) && name !== 'ZM_TOOLS_DIR' && name !== 'ZM_DEBUG') delete process.env[name];
  }
}

async function prepare({ adminUrl, migrationUrl, databaseUrl, masterKey, records }: {
  adminUrl: string; migrationUrl: string; databaseUrl: string; masterKey: Uint8Array; records: number;
}): Promise<RecordId[]> {
  const [owner, app] = [loginOf(migrationUrl), loginOf(databaseUrl)];
  const name = new URL(databaseUrl).pathname.slice(1);
  await asAdministrator(adminUrl, async (admin) => {
    await ensureRoles(admin, owner, app);
    await ensureDatabase(admin, name, owner.name, app.name);
  });
  await asAdministrator(withDatabase(adminUrl, name), (inside) => grantSchema(inside, owner.name));
  await migrateAsOwner(migrationUrl, app.name, 'demo');
  const recordIds = await fill({ migrationUrl, databaseUrl, masterKey, records });
  await asAdministrator(adminUrl, async (admin) => {
    // A connection that has just been closed is still counted for a moment.
    while ((await admin.query('select from pg_stat_activity where datname = $1', [name])).rowCount !== 0) await admin.query('select pg_sleep(0.02)');
    await admin.query(`create database direct template ${name} owner ${owner.name}`);
  });
  for (const database of [name, 'direct']) await asAdministrator(withDatabase(adminUrl, database), (inside) => inside.query('vacuum analyze'));
  await asAdministrator(adminUrl, (admin) => admin.query('checkpoint'));
  return recordIds;
}

async function fill({ migrationUrl, databaseUrl, masterKey, records }: { migrationUrl: string; databaseUrl: string; masterKey: Uint8Array; records: number }): Promise<RecordId[]> {
  const db = openDatabase({ url: migrationUrl, max: 2, name: 'zhengming-bench-owner' });
  const register = makeRegister({ databaseUrl, masterKey, mode: 'demo', publicUrl: '' }, 'bench-fill', 2);
  try {
    const today = dayAt(instantOfMs(Date.now()), register.currentPack().zone);
    await loadCity(db, register, { today });
    return await provideBenchRecords(register, today, records);
  } finally {
    await Promise.all([db.destroy(), register.db.destroy()]);
  }
}
