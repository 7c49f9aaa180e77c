// Fits the ranker anew and writes server/lineage/model.json: node scripts/run.mjs scripts/train/train.ts [folder] [amounts as JSON]
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Amounts, planOf } from './plan.ts';

/** As the model in the repository was fitted. */
const AMOUNTS: Amounts = { files: 300, memory: 40, heldFiles: 0, heldMemory: 0 };
/** Features are counted by so many processes. */
const PROCESSES = 2;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = resolve(process.argv[2] ?? '.cache/train');
const amounts = { ...AMOUNTS, ...(JSON.parse(process.argv[3] ?? '{}') as Partial<Amounts>) };

const run = (command: string, args: readonly string[]): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code === 0) done();
      else failed(new Error(`${command} ${args.join(' ')} ended with ${code}`));
    });
  });

/** The interpreter with the pinned libraries; made once. */
async function python(): Promise<string> {
  const venv = resolve('.cache/train-python');
  const binary = join(venv, 'bin', 'python');
  if (existsSync(binary)) return binary;
  await run('python3', ['-m', 'venv', venv]);
  await run(binary, ['-m', 'pip', 'install', '--quiet', '--requirement', here('requirements.txt')]);
  return binary;
}

const dump = async (stage: string): Promise<void> => {
  const part = (at: number): Promise<void> =>
    run(process.execPath, [
      here('../run.mjs'),
      here('dump.ts'),
      folder,
      stage,
      String(at),
      String(PROCESSES),
    ]);
  await Promise.all(Array.from({ length: PROCESSES }, (_, at) => part(at)));
};

const interpreter = await python();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'plan.json'), JSON.stringify(planOf(amounts)));
await dump('first');
await run(interpreter, [here('fit.py'), folder, 'first']);
await dump('second');
await run(interpreter, [
  here('fit.py'),
  folder,
  'second',
  here('../../server/lineage/model.json'),
  here('../../server/lineage/testing/scored-rows.json'),
]);
