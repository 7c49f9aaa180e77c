/**
 * The whole test run, `npm test`: types, lint, format, then every test (unit, both engines, slow, browser).
 *
 * Every stage runs, whatever the ones before it said. Each of the first three counts as one check, each test as one,
 * and a test file or a vitest run that broke without a failed test as one failure. The last line is
 * `N passed, N failed`, with `, N skipped` where tests were; the exit status is 1 when anything failed or nothing ran.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CHECKS = [
  ['types', 'tsc', '--noEmit'],
  ['lint', 'oxlint'],
  ['format', 'oxfmt', '--check'],
];

/**
 * Counts what a vitest run did from its JSON report.
 *
 * @param report parsed report of vitest's json reporter, or undefined when it wrote none
 * @param status exit status of vitest; null when it was killed or did not start
 * @returns {{passed: number, failed: number, skipped: number}} tests, plus one failure for each file that broke
 *   outside its tests, or for a run that broke outside its files
 */
export function count(report, status) {
  const files = report?.testResults ?? [];
  const has = (file, wanted) => file.assertionResults.filter((test) => wanted.includes(test.status)).length;
  const sum = (of) => files.reduce((total, file) => total + of(file), 0);
  const passed = sum((file) => has(file, ['passed']));
  const failed = sum((file) => has(file, ['failed']) || (file.status === 'failed' ? 1 : 0));
  const skipped = sum((file) => has(file, ['pending', 'skipped', 'todo', 'disabled']));
  const broke = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: failed + (broke ? 1 : 0), skipped };
}

/** Runs a program of node_modules/.bin with our terminal; resolves with its exit status, null when it had none. */
function run(name, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', name), args, { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', (error) => {
      process.stderr.write(`${name} did not start: ${error.message}\n`);
      resolve(null);
    });
    child.once('close', (status) => resolve(status));
  });
}

/** Runs all stages and prints the closing line; resolves with the exit status. */
async function main() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-test-'));
  const [json, skips] = [join(folder, 'report.json'), join(folder, 'skips.txt')];
  try {
    for (const [title, program, ...args] of CHECKS) {
      process.stdout.write(`\n== ${title}: ${[program, ...args].join(' ')}\n`);
      const passed = (await run(program, args)) === 0;
      total[passed ? 'passed' : 'failed'] += 1;
      process.stdout.write(`== ${title}: ${passed ? 'passed' : 'FAILED'}\n`);
    }
    process.stdout.write('\n== tests: vitest run\n');
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
    const status = await run('vitest', args, { ...process.env, VINETRACE_SKIPS_FILE: skips });
    const report = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : undefined;
    const tests = count(report, status);
    for (const key of ['passed', 'failed', 'skipped']) total[key] += tests[key];
    if (tests.skipped > 0) {
      const reasons = existsSync(skips)
        ? readFileSync(skips, 'utf8').trim().split('\n')
        : ['see the tests above'];
      process.stdout.write(`Skipped: ${[...new Set(reasons)].join('; ')}\n`);
    }
  } catch (error) {
    total.failed += 1;
    process.stderr.write(
      `The test run itself broke: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main();
