// A process killed at any moment: the store opens, its entry number is not ahead of what it holds, and it is healed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { openEngine } from './open.ts';
import { project, rebuild } from './projection.ts';
import { temporary } from './testing/engines.ts';
import { growing } from './testing/growing.ts';
import { caseEdges, caseNodes } from './walk.ts';

let data: string;
let remove: () => void;
beforeEach(() => {
  ({ folder: data, remove } = temporary());
});
afterEach(() => remove());

/** Runs the child and kills it so many milliseconds after its first answer; resolves with the last entry it named. */
function killed(afterMs: number): Promise<number> {
  const root = join(import.meta.dirname, '../..');
  const script = join(import.meta.dirname, 'testing/crash-child.ts');
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), script, data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let last = 0;
    createInterface(child.stdout).on('line', (line) => {
      if (last === 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
      last = Number(line);
    });
    child.once('error', reject);
    child.once('close', () => resolve(last));
  });
}

async function ids(engine: Engine): Promise<string[]> {
  const found: string[] = [];
  for await (const page of caseNodes(engine, 'c1'))
    found.push(...page.map((node) => `${node.id} ${node.entry}`));
  for await (const page of caseEdges(engine, 'c1')) found.push(...page.map((edge) => edge.id));
  return found;
}

test.each([3, 60, 150, 370])('killed after %i ms, it is healed by the next start', async (afterMs) => {
  const said = await killed(afterMs);
  expect(said).toBeGreaterThan(0);
  const engine = await openEngine({ data, env: {} });
  const [mark] = await engine.read(
    'MATCH (p:Projection) RETURN p.entry AS entry, p.applying AS applying ORDER BY entry',
  );
  const [most] = await engine.read(
    'MATCH (:Element)-[r]->() RETURN max(r.entry) AS entry, count(r) AS edges ORDER BY entry',
  );
  // A commit that was answered may be lost, but then its entry number is lost with it: never a number without its rows.
  expect(Number(most?.['entry'])).toBeGreaterThanOrEqual(Number(mark?.['entry']));
  const steps = growing();
  let source = steps.next();
  // As in the product, where the record is durable before the graph, the source is never behind the graph.
  const reached = Math.max(said, Number(mark?.['entry']), Number(mark?.['applying'] ?? 0));
  while (source.head() < reached) source = steps.next();
  await project(engine, source);
  const healed = await ids(engine);
  await rebuild(engine, source);
  expect(await ids(engine)).toEqual(healed);
  await engine.close();
});
