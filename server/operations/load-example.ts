// Loads the invented example that comes with the product, as any case folder is loaded.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '#contract/errors.ts';
import type { OnProgress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';
import { loadFolder } from './load.ts';

/** The id of the example case. */
const EXAMPLE = 'deyang';

/** The package's own example, looked for upwards, for this file runs from source and bundled into `dist/`. */
function findFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'fixtures', 'cases', EXAMPLE);
    if (existsSync(join(folder, 'case.json')) && existsSync(join(at, 'package.json'))) return folder;
    if (at === dirname(at))
      fail('not-found', '此安装不含示例案件', 'This installation comes without the example');
  }
}

/**
 * Loads the example.
 * @param officer who is let into it as its officer
 * @throws conflict where there is a case of its id, which is left as it is; not-found where the product was installed without it
 */
export async function loadExample(
  workspace: Workspace,
  {
    officer,
    ...asked
  }: { actor: string; officer?: string | undefined; onProgress: OnProgress; signal: AbortSignal },
): Promise<{ id: string; title: string }> {
  const { record } = workspace;
  const known = (): { id: string; title: string } | undefined =>
    record.cases().find(({ id }) => id === EXAMPLE);
  if (known() !== undefined) {
    fail('conflict', `已有编号为 ${EXAMPLE} 的案件`, `There is a case ${EXAMPLE} already`);
  }
  await loadFolder(workspace, { ...asked, folder: findFolder() });
  if (officer !== undefined)
    await record.transaction(asked.actor, (tx) =>
      tx.letIn({ case: EXAMPLE, user: officer, role: 'case-officer' }),
    );
  return known() ?? fail('internal', '示例未载入', 'The example was not loaded');
}
