import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** What Debian's clamd needs beside what every Debian has. */
const PACKAGES = ['clamav-daemon', 'libclamav12', 'libmspack0', 'libcurl4', 'libncurses6'];

/** EICAR's test file, in two halves: this source must not be taken for one. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');

export interface Clamd {
  socket: string;
  stop(): Promise<void>;
}

interface Binary {
  path: string;
  libraries: string | undefined;
}

/** The real clamd with nothing but the signature of EICAR; a sentence that says what is missing where it cannot be had. */
export async function startClamd({ extra = [], socket: wanted }: { extra?: readonly string[]; socket?: string } = {}): Promise<Clamd | string> {
  const binary = await findClamd();
  if (typeof binary === 'string') return binary;
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-clamd-'));
  const [socket, database] = [wanted ?? join(folder, 'clamd.sock'), join(folder, 'db')];
  mkdirSync(database);
  writeFileSync(join(database, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${EICAR.toString('hex')}\n`);
  const lines = [`LocalSocket ${socket}`, `DatabaseDirectory ${database}`, 'OfficialDatabaseOnly no', 'Foreground yes', ...extra];
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`);
  const child = spawn(binary.path, ['-c', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...(binary.libraries === undefined ? {} : { LD_LIBRARY_PATH: binary.libraries }) },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += String(part);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let i = 0; i < 200 && !existsSync(socket); i += 1) {
    if (child.exitCode !== null) throw new Error(`clamd did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    socket,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** On the machine, or fetched once from Debian's archive and unpacked beside it. */
async function findClamd(): Promise<Binary | string> {
  if (existsSync('/usr/sbin/clamd')) return { path: '/usr/sbin/clamd', libraries: undefined };
  const kept = join(tmpdir(), 'zhengming-clamav-debian');
  const unpacked = { path: join(kept, 'usr/sbin/clamd'), libraries: join(kept, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu') };
  if (existsSync(unpacked.path)) return unpacked;
  const making = mkdtempSync(join(tmpdir(), 'zhengming-clamav-'));
  try {
    await run('apt-get', ['download', ...PACKAGES], { cwd: making, timeout: 60_000 });
    for (const name of readdirSync(making).filter((each) => each.endsWith('.deb'))) await run('dpkg', ['-x', name, join(making, 'root')], { cwd: making });
    renameSync(join(making, 'root'), kept);
    return unpacked;
  } catch (error) {
    if (existsSync(unpacked.path)) return unpacked;
    return `no real clamd: /usr/sbin/clamd is not there, and "apt-get download ${PACKAGES.join(' ')}" failed (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
  } finally {
    if (dirname(making) === tmpdir()) rmSync(making, { recursive: true, force: true });
  }
}
