/**
 * Measures the client in a real Chromium without a GPU: node scripts/run.mjs scripts/bench/client.ts [PART …]
 * Parts: draw, pan, tasks, hub, table, memory, weight; all of them where none is named.
 */
import { join } from 'node:path';
import process from 'node:process';
import { launchBrowser } from '../browser/chromium.ts';
import { writeBenchCase } from './case.ts';
import { writeChainCase } from './chain-case.ts';
import { measureDrawing, measurePan, measureTasks } from './client/drawing.ts';
import { measureHub } from './client/hub.ts';
import { measureMemory } from './client/memory.ts';
import { measureTable } from './client/table.ts';
import { measureWeight } from './client/weight.ts';
import type { Bench } from './client/page.ts';
import { TIRELESS_ENV, serve } from './served.ts';
import { buildAll, vinetrace, workplace } from './workplace.ts';

/** Neighbours of the one hub. */
const HUB = 50_000;
const CHAINS = [1000, 5000];

const PARTS: Record<string, (bench: Bench) => Promise<string[]>> = {
  draw: measureDrawing,
  pan: measurePan,
  tasks: measureTasks,
  hub: measureHub,
  table: measureTable,
  memory: measureMemory,
  weight: measureWeight,
};

const wanted = process.argv.slice(2);
for (const name of wanted) if (!(name in PARTS)) throw new Error(`there is no part ${name}`);

await buildAll();
const at = workplace(TIRELESS_ENV);
const browser = await launchBrowser();
try {
  if ('skipped' in browser) throw new Error(browser.skipped);
  for (const elements of CHAINS) {
    const folder = join(at.folder, String(elements));
    writeChainCase(folder, elements);
    await vinetrace(at, 'load', folder);
  }
  const hub = writeBenchCase(join(at.folder, 'hub'), { lists: 1, rows: HUB });
  await vinetrace(at, 'load', join(at.folder, 'hub'));
  const served = await serve(at);
  try {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const line of await measure({ browser, served, hub: hub.id }))
        process.stdout.write(`${name}: ${line}\n`);
    }
  } finally {
    await served.stop();
  }
} finally {
  if (!('skipped' in browser)) await browser.close();
  at.remove();
}
