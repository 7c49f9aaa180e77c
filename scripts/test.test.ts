/** How the closing line of `npm test` counts: failures outside of tests must never look like success. */
import { expect, test } from 'vitest';
import { count } from './test.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
});

test('tests are counted one by one, over all files', () => {
  const report = {
    testResults: [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed')],
  };
  expect(count(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('a file that could not be loaded is one failure, and does not hide the failed tests of others', () => {
  const report = { testResults: [file('failed'), file('failed', 'failed', 'failed')] };
  expect(count(report, 1)).toEqual({ passed: 0, failed: 3, skipped: 0 });
});

test('a run that ends badly without a failed test is a failure', () => {
  expect(count({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(count(undefined, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a run in which nothing passed is a failure, whatever its status', () => {
  expect(count({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
