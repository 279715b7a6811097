import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { say } from '../parts/progress.ts';
import type { PlayDemoCity } from '../parts/seams.ts';

/** Plays the demo city's cases through the running system: the last step of the first `npm start`. */
const seed = new URL('./seed.ts', import.meta.url);
if (existsSync(fileURLToPath(seed))) {
  const { playDemoCity }: { playDemoCity: PlayDemoCity } = await import(seed.href);
  await playDemoCity(readConfig(process.env), say);
}
