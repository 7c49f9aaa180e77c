/** The report of a case on its page, in Chinese and in English: made, previewed, taken home with its manifest, with nobody named. */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { manifest as manifestSchema } from '#contract/manifest.ts';
import { expectAccessible, signIn } from './checks.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

let people: People;
const { steps } = openRig([DEYANG], async () => {
  people = await peopleOfDeyang();
});

describe.each<Locale>(['zh', 'en'])('the report in %s', (locale) => {
  let tab: Tab;
  const say = sayIn(locale);
  const step = steps({ name: 'report', locale }, async (opened) => {
    tab = opened;
    await signIn(tab);
  });

  step('is made, shown and taken home', async () => {
    const { page } = tab;
    await page.goto('/cases/deyang/report');
    await page.getByRole('button', { name: say('report.make') }).click();
    const preview = page.frameLocator('iframe');
    await preview.locator('h1').waitFor({ timeout: 90_000 });
    expect(await preview.locator('section').count()).toBe(16);
    expect(await preview.locator('figure svg').count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('report.download') }).click(),
    ]);
    expect(seenIn(await readFile(await download.path(), 'utf8'), people)).toEqual([]);
    const [signed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('report.manifest') }).click(),
    ]);
    expect(manifestSchema.safeParse(JSON.parse(await readFile(await signed.path(), 'utf8'))).success).toBe(
      true,
    );
    // A machine without Chinese fonts shows it too: the letters are the file's own.
    expect(
      await preview.locator('h1').evaluate((title) => title.ownerDocument.fonts.check('20px vinetrace')),
    ).toBe(true);
    await expectAccessible(page);
  });
});
