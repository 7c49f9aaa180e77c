// Puts a backup in the place of the record, and makes the graph anew from it.
import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, VinetraceError } from '#contract/errors.ts';
import {
  changingKeys,
  FILE_MODE,
  hasRecord,
  keepKeysBeside,
  keyOfBackup,
  masterSource,
  readMaster,
  removeBackup,
  resolveKey,
  restoreRecord as restoreFile,
} from '../record/index.ts';
import type { Config } from '../config.ts';
import { backupRecord } from './backup.ts';
import { rebuildGraph } from './rebuild.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.ts';

/** A name that nothing has yet, for the record that goes. */
function freeName(data: string): string {
  for (let n = 1; ; n += 1) {
    const name = join(data, `before-restore-${n}.db`);
    if (!existsSync(name)) return name;
  }
}

/** Keeps the record that goes as a backup, or as it is where it is damaged; says where, unless it is empty. */
async function keepFormer(options: WorkspaceOptions): Promise<string | undefined> {
  const { data } = options.config;
  let former: Workspace;
  try {
    former = await openWorkspace(options);
  } catch (error) {
    if (!(error instanceof VinetraceError) || error.code !== 'integrity-failed') throw error;
    const name = freeName(data);
    await copyFile(join(data, 'record.db'), name);
    await chmod(name, FILE_MODE);
    keepKeysBeside(data, name);
    return name;
  }
  try {
    if (former.record.head() === 0) return undefined;
    const name = freeName(data);
    await backupRecord(former, name);
    return name;
  } finally {
    await former.close();
  }
}

/** Puts the backup in place; where its keys lie wrapped beside it, they are the record's from then on. */
function restoreWithKeys({ data, env, headsFile }: Config, file: string): number {
  const master = readMaster(masterSource(env));
  const beside = keyOfBackup(file, master);
  const put = (key: Buffer): number => restoreFile({ file, data, key, replace: true, headsFile }).entries;
  if (beside === undefined || master === undefined) return put(resolveKey(data, env, file).key);
  const former = hasRecord(data) ? resolveKey(data, env).key : undefined;
  return changingKeys({ data, key: beside, former, master }, () => put(beside)).done;
}

/**
 * Checks the backup in full, then puts it in place. A record that is there already is kept beside it as a backup.
 * @returns entries of the journal, and the file that keeps the former record
 * @throws not-found, wrong-key, integrity-failed, data-in-use: nothing changed
 */
export async function restoreRecord(
  options: WorkspaceOptions,
  file: string,
): Promise<{ entries: number; kept: string | undefined }> {
  const { config } = options;
  if (!existsSync(file)) fail('not-found', `没有文件 ${file}`, `There is no file ${file}`);
  let kept: string | undefined;
  if (hasRecord(config.data)) kept = await keepFormer(options);
  let entries: number;
  try {
    entries = restoreWithKeys(config, file);
  } catch (error) {
    // What was refused left the record in its place, and needs no copy of it.
    if (kept !== undefined && error instanceof VinetraceError) removeBackup(kept);
    throw error;
  }
  const workspace = await openWorkspace(options);
  try {
    await rebuildGraph(workspace);
  } finally {
    await workspace.close();
  }
  return { entries, kept };
}
