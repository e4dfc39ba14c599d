import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** How many passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts the tests of one run from its JSON report. A file that could not be loaded counts as one failure, and so does a
 * run that failed although every test passed (an unhandled rejection, a set-up that broke).
 */
export function countResults(reportFile: string, exitCode: number): Count {
  const count: Count = { passed: 0, failed: 0 };
  if (existsSync(reportFile)) {
    const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
    for (const file of report.testResults) {
      const statuses = file.assertionResults.map(({ status }) => status);
      const failed = statuses.filter((status) => status === 'failed').length;
      count.passed += statuses.filter((status) => status === 'passed').length;
      count.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
    }
  }
  if (exitCode !== 0 && count.failed === 0) count.failed = 1;
  return count;
}
