/** Runs a program to its end and keeps what it said. */
import { spawn } from 'node:child_process';

/** How a program ended: `status` is null when it could not be started or was killed. */
export interface Ended {
  status: number | null;
  /** stdout and stderr in the order they came. */
  output: string;
}

/** Runs `command` without a shell and without stdin; never rejects, for a missing program is an answer too. */
export function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}
