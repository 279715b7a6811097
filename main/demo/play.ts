import { readConfig } from '../config.ts';
import { StartFault, sentenceFor } from '../parts/fault.ts';
import { say } from '../parts/progress.ts';
import { playDemoCity } from './seed.ts';

/** Plays the demo city's cases through the running system: the last step of the first `npm start`. */
try {
  await playDemoCity(readConfig(process.env), say);
} catch (error) {
  console.error(error instanceof StartFault ? sentenceFor(error) : error);
  process.exitCode = 1;
}
