import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../main/config.ts';
import { runChecks } from './check/all.ts';
import { type Report, closingLine, countTests } from './check/closing-line.ts';

/**
 * `npm test`: the checks, then every test, then the closing line. With arguments (`npm test -- test/domain -t silence`)
 * they go to vitest and the checks are left out: that is for work on one thing.
 */
const filter = process.argv.slice(2);
const checks = filter.length === 0 ? await runChecks() : { passed: 0, failed: 0, skipped: 0 };

const folder = mkdtempSync(join(tmpdir(), 'zhengming-report-'));
const reportFile = join(folder, 'report.json');
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...filter], { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => vitest.kill(signal));
const exitCode = await new Promise<number | null>((resolve) => {
  vitest.once('error', () => resolve(1));
  vitest.once('close', resolve);
});

const report: Report | undefined = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
rmSync(folder, { recursive: true, force: true });
const tests = countTests(report, exitCode);
const failed = checks.failed + tests.failed;
console.log(`\n${closingLine({ passed: checks.passed + tests.passed, failed, skipped: checks.skipped + tests.skipped })}`);
process.exitCode = failed === 0 && exitCode === 0 ? 0 : 1;
if (process.connected) process.disconnect();
