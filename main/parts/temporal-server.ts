import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Running, lastLines, start } from './child-process.ts';
import { StartFault } from './fault.ts';
import { answersForNamespace } from './temporal-health.ts';

/** The single-binary Temporal server: the embedded default and the bed of the tests, never production. */
export type TemporalOptions = {
  readonly binary: string;
  readonly port: number;
  /** Without one the server has no web UI. */
  readonly uiPort?: number;
  /** Without one everything is kept in memory. */
  readonly dbFile?: string;
  readonly namespace?: string;
  readonly logFile: string;
  readonly extraDynamicConfig?: Readonly<Record<string, string>>;
  readonly spawned?: (running: Running) => void;
};
export type Temporal = { readonly running: Running; readonly address: string };

/** For tests: case clocks may be moved on, and a timer fires at once and not within the usual second (engine.md §4.1). */
export const testDynamicConfig = { 'frontend.WorkflowTimeSkippingEnabled': 'true', 'history.timerProcessorMaxTimeShift': '"10ms"' } as const;

/** Text on the command line of the server's process. */
export function temporalMarker(port: number): string {
  return `start-dev --ip 127.0.0.1 --port ${port} `;
}

/** Starts the server and resolves when it answers for its namespace. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const namespace = options.namespace ?? 'default';
  if (options.dbFile) mkdirSync(dirname(options.dbFile), { recursive: true });
  const dynamicConfig = Object.entries(options.extraDynamicConfig ?? {}).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]);
  const running = await start({
    command: options.binary,
    args: [
      'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'error', '--namespace', namespace,
      ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]),
      ...(options.dbFile === undefined ? [] : ['--db-filename', options.dbFile]),
      ...dynamicConfig,
    ],
    // A developer's own profile (address, key, TLS) must not steer ours.
    // Collects twice as often as Go would: 30 MB less for a server that mostly waits.
    env: { GOGC: '50', ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'))) },
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: 10_000,
  });
  options.spawned?.(running);
  const address = `127.0.0.1:${options.port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answersForNamespace(address, namespace))) {
    if (running.hasExited()) throw new StartFault(failureIn(options.logFile));
    if (Date.now() > deadline) {
      await running.stop();
      throw new StartFault(`Temporal did not answer within a minute. Its log: ${options.logFile}`);
    }
    await wait(50);
  }
  return { running, address };
}

function failureIn(logFile: string): string {
  const lines = lastLines(logFile);
  if (/no space left|disk is full/i.test(lines)) return 'The disk is full, Temporal cannot start. Free some room and start again.';
  if (/address already in use/i.test(lines)) return 'Temporal\'s port is taken by another program. Choose others: ZM_TEMPORAL_PORT=8483 ZM_TEMPORAL_UI_PORT=8484 npm start';
  return `Temporal ended while starting. Its log (${logFile}) says:\n${lines}`;
}
