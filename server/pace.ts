// Work in many small steps that lets others have their turn in between.
import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn. */
const STRETCH = 15;

/** Answers what is to be awaited between two steps: it waits only where the last turn was long enough ago. */
export function pacer(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < STRETCH) return;
    await turn();
    began = performance.now();
  };
}
