// When a running server backs its record up.
import type { BackupPlan } from '../config.ts';
import { keepBackup, keptBackups, madeAt } from './keep-backups.ts';
import { repeating, type Repeating } from '../repeating.ts';
import type { Workspace } from '../workspace.ts';

const HOUR_MS = 60 * 60_000;
/** How often it is looked whether one is due, and how long after a failure the next is tried (ms). */
const LOOK_MS = 60_000;
const AGAIN_MS = 10 * 60_000;

/** Told of each backup. */
export interface BackupLog {
  info(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Whether the last backup is as old as that; one of the future, by a clock that was set back, counts for nothing. */
export function isDue(names: readonly string[], hours: number, now: number): boolean {
  const last = names.map(madeAt).filter((at) => at <= now);
  return last.length === 0 || Math.max(...last) + hours * HOUR_MS <= now;
}

/** Backs up whenever it is time to, from now on. @returns what ends it, after the one that is being made */
export function scheduleBackups(workspace: Workspace, plan: BackupPlan, log: BackupLog): Repeating {
  let notBefore = 0;
  return repeating(LOOK_MS, async () => {
    if (Date.now() < notBefore) return;
    try {
      if (!isDue(keptBackups(workspace, plan.folder), plan.hours, Date.now())) return;
      const { file, sha256, bytes, entries, removed } = await keepBackup(workspace, plan);
      log.info({ file, sha256, bytes, entries, removed: removed.length }, 'backup made and checked');
    } catch (error) {
      notBefore = Date.now() + AGAIN_MS;
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'NO BACKUP WAS MADE');
    }
  });
}
