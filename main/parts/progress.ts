/** Where progress lines go: one line per thing, never a spinner, so that a log file reads as well as a terminal. */
export type Say = (line: string) => void;

/** Prints to standard output. */
export const say: Say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** Runs one step and says what it was and how long it took; `work` may return a remark to add. */
export async function step<T>(name: string, work: () => Promise<T>, remark?: (result: T) => string): Promise<T> {
  const begun = performance.now();
  const result = await work();
  const note = remark?.(result);
  say(`✓ ${name}${note ? `: ${note}` : ''} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}
