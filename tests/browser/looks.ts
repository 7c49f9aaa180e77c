/** Pictures of a page to be looked at by people: `VINETRACE_TEST_PICTURES=FOLDER` keeps them, in two sizes and both themes. */
import { join } from 'node:path';
import type { Tab, Theme } from './tab.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Leaves pictures of the page as it stands, where they are asked for; size and theme are afterwards as they were. */
export async function look({ page, locale, theme }: Tab, name: string): Promise<void> {
  const folder = process.env['VINETRACE_TEST_PICTURES'];
  if (folder === undefined) return;
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${locale}-${size.width}-${colorScheme}.png`) });
    }
  }
  if (before !== null) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: theme });
}
