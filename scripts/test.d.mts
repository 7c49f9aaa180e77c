/** Types of what test.mjs exports; it is JavaScript because Node 20 must run it before anything is built. */

/** The part of vitest's JSON report that is counted. */
export interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Numbers of tests, failures outside of tests included. */
export function count(
  report: Report | undefined,
  status: number | null,
): { passed: number; failed: number; skipped: number };
