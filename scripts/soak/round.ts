// One round: a process works on the data directory, is killed at a moment drawn by chance, and what it left is checked.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { readConfig } from '../../server/config.ts';
import { rebuildGraph } from '../../server/operations/rebuild.ts';
import { graphSubstance } from '../../server/testing/added-lists.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { said, type Said } from './said.ts';

/** When to kill: so many milliseconds after so many lines were said (0: after the start). */
export interface Moment {
  lines: number;
  ms: number;
}

export interface Place {
  /** The bundled child, and the workers' program of the product. */
  program: string;
  thread: string;
  data: string;
  keyFile: string;
  folder: string;
}

/** Works and is killed; answers what was said. */
export function work(place: Place, seed: number, moment: Moment): Promise<Said[]> {
  const { program, data, keyFile, folder, thread } = place;
  const child = spawn(process.execPath, [program, data, keyFile, folder, String(seed), thread], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Said[] = [];
  const arm = (): void => {
    if (lines.length === moment.lines) setTimeout(() => child.kill('SIGKILL'), moment.ms);
  };
  arm();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(said.parse(JSON.parse(line)));
    arm();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(lines));
  });
}

const graphOf = async (workspace: Workspace): Promise<string> => {
  const cases = workspace.record.cases().map(({ id }) => id);
  const graphs = [];
  for (const id of cases) graphs.push(await graphSubstance(workspace, id));
  return JSON.stringify(graphs);
};

export interface Found {
  head: number;
  /** What is wrong, a sentence each; none is what is wanted. */
  problems: string[];
}

/** Checks a data directory against all that was acknowledged of it. */
export async function check({ data, keyFile }: Place, acknowledged: readonly Said[]): Promise<Found> {
  const config = readConfig({ data }, { VINETRACE_LOG_LEVEL: 'silent', VINETRACE_KEY_FILE: keyFile });
  const workspace = await openWorkspace({ config, tell: () => {} });
  const problems: string[] = [];
  try {
    const { record } = workspace;
    for (const line of acknowledged) {
      if (line.is !== 'done') continue;
      if (line.head > 0 && record.entry(line.head)?.hash !== line.hash)
        problems.push(`LOST: entry ${line.head}, acknowledged after ${line.name}`);
      if (line.file === undefined) continue;
      const bytes = existsSync(line.file) ? readFileSync(line.file) : Buffer.alloc(0);
      if (createHash('sha256').update(bytes).digest('hex') !== line.sha256)
        problems.push(`LOST: ${line.file} is not what ${line.name} said it wrote`);
    }
    problems.push(...record.verify().problems);
    const followed = await graphOf(workspace);
    await rebuildGraph(workspace);
    if ((await graphOf(workspace)) !== followed) problems.push('the graph is not what a rebuild gives');
    return { head: record.head(), problems };
  } finally {
    await workspace.close();
  }
}
