// When a running server asks for time stamps: of its own accord, beside all else.
import { repeating, type Repeating } from '../repeating.ts';
import type { Workspace } from '../workspace.ts';
import { stampHeads } from './time-stamps.ts';

/** How often it is looked whether a head was signed, and how long after a failure the service is asked again (ms). */
const LOOK_MS = 60_000;
const AGAIN_MS = 5 * 60_000;
/** Tokens asked for at one time: a service that is used for the first time is not to be flooded. */
const MOST = 8;

/** Told of each time that it went wrong. */
export interface StampLog {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
}

/** Asks from now on. @returns what ends it, at once */
export function scheduleTimeStamps(
  workspace: Pick<Workspace, 'record' | 'config'>,
  url: string,
  log: StampLog,
  { lookMs = LOOK_MS, againMs = AGAIN_MS } = {},
): Repeating {
  const ending = new AbortController();
  let notBefore = 0;
  /** The last head when none lacked a token: until there is another one, their file need not be read. */
  let doneUpTo = 0;
  const asking = repeating(lookMs, async () => {
    const last = workspace.record.headStamps.last();
    if (Date.now() < notBefore || last === doneUpTo) return;
    try {
      const stamped = await stampHeads(workspace, url, { most: MOST, signal: ending.signal });
      if (stamped < MOST) doneUpTo = last;
      if (stamped > 0) log.info({ stamped }, 'heads of the journal time-stamped');
    } catch (error) {
      if (ending.signal.aborted) return;
      notBefore = Date.now() + againMs;
      const why = error instanceof Error && 'why' in error ? error.why : undefined;
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      log.warn({ why: why ?? code ?? 'fault' }, 'no time stamp: asked for again later');
    }
  });
  return {
    stop() {
      ending.abort();
      return asking.stop();
    },
  };
}
