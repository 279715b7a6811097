export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** The last line of `npm test` and `npm run check`, for people and for CI. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The part of vitest's JSON report that is counted. */
export type Report = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
};

/** Counts a run of vitest; no report at all (a crash before the first test) is one failure, never a pass. */
export function countTests(report: Report | undefined, exitCode: number | null): Count {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that could not be loaded, or whose beforeAll failed, may hold no failed test of its own.
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed')).length;
  const failed = report.numFailedTests + brokenFiles;
  const unexplained = failed === 0 && (exitCode !== 0 || !report.success) ? 1 : 0; // an unhandled error, or no test at all
  return { passed: report.numPassedTests, failed: failed + unexplained, skipped: report.numPendingTests + report.numTodoTests };
}
