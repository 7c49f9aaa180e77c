/** Hubs, identities and counts in both languages: ranked, taken out, drawn, confirmed, counted down to rows; the figures of the command line. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { count } from '#contract/count.ts';
import { hubs } from '#contract/hubs.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

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

let ranked: ReturnType<typeof hubs.parse>;
let counted: ReturnType<typeof count.parse>;
const { it } = openRig([DEYANG], async (rig) => {
  await rig.stopServer();
  ranked = hubs.parse(JSON.parse(await rig.cli('hubs', '--json')));
  counted = count.parse(JSON.parse(await rig.cli('count', '--party', 'B1', '--json')));
  await rig.startServer();
  if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
});

describe.each<Locale>(['zh', 'en'])('hubs, identities and counts in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = sayIn(locale);
  const shoot = async (name: string): Promise<void> => {
    if (SHOTS === undefined) return;
    for (const { theme, width, height } of LOOKS[locale]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(SHOTS, `${name}-${locale}-${theme}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  it('an investigator ranks, takes out, confirms and counts', async (rig) => {
    tab = await rig.tab({ locale, theme: 'light', size: { width: 1440, height: 900 } });
    ({ page } = tab);
    await pictured(tab, `hubs-${locale}`, async () => {
      await signIn(tab);
      await page.goto('/cases/deyang?panel=hubs');
      const ranking = page.getByRole('region', { name: say('hubs.ranking') });
      const rows = ranking.locator('tbody tr:has(input)');
      await rows.first().waitFor({ timeout: 60_000 });
      // The figures of the command line.
      for (const [at, party] of ranked.parties.slice(0, 5).entries()) {
        const cells = await rows.nth(at).locator('td.vt-num').allInnerTexts();
        expect(cells.map(Number)).toEqual([party.lists, party.in, party.out, party.cuts]);
      }
      await ranking.locator('tbody th button').nth(1).click();
      await page.locator('.vt-hub-open li').first().waitFor();
      await page.getByRole('button', { name: say('hubs.expect'), exact: true }).click();
      await page.getByText(say('hubs.expected-how', { n: 200 })).waitFor({ timeout: 60_000 });
      await expectAccessible(page);
      await shoot('hubs');
      await page
        .getByRole('button', { name: say('hubs.try') })
        .nth(1)
        .click();
      await page.getByRole('heading', { name: say('hubs.what-if') }).waitFor();
      await page.locator('.vt-card .vt-hub-open li').first().waitFor();
      await shoot('what-if');

      await page.goto('/cases/deyang?panel=identities');
      const card = page.locator('.vt-identities .vt-card').first();
      await card.getByText('H03', { exact: true }).first().waitFor({ timeout: 60_000 });
      await expectAccessible(page);
      await shoot('identities');
      await card.getByRole('button', { name: say('identity.confirm'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: say('identity-claim.confirmed') });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel(say('assess.source')).selectOption('B');
      await dialog.getByLabel(say('assess.information')).selectOption('2');
      await dialog.getByRole('textbox').fill('本人承认 19900700001');
      await confirm.click();
      await card.getByRole('button', { name: say('identity.undo'), exact: true }).waitFor();
      expect(await card.innerText()).not.toContain('19900700001');
      await card.getByRole('button', { name: say('identity.undo'), exact: true }).click();
      await dialog.getByRole('textbox').fill('a slip');
      await dialog.getByRole('button', { name: say('identity-claim.undo') }).click();
      await card.getByRole('button', { name: say('identity.confirm'), exact: true }).waitFor();

      await page.goto('/cases/deyang/count?of=party:B1');
      const sum = page.locator('.vt-count-sum');
      await sum.getByText(String(counted.records.seized), { exact: true }).waitFor({ timeout: 60_000 });
      const text = await sum.innerText();
      for (const value of [
        counted.records.seized,
        counted.records.false,
        counted.records.counted,
        counted.people,
      ])
        expect(text).toContain(String(value));
      const cards = page.locator('.vt-readings .vt-card');
      for (const [at, reading] of counted.readings.entries())
        expect((await cards.nth(at).locator('.vt-count-big').innerText()).replaceAll(/\D/g, '')).toBe(
          String(reading.records),
        );
      await sum.getByRole('button', { name: new RegExp(`^${say('count-page.false')}`) }).click();
      await page.locator('.vt-count-rows tbody tr').first().waitFor();
      await expectAccessible(page);
      await shoot('count');
      await page.locator('.vt-count-rows tbody a').first().click();
      await page.waitForURL(/\/lists\/L03/);
      await page.goBack();
      await page
        .getByRole('region', { name: say('count-page.provided'), exact: true })
        .getByRole('link', { name: 'L05', exact: true })
        .click();
      await page.waitForURL(/\/lists\/L05/);
      expectQuiet(tab);
    });
    await tab.close();
  });
});
