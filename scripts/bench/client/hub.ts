// A hub of 50,000 neighbours: how soon it answers, and that no more is drawn than was said.
import { quantile } from '../statistics.ts';
import { openCase, type Bench } from './page.ts';

const GOAL = 300;
const REQUESTS = 12;
const WARM_UP = 2;
const ORDERS = ['id', 'degree', 'size', 'date', 'name'];

export async function measureHub(bench: Bench): Promise<string[]> {
  const { served, hub } = bench;
  const lines: string[] = [];
  const ask = (query: string): Promise<string> =>
    served.ask(
      `/api/cases/${hub}/elements/L0/neighbours?relation=CONTAINS&direction=out&type=Owner&${query}`,
    );
  const { total } = JSON.parse(await ask('limit=0')) as { total: number };
  for (const order of ORDERS) {
    const times: number[] = [];
    for (let n = -WARM_UP; n < REQUESTS; n += 1) {
      const begun = performance.now();
      await ask(`limit=30&order=${order}`);
      if (n >= 0) times.push(performance.now() - begun);
    }
    lines.push(
      `30 of ${total} neighbours by ${order}: p50 ${quantile(times, 0.5).toFixed(0)} ms, ` +
        `p95 ${quantile(times, 0.95).toFixed(0)} ms (goal ${GOAL}), ${times.length} requests`,
    );
  }
  const page = await openCase(bench, `${hub}?sel=L0`);
  const count = (): Promise<number> =>
    page.$eval('.vt-graph', (held) => Number(/(\d[\d,]*)/.exec(held.getAttribute('aria-label') ?? '')?.[1]));
  const before = await count();
  await page.locator('.vt-graph').focus();
  await page.keyboard.press('e');
  await page.locator('.vt-expand').waitFor();
  const begun = performance.now();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.waitForFunction(
    (known) =>
      Number(/(\d+)/.exec(document.querySelector('.vt-graph')?.getAttribute('aria-label') ?? '')?.[1]) >
      known,
    before,
  );
  const took = performance.now() - begun;
  lines.push(
    `the crowd drawn as one group after ${took.toFixed(0)} ms: ${(await count()) - before} node for ${total} neighbours`,
  );
  await page.context().close();
  return lines;
}
