import { runChecks } from './check/all.ts';
import { closingLine } from './check/closing-line.ts';

/** `npm run check`: everything that `npm test` checks beside the tests themselves. */
const { passed, failed } = await runChecks();
console.log(closingLine({ passed, failed, skipped: 0 }));
process.exit(failed === 0 ? 0 : 1);
