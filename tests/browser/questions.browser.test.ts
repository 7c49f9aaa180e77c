/** The menu of questions: a form from the contract, an answer that says how much of it is shown, an address that keeps both. */
import { expect } from 'vitest';
import type { Query } from '#contract/queries/define.ts';
import { holdings } from '#contract/queries/holdings.ts';
import { paths } from '#contract/queries/paths.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Tab, TabOptions } from './tab.ts';
import { word } from './words.ts';

const { it } = openRig([DEYANG]);

/** Asks for the paths between two parties, and who holds what. */
async function ask(tab: Tab): Promise<void> {
  const { page, locale } = tab;
  const panel = page.getByRole('tabpanel', { name: word(locale, 'panel.questions') });
  const submit = panel.getByRole('button', { name: word(locale, 'questions.ask'), exact: true });
  const open = async (title: string): Promise<void> => {
    await panel.getByRole('button', { name: title, expanded: false }).click();
    await panel.getByRole('button', { name: title, expanded: true }).waitFor();
  };
  const called = (query: Pick<Query, 'labels'>, name: string): string =>
    query.labels?.[name]?.[locale] ?? name;
  await page.goto('/cases/deyang');
  await canvas.drawn(page);
  await page.getByRole('tab', { name: word(locale, 'panel.questions') }).click();

  await open(paths.title[locale]);
  await submit.click();
  await panel.getByText(word(locale, 'questions.needed')).first().waitFor();
  await expectAccessible(page);
  for (const [name, id] of [
    ['from', 'M01'],
    ['to', 'R1'],
  ] as const) {
    await panel.getByLabel(called(paths, name)).first().fill(id);
    await page.getByRole('option', { name: new RegExp(` ${id}$`) }).click();
  }
  await submit.click();
  await panel.locator('ol.vt-steps li').last().waitFor();
  await expect.poll(() => canvas.classesOf(page, 'R1')).toContain('lit');
  await expectAccessible(page);

  await open(holdings.title[locale]);
  await submit.click();
  await panel.getByRole('columnheader', { name: called(holdings, 'received'), exact: true }).waitFor();
  const rows = await panel.getByRole('row').count();
  const n = String(rows - 1);
  expect(rows).toBeGreaterThan(10);
  await panel.getByText(word(locale, 'questions.shown', { n, total: n })).waitFor();
  await expectAccessible(page);
  await page.reload();
  await expect.poll(() => panel.getByRole('row').count()).toBe(rows);
  await panel.getByRole('table').getByRole('button').first().click();
  await page.waitForURL(/[?&]sel=/);
  expectQuiet(tab);
}

for (const options of [{ locale: 'zh' }, { locale: 'en', theme: 'dark' }] satisfies TabOptions[])
  it(`questions are asked and answered: ${options.locale}`, async (rig) => {
    const tab = await rig.tab(options);
    try {
      await signIn(tab);
      await pictured(tab, `questions ${options.locale}`, () => ask(tab));
    } finally {
      await tab.close();
    }
  });
