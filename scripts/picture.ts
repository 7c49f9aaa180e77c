/**
 * Makes the pictures of the documentation from the running program: node scripts/run.mjs scripts/picture.ts
 * The retailer's list of the fixture case is selected and traced; all people in it are invented, and masked besides.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { drawn } from '../tests/browser/canvas.ts';
import { DEYANG, PASSWORD, startRig } from '../tests/browser/rig.ts';
import type { Locale, Theme } from '../tests/browser/tab.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');
const SIZE = { width: 1600, height: 1000 };
const PICTURES: readonly { locale: Locale; theme: Theme }[] = [
  { locale: 'zh', theme: 'light' },
  { locale: 'en', theme: 'dark' },
];

const rig = await startRig([DEYANG]);
if ('skipped' in rig) throw new Error(rig.skipped);
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const { locale, theme } of PICTURES) {
    const tab = await rig.tab({ locale, theme, size: SIZE });
    const { page } = tab;
    await page.goto('/sign-in?next=/cases/deyang%3Fsel%3DL19%26panel%3Dtrace%26trace%3DL19');
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await drawn(page);
    await page.locator('.vt-steps').waitFor();
    await page.waitForLoadState('networkidle');
    const path = join(FOLDER, `explorer-${locale}-${theme}.png`);
    await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
    await tab.close();
  }
} finally {
  await rig.end();
}
