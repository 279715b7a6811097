import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { start } from '../../main/parts/child-process.ts';
import { findLiving, stopOrphans, writePidFile } from '../../main/parts/pid-file.ts';
import { findFreePort, requireFreePort } from '../../main/parts/ports.ts';
import { type Part, supervise } from '../../main/parts/supervise.ts';

const marker = `zhengming-test-part-${process.pid}`;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'zhengming-parts-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function idle(spawned: Parameters<Part['start']>[0] = () => undefined) {
  const running = await start({ command: process.execPath, args: ['--eval', 'setInterval(() => undefined, 1000)', marker] });
  spawned(running);
  return running;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a part that is killed is started again and says so; stopping it leaves nothing behind', async () => {
  const lines: string[] = [];
  const run = folder();
  const supervised = supervise({ name: 'part', marker, stopSignal: 'SIGTERM', start: idle }, run, (line) => lines.push(line));
  onTestFinished(() => supervised.stop());
  await supervised.ready;
  const first = supervised.pid() ?? 0;
  process.kill(first, 'SIGKILL');
  const second = await vi.waitUntil(() => lines.some((line) => line.startsWith('✓ part runs again')) && supervised.pid(), { timeout: 10_000 });
  expect(lines[0]).toBe('! part ended unexpectedly (SIGKILL); starting it again in 0.5 s');
  expect(second).not.toBe(first);
  await supervised.stop();
  expect(isAlive(Number(second))).toBe(false);
  expect(findLiving(run, 'part')).toBeUndefined();
});

test('a part whose first start fails is not tried again: that is for the caller to report', async () => {
  const lines: string[] = [];
  const supervised = supervise({ name: 'part', marker, stopSignal: 'SIGTERM', start: () => Promise.reject(new Error('no')) }, folder(), (line) => lines.push(line));
  await expect(supervised.ready).rejects.toThrow('no');
  await supervised.stop();
  expect(lines).toEqual([]);
});

test('what a killed start left behind is stopped, and a stranger that got the same process id is not', async () => {
  const run = folder();
  const ours = await idle();
  const stranger = await idle();
  onTestFinished(() => stranger.stop());
  writePidFile(run, { part: 'ours', pid: ours.pid, marker, stopSignal: 'SIGTERM' });
  writePidFile(run, { part: 'stranger', pid: stranger.pid, marker: 'another program', stopSignal: 'SIGTERM' });
  writeFileSync(join(run, 'broken.json'), '{"pid":');
  expect(await stopOrphans(run)).toEqual(['ours']);
  expect((await ours.exited).signal).toBe('SIGTERM');
  expect(isAlive(stranger.pid)).toBe(true);
});

test('a taken port is refused in one sentence with the remedy', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await expect(requireFreePort(port, 'web app and API', 'PORT')).rejects.toThrow(new RegExp(`^Port ${port} \\(web app and API\\) is taken by .+\\. Stop that program, or choose another port: PORT=${port + 100} npm start$`));
  await expect(requireFreePort(await findFreePort(), 'web app and API', 'PORT')).resolves.toBeUndefined();
});
