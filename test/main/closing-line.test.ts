import { expect, test } from 'vitest';
import { type Report, closingLine, countTests } from '../../scripts/check/closing-line.ts';

const good: Report = { success: true, numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] };

test('a good run names what passed, and skipped tests only when there are some', () => {
  expect(closingLine(countTests(good, 0))).toBe('12 passed, 0 failed');
  expect(closingLine(countTests({ ...good, numPendingTests: 1, numTodoTests: 1 }, 0))).toBe('12 passed, 0 failed, 2 skipped');
});

test('a run that left no report is a failure', () => {
  expect(closingLine(countTests(undefined, 0))).toBe('0 passed, 1 failed');
});

test('a file that could not be loaded is a failure though no test in it failed', () => {
  const report: Report = { ...good, success: false, testResults: [...good.testResults, { status: 'failed', assertionResults: [] }] };
  expect(closingLine(countTests(report, 1))).toBe('12 passed, 1 failed');
});

test('an unhandled error outside every test is a failure', () => {
  expect(closingLine(countTests(good, 1))).toBe('12 passed, 1 failed');
});
