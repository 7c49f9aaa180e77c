/** Two saved views of one case, in both languages: saved, compared from the menu of the one, counted, drawn, listed, chosen otherwise. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { openMenu } from './menus.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import { sayIn } from './words.ts';

/** Another case: the retailer with one list, the file of which is in both, and none of the accounts. */
const TWIN = 'twin';

/** Writes the other case from parts of the first. */
function writeTwin(folder: string): void {
  const copied = (table: string, id: string): void => {
    const lines = readFileSync(join(DEYANG, table), 'utf8').split(/\r?\n/);
    writeFileSync(
      join(folder, table),
      `${[lines[0], ...lines.filter((line) => line.startsWith(`${id},`))].join('\n')}\n`,
    );
  };
  mkdirSync(join(folder, 'lists'), { recursive: true });
  const about = { id: TWIN, title: '另案', timezone: 'Asia/Shanghai' };
  writeFileSync(join(folder, 'case.json'), JSON.stringify(about));
  copied('parties.csv', 'R1');
  copied('lists.csv', 'L19');
  cpSync(join(DEYANG, 'lists/L19.xlsx'), join(folder, 'lists/L19.xlsx'));
}

const { steps } = openRig([DEYANG], async (rig) => {
  const folder = join(rig.folder, TWIN);
  writeTwin(folder);
  await rig.stopServer();
  await rig.cli('load', folder);
  await rig.startServer();
});

describe.each(['zh', 'en'] as const)('two saved views in %s', (locale) => {
  let page: Page;
  const say = sayIn(locale);
  const [whole, without] = locale === 'zh' ? ['全部', '没有零售商'] : ['All of it', 'Without the retailer'];
  const step = steps({ name: 'compare-views', locale }, async (tab) => {
    page = tab.page;
    page.setDefaultTimeout(30_000);
    await signIn(tab);
  });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const save = async (name: string): Promise<void> => {
    await button(say('saved.save')).click();
    await page.getByLabel(say('saved.name')).fill(name);
    await button(say('saved.save-do')).click();
    await page.getByRole('article', { name, exact: true }).waitFor();
  };
  const counts = (): Promise<string[]> => page.locator('.vt-compare-counts dd').allInnerTexts();
  const table = (): Locator => page.getByRole('region', { name: say('compare-views.elements') });
  const only = (title: string): Locator =>
    page.getByRole('radiogroup', { name: say('compare-views.which') }).getByText(title, { exact: true });
  const choose = async (side: 'a' | 'b', name: string): Promise<void> => {
    await page.getByRole('combobox', { name: say(`compare-views.${side}`) }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };

  step('one is saved with all, one without the retailer', async () => {
    await page.goto('/cases/deyang?left=saved');
    await canvas.drawn(page);
    await save(whole);
    await page.goto('/cases/deyang?left=saved&sel=R1');
    await canvas.drawn(page);
    await page.getByRole('button', { name: say('action.hide'), exact: true }).click();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('R1');
    await save(without);
    await page
      .locator('.vt-status')
      .getByRole('button', { name: say('status.show-all') })
      .click();
    await expect.poll(() => canvas.drawnIds(page)).toContain('R1');
    await page.locator('.vt-status').getByText(say('kept.kept'), { exact: true }).waitFor();
  });

  step('the menu of the one leads to the comparison with what is shown now', async () => {
    await openMenu(page, button(say('saved.menu', { name: without })));
    await page.getByRole('menuitem', { name: say('saved.compare') }).click();
    await page.getByRole('heading', { level: 1, name: say('compare-views.title') }).waitFor();
    await page.locator('.vt-compare-canvas[data-ready=true]').waitFor();
    await expectAccessible(page);
  });

  step('two saved views are counted, drawn and listed: what is in one alone stands first', async () => {
    await choose('a', whole);
    await choose('b', without);
    await expect.poll(() => new URL(page.url()).searchParams.get('b')).not.toBe('now');
    const rows = table().locator('tbody tr');
    await rows.first().waitFor();
    await page.locator('.vt-compare-counts dt').nth(2).waitFor();
    // The address changes a moment before the page.
    const titles = async (): Promise<string[]> =>
      (await page.locator('.vt-compare-counts dt').allInnerTexts()).map((title) =>
        title.replace(/^\S\s+/, ''),
      );
    await expect
      .poll(titles)
      .toEqual([
        say('compare-views.only', { name: whole }),
        say('compare-views.only', { name: without }),
        say('compare-views.both'),
      ]);
    const [inA, inB, both] = await counts();
    expect(inB).toBe(say('compare-views.count', { nodes: 0, edges: 0 }));
    expect(inA).not.toBe(inB);
    expect(both).not.toBe(inB);
    expect(await rows.first().innerText()).toContain(say('compare-views.only', { name: whole }));
    await expectAccessible(page);
  });

  step('what is listed is chosen by side, and leads to the element', async () => {
    await only(say('compare-views.only', { name: without })).click();
    await expect.poll(() => table().locator('tbody tr').count()).toBe(0);
    await only(say('compare-views.only', { name: whole })).click();
    const links = table().getByRole('link');
    const ids = await links.evaluateAll((all) =>
      all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('sel')),
    );
    expect(ids).toContain('R1');
    expect((await counts())[0]).toContain(String(ids.length));
    await links.first().click();
    await page.waitForURL(/\/cases\/deyang\?sel=/);
    await canvas.drawn(page);
  });

  step(
    'a saved view says nothing of other cases, though the filter by case is kept with one’s own view',
    async () => {
      await page.goto('/cases/deyang?left=filters');
      await canvas.drawn(page);
      const before = await canvas.drawnIds(page);
      const facet = page.locator('fieldset.vt-facet', { hasText: say('filters.case-none') });
      await facet.getByRole('checkbox').last().uncheck();
      await expect.poll(async () => (await canvas.drawnIds(page)).length).toBeLessThan(before.length);
      const there = await canvas.drawnIds(page);
      expect(there).toEqual(expect.arrayContaining(['L19', 'R1']));
      expect(there).not.toContain('H10');
      await expectAccessible(page);
      await facet.getByRole('checkbox').last().check();
      await facet.getByRole('checkbox').first().uncheck();
      await expect.poll(() => canvas.drawnIds(page)).toContain('H10');
      expect(await canvas.drawnIds(page)).not.toContain('L19');
      await page.goto('/cases/deyang?left=saved');
      await canvas.drawn(page);
      await save(`${whole} 2`);
      await page.getByRole('article', { name: `${whole} 2` }).waitFor();
      const saved = await page.request.get('/api/cases/deyang/saved-views');
      const { views } = (await saved.json()) as { views: { id: string; name: string }[] };
      const made = views.find(({ name }) => name === `${whole} 2`);
      const content = await (await page.request.get(`/api/cases/deyang/saved-views/${made?.id}`)).text();
      expect(content).toContain('"filters":{}');
      expect(content).not.toContain(TWIN);
      await page
        .locator('.vt-status')
        .getByRole('button', { name: say('status.clear-filters') })
        .click();
      await expect.poll(() => canvas.drawnIds(page)).toContain('L19');
      await page.locator('.vt-status').getByText(say('kept.kept'), { exact: true }).waitFor();
    },
  );
});
