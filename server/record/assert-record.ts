// That a data directory holds a record, for whoever must not make one.
import { fail } from '#contract/errors.ts';
import { hasRecord } from './key.ts';
import { hasKeys } from './keys/wrapped-keys.ts';
import { hasSeal } from './seal.ts';

/** Whether a data directory holds a record, or what shows that one was there. */
export const holdsRecord = (data: string): boolean => hasRecord(data) || hasSeal(data) || hasKeys(data);

/**
 * Refuses a data directory that holds nothing: a name that was mistyped would be a new record, empty and sound. One whose file is gone and
 * whose seal or keys are there is let through, to be told so.
 * @throws not-found
 */
export function assertRecord(data: string): void {
  if (holdsRecord(data)) return;
  fail(
    'not-found',
    `${data} 中没有记录：请核对 --data 或 VINETRACE_DATA。`,
    `There is no record in ${data}: see whether --data or VINETRACE_DATA names the right directory.`,
  );
}
