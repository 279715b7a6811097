import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/database.ts';
import { APART, nameOfHash } from '../outside/evidence-store.ts';
import type { Environment } from './config.ts';
import { StartFault, sentenceFor } from './parts/fault.ts';
import { withSecretFiles } from './secret-files.ts';

/** What one backup holds; written last, so that a folder without it is not one. */
export interface BackupNote {
  about: 'zhengming-backup';
  /** When its database's copy was begun and when all was there, ISO 8601. */
  begunAt: string;
  doneAt: string;
  dumpSha256: string;
  /** Sealed files of evidence, and how many of them an earlier backup beside this one held already. Null: an object store keeps them. */
  files: { held: number; shared: number } | null;
}

export interface BackupPlaces {
  /** A login that row security does not narrow: a backup of what one person may see is none. */
  databaseUrl: string;
  /** The folder `evidence`; null with an object store, whose versions or replication take the place of copies. */
  evidence: string | null;
  /** pg_dump, of the database's release at least. */
  dump: string;
  /** Where backups lie side by side. */
  folder: string;
  say(line: string): void;
}

const SEALED = /^[0-9a-f]{64}$/;

/**
 * Files, then the database, then the files that are new (docs/evidence.md): a row names its file, and a file is never changed. Each backup is a folder whole
 * in itself; files that an earlier one holds are linked and not copied. Throws when anything that the database names is missing: then there is no backup.
 */
