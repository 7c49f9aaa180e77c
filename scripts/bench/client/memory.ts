// Memory over many rounds of expanding and undoing: what is given back stays given back.
import { openCase, type Bench } from './page.ts';

const ROUNDS = 500;
const EVERY = 100;

export async function measureMemory(bench: Bench): Promise<string[]> {
  const page = await openCase(bench, `${bench.hub}?sel=L0`);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  const more = page.getByRole('button', { name: /Show 30 more$/ });
  await more.waitFor();
  const nodes = (): Promise<string | null> => page.locator('.vt-graph').getAttribute('aria-label');
  const before = await nodes();
  const sizes: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await more.click();
    await page.waitForFunction(
      (label) => document.querySelector('.vt-graph')?.getAttribute('aria-label') !== label,
      before,
    );
    await page.locator('.vt-graph').focus();
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (label) => document.querySelector('.vt-graph')?.getAttribute('aria-label') === label,
      before,
    );
    if (round % EVERY === 0) sizes.push(await heap());
  }
  await page.context().close();
  return [
    `heap after each ${EVERY} of ${ROUNDS} rounds of expanding and undoing: ${sizes.map((size) => size.toFixed(1)).join(', ')} MiB`,
  ];
}
