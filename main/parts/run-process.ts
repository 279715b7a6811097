import { ConfigError } from '../config.ts';
import { showAlive } from './alive.ts';
import { sentenceFor, StartFault } from './fault.ts';

/** What a process entry hands back once it serves: how to end it in order. */
export type Stop = () => Promise<void>;

const stopWithinMs = 15_000;

/**
 * The frame of each long-lived process (API, worker, dispatcher): starts it, tells the parent when it serves, and ends it
 * in order on SIGTERM, on Ctrl-C, and when the parent is gone. A failure to start is one sentence and exit code 1.
 */
export async function runProcess(name: string, serve: () => Promise<Stop>): Promise<void> {
  let stop: Stop | undefined;
  let ending = false;
  const end = async (why: string): Promise<void> => {
    if (ending) return;
    ending = true;
    const late = setTimeout(() => {
      console.error(`${name}: not ended ${stopWithinMs / 1000} s after ${why}; giving up`);
      process.exit(1);
    }, stopWithinMs);
    late.unref();
    try {
      await stop?.();
      process.exit(0);
    } catch (error) {
      console.error(`${name}: could not end in order`, error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  process.on('disconnect', () => void end('the end of its parent'));
  try {
    stop = await serve();
  } catch (error) {
    // A fault that somebody can mend is a sentence; anything else is a defect and shows its stack.
    const known = error instanceof ConfigError || error instanceof StartFault;
    console.error(`${name}:`, known ? sentenceFor(error) : error);
    process.exit(1);
  }
  const aliveFile = process.env['ZM_ALIVE_FILE'];
  if (aliveFile !== undefined) showAlive(aliveFile);
  process.send?.({ ready: true });
}
