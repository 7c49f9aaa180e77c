// A process that takes a transfer file into a data directory, and kills itself at the progress event that it is told: for the test of taking.
import { openAsBlob, statSync } from 'node:fs';
import process from 'node:process';
import { readConfig } from '../config.ts';
import { takeTransfer } from '../operations/transfer/take.ts';
import { openWorkspace } from '../workspace.ts';

const [data = '', keyFile = '', file = '', killAt = '0'] = process.argv.slice(2);
const config = readConfig({ data }, { VINETRACE_LOG_LEVEL: 'info', VINETRACE_KEY_FILE: keyFile });
const workspace = await openWorkspace({ config, tell: () => {} });
const blob = await openAsBlob(file);
let events = 0;
await takeTransfer(
  workspace,
  { bytes: statSync(file).size, stream: () => blob.stream() as unknown as AsyncIterable<Uint8Array> },
  {
    actor: 'taker',
    signal: new AbortController().signal,
    onProgress({ stage }) {
      events += 1;
      if (events === Number(killAt)) process.kill(process.pid, 'SIGKILL');
      process.stdout.write(`${stage.en}\n`);
    },
  },
);
await workspace.close();
process.stdout.write('done\n');
