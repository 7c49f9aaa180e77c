// The canvas: how soon a case is drawn, how evenly it moves, and what holds up the page besides.
import type { Page } from 'playwright-core';
import { median, quantile } from '../statistics.ts';
import { bigOverview } from './big-overview.ts';
import { drawn, framesDuring, newPage, openCase, type Bench } from './page.ts';
import { mainThread, spentDuring } from './trace.ts';

const DRAWN = [
  { elements: 1000, goal: 600 },
  { elements: 5000, goal: 1500 },
];
const ROUNDS = 5;
const PANNED = [
  { elements: 5000, goal: 17 },
  { elements: 20_000, goal: 34 },
];
const STEPS = 120;
const LONGEST = 200;
/** Time that the page around the canvas has to stand before it gets its data (ms). */
const STANDS = 3500;

/** Opens a case whose overview waits until the page around it stands; the drawing alone is measured then. */
async function drawAlone(bench: Bench, id: string): Promise<{ wall: number; spent: number }> {
  const page = await newPage(bench);
  const spent = await mainThread(page);
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/overview*', async (route) => {
    const response = await route.fetch();
    await gate;
    await route.fulfill({ response });
  });
  await page.goto(`${bench.served.url}/cases/${id}`);
  await page.waitForTimeout(STANDS);
  const [before, begun] = [await spent(), performance.now()];
  release();
  await drawn(page);
  const found = { wall: performance.now() - begun, spent: (await spent()) - before };
  await page.context().close();
  return found;
}

export async function measureDrawing(bench: Bench): Promise<string[]> {
  const lines: string[] = [];
  for (const { elements, goal } of DRAWN) {
    const times: { wall: number; spent: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await drawAlone(bench, `chain-${elements}`));
    const page = await openCase(bench, `chain-${elements}`);
    const opened = await page.evaluate(() => Number(document.documentElement.dataset['drawnAt']));
    await page.context().close();
    lines.push(
      `first draw of ${elements} elements, layout included: ${Math.round(median(times.map(({ spent }) => spent)))} ms of the main thread, ` +
        `${Math.round(median(times.map(({ wall }) => wall)))} ms by the clock from its data (goal ${goal}), medians of ${ROUNDS}; ` +
        `${Math.round(opened)} ms from opening the page with nothing cached`,
    );
  }
  return lines;
}

interface Moved {
  /** Between frames, by the clock, and what each costs the main thread (ms). */
  shown: number[];
  spent: number[];
}

async function moving({ browser }: Bench, page: Page, work: () => Promise<void>): Promise<Moved> {
  let shown: number[] = [];
  const { frames } = await spentDuring(browser, page, async () => {
    shown = await framesDuring(page, work);
  });
  return { shown, spent: frames };
}

/** Drags the canvas to and fro by its background. @throws Error where it did not move */
async function pan(bench: Bench, page: Page): Promise<Moved> {
  const box = await page.locator('.vt-graph').boundingBox();
  if (box === null) throw new Error('the canvas has no size');
  const before = await page.screenshot();
  const [x, y] = [box.x + 4, box.y + 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await moving(bench, page, async () => {
    for (let step = 1; step <= STEPS; step += 1)
      await page.mouse.move(x + (step % 60) * 5, y + (step % 40) * 5);
  });
  await page.mouse.move(x + 150, y + 100);
  await page.mouse.up();
  if ((await page.screenshot()).equals(before)) throw new Error('the canvas did not move');
  return frames;
}

async function zoom(bench: Bench, page: Page): Promise<Moved> {
  const box = await page.locator('.vt-graph').boundingBox();
  if (box === null) throw new Error('the canvas has no size');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return moving(bench, page, async () => {
    for (let step = 0; step < STEPS; step += 1) await page.mouse.wheel(0, step % 40 < 20 ? -60 : 60);
  });
}

const framesLine = (what: string, { shown, spent }: Moved, goal: number): string =>
  `${what}: ${quantile(spent, 0.5).toFixed(0)} ms of the main thread a frame, p95 ${quantile(spent, 0.95).toFixed(0)} ms (goal ${goal}); ` +
  `by the clock p50 ${quantile(shown, 0.5).toFixed(0)} ms, p95 ${quantile(shown, 0.95).toFixed(0)} ms, ${shown.length} frames`;

export async function measurePan(bench: Bench): Promise<string[]> {
  const lines: string[] = [];
  for (const { elements, goal } of PANNED) {
    const page = await newPage(bench);
    // The server cuts an overview at 3,000 nodes: a larger drawing is put in the answer's place.
    if (elements > 5000)
      await page.route('**/overview*', (route) => route.fulfill({ json: bigOverview(elements) }));
    await openCase(bench, 'chain-5000', page);
    lines.push(String(await page.locator('.vt-graph').getAttribute('aria-label')));
    await page.waitForTimeout(1500);
    lines.push(framesLine(`pan of ${elements} elements`, await pan(bench, page), goal));
    await page.waitForTimeout(1500);
    lines.push(framesLine(`zoom of ${elements} elements`, await zoom(bench, page), goal));
    await page.context().close();
  }
  return lines;
}

/** What a person does with 5,000 elements, and the longest stretch for which each of it holds up the page. */
export async function measureTasks(bench: Bench): Promise<string[]> {
  const page = await openCase(bench, 'chain-5000');
  await page.waitForTimeout(1500);
  const lines: string[] = [];
  const note = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const { tasks } = await spentDuring(bench.browser, page, async () => {
      await work();
      await page.waitForTimeout(1500);
    });
    const longest = Math.round(Math.max(0, ...tasks));
    lines.push(`longest task of ${what}: ${longest} ms of the main thread (goal ${LONGEST})`);
  };
  const graph = page.locator('.vt-graph');
  await note('walking by key', async () => {
    await graph.focus();
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowRight');
  });
  await note('pinning', () => page.keyboard.press('p'));
  await note('hiding', () => page.keyboard.press('Delete'));
  await note('undoing', () => page.keyboard.press('Control+z'));
  await note('opening the table below', async () => {
    await page.getByRole('button', { name: 'Add view below', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Table', exact: true }).click();
  });
  await note('grouping by type', async () => {
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('menuitem', { name: 'By type', exact: true }).click();
  });
  await note('undoing that', async () => {
    await graph.focus();
    await page.keyboard.press('Control+z');
  });
  await note('another layout', async () => {
    await page.getByRole('button', { name: 'Layout', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Folded tiers', exact: true }).click();
  });
  await page.context().close();
  return lines;
}
