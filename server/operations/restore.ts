// Puts a backup in the place of the record, and makes the graph anew from it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { hasRecord, resolveKey, restoreRecord as restoreFile } from '../record/index.ts';
import { openWorkspace, type WorkspaceOptions } from '../workspace.ts';

/** A name that nothing has yet, for the record that goes. */
function freeName(data: string): string {
  for (let n = 1; ; n += 1) {
    const name = join(data, `before-restore-${n}.db`);
    if (!existsSync(name)) return name;
  }
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
  if (hasRecord(config.data)) {
    const former = await openWorkspace(options);
    try {
      if (former.record.head() > 0) {
        kept = freeName(config.data);
        await former.record.backup(kept);
      }
    } finally {
      await former.close();
    }
  }
  const { key } = resolveKey(config.data, config.env);
  const { entries } = restoreFile({ file, data: config.data, key, replace: true });
  const workspace = await openWorkspace(options);
  try {
    await workspace.graph.rebuild();
  } finally {
    await workspace.close();
  }
  return { entries, kept };
}
