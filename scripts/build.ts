import { ensureBuilt, webBuild, workflowBuild } from '../main/parts/build.ts';
import { sentenceFor } from '../main/parts/fault.ts';
import { step } from '../main/parts/progress.ts';

/** Builds what an image carries ready-made: the web app and the bundle of the procedures. */
try {
  await step('workflow bundle', () => ensureBuilt(workflowBuild), (result) => result);
  await step('web app', () => ensureBuilt(webBuild), (result) => result);
} catch (error) {
  console.error(`✗ ${sentenceFor(error)}`);
  process.exitCode = 1;
}
