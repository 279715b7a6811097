import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { StartFault } from './fault.ts';

/**
 * PostgreSQL refuses to run as root, and many a container is root and nothing else. Three ways to house it:
 * as ourselves; as root through a user namespace (inside it is not root, outside it keeps root's reach); and, where
 * namespaces are forbidden, as another user from a copy that this user can reach.
 */
export type Housing =
  | { readonly kind: 'ourselves' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'otherUser'; readonly uid: number; readonly gid: number; readonly user: string };

export type Binaries = { readonly initdb: string; readonly postgres: string };

const namespaceFlags = ['--user', '--map-user=1000', '--map-group=1000'];

export function chooseHousing(): Housing {
  if (process.getuid?.() !== 0) return { kind: 'ourselves' };
  if (spawnSync('unshare', [...namespaceFlags, 'true']).status === 0) return { kind: 'namespace' };
  const user = findUser('postgres') ?? findUser('nobody');
  if (!user) throw new StartFault('PostgreSQL cannot run as root here, and neither a user "postgres" nor "nobody" exists. Run as an ordinary user, or set DATABASE_URL and MIGRATION_DATABASE_URL.');
  return { kind: 'otherUser', ...user };
}

/** The command that runs a PostgreSQL program in its housing; the process id is PostgreSQL's own in every case. */
export function housedCommand(housing: Housing, binary: string, args: readonly string[]): { command: string; args: readonly string[]; uid?: number; gid?: number } {
  switch (housing.kind) {
    case 'ourselves':
      return { command: binary, args };
    case 'namespace':
      return { command: 'unshare', args: [...namespaceFlags, binary, ...args] };
    case 'otherUser':
      return { command: binary, args, uid: housing.uid, gid: housing.gid };
  }
}

/** Where the cluster's files go: under the data folder, or, for another user who cannot reach it, under /var/tmp. */
export function clusterFolder(housing: Housing, folder: string): string {
  if (housing.kind !== 'otherUser' || isReachable(folder)) return join(folder, 'cluster');
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join('/var/tmp', `zhengming-${name}`, 'cluster');
}

/** Makes the folder's parents and gives it to the user who will run PostgreSQL. */
export function giveFolder(housing: Housing, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (housing.kind === 'otherUser') chownSync(folder, housing.uid, housing.gid);
}

/** The programs themselves; another user may be unable to reach our node_modules and gets a copy of its own. */
export function reachableBinaries(housing: Housing, binaries: Binaries, version: string): Binaries {
  const native = dirname(dirname(binaries.postgres));
  if (housing.kind !== 'otherUser' || isReachable(native)) return binaries;
  const copy = `/var/tmp/zhengming-postgres-${version}`;
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    try {
      renameSync(fresh, copy);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

/** Whether a stranger may walk down to this folder; we never change the mode of somebody's home to make it so. */
function isReachable(folder: string): boolean {
  for (let each = folder; ; each = dirname(each)) {
    const found = statSync(each, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
    if (each === dirname(each)) return true;
  }
}

function findUser(name: string): { uid: number; gid: number; user: string } | undefined {
  const row = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith(`${name}:`));
  const [, , uid, gid] = row?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid), user: name } : undefined;
}
