// Tables: 100,000 rows that are all here, and the members of a hub that come page by page.
import type { Page } from 'playwright-core';
import { quantile } from '../statistics.ts';
import { bigOverview } from './big-overview.ts';
import { framesDuring, newPage, type Bench } from './page.ts';
import { spentDuring } from './trace.ts';

const ROWS = 100_000;
const GOAL = 17;
const TURNS = 120;

async function scroll({ browser }: Bench, page: Page): Promise<{ shown: number[]; tasks: number[] }> {
  const box = await page.locator('.vt-rows').boundingBox();
  if (box === null) throw new Error('the table has no size');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  let shown: number[] = [];
  const { tasks } = await spentDuring(browser, page, async () => {
    shown = await framesDuring(page, async () => {
      for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 240);
    });
  });
  const top = await page.locator('.vt-rows').evaluate((element) => element.scrollTop);
  if (top < TURNS * 100) throw new Error(`the table scrolled to ${top} only`);
  return { shown, tasks: tasks.filter((task) => task > 1) };
}

/** Tasks that take longer than a millisecond are those that draw rows. */
const line = (what: string, { shown, tasks }: { shown: number[]; tasks: number[] }): string =>
  `scrolling ${what}: ${quantile(tasks, 0.5).toFixed(1)} ms of the main thread a task, p95 ${quantile(tasks, 0.95).toFixed(1)} ms (goal ${GOAL}); ` +
  `by the clock p50 ${quantile(shown, 0.5).toFixed(0)} ms, p95 ${quantile(shown, 0.95).toFixed(0)} ms a frame, ${shown.length} frames`;

export async function measureTable(bench: Bench): Promise<string[]> {
  const lines: string[] = [];
  const listed = await newPage(bench);
  await listed.route('**/overview*', (route) => route.fulfill({ json: bigOverview(ROWS * 5) }));
  await listed.goto(`${bench.served.url}/cases/chain-5000?view=table`);
  await listed.locator('.vt-rows tbody tr[data-index]').first().waitFor({ timeout: 120_000 });
  await listed.waitForTimeout(2000);
  const rows = await listed.locator('.vt-rows table').getAttribute('aria-rowcount');
  lines.push(line(`${Number(rows) - 1} rows`, await scroll(bench, listed)));
  const sorting = performance.now();
  await listed.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await listed.locator('[aria-sort=ascending]').waitFor();
  lines.push(`sorting them by name: ${Math.round(performance.now() - sorting)} ms`);
  await listed.context().close();
  const paged = await newPage(bench);
  await paged.goto(`${bench.served.url}/cases/${bench.hub}?view=table&around=CONTAINS.out.Owner.L0`);
  await paged.locator('.vt-rows tbody tr[data-index]').first().waitFor({ timeout: 60_000 });
  await paged.waitForTimeout(1500);
  const members = await paged.locator('.vt-rows table').getAttribute('aria-rowcount');
  lines.push(line(`${Number(members) - 1} members of a hub, read page by page`, await scroll(bench, paged)));
  await paged.context().close();
  return lines;
}
