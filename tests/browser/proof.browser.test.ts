/** What is unproved, in both languages: the tasks of the command line, assigned and taken back; an exhibit with its chain of custody. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { QUERIES } from '#contract/queries/registry.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

let known: ReturnType<typeof QUERIES.tasks.result.parse>;
const { it } = openRig([DEYANG], async (rig) => {
  await rig.stopServer();
  known = QUERIES.tasks.result.parse(JSON.parse(await rig.cli('tasks', '--settle', '0', '--json')));
  await rig.startServer();
});

describe.each<Locale>(['zh', 'en'])('what is unproved in %s', (locale) => {
  const say = sayIn(locale);

  it('is listed, assigned and taken back', async (rig) => {
    const tab: Tab = await rig.tab({ locale, theme: 'light', size: { width: 1280, height: 900 } });
    const page: Page = tab.page;
    await pictured(tab, `proof-${locale}`, async () => {
      await signIn(tab);
      await page.goto('/cases/deyang?panel=tasks');
      const cards = page.locator('.vt-tasks > ol > li');
      await cards.first().waitFor({ timeout: 60_000 });
      // The tasks of the command line, in its order.
      expect(await cards.count()).toBe(known.total);
      expect(await cards.first().locator('b').first().innerText()).toBe(known.tasks[0]!.what[locale]);
      await expectAccessible(page);
      await cards
        .first()
        .getByRole('button', { name: say('task-do.assigned'), exact: true })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('task.assignee')).fill('经侦二组');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: say('task-do.assigned'), exact: true }).click();
      await cards.first().getByText('经侦二组').waitFor();
      await cards
        .first()
        .getByRole('button', { name: say('task-do.undo'), exact: true })
        .click();
      await page.getByRole('dialog').getByRole('textbox').fill('a slip');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('task-do.undo'), exact: true })
        .click();
      await cards.first().getByText('经侦二组').waitFor({ state: 'detached' });
      await page.goto('/cases/deyang/evidence/E03');
      await page.getByRole('heading', { name: say('custody.title') }).waitFor();
      await page.getByText(say('custody-event.received')).first().waitFor();
      await expectAccessible(page);
      expectQuiet(tab);
    });
    await tab.close();
  });
});
