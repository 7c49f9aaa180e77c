// A process that works on a data directory until it is killed, and says each thing that it did once it is done: that is what must not be lost.
import process from 'node:process';
import { VinetraceError } from '#contract/errors.ts';
import { readConfig } from '../../server/config.ts';
import { openWorkspace } from '../../server/workspace.ts';
import { random } from '../simulate/random.ts';
import type { Said } from './said.ts';
import { drawn, WORK } from './work.ts';

const [data = '', keyFile = '', folder = '', seed = '', thread = ''] = process.argv.slice(2);
const say = (what: Said): void => void process.stdout.write(`${JSON.stringify(what)}\n`);

const config = readConfig({ data }, { VINETRACE_LOG_LEVEL: 'silent', VINETRACE_KEY_FILE: keyFile });
const workspace = await openWorkspace({ config, tell: () => {}, thread });
const bench = { workspace, folder, random: random(Number(seed)) };
say({ is: 'open', head: workspace.record.head() });
for (;;) {
  const name = drawn(bench);
  say({ is: 'begun', name });
  try {
    const written = await WORK[name]![1](bench);
    const head = workspace.record.head();
    say({ is: 'done', name, head, hash: workspace.record.entry(head)?.hash ?? '', ...written });
  } catch (error) {
    if (!(error instanceof VinetraceError) || error.code === 'internal') {
      say({ is: 'broken', name, error: error instanceof Error ? (error.stack ?? '') : String(error) });
      process.exit(1);
    }
    say({ is: 'refused', name, code: error.code });
  }
}
