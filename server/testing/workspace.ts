// A workspace in a temporary folder with a fixed key, so that pseudonyms are the same in every run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Environment } from '../config.ts';
import { loadFolder } from '../operations/load.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { ROOT } from './cli.ts';

export const MINI = join(ROOT, 'fixtures/cases/mini');

export interface Temporary {
  workspace: Workspace;
  folder: string;
  /** Closes the workspace and removes the folder. */
  remove(): Promise<void>;
}

/** Opens a workspace of its own. @param master another installation has another one, in hexadecimal */
export async function temporaryWorkspace(
  env: Environment = {},
  master = '11'.repeat(32),
): Promise<Temporary> {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-'));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, master, { mode: 0o600 });
  const config = readConfig(
    { data: join(folder, 'data') },
    { VINETRACE_LOG_LEVEL: 'info', VINETRACE_KEY_FILE: keyFile, ...env },
  );
  const workspace = await openWorkspace({ config, tell: () => {} });
  return {
    workspace,
    folder,
    async remove() {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Loads a case folder without showing progress. */
export const load = (workspace: Workspace, folder: string): ReturnType<typeof loadFolder> =>
  loadFolder(workspace, {
    folder,
    actor: 'test',
    onProgress: () => {},
    signal: new AbortController().signal,
  });
