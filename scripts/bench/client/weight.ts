// What the first page weighs before the graph: scripts and fonts, as they are sent.
import { gzipSync } from 'node:zlib';
import { newPage, type Bench } from './page.ts';

const GOAL = 350;

export async function measureWeight(bench: Bench): Promise<string[]> {
  const lines: string[] = [];
  for (const path of ['/sign-in', '/cases', '/cases/chain-1000']) {
    const page = await newPage(bench);
    if (path === '/sign-in') await page.context().clearCookies();
    const sizes = { script: 0, font: 0 };
    const graph: number[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const weigh = async (): Promise<void> => {
        const body = await response.body();
        const isGraph = /\/(?:graph|GraphPane)-|worker/.test(pathname);
        if (pathname.endsWith('.woff2')) sizes.font += body.length;
        else if (pathname.endsWith('.js') && isGraph) graph.push(gzipSync(body).length);
        else if (pathname.endsWith('.js')) sizes.script += gzipSync(body).length;
      };
      void weigh().catch(() => undefined);
    });
    await page.goto(`${bench.served.url}${path}`);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const kB = (bytes: number): string => (bytes / 1000).toFixed(0);
    lines.push(
      `${path}: ${kB(sizes.script)} kB of script, gzip (goal ${GOAL} before the graph), ` +
        `${kB(graph.reduce((a, b) => a + b, 0))} kB of graph, ${kB(sizes.font)} kB of fonts`,
    );
    await page.context().close();
  }
  return lines;
}
