// Backups that are made while the record is in use: copied and checked in a worker, so many kept, the oldest removed only once a
// newer one was found sound.
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { keptBackup } from '#contract/operations.ts';
import type { BackupPlan } from '../config.ts';
import { keepKeysBeside, makeFolder, removeBackup, sync } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

type Of = Pick<Workspace, 'record' | 'workers' | 'signer' | 'config'>;

/** `vinetrace-`, which record, and when: in the order of their names they are in that of their times. */
const nameOf = (dataId: string, at: Date): string =>
  `${prefixOf(dataId)}${at.toISOString().replaceAll(/[-:.]/g, '')}.db`;

const prefixOf = (dataId: string): string => `vinetrace-${dataId.slice(0, 8)}-`;

/** No more of a name than we write: what somebody laid aside under a longer one is theirs. */
const isOf = (dataId: string, name: string): boolean =>
  name.startsWith(prefixOf(dataId)) && /^\d{8}T\d{9}Z\.db$/.test(name.slice(prefixOf(dataId).length));

/** Backups of this record in the folder, oldest first; none where there is no folder yet. */
export function keptBackups({ record }: Pick<Of, 'record'>, folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => isOf(record.dataId, name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** When a backup was made, as its name says (ms). */
export function madeAt(name: string): number {
  const [, y, mo, d, h, mi, s, ms] = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/.exec(name) ?? [];
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`);
}

/**
 * Makes one more, and removes those that are too many.
 * @throws integrity-failed where the copy is not sound, and what the disk says: nothing is removed then
 */
export async function keepBackup(
  of: Of,
  { folder, keep }: Pick<BackupPlan, 'folder' | 'keep'>,
): Promise<z.infer<typeof keptBackup>> {
  const { record, workers, signer, config } = of;
  makeFolder(folder);
  const file = join(folder, nameOf(record.dataId, new Date()));
  const part = `${file}.part`;
  for (const name of readdirSync(folder))
    if (isOf(record.dataId, name.replace(/\.part$/, '')) && name.endsWith('.part'))
      rmSync(join(folder, name));
  const made = await workers.run('backup', {
    source: record.source,
    file: part,
    publicKey: signer.publicKey,
  });
  const keys = keepKeysBeside(config.data, file);
  renameSync(part, file);
  sync(folder);
  // Never the new one, though a clock that was set back gave others later names.
  const others = keptBackups(of, folder).filter((name) => name !== basename(file));
  const removed = others.slice(0, Math.max(0, others.length + 1 - keep));
  for (const name of removed) removeBackup(join(folder, name));
  return { file, ...made, ...(keys === undefined ? {} : { keys }), removed };
}
