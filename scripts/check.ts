import { runChecks } from './check/all.ts';
import { closingLine } from './check/closing-line.ts';

/** `npm run check`: everything that `npm test` checks beside the tests themselves. */
const count = await runChecks();
console.log(closingLine(count));
process.exit(count.failed === 0 ? 0 : 1);
