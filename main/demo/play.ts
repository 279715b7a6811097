import { readConfig } from '../config.ts';
import { StartFault, sentenceFor } from '../parts/fault.ts';
import { say } from '../parts/progress.ts';
import { introduceProofSource, introduceRecipient } from './demo-recipient.ts';
import { playDemoCity } from './seed.ts';

/** Plays the demo city's cases through the running system, the last step of the first `npm start`, and says where the recipient that runs beside it is. */
try {
  const config = readConfig(process.env);
  await playDemoCity(config, say);
  await introduceRecipient(config, process.env);
  await introduceProofSource(config, process.env);
} catch (error) {
  console.error(error instanceof StartFault ? sentenceFor(error) : error);
  process.exitCode = 1;
}
