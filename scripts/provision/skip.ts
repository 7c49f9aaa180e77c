/** What happens when a real part that tests need (Neo4j, a browser) is not to be had on this machine. */
import { appendFileSync } from 'node:fs';

/** The answer of a provisioning function that found nothing to start, with the one line that says why. */
export interface Skipped {
  skipped: string;
}

/** True where skipping is forbidden: `CI` set to anything but an empty string, `0` or `false`. */
const isCI = (): boolean => !['', '0', 'false'].includes((process.env['CI'] ?? '').toLowerCase());

/**
 * Reports that a real part is missing: one line on stderr, and into the file `VINETRACE_SKIPS_FILE` for the closing
 * summary of `npm test`. On a CI machine a missing part is a failure, never a skip.
 *
 * @param reason one sentence: what is missing, and what would provide it
 * @throws Error with the reason when `CI` is set
 */
export function skip(reason: string): Skipped {
  if (isCI()) throw new Error(`${reason} (CI is set, so this is a failure and not a skip)`);
  leaveOut(reason);
  return { skipped: reason };
}

/** Reports, as `skip` does, that something of the machine is missing which the project does not bring along: no failure anywhere. */
export function leaveOut(reason: string): void {
  process.stderr.write(`SKIPPED: ${reason}\n`);
  const report = process.env['VINETRACE_SKIPS_FILE'];
  if (report) appendFileSync(report, `${reason}\n`);
}
