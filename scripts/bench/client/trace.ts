// What the main thread of a page spends, in its own time: on a machine that others use too, wall clock says more of them.
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Times of a trace are in microseconds; `tdur` is processor time of the thread. */
const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).optional(),
    }),
  ),
});

export interface Spent {
  /** Processor time of every task of the main thread (ms). */
  tasks: number[];
  /** Processor time of every frame that a script drew (ms). */
  frames: number[];
}

/** Watches the main thread of the page's process while something is done. */
export async function spentDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<Spent> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let kept: Buffer;
  try {
    await work();
  } finally {
    kept = await browser.stopTracing();
  }
  const { traceEvents } = trace.parse(JSON.parse(kept.toString()));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const of = (wanted: RegExp): number[] =>
    traceEvents.flatMap(({ name, pid, tid, tdur }) =>
      tdur !== undefined && wanted.test(name) && mains.has(`${pid} ${tid}`) ? [tdur / 1000] : [],
    );
  return { tasks: of(/RunTask$/), frames: of(/^FireAnimationFrame$/) };
}

/** Processor time of the main thread since its page was opened (ms). */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}
