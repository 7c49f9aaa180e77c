// Stops what a signal says is no longer wanted.
import { fail } from '#contract/errors.ts';

/** Throws `cancelled` once the signal is aborted. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) fail('cancelled', '已取消，未作任何更改', 'Cancelled, nothing changed');
}
