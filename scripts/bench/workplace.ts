// A place for one measurement: a temporary folder with a data directory and a configuration of its own, and the built command line run in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { secondsSince } from './statistics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USED = 'resources used: ';

/** Makes a process of Node tell what it used as it ends: microseconds of CPU (user, system), kB of memory at the peak. */
const TELL_USED = `--import=data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => { const u = process.resourceUsage();
   process.stderr.write('${USED}' + JSON.stringify([u.userCPUTime + u.systemCPUTime, u.maxRSS])); })`,
)}`;
const used = z.tuple([z.number(), z.number()]);

/** What a command answered. */
export interface Run {
  /** Wall clock from the start of the process to its end. */
  seconds: number;
  /** Of all its threads; on a machine that others use too it varies less than wall clock. */
  cpuSeconds: number;
  peakMegabytes: number;
  stdout: string;
}

export interface Workplace {
  folder: string;
  data: string;
  env: NodeJS.ProcessEnv;
  remove(): void;
}

/** Makes the temporary folder; the environment holds what the product needs and nothing of the user's settings. */
export function workplace(more: NodeJS.ProcessEnv = {}): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-bench-'));
  const { PATH, JAVA_HOME } = process.env;
  return {
    folder,
    data: join(folder, 'data'),
    env: {
      PATH,
      JAVA_HOME,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      VINETRACE_LOG_LEVEL: 'error',
      ...more,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts `node FILE …` of this project with its output in pipes. */
export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs `node FILE …` of this project to its end. @throws Error with what it said where it fails */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const begun = performance.now();
  const child = startNode(args, { ...env, NODE_OPTIONS: TELL_USED });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`));
      const told = stderr.slice(stderr.lastIndexOf(USED) + USED.length);
      const [cpu, peak] = used.parse(JSON.parse(told));
      resolve({ seconds: secondsSince(begun), cpuSeconds: cpu / 1e6, peakMegabytes: peak / 1024, stdout });
    });
  });
}

/** Builds the server from the sources as they are. */
export const buildServer = (): Promise<Run> => runNode(['scripts/build.mjs', 'server'], process.env);

/** Builds server and client from the sources as they are. */
export const buildAll = (): Promise<Run> => runNode(['scripts/build.mjs'], process.env);

/** Runs the built command line over a workplace's data. */
export const vinetrace = (at: Workplace, ...args: string[]): Promise<Run> =>
  runNode(['bin/vinetrace.js', '--data', at.data, '--quiet', ...args], at.env);
