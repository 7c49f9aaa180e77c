/** Canaries in Chinese and in English: made and given out by one person, found in what another imports, told live in the exact words, looked into. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { importJob, takenUploads, type ImportJob } from '#contract/import.ts';
import { namedFile } from '../../server/testing/named-file.ts';
import { MINI } from '../../server/testing/workspace.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { look } from './looks.ts';
import { openRig } from './opening.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** To whom canaries are given in each language, and the list in which they turn up. */
const GIVEN: Record<Locale, { recipient: string; list: string }> = {
  zh: { recipient: 'M01', list: 'L8' },
  en: { recipient: 'S1', list: 'L9' },
};

/** Alerts that are open before a list is imported: the case has one, and in each language one is made and one looked into. */
const OPEN = 1;

/** What an alert must say, and must not leave out. */
const EXACTLY: Record<Locale, string> = { zh: '不一定直接得自', en: 'not necessarily directly' };

const { steps } = openRig([MINI]);

/** Imports a list of the retailer's through the API, as a colleague's page does, and waits until it stands. */
async function importList({ request }: Page, origin: string, id: string, csv: Buffer): Promise<void> {
  const headers = { origin };
  const sent = await request.post('/api/uploads', {
    data: csv,
    headers: { ...headers, ...namedFile(`${id}.csv`) },
  });
  const [upload] = takenUploads.parse(await sent.json()).uploads;
  const about = {
    holder_id: 'R1',
    obtained_on: '2015-06-30',
    first_possible_on: '2015-06',
    last_possible_on: '2015-06-30',
  };
  const begun = await request.post('/api/cases/mini/imports', {
    data: { lists: [{ upload: upload?.id, id, ...about, reading: {} }] },
    headers,
  });
  const job = importJob.parse(await begun.json());
  const state = async (): Promise<ImportJob['state']> =>
    importJob.parse(await (await request.get(`/api/imports/${job.id}`)).json()).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
}

describe.each<Locale>(['zh', 'en'])('canaries in %s', (locale) => {
  let mine: Tab;
  let theirs: Tab;
  let rows: Buffer;
  const say = sayIn(locale);
  const { recipient, list } = GIVEN[locale];
  const panel = (): Locator => mine.page.getByRole('complementary', { name: say('panel.label') });
  const card = (): Locator => panel().locator('.vt-alerts > li').filter({ hasText: EXACTLY[locale] }).first();

  const step = steps({ name: 'canaries', locale }, async (tab, rig) => {
    mine = tab;
    theirs = await rig.tab({ locale });
    await signIn(mine);
    await signIn(theirs);
  });

  step('are made for one recipient and shown masked', async () => {
    await mine.page.goto('/cases/mini?panel=canaries');
    await canvas.drawn(mine.page);
    await panel()
      .getByRole('combobox', { name: say('canaries.recipient') })
      .fill(recipient);
    await mine.page
      .getByRole('option')
      .filter({ hasText: `· ${recipient}` })
      .click();
    await panel()
      .getByRole('textbox', { name: say('canaries.count') })
      .fill('3');
    await panel()
      .getByRole('button', { name: say('canaries.make-do') })
      .click();
    await panel()
      .getByRole('status')
      .filter({ hasText: say('canaries.made', { n: 3, recipient }) })
      .waitFor({ timeout: 30_000 });
    const given = panel().getByRole('region', { name: `${say('canaries.given')} ${recipient}` });
    await expect.poll(() => given.getByRole('row').count()).toBeGreaterThan(3);
    await expectAccessible(mine.page);
    await look(mine, 'canaries-made');
  });

  step('are given out as rows in the clear, with a reason', async () => {
    await panel()
      .locator('.vt-card')
      .filter({ has: mine.page.getByRole('region', { name: `${say('canaries.given')} ${recipient}` }) })
      .getByRole('button', { name: say('canaries.rows') })
      .click();
    const dialog = mine.page.getByRole('dialog', { name: say('canaries.rows-title', { recipient }) });
    await dialog.getByText('CSV').click();
    const give = dialog.getByRole('button', { name: say('canaries.rows-do'), exact: true });
    expect(await give.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: say('owner.reason') }).fill('handed over on 30 June');
    await expectAccessible(mine.page);
    await look(mine, 'canaries-rows');
    const [download] = await Promise.all([mine.page.waitForEvent('download'), give.click()]);
    rows = await readFile(await download.path());
    expect(rows.toString().trim().split('\r\n')).toHaveLength(4);
    for (const phone of rows.toString().match(/\b1\d{10}\b/g) ?? [])
      expect(await mine.page.content()).not.toContain(phone);
  });

  step('raise an alert on every page as soon as a list holds one, in the exact words', async (rig) => {
    await importList(theirs.page, rig.url, list, rows);
    const badge = mine.page.getByRole('button', { name: say('canaries.open', { n: OPEN + 1 }) });
    await badge.waitFor({ timeout: 30_000 });
    await mine.page.getByRole('tab', { name: say('panel.details') }).click();
    await badge.click();
    const found = panel()
      .locator('.vt-alerts > li')
      .filter({ hasText: EXACTLY[locale] })
      .filter({ hasText: list });
    await found.getByText(say('canaries.row', { rows: '1' })).waitFor();
    await expectAccessible(mine.page);
    await look(mine, 'canaries-alert');
  });

  step('are looked into with a reason, and the alert closes', async () => {
    await card()
      .getByRole('button', { name: say('canaries.acknowledge') })
      .click();
    const dialog = mine.page.getByRole('dialog', { name: say('canaries.acknowledge-title') });
    await dialog
      .getByRole('textbox', { name: say('owner.reason') })
      .fill(`asked whoever held it (${locale})`);
    await dialog.getByRole('button', { name: say('canaries.acknowledge'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await mine.page.getByRole('button', { name: say('canaries.open', { n: OPEN }) }).waitFor();
    await panel().getByText(`asked whoever held it (${locale})`).waitFor();
    await expectAccessible(mine.page);
  });
});
