/** One person over all lists, in both languages: found by number, seen side by side, explained, split, and put together again. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { REVEAL_MINUTES } from '#contract/reveal.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { expectAccessible, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { DEYANG } from './rig.ts';
import type { Locale } from './tab.ts';
import { sayIn } from './words.ts';

/** An invented person of the fixture: 14 rows, two of them under a misspelt name, five with another phone. */
const PHONE = '19900150665';
/** Another person, to be compared with. */
const OTHER_PHONE = '19900698062';
const MASKED = '杨**';
const NAME = '杨平平';
const MISSPELT = ['L09:170', 'L20:151'] as const;

/** Where the screenshots are kept for a person to look at; nowhere unless asked for. */
const SHOTS = process.env['VINETRACE_SHOTS'];
const LOOKS = {
  zh: [
    { theme: 'light', width: 1280, height: 800 },
    { theme: 'dark', width: 1920, height: 1080 },
  ],
  en: [
    { theme: 'dark', width: 1280, height: 800 },
    { theme: 'light', width: 1920, height: 1080 },
  ],
} as const;

let people: People;
const { steps } = openRig([DEYANG], async () => {
  people = await peopleOfDeyang();
  if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
});

describe.each<Locale>(['zh', 'en'])('an owner in %s', (locale) => {
  let page: Page;
  const say = sayIn(locale);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const table = (): Locator => page.getByRole('region', { name: say('owner.table') }).last();
  const rowsOf = (): Locator => table().locator('tbody tr[data-index]:not(.vt-home)');
  const dialog = (): Locator => page.getByRole('dialog');
  /** The page in other sizes and themes, for a person to look at. */
  const shoot = async (name: string): Promise<void> => {
    if (SHOTS === undefined) return;
    for (const { theme, width, height } of LOOKS[locale]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(SHOTS, `owner ${name} ${locale} ${theme} ${width}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: LOOKS[locale][0].theme, reducedMotion: 'reduce' });
  };
  const masked = async (): Promise<void> => expect(seenIn(await page.content(), people)).toEqual([]);

  const step = steps({ name: 'owner', locale }, async (tab) => {
    page = tab.page;
    await signIn(tab);
  });

  step('a whole phone number leads to the page of its owner', async () => {
    await page.goto('/cases/deyang');
    await page.getByRole('combobox', { name: say('search.label') }).fill(PHONE);
    await page.getByRole('option', { name: say('owner.open-named', { name: MASKED }) }).click();
    await page.waitForURL(/\/cases\/deyang\/owners\/o-[0-9a-f]{24}$/);
    await page.getByRole('heading', { level: 1, name: MASKED }).waitFor();
    expect(await rowsOf().count()).toBeGreaterThanOrEqual(14);
    expect(page.url()).not.toContain(PHONE);
  });

  step('the page leads to the owner in the case, whose details lead back', async () => {
    const { pathname } = new URL(page.url());
    await page.getByRole('link', { name: say('owner.to-case') }).click();
    await page.waitForURL(/\/cases\/deyang\?sel=o-/);
    await page.getByRole('link', { name: say('owner.open') }).click();
    await page.waitForURL((url) => url.pathname === pathname);
    await page.getByRole('heading', { level: 1, name: MASKED }).waitFor();
  });

  step('rows stand side by side, masked, and what differs is marked in words', async () => {
    const departs = say('owner.departs', { letter: 'B' });
    expect(await table().locator('td[data-departs=true]').count()).toBeGreaterThanOrEqual(3);
    expect(await table().getByText(departs).count()).toBeGreaterThanOrEqual(3);
    expect(await table().getByText(say('owner.restated')).count()).toBeGreaterThanOrEqual(1);
    await masked();
    await expectAccessible(page);
    await shoot('rows');
    const all = await rowsOf().count();
    await page.getByRole('switch').check();
    await expect.poll(() => rowsOf().count()).toBeLessThan(all);
    await page.getByRole('switch').uncheck();
    await expect.poll(() => rowsOf().count()).toBe(all);
  });

  step('why one person: weights for and against, in words, for the row that is asked for', async () => {
    await table()
      .getByRole('button', { name: /^L09:170/ })
      .click();
    const grounds = page.getByRole('complementary', { name: say('owner.panel') });
    await grounds.locator('.vt-card[data-active=true]').getByText(MISSPELT[0]).first().waitFor();
    const lines = grounds.locator('.vt-fall > li');
    expect(await lines.count()).toBeGreaterThanOrEqual(3);
    await grounds.getByText(say('owner-fall.total'), { exact: true }).waitFor();
    expect(await grounds.getByText(say('owner-side.for')).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await masked();
    await shoot('why');
  });

  step('a split takes a reason, gives two owners and the way back', async () => {
    for (const name of MISSPELT) {
      const line = rowsOf().filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }) });
      await line.getByRole('checkbox').check();
    }
    await button(say('owner.split-n', { n: 2 })).click();
    await dialog().getByText(MISSPELT[0]).waitFor();
    expect(
      await dialog()
        .getByRole('button', { name: say('owner.split-do', { n: 2 }) })
        .isDisabled(),
    ).toBe(true);
    await expectAccessible(page);
    await shoot('split');
    await dialog().getByLabel(say('owner.reason')).fill('另一户人家');
    await dialog()
      .getByRole('button', { name: say('owner.split-do', { n: 2 }) })
      .click();
    await page.getByText(say('owner-done.different', { n: 2 })).waitFor({ timeout: 30_000 });
    await expect.poll(() => page.locator('.vt-owner-note a.vt-candidate').count()).toBe(2);
    await expectAccessible(page);
    await shoot('split-done');
  });

  step('the other owner is a page of its own, and the decision stands in its history', async () => {
    const rest = await page.getByRole('heading', { level: 1 }).innerText();
    expect(rest).toContain('**');
    await page.locator('.vt-owner-note a.vt-candidate:not([aria-current])').click();
    await page.getByRole('tab', { name: say('decision.title') }).click();
    await page.getByText('另一户人家').first().waitFor();
    await page.getByText(say('decision-state.holds'), { exact: true }).waitFor();
    await expectAccessible(page);
    await shoot('history');
  });

  step('undo takes a reason too, and makes them one again', async () => {
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: say('decision.undo') })
      .first()
      .click();
    await dialog().getByLabel(say('owner.reason')).fill('看错了');
    await dialog()
      .getByRole('button', { name: say('decision.undo-do') })
      .click();
    await page.getByText(say('owner-done.undone', { n: 1 })).waitFor({ timeout: 30_000 });
    await page.getByRole('heading', { level: 1, name: MASKED }).waitFor();
    await expect.poll(() => rowsOf().count()).toBeGreaterThanOrEqual(14);
    await page.getByRole('tab', { name: say('decision.title') }).click();
    await page.getByText(say('decision-state.undone'), { exact: true }).first().waitFor();
  });

  step('a join finds others, weighs them, and asks twice where ID numbers differ', async () => {
    await button(say('owner.join')).click();
    await dialog().getByLabel(say('owner.join-search')).fill(OTHER_PHONE);
    const found = dialog().getByRole('group', { name: say('owner.join-found') });
    await found.getByRole('button').first().click();
    await dialog().locator('.vt-fall').waitFor();
    await expectAccessible(page);
    await shoot('join');
    await dialog().getByLabel(say('owner.reason')).fill('核对用');
    const join = dialog().getByRole('button', { name: say('owner.join-do') });
    if (await dialog().getByText(say('owner.ids-differ'), { exact: true }).isVisible()) {
      expect(await join.isDisabled()).toBe(true);
      await dialog().getByRole('checkbox').check();
    }
    expect(await join.isDisabled()).toBe(false);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  step('in the clear only with a reason, on this page alone, and on the journal', async () => {
    await masked();
    const reveal = async (): Promise<void> => {
      await button(say('reveal.begin')).click();
      await dialog().getByLabel(say('owner.reason')).fill('核对原件');
      await dialog()
        .getByRole('button', { name: say('reveal.do') })
        .click();
      await table().getByText(NAME).first().waitFor();
    };
    await reveal();
    await expectAccessible(page);
    await shoot('revealed');
    await button(say('reveal.mask')).click();
    await page.getByRole('heading', { level: 1, name: MASKED }).waitFor();
    await masked();
    await reveal();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: MASKED }).waitFor();
    await masked();
    const journal = await page.request.get('/api/journal?case=deyang&limit=5000');
    const { entries } = QUERIES.journal.result.parse(await journal.json());
    expect(entries.at(-1)?.action).toBe('reveal');
  });

  step('in the clear for minutes that are counted down, and masked by itself after them', async () => {
    await page.clock.install();
    await page.goto('/cases/deyang/lists/L09?row=170');
    const table = page.getByRole('region', { name: say('list.rows') });
    await page.getByRole('button', { name: say('reveal.row', { n: 170 }) }).click();
    await dialog().getByLabel(say('owner.reason')).fill('核对原件');
    await dialog()
      .getByRole('button', { name: say('reveal.do') })
      .click();
    await table.getByText(PHONE).waitFor();
    const timer = page.getByRole('timer', { name: say('reveal.left') });
    await page.clock.runFor(61_000);
    expect(await timer.textContent()).toMatch(/^8:5\d$/);
    await expectAccessible(page);
    await shoot('row revealed');
    await page.clock.runFor(REVEAL_MINUTES * 60_000);
    await timer.waitFor({ state: 'hidden' });
    await masked();
  });

  step('the page of a list shows how its columns were found, and leads to owners', async () => {
    await page.goto('/cases/deyang?sel=L09');
    await page.getByRole('link', { name: say('list.open') }).click();
    await page.waitForURL('/cases/deyang/lists/L09');
    await page.getByRole('heading', { name: say('list.columns') }).waitFor();
    const rows = page.getByRole('region', { name: say('list.rows') });
    await rows.getByRole('row').nth(1).waitFor();
    await expectAccessible(page);
    await masked();
    await shoot('list');
    await rows.getByRole('link').first().click();
    await page.waitForURL(/\/owners\/o-/);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
