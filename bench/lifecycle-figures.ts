import { isAct } from './play-case.ts';
import { type Figure, type Latency, figureOf, latencyOf, percentile } from './statistics.ts';
import type { Window } from './windows.ts';

export interface LoadFigures {
  /** Milliseconds per kind of act, each window by itself and then the median of the windows. */
  acts: Record<string, Latency>;
  allActs: Latency;
  /** What is timed beside the acts: reading a case, waiting for its procedures, the whole case. */
  others: Record<string, Latency>;
  casesPerSecond: Figure;
  cpuMsPerCase: Record<string, Figure>;
}

export interface EngineFigures {
  historyEventsPerCase: Figure;
  historyEventsPerCaseByType: Record<string, Figure>;
  workflowRunsPerCase: Figure;
  /** Counted in the histories of two cases per window. */
  signalsPerCase: Figure;
  /** From commit to the end of the reaction, the latest of each procedure. */
  reactionMs: { p50: Figure; p95: Figure };
}

export interface BareFigures {
  /** In each window as many as its cases' procedures got. */
  signals: Figure;
  workflowMs: Latency;
  workflowsPerSecond: Figure;
  cpuMsPerWorkflow: Record<string, Figure>;
}

export interface LifecycleFigures {
  bench: 'lifecycle';
  at: string;
  machine: { node: string; cpus: number; cpu: string; memoryGb: number };
  cases: number;
  windows: number;
  concurrency: number;
  http: LoadFigures;
  engine: EngineFigures;
  direct: LoadFigures;
  bare: BareFigures;
  /** Act p50 over HTTP divided by the direct one, window by window. */
  httpToDirect: { atConcurrency: Figure; alone: Figure; aloneHttpMs: Figure; aloneDirectMs: Figure; goal: number };
  memoryMb: { idleBefore: Record<string, number>; idleAfter: Record<string, number>; goal: number };
  /** CPU of the idle house, per second: what a figure per case still contains of it. */
  idleCpuMsPerSecond: Record<string, number>;
}

/** Every act of a window, whatever its kind. */
export const actsOf = ({ samples }: Window): number[] => [...samples.of].flatMap(([kind, values]) => (isAct(kind) ? values : []));

export const actP50 = (window: Window): number => percentile(actsOf(window), 0.5);

export function loadFigures(windows: readonly Window[]): LoadFigures {
  const kinds = [...new Set(windows.flatMap((window) => [...window.samples.of.keys()]))];
  const latencies = (wanted: (kind: string) => boolean): Record<string, Latency> =>
    Object.fromEntries(kinds.filter(wanted).map((kind) => [kind, latencyOf(windows.map((window) => window.samples.of.get(kind) ?? []))]));
  return {
    acts: latencies(isAct), allActs: latencyOf(windows.map(actsOf)), others: latencies((kind) => !isAct(kind)),
    casesPerSecond: figureOf(windows.map((window) => window.done / window.seconds)), cpuMsPerCase: cpuPerDone(windows),
  };
}

/** CPU per case of each process, and of all together. */
export function cpuPerDone(windows: readonly Window[]): Record<string, Figure> {
  const names = Object.keys(windows[0]?.cpu ?? {});
  const sum = (window: Window): number => Object.values(window.cpu).reduce((total, ms) => total + ms, 0);
  return {
    ...Object.fromEntries(names.map((name) => [name, figureOf(windows.map((window) => (window.cpu[name] ?? 0) / window.done))])),
    all: figureOf(windows.map((window) => sum(window) / window.done)),
  };
}
