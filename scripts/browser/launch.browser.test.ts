/** The provisioned browser draws: what is painted is looked at pixel by pixel, in a page and in a second one. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';

let browser: Browser | undefined;
beforeAll(async () => {
  const launched = await launchBrowser();
  if (!('skipped' in launched)) browser = launched;
});
afterAll(() => browser?.close());

/** Red, green and blue of one pixel of a PNG, decoded by the browser itself. */
async function pixel(within: Browser, png: Buffer, x: number, y: number): Promise<number[]> {
  const page = await within.newPage();
  const answer = await page.evaluate(
    async ([base64, x, y]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.width,
        height: image.height,
      });
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      return Array.from(context.getImageData(x, y, 1, 1).data).slice(0, 3);
    },
    [png.toString('base64'), x, y] as const,
  );
  await page.close();
  return answer;
}

test('a page is drawn, its canvas too', async ({ skip }) => {
  if (!browser) return skip('no browser');
  const context = await browser.newContext({ viewport: { width: 400, height: 300 } });
  const page = await context.newPage();
  await page.goto(
    'data:text/html,<body style="margin:0;background:teal"><canvas id="c" width="100" height="100"></canvas>' +
      '<script>const d = c.getContext("2d"); d.fillStyle = "red"; d.fillRect(0, 0, 100, 100)</script>',
  );
  const png = await page.screenshot();
  expect(await pixel(browser, png, 50, 50)).toEqual([255, 0, 0]);
  expect(await pixel(browser, png, 300, 200)).toEqual([0, 128, 128]);
  await context.close();
});

test('text has glyphs of its own width', async ({ skip }) => {
  if (!browser) return skip('no browser');
  const page = await browser.newPage();
  await page.goto('data:text/html,<span id="a">iiiiii</span><br><span id="b">WWWWWW</span>');
  const widths = await page.evaluate(() => ['a', 'b'].map((id) => document.getElementById(id)!.offsetWidth));
  expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  await page.close();
});
