// A page of the client to be measured, and what is measured in it.
import type { Browser, Page } from 'playwright-core';
import type { Session } from '../served.ts';

export interface Bench {
  browser: Browser;
  served: Session;
  /** The case with one list that many owners stand in. */
  hub: string;
}

const WINDOW = { width: 1440, height: 900 };

/** Notes on the document when the canvas has been drawn, at the frame after the one in which it says so. */
function note(): void {
  const root = (): DOMStringMap | undefined => document.documentElement?.dataset;
  const watch = (): void => {
    if (document.querySelector('.vt-graph[data-ready=true]') === null) {
      requestAnimationFrame(watch);
      return;
    }
    requestAnimationFrame(() => {
      const data = root();
      if (data !== undefined) data['drawnAt'] = String(performance.now());
    });
  };
  watch();
}

/** A page in a browser profile of its own, signed in. */
export async function newPage({ browser, served }: Bench): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce', locale: 'en-GB' });
  await context.addCookies([{ ...served.cookie, url: served.url }]);
  const page = await context.newPage();
  await page.addInitScript(note);
  return page;
}

export const drawn = (page: Page): Promise<unknown> =>
  page.waitForSelector('html[data-drawn-at]', { state: 'attached', timeout: 120_000 });

/** Opens a case; resolves once it is drawn. */
export async function openCase(bench: Bench, id: string, page?: Page): Promise<Page> {
  const opened = page ?? (await newPage(bench));
  await opened.goto(`${bench.served.url}/cases/${id}`);
  await drawn(opened);
  return opened;
}

/** Milliseconds of each frame while something is done. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const data = document.documentElement.dataset;
    data['watching'] = 'yes';
    const tick = (at: number): void => {
      times.push(at);
      if (data['watching'] === 'yes') requestAnimationFrame(tick);
      else data['frames'] = times.join(' ');
    };
    requestAnimationFrame(tick);
  });
  await work();
  await page.evaluate(() => {
    document.documentElement.dataset['watching'] = 'no';
  });
  await page.waitForFunction(() => document.documentElement.dataset['frames'] !== undefined);
  const frames = await page.evaluate(() => {
    const said = document.documentElement.dataset['frames'] ?? '';
    delete document.documentElement.dataset['frames'];
    return said;
  });
  const times = frames.split(' ').map(Number);
  return times.slice(1).map((at, n) => at - (times[n] ?? at));
}
