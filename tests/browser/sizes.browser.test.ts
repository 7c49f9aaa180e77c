/** Cases of 0 to 5,000 elements on screens of two sizes: drawn, painted within the window, nothing wrong. */
import { mkdir } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeChainCase } from '../../scripts/bench/chain-case.ts';
import * as canvas from './canvas.ts';
import { expectQuiet, pictured, signIn } from './checks.ts';
import { startRig, type Rig } from './rig.ts';
import type { Locale, Theme } from './tab.ts';
import { word } from './words.ts';

const SIZES = [0, 20, 500, 5000];
const LOOKS: readonly { locale: Locale; theme: Theme; size: { width: number; height: number } }[] = [
  { locale: 'zh', theme: 'light', size: { width: 1280, height: 800 } },
  { locale: 'en', theme: 'dark', size: { width: 1920, height: 1080 } },
];

/** Where the screenshots are kept for a person to look at; nowhere unless asked for. */
const SHOTS = process.env['VINETRACE_SHOTS'];

let rig: Rig | undefined;
let skipped = '';
const folder = mkdtempSync(join(tmpdir(), 'vinetrace-sizes-'));
beforeAll(async () => {
  const folders = SIZES.map((elements) => join(folder, String(elements)));
  SIZES.forEach((elements, n) => writeChainCase(folders[n]!, elements));
  if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
  const started = await startRig(folders);
  if ('skipped' in started) skipped = started.skipped;
  else rig = started;
});
afterAll(async () => {
  await rig?.end();
  rmSync(folder, { recursive: true, force: true });
});

for (const look of LOOKS) {
  const name = `${look.locale} ${look.theme} ${look.size.width}x${look.size.height}`;
  test(`cases of ${SIZES.join(', ')} elements, ${name}`, async ({ skip }) => {
    if (rig === undefined) return skip(skipped);
    const tab = await rig.tab(look);
    const { page } = tab;
    await pictured(tab, `sizes ${name}`, async () => {
      await signIn(tab);
      for (const elements of SIZES) {
        await page.goto(`/cases/chain-${elements}`);
        if (elements === 0) await page.getByText(word(look.locale, 'graph.empty-case')).waitFor();
        else {
          await canvas.drawn(page);
          const places = await canvas.positions(page);
          expect(Object.keys(places).length).toBeGreaterThanOrEqual(elements / 5);
          const { x, y } = await canvas.placeOf(page, 'P0');
          expect(await canvas.inkAround(page, { x, y })).toBeGreaterThan(0.02);
          // Parties, handles and transfers are elements; a case of theirs is not, so nothing is said to be left out.
          const all = new Intl.NumberFormat('en').format((elements * 3) / 5);
          const said = word(look.locale, 'count.of', { n: all, total: all });
          await page.locator('.vt-status').getByText(said, { exact: true }).waitFor();
          expect(x > 0 && x < look.size.width && y > 0 && y < look.size.height).toBe(true);
        }
        if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name} ${elements}.png`) });
      }
      expectQuiet(tab);
    });
    await tab.close();
  });
}
