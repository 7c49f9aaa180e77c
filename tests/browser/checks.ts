/** What every page must pass, nothing went wrong in it and axe finds nothing, and steps that many tests begin with. */
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { CACHE } from '../../scripts/provision/build-once.ts';
import { PASSWORD, USER } from './rig.ts';
import type { Tab } from './tab.ts';
import { word } from './words.ts';

/** Nothing went wrong since the last time: no error, no failed or refused request, no other host. */
export function expectQuiet(tab: Tab): void {
  expect([...tab.troubles(), ...tab.refusals()]).toEqual([]);
}

/** Waits until nothing moves: fading menus have no colours to judge. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(finite.map((each) => each.finished));
  });
}

/** Runs axe over the page as it stands and expects no violation; the source comes past the page's own policy. */
export async function expectAccessible(page: Page): Promise<void> {
  // A tooltip under the pointer belongs to no landmark, and to the page only as long as the pointer rests.
  await page.mouse.move(0, 0);
  await page.locator('[role=tooltip]').waitFor({ state: 'detached' });
  await settled(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ''}`),
  );
  expect(said).toEqual([]);
}

/** Does some work; where it fails, the page as it stood then is left as a picture in the cache folder. */
export async function pictured(tab: Tab, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const file = join(CACHE, 'browser', `${name.replaceAll(/\W+/g, '-')}.png`);
    await tab.page.screenshot({ path: file });
    throw new Error(`${file} shows the page as this failed`, { cause: error });
  }
}

/** Signs a person in, the administrator where nobody is named, and waits for the cases. */
export async function signIn({ page, locale }: Tab, user = USER, password = PASSWORD): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel(word(locale, 'sign-in.user')).fill(user);
  await page.getByLabel(word(locale, 'sign-in.password'), { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: word(locale, 'cases.title'), exact: true }).waitFor();
}
