import { cpus, platform, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import type { Register } from '../db/register.ts';
import type { CaseId, RecordId } from '../domain/ids.ts';
import { makeRegister } from '../main/make-register.ts';
import { runBare } from './bare-run.ts';
import { directTable } from './direct-table.ts';
import { type EngineRun, runsOf, signalsIn } from './engine-figures.ts';
import { type BenchHouse, startHouse } from './house.ts';
import { httpTable } from './http-table.ts';
import { type EngineFigures, type LifecycleFigures, actP50, cpuPerDone, loadFigures } from './lifecycle-figures.ts';
import { printLifecycle } from './lifecycle-report.ts';
import { playUpheld, type Table } from './play-case.ts';
import { cpuMs, memoryMb } from './process-figures.ts';
import { type Samples, figureOf, inLanes, latencyOf, percentile } from './statistics.ts';
import { measureWindow, type Window } from './windows.ts';

const WINDOWS = 3;
/** Cases per window played one at a time, in the otherwise quiet house. */
const ALONE = 2;
const IDLE_S = 5;
/** Cases per window whose signals are counted in their histories. */
const COUNTED = 2;
const BARE_QUEUE = 'bench-bare';

type Options = { readonly cases: number; readonly concurrency: number; readonly json: boolean };

/** Whole upheld cases over HTTP, the same acts without HTTP and engine, and the engine alone: side by side in one run. */
export async function lifecycle(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (platform() !== 'linux') throw new Error('This bench reads CPU and memory from /proc and needs Linux.');
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const warmUp = Math.max(2, Math.min(options.concurrency, Math.round(options.cases / WINDOWS / 2)));
  const house = await startHouse(warmUp + options.cases + WINDOWS * ALONE, tell);
  try {
    const figures = await measure(house, { ...options, warmUp }, tell);
    if (options.json) console.log(JSON.stringify(figures, undefined, 2));
    else printLifecycle(figures);
  } finally {
    await house.stop();
  }
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string', default: '48' }, concurrency: { type: 'string', default: '16' }, json: { type: 'boolean', default: false } } });
  const [cases, concurrency] = [Number(values.cases), Number(values.concurrency)];
  if (!Number.isInteger(cases) || cases < WINDOWS) throw new Error(`--cases must be a whole number of at least ${WINDOWS}, one per window.`);
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new Error('--concurrency must be a whole number of at least 1.');
  return { cases, concurrency, json: values.json };
}

async function measure(house: BenchHouse, options: Options & { readonly warmUp: number }, tell: (line: string) => void): Promise<LifecycleFigures> {
  const { cases, concurrency, warmUp } = options;
  const open = (url: string, name: string): Register => makeRegister({ databaseUrl: url, masterKey: house.masterKey, mode: 'demo', publicUrl: house.baseUrl }, name, concurrency);
  const watching = open(house.databaseUrl, 'bench-watch');
  const straight = open(house.directUrl, 'bench-direct');
  const connection = await Connection.connect({ address: house.temporalAddress });
  const client = new Client({ connection });
  const { postgres, temporal } = house.processes;
  const counter = httpTable(house.baseUrl, house.issuer, watching);
  const overHttp = (records: readonly RecordId[], lanes: number): Promise<PlayedWindow> => playWindow(house.processes, () => counter, records, lanes);
  const direct = (records: readonly RecordId[], lanes: number): Promise<PlayedWindow> => playWindow({ postgres }, () => directTable(straight), records, lanes);

  tell(`· idle for ${IDLE_S} s`);
  const idleCpu = await idleCpuOf(house);
  const idleBefore = memoryOf(house);

  tell(`· warm-up: ${warmUp} cases each way`);
  const bareWorker = await house.startNode('bare worker', 'bench/bare-worker.ts', { ZM_TASK_QUEUE: BARE_QUEUE });
  const records = [...house.recordIds];
  const warm = records.splice(0, warmUp);
  const { caseIds: warmCases } = await overHttp(warm, concurrency);
  await direct(warm, concurrency);
  const bare = (workflows: number, signals: number): Promise<Window> =>
    measureWindow({ temporal, bareWorker }, workflows, (samples) => runBare(client, BARE_QUEUE, { workflows, signals, concurrency }, samples));
  await bare(warmUp, await signalsPerCase(client, watching, warmCases.slice(0, COUNTED)));

  const windows: { http: PlayedWindow; signals: number; direct: Window; bare: Window; aloneHttp: Window; aloneDirect: Window }[] = [];
  for (let at = 0; at < WINDOWS; at += 1) {
    const part = records.splice(0, Math.floor(cases / WINDOWS) + (at < cases % WINDOWS ? 1 : 0));
    const alone = records.splice(0, ALONE);
    const http = await overHttp(part, concurrency);
    const signals = await signalsPerCase(client, watching, http.caseIds.slice(0, COUNTED));
    windows.push({
      http, signals, direct: await direct(part, concurrency), bare: await bare(part.length, signals),
      aloneHttp: await overHttp(alone, 1), aloneDirect: await direct(alone, 1),
    });
    tell(`· window ${at + 1} of ${WINDOWS}: ${part.length} cases over HTTP in ${http.seconds.toFixed(1)} s`);
  }
  tell('· reading histories');
  const engine = await engineFigures(client, watching, windows.map((window) => window.http.caseIds));
  await wait(IDLE_S * 1000);
  const idleAfter = memoryOf(house);
  await Promise.all([watching.db.destroy(), straight.db.destroy(), connection.close()]);

  const bareWindows = windows.map((window) => window.bare);
  const signals = figureOf(windows.map((window) => window.signals));
  return {
    bench: 'lifecycle', at: new Date().toISOString(),
    machine: { node: process.versions.node, cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', memoryGb: Math.round(totalmem() / 2 ** 30) },
    cases, windows: WINDOWS, concurrency,
    http: loadFigures(windows.map((window) => window.http)), engine: { ...engine, signalsPerCase: signals }, direct: loadFigures(windows.map((window) => window.direct)),
    bare: {
      signals, workflowMs: latencyOf(bareWindows.map((window) => window.samples.of.get('bare') ?? [])),
      workflowsPerSecond: figureOf(bareWindows.map((window) => window.done / window.seconds)), cpuMsPerWorkflow: cpuPerDone(bareWindows),
    },
    httpToDirect: {
      atConcurrency: figureOf(windows.map((window) => actP50(window.http) / actP50(window.direct))),
      alone: figureOf(windows.map((window) => actP50(window.aloneHttp) / actP50(window.aloneDirect))),
      aloneHttpMs: figureOf(windows.map((window) => actP50(window.aloneHttp))), aloneDirectMs: figureOf(windows.map((window) => actP50(window.aloneDirect))), goal: 3,
    },
    memoryMb: { idleBefore, idleAfter, goal: 900 }, idleCpuMsPerSecond: idleCpu,
  };
}

type PlayedWindow = Window & { caseIds: CaseId[] };

async function playWindow(processes: Partial<BenchHouse['processes']>, table: () => Table, records: readonly RecordId[], lanes: number): Promise<PlayedWindow> {
  const caseIds: CaseId[] = [];
  const window = await measureWindow(processes, records.length, (samples: Samples) =>
    inLanes(records, lanes, async (recordId) => void caseIds.push(await playUpheld(table(), recordId, samples))));
  return { ...window, caseIds };
}

const proceduresOf = async (register: Register, caseId: CaseId): Promise<{ id: string; reaction_ms: number | null }[]> =>
  register.db.selectFrom('procedure').select(['id', 'reaction_ms']).where('case_id', '=', caseId).execute();

/** Signals that a case's procedures got, all together; counted in the histories of a few cases. */
async function signalsPerCase(client: Client, register: Register, caseIds: readonly CaseId[]): Promise<number> {
  let sum = 0;
  for (const caseId of caseIds) {
    const ids = (await proceduresOf(register, caseId)).map((procedure) => procedure.id);
    for (const run of await runsOf(client, ids)) sum += await signalsIn(client, run);
  }
  return Math.round(sum / caseIds.length);
}

async function engineFigures(client: Client, register: Register, windows: readonly (readonly CaseId[])[]): Promise<Omit<EngineFigures, 'signalsPerCase'>> {
  const perWindow = await Promise.all(windows.map(async (caseIds) => {
    const runs: EngineRun[] = [];
    const reactions: number[] = [];
    for (const caseId of caseIds) {
      const procedures = await proceduresOf(register, caseId);
      reactions.push(...procedures.flatMap((procedure) => procedure.reaction_ms ?? []));
      runs.push(...await runsOf(client, procedures.map((procedure) => procedure.id)));
    }
    const eventsOf = (some: readonly EngineRun[]): number => some.reduce((sum, run) => sum + run.events, 0) / caseIds.length;
    return { runs, reactions, runsPerCase: runs.length / caseIds.length, eventsOf };
  }));
  const types = [...new Set(perWindow.flatMap(({ runs }) => runs.map((run) => run.type)))].toSorted();
  return {
    historyEventsPerCase: figureOf(perWindow.map(({ runs, eventsOf }) => eventsOf(runs))),
    historyEventsPerCaseByType: Object.fromEntries(types.map((type) => [type, figureOf(perWindow.map(({ runs, eventsOf }) => eventsOf(runs.filter((run) => run.type === type))))])),
    workflowRunsPerCase: figureOf(perWindow.map(({ runsPerCase }) => runsPerCase)),
    reactionMs: { p50: figureOf(perWindow.map(({ reactions }) => percentile(reactions, 0.5))), p95: figureOf(perWindow.map(({ reactions }) => percentile(reactions, 0.95))) },
  };
}

function memoryOf(house: BenchHouse): Record<string, number> {
  const each = Object.entries(house.processes).map(([name, measured]): [string, number] => [name, Math.round(memoryMb(measured))]);
  return { ...Object.fromEntries(each), all: each.reduce((sum, [, mb]) => sum + mb, 0) };
}

async function idleCpuOf(house: BenchHouse): Promise<Record<string, number>> {
  const read = (): [string, number][] => Object.entries(house.processes).map(([name, measured]) => [name, cpuMs(measured)]);
  await wait(1000);
  const before = read();
  await wait(IDLE_S * 1000);
  return Object.fromEntries(read().map(([name, ms], at) => [name, Math.round((ms - (before[at]?.[1] ?? 0)) / IDLE_S)]));
}
