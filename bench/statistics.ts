/** One figure of a run: the median over its windows, and how far the windows lie apart. */
export interface Figure {
  median: number;
  min: number;
  max: number;
}

export interface Latency {
  /** Acts measured, in all windows together. */
  n: number;
  p50: Figure;
  p95: Figure;
  p99: Figure;
}

/** The nearest-rank percentile: always a value that was measured. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no value was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

export function figureOf(perWindow: readonly number[]): Figure {
  const sorted = perWindow.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median: rounded(median), min: rounded(sorted[0]!), max: rounded(sorted.at(-1)!) };
}

/** Percentiles of each window by itself, then the median of the windows. */
export function latencyOf(windows: readonly (readonly number[])[]): Latency {
  const at = (share: number): Figure => figureOf(windows.map((values) => percentile(values, share)));
  return { n: windows.reduce((sum, values) => sum + values.length, 0), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds measured, by what they were measured of. */
export class Samples {
  readonly of = new Map<string, number[]>();

  async time<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    this.add(kind, performance.now() - begun);
    return result;
  }

  add(kind: string, ms: number): void {
    const list = this.of.get(kind) ?? [];
    list.push(ms);
    this.of.set(kind, list);
  }
}

/** Does all the work with so many at once. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
