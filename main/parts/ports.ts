import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { StartFault } from './fault.ts';

/** Fails with the remedy when a port that we need belongs to another program. */
export async function requireFreePort(port: number, wantedFor: string, variable: string): Promise<void> {
  if (await isFree(port)) return;
  const owner = ownerOf(port);
  throw new StartFault(`Port ${port} (${wantedFor}) is taken by ${owner ?? 'another program'}. Stop that program, or choose another port: ${variable}=${port + 100} npm start`);
}

/** A port that is free now; for tests, which must not care which one they get. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES') reject(new StartFault(`Port ${port} may not be opened by this user. Choose one above 1023.`));
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Names the program where the system tells us (Linux, own processes or root). */
function ownerOf(port: number): string | undefined {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
    const listening = rows.map((row) => row.trim().split(/\s+/)).find((cells) => cells[1]?.endsWith(`:${hex}`) && cells[3] === '0A');
    const inode = listening?.[9];
    if (!inode) return undefined;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holds(pid, inode)) return `"${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()}" (process ${pid})`;
    }
  } catch {
    // not Linux, or not ours to see
  }
  return undefined;
}

function holds(pid: string, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
  } catch {
    return false;
  }
}
