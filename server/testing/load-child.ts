// A process that loads case folders one after the other into a data directory, and says when each begins: killed by the test of added lists.
import process from 'node:process';
import { readConfig } from '../config.ts';
import { ensureLineage } from '../operations/ensure-lineage.ts';
import { openWorkspace } from '../workspace.ts';
import { load } from './workspace.ts';

const [data, keyFile, caseId, ...folders] = process.argv.slice(2) as [string, string, string, ...string[]];
const config = readConfig(
  { data },
  { VINETRACE_LOG_LEVEL: 'info', VINETRACE_KEY_FILE: keyFile, VINETRACE_LINEAGE_ROWS: '0' },
);
const workspace = await openWorkspace({ config, tell: () => {} });
for (const [at, folder] of folders.entries()) {
  process.stdout.write(`load ${at}\n`);
  await load(workspace, folder);
  await ensureLineage(workspace, caseId, {
    actor: 'test',
    onProgress: () => {},
    signal: new AbortController().signal,
  });
}
await workspace.close();
process.stdout.write('done\n');
