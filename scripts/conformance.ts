import { runConformance } from './lib/conformance.ts';

// Prints how this product does on the conformance kit: `npm run -s conformance [-- --json]`.
const score = runConformance();
if (process.argv.includes('--json')) console.log(JSON.stringify(score));
else {
  for (const { file, id, inputs, expected, got } of score.failures) console.log(`✗ ${file} ${id}: ${JSON.stringify(inputs)} → ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
  console.log(`${score.passed} of ${score.total} vectors passed`);
}
if (score.failed > 0 || score.total === 0) process.exitCode = 1;