export async function backUp({ databaseUrl, evidence, dump, folder, say }: BackupPlaces): Promise<BackupNote> {
  const db = openDatabase({ url: databaseUrl, max: 1, name: 'zhengming-backup' });
  try {
    await assertSeesAll(db);
    const place = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.part`);
    await mkdir(join(place, 'evidence', APART), { recursive: true, mode: 0o700 });
    const earlier = await lastBackup(folder);
    const shared = { n: 0 };
    if (evidence !== null) say(`files, first pass: ${await takeFiles(evidence, join(place, 'evidence'), earlier, shared)}`);
    const begunAt = new Date().toISOString();
    const dumpSha256 = await dumpDatabase(dump, databaseUrl, join(place, 'database.dump'));
    say('database');
    // Every row of the dump is among these, or was erased since.
    const named = await db.selectFrom('evidence').select('sha256').where('file_gone_at', 'is', null).execute();
    if (evidence !== null) {
      say(`files that are new: ${await takeFiles(evidence, join(place, 'evidence'), earlier, shared)}`);
      const held = new Set(await namesIn(join(place, 'evidence')));
      const missing = named.filter(({ sha256 }) => !held.has(nameOfHash(sha256)));
      if (missing.length > 0) throw new StartFault(`${missing.length} files that the database names are not in ${evidence}: this is no backup. What there is lies in ${place}`);
    }
    const note: BackupNote = { about: 'zhengming-backup', begunAt, doneAt: new Date().toISOString(), dumpSha256, files: evidence === null ? null : { held: named.length, shared: shared.n } };
    await writeFile(join(place, 'backup.json'), `${JSON.stringify(note, null, 2)}\n`);
    await rename(place, place.slice(0, -'.part'.length));
    return note;
  } finally {
    await db.destroy();
  }
}

/** Whether a backup is whole and unchanged, without any database: each file hashes to its name, the dump to what was noted. Returns what is wrong. */
export async function checkBackup(place: string): Promise<string[]> {
  const noted = await readFile(join(place, 'backup.json'), 'utf8').catch(() => null);
  if (noted === null) return ['backup.json is missing: it was never finished'];
  const { dumpSha256, files } = JSON.parse(noted) as BackupNote;
  const wrong: string[] = [];
  if ((await hashOf(join(place, 'database.dump'))) !== dumpSha256) wrong.push('database.dump is not what was written');
  const paths = await pathsIn(join(place, 'evidence'));
  for (const [name, path] of paths) if ((await hashOf(path)) !== name) wrong.push(`evidence ${name} is not what was written`);
  if (files !== null && paths.size < files.held) wrong.push(`${files.held - paths.size} files of evidence are missing`);
  return wrong;
}

async function assertSeesAll(db: Db): Promise<void> {
  const { rows: [role] } = await sql<{ all: boolean }>`select rolsuper or rolbypassrls as all from pg_roles where rolname = current_user`.execute(db);
  if (role?.all !== true) throw new StartFault('BACKUP_DATABASE_URL must be a login that row security does not narrow (a superuser, or one with BYPASSRLS and the right to read everything).');
}

async function lastBackup(folder: string): Promise<string | null> {
  const whole = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory() && !each.name.endsWith('.part')).map(({ name }) => name).toSorted();
  return whole.length === 0 ? null : join(folder, whole.at(-1)!, 'evidence');
}

async function pathsIn(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const each of [join(folder, APART), folder]) {
    for (const name of await readdir(each).catch(() => [])) if (SEALED.test(name)) found.set(name, join(each, name));
  }
  return found;
}
const namesIn = async (folder: string): Promise<string[]> => [...(await pathsIn(folder)).keys()];

/** Takes what is not there yet, and says how many those were. A file that is moved apart or erased meanwhile is taken from where it is, or not at all. */
async function takeFiles(from: string, to: string, earlier: string | null, shared: { n: number }): Promise<number> {
  const [there, before] = [new Set(await namesIn(to)), earlier === null ? new Map<string, string>() : await pathsIn(earlier)];
  let taken = 0;
  for (const name of await namesIn(from)) {
    if (there.has(name)) continue;
    const kept = before.get(name);
    if (kept !== undefined && (await link(kept, join(to, name)).then(() => true, () => false))) shared.n += 1;
    else if (!(await copySynced([join(from, name), join(from, APART, name)], join(to, name)))) continue;
    taken += 1;
  }
  return taken;
}

/** Copies the first of these that is there, so that it would survive a power cut; a copy that is not what its name says is refused. */
async function copySynced(places: readonly string[], to: string): Promise<boolean> {
  for (const from of places) {
    const copied = await copyFile(from, `${to}.part`).then(() => true, (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    });
    if (!copied) continue;
    if (!to.endsWith(await hashOf(`${to}.part`))) throw new StartFault(`${from} is not what its name says: it was changed, or is broken.`);
    await synced(`${to}.part`);
    await rename(`${to}.part`, to);
    return true;
  }
  return false;
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return hash.digest('hex');
}

/** Runs pg_dump; the login reaches it by its environment, so that no list of processes shows the password. */
async function dumpDatabase(dump: string, databaseUrl: string, to: string): Promise<string> {
  const url = new URL(databaseUrl);
  const child = spawn(dump, ['--format=custom', '--no-password'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PGHOST: url.hostname, PGPORT: url.port || '5432', PGUSER: decodeURIComponent(url.username), PGPASSWORD: decodeURIComponent(url.password), PGDATABASE: decodeURIComponent(url.pathname.slice(1)) },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += String(part)));
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', (error) => fail(new StartFault(`${dump} could not be run (${error.message}). Set ZM_PG_DUMP to the pg_dump of PostgreSQL 18.`)));
    child.once('close', done);
  });
  ended.catch(() => undefined);
  await pipeline(child.stdout, createWriteStream(to, { mode: 0o600 }));
  const code = await ended;
  if (code !== 0) {
    await rm(to, { force: true });
    throw new StartFault(`${dump} ended with ${code}: ${said.trim().split('\n').slice(-3).join(' ')}`);
  }
  await synced(to);
  return hashOf(to);
}

/** `npm run backup -- <folder>`, or `npm run backup -- --check <one backup>`. */
async function main(args: readonly string[]): Promise<void> {
  const { env, problems } = withSecretFiles(process.env as Environment);
  if (problems.length > 0) throw new StartFault(`${problems.join('; ')}.`);
  const [first, second] = args;
  if (first === '--check' && second !== undefined) {
    const wrong = await checkBackup(resolve(second));
    if (wrong.length > 0) throw new StartFault(wrong.join('; '));
    console.log('whole and unchanged');
    return;
  }
  if (first === undefined || first.startsWith('-')) throw new StartFault('Usage: npm run backup -- <folder> | --check <folder of one backup>');
  const databaseUrl = env['BACKUP_DATABASE_URL'];
  if (!databaseUrl) throw new StartFault('BACKUP_DATABASE_URL is missing: a login that row security does not narrow.');
  const folder = resolve(first);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const evidence = env['EVIDENCE_S3_BUCKET'] ? null : join(resolve(env['ZM_DATA_DIR']?.trim() || '.data'), 'evidence');
  const note = await backUp({ databaseUrl, evidence, folder, dump: env['ZM_PG_DUMP']?.trim() || 'pg_dump', say: (line) => console.log(`· ${line}`) });
  console.log(note.files === null ? 'The database is backed up; the object store keeps the files.' : `${note.files.held} files and the database are backed up; ${note.files.shared} files were there already. The master key is kept elsewhere.`);
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`backup: ${sentenceFor(error)}`);
    process.exitCode = 1;
  });
}
