// When a running server purges the cases whose day is over: as it starts, and every hour.
import { named, type VinetraceError } from '#contract/errors.ts';
import { repeating, type Repeating } from '../repeating.ts';
import type { Workspace } from '../workspace.ts';
import { purgeDue } from './purge.ts';

const EVERY_MS = 3_600_000;

/** @param onFault told of a purge that could not be made; it is tried again in an hour */
export const schedulePurges = (workspace: Workspace, onFault: (error: VinetraceError) => void): Repeating =>
  repeating(EVERY_MS, () =>
    purgeDue(workspace).then(
      () => undefined,
      (error: unknown) => onFault(named(error)),
    ),
  );
