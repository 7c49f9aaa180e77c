/**
 * Measures the client in a real Chromium without a GPU: node scripts/run.mjs scripts/bench/client.ts
 * First draw of 1,000 elements: from the opening of the page, and from the moment its data is there, to the frame after
 * the drawing. Pan of 5,000 elements: frames while the canvas is dragged.
 */
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser/chromium.ts';
import { writeChainCase } from './chain-case.ts';
import { SERVED_ENV, serve, type Session } from './served.ts';
import { median, quantile } from './statistics.ts';
import { buildAll, vinetrace, workplace } from './workplace.ts';

const DRAWN = { elements: 1_000, goal: 1_000, rounds: 5 };
const PANNED = { elements: 5_000, goal: 50, steps: 120 };
const WINDOW = { width: 1440, height: 900 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Notes on the document when the canvas has been drawn: at the frame after the one in which it says so. */
function noteDrawn(): void {
  const watch = (): void => {
    if (document.querySelector('.vt-graph[data-ready=true]') === null) {
      requestAnimationFrame(watch);
      return;
    }
    requestAnimationFrame(() => {
      document.documentElement.dataset['drawnAt'] = String(performance.now());
    });
  };
  watch();
}

/** Opens a case in a browser profile of its own; resolves once it is drawn. */
async function open(browser: Browser, { url, cookie }: Session, id: string): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  await page.addInitScript(noteDrawn);
  await page.goto(`${url}/cases/${id}`);
  await page.waitForSelector('html[data-drawn-at]', { state: 'attached', timeout: 60_000 });
  return page;
}

/** Milliseconds to the drawing: since the page was opened, and since the overview was answered. */
const timesOf = (page: Page): Promise<{ opened: number; answered: number }> =>
  page.evaluate(() => {
    const drawn = Number(document.documentElement.dataset['drawnAt']);
    const answer = performance
      .getEntriesByType('resource')
      .find(({ name }) => new URL(name).pathname.endsWith('/overview'));
    const end = answer instanceof PerformanceResourceTiming ? answer.responseEnd : Number.NaN;
    return { opened: drawn, answered: drawn - end };
  });

/** Milliseconds of each frame while the canvas is dragged to and fro by its background. */
async function framesOfPan(page: Page): Promise<number[]> {
  const box = await page.locator('.vt-graph').boundingBox();
  if (box === null) throw new Error('the canvas has no size');
  const before = await page.screenshot();
  const [x, y] = [box.x + 4, box.y + 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const times: number[] = [];
    const tick = (at: number): void => {
      times.push(at);
      document.documentElement.dataset['frames'] = times.join(' ');
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let step = 1; step <= PANNED.steps; step += 1)
    await page.mouse.move(x + (step % 60) * 5, y + (step % 40) * 5);
  await page.mouse.move(x + 150, y + 100);
  const frames = await page.evaluate(() => document.documentElement.dataset['frames'] ?? '');
  await page.mouse.up();
  if ((await page.screenshot()).equals(before)) throw new Error('the canvas did not move');
  const times = frames.split(' ').map(Number);
  return times.slice(1).map((at, n) => at - (times[n] ?? at));
}

await buildAll();
const at = workplace(SERVED_ENV);
const browser = await launchBrowser();
try {
  if ('skipped' in browser) throw new Error(browser.skipped);
  for (const { elements } of [DRAWN, PANNED]) {
    const folder = join(at.folder, String(elements));
    writeChainCase(folder, elements);
    await vinetrace(at, 'load', folder);
  }
  const served = await serve(at);
  try {
    const times: { opened: number; answered: number }[] = [];
    for (let round = 0; round < DRAWN.rounds; round += 1) {
      const page = await open(browser, served, `chain-${DRAWN.elements}`);
      if (round === 0) say(String(await page.locator('.vt-graph').getAttribute('aria-label')));
      times.push(await timesOf(page));
      await page.context().close();
    }
    const [opened, answered] = [
      median(times.map((time) => time.opened)),
      median(times.map((time) => time.answered)),
    ];
    say(
      `first draw of ${DRAWN.elements} elements: ${Math.round(answered)} ms from its data (goal ${DRAWN.goal}), ` +
        `${Math.round(opened)} ms from opening the page with nothing cached, medians of ${times.length}`,
    );
    const page = await open(browser, served, `chain-${PANNED.elements}`);
    say(String(await page.locator('.vt-graph').getAttribute('aria-label')));
    const once = await timesOf(page);
    const frames = await framesOfPan(page);
    say(
      `pan of ${PANNED.elements} elements: p50 ${quantile(frames, 0.5).toFixed(0)} ms, ` +
        `p95 ${quantile(frames, 0.95).toFixed(0)} ms (goal ${PANNED.goal}), longest ${Math.max(...frames).toFixed(0)} ms, ` +
        `${frames.length} frames; first draw ${Math.round(once.answered)} ms from its data`,
    );
  } finally {
    await served.stop();
  }
} finally {
  if (!('skipped' in browser)) await browser.close();
  at.remove();
}
