// Runs the command line in a process of its own, as a person does: built from the sources once per test process.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../cli/run.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let built: string | undefined;

/** The built program; a file of this process, for other test files build at the same time. */
export function program(): string {
  if (built !== undefined) return built;
  const folder = join(ROOT, 'node_modules', '.cache', 'vinetrace', `cli-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'main.js');
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), 'server', folder], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the server could not be built: ${made.stderr}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  built = file;
  return file;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  json<T>(parse: (value: unknown) => T): T;
}

export interface CliOptions {
  /** Home folder, in which the key is made. */
  home: string;
  env?: Record<string, string>;
  /** Killed with SIGKILL after so many milliseconds. */
  killAfter?: number;
  signalAfter?: { signal: NodeJS.Signals; ms: number };
}

/** Environment of a person who set nothing but a home folder. */
export const environment = (home: string, extra: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: home,
  LANG: 'en_US.UTF-8',
  ...extra,
});

/** Runs a command line to its end. */
export function cli(args: readonly string[], options: CliOptions): Promise<Ended> {
  const child = spawn(process.execPath, [program(), ...args], {
    env: environment(options.home, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const { killAfter, signalAfter } = options;
  const timers = [
    ...(killAfter === undefined ? [] : [setTimeout(() => child.kill('SIGKILL'), killAfter)]),
    ...(signalAfter === undefined ? [] : [setTimeout(() => child.kill(signalAfter.signal), signalAfter.ms)]),
  ];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      timers.forEach(clearTimeout);
      resolve({ code, stdout, stderr, json: (parse) => parse(JSON.parse(stdout)) });
    });
  });
}

/** Runs a command line to its end in this process: the same, without the start of a process. */
export async function here(
  args: readonly string[],
  options: Pick<CliOptions, 'home' | 'env'>,
): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  const code = await runCommandLine(args, {
    stdout: { write: (text) => void (stdout += text) },
    stderr: { write: (text) => void (stderr += text) },
    signal: new AbortController().signal,
    env: { ...environment(options.home, options.env) },
  });
  return { code, stdout, stderr, json: (parse) => parse(JSON.parse(stdout)) };
}
