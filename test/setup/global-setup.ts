import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../main/config.ts';
import { ensureBuilt, webBuild, workflowBuild } from '../../main/parts/build.ts';
import { postgresMarker, removeCluster, startPostgres } from '../../main/parts/embedded-postgres.ts';
import { stopOrphans, writePidFile } from '../../main/parts/pid-file.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import { ensureTemporalBinary } from '../../main/parts/temporal-binary.ts';
import { startTemporal, temporalMarker, testDynamicConfig } from '../../main/parts/temporal-server.ts';
import { type BrowserPlace, prepareBrowser } from './browser-place.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser of this run's PostgreSQL: each test file makes a database of its own. */
    adminUrl: string;
    /** This run's Temporal server; each test file takes a task queue of its own. */
    temporalAddress: string;
    /** Bundle of workflows/index.ts for `workflowBundle: { codePath }`. */
    bundlePath: string;
    /** The `temporal` program, for tests that start (and kill) a server of their own. */
    temporalBinary: string;
    browser: BrowserPlace;
  }
}

const prefix = 'zhengming-test-';

/** One PostgreSQL, one Temporal server, one workflow bundle and one unpacked browser for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const toolsDir = resolve(projectRoot, process.env.ZM_TOOLS_DIR ?? '.tools');
  const ending: (() => Promise<void>)[] = [];
  const teardown = async (): Promise<void> => {
    for (const end of ending.toReversed()) await end();
    removeCluster(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const results = await Promise.allSettled([database(project, folder, ending), engine(project, folder, toolsDir, ending), bundle(project), browser(project, toolsDir), ensureBuilt(webBuild)]);
    const failed = results.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

async function database(project: TestProject, folder: string, ending: (() => Promise<void>)[]): Promise<void> {
  const port = await findFreePort();
  const { running, adminUrl } = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port,
    fsync: false,
    spawned: ({ pid }) => writePidFile(join(folder, 'run'), { part: 'PostgreSQL', pid, marker: postgresMarker(port), stopSignal: 'SIGINT' }),
  });
  ending.push(() => running.stop());
  project.provide('adminUrl', adminUrl);
}

async function engine(project: TestProject, folder: string, toolsDir: string, ending: (() => Promise<void>)[]): Promise<void> {
  const binary = await ensureTemporalBinary(toolsDir, (line) => console.log(line));
  const port = await findFreePort();
  const { running, address } = await startTemporal({
    binary,
    port,
    logFile: join(folder, 'temporal.log'),
    extraDynamicConfig: testDynamicConfig,
    spawned: ({ pid }) => writePidFile(join(folder, 'run'), { part: 'Temporal', pid, marker: temporalMarker(port), stopSignal: 'SIGTERM' }),
  });
  ending.push(() => running.stop());
  project.provide('temporalAddress', address);
  project.provide('temporalBinary', binary);
}

async function bundle(project: TestProject): Promise<void> {
  await ensureBuilt(workflowBuild);
  project.provide('bundlePath', resolve(projectRoot, workflowBuild.product));
}

async function browser(project: TestProject, toolsDir: string): Promise<void> {
  project.provide('browser', await prepareBrowser(toolsDir));
}

/** A run that was killed outright leaves its servers and its folder; the next one clears them away. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    await stopOrphans(join(folder, 'run'));
    removeCluster(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
