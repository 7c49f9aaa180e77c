/** Filters, styles, the timeline with its playback, flows and ways: what an analyst asks of a whole case. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { en } from '../../client/i18n/en/index.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG, type Rig } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { word } from './words.ts';

const { it } = openRig([DEYANG]);

type Key = keyof typeof en;

/** Does some work in a page of the case, and expects that nothing went wrong in it. */
async function inCase(
  rig: Rig,
  locale: Locale,
  theme: 'light' | 'dark',
  name: string,
  query: string,
  work: (tab: Tab, w: (key: Key, values?: Record<string, string | number>) => string) => Promise<void>,
): Promise<void> {
  const tab = await rig.tab({ locale, theme, size: { width: 1600, height: 1000 } });
  await pictured(tab, `insight ${name} ${locale}`, async () => {
    await signIn(tab);
    await tab.page.goto(`/cases/deyang${query}`);
    await work(tab, (key, values) => word(locale, key, values));
    // The view is the person's, and the next test is the same person: it begins with what this one leaves.
    await tab.page.locator('.vt-status').getByText(word(locale, 'kept.kept'), { exact: true }).waitFor();
    expectQuiet(tab);
  });
  await tab.close();
}

const saved = async (download: Download): Promise<Buffer> => readFile(await download.path());

const facet = (page: Page, title: string) =>
  page.locator('fieldset.vt-facet', { has: page.getByText(title, { exact: true }) });

it('filters leave out, count, undo and are cleared', async (rig) => {
  await inCase(rig, 'zh', 'light', 'filters', '?left=filters', async ({ page }, w) => {
    await canvas.drawn(page);
    await expectAccessible(page);
    const before = await canvas.drawnIds(page);
    expect(before).toContain('X02');
    const channel = facet(page, '渠道');
    await channel.getByLabel('当面').uncheck();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('X02');
    const said = page.locator('.vt-status');
    await said.getByText(/^筛选隐藏/).waitFor();
    await page.reload();
    await canvas.drawn(page);
    expect(await canvas.drawnIds(page)).not.toContain('X02');
    await page.keyboard.press('Control+z');
    await expect.poll(() => canvas.drawnIds(page)).toContain('X02');

    // A price of a yuan or more, with the keyboard alone; what has no price stays until it is switched off.
    const price = facet(page, '单价（元/条）');
    const from = price.getByRole('slider').first();
    await from.focus();
    await page.keyboard.press('End');
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('X02');
    expect(await canvas.drawnIds(page)).toEqual(expect.arrayContaining(['X09', 'X03']));
    await price.getByLabel(w('style.unknown')).uncheck();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('X03');
    await said.getByRole('button', { name: w('status.clear-filters') }).click();
    await expect.poll(async () => (await canvas.drawnIds(page)).length).toBe(before.length);
  });
});

it('styles colour with marks, say so in a legend, and go out with the picture', async (rig) => {
  await inCase(rig, 'en', 'dark', 'style', '?left=style', async ({ page }, w) => {
    await canvas.drawn(page);
    await page.getByRole('radio', { name: w('style-preset.trade') }).check();
    const colourOf = (id: string) => canvas.badgeOf(page, id);
    await expect.poll(() => colourOf('M01')).toMatch(/^[A-Z]$/);
    expect(await colourOf('M01')).toBe(await colourOf('M02'));
    expect(await colourOf('M01')).not.toBe(await colourOf('R1'));
    await expectAccessible(page);
    const legend = page.locator('.vt-scale').first();
    expect(await legend.locator('li').count()).toBeGreaterThan(3);

    await page
      .getByRole('button', { name: w('export.title'), exact: true })
      .first()
      .click();
    const svg = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'SVG', exact: true }).click();
    const drawing = (await saved(await svg)).toString();
    expect(drawing).toContain('class="legend"');
    for (const text of await legend.locator('li .vt-cut').allTextContents()) expect(drawing).toContain(text);
    await page
      .getByRole('button', { name: w('export.title'), exact: true })
      .first()
      .click();
    const png = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'PNG', exact: true }).click();
    const picture = await saved(await png);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1000);

    await page.getByRole('radio', { name: w('style-preset.hubs') }).check();
    await expect.poll(() => colourOf('M01')).toMatch(/^[1-5]$/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => colourOf('M01')).toBe('');
  });
});

it('the timeline shares the selection, tells uncertain times, filters, and plays how lists spread', async (rig) => {
  await inCase(rig, 'zh', 'light', 'timeline', '?below=timeline', async ({ page }, w) => {
    await canvas.drawn(page);
    const mark = (id: string) => page.locator(`.vt-lanes [data-id="${id}"]`);
    await mark('X02').click();
    await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual(['X02']);
    expect(new URL(page.url()).searchParams.getAll('sel')).toEqual(['X02']);
    // A month only is a bar with two ends; L15 is possible on days of one side alone where the case says so.
    expect(await mark('X13').getAttribute('aria-label')).toContain('2014年12月1日');
    expect(await mark('X13').getAttribute('aria-label')).toContain('2014年12月31日');
    await mark('X02').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.getAll('sel')).toEqual(['X09']);
    await expectAccessible(page);

    await page.getByRole('button', { name: w('playback.forth') }).click();
    await expect.poll(() => canvas.classesOf(page, 'X12')).toContain('dim');
    const position = page.getByLabel(w('playback.day'));
    await position.press('End');
    await expect.poll(() => canvas.classesOf(page, 'X12')).toContain('lit');
    await page.getByRole('button', { name: w('playback.stop') }).click();
    await expect.poll(() => canvas.classesOf(page, 'X12')).not.toContain('dim');
    await page.getByRole('button', { name: w('playback.play'), exact: true }).click();
    await page.getByRole('button', { name: w('playback.pause'), exact: true }).waitFor();
    await expect.poll(() => canvas.classesOf(page, 'R1'), { timeout: 5000 }).toContain('dim');
    await page.getByRole('button', { name: w('playback.stop') }).click();
    await page.getByRole('button', { name: w('playback.settings') }).click();
    await page.getByLabel(w('playback.what')).selectOption('30');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await position.press('End');
    await expect.poll(() => canvas.classesOf(page, 'X12')).toContain('dim');
    await page.getByRole('button', { name: w('playback.stop') }).click();

    const brush = page.getByRole('group', { name: w('timeline.brush') });
    await brush.getByRole('slider').last().focus();
    await page.keyboard.press('Home');
    await expect.poll(() => mark('X12').count()).toBe(0);
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('X12');
    await page.keyboard.press('Control+z');
    await mark('X12').waitFor();

    await page.getByText(w('timeline.by-entry'), { exact: true }).click();
    await expect.poll(() => page.locator('.vt-lanes [role=option]').count()).toBeGreaterThan(0);
    await expectAccessible(page);
  });
});

it('the timeline goes out as a table, as a video and as an animation, and a film can be cancelled', async (rig) => {
  await inCase(rig, 'en', 'light', 'film', '?below=timeline', async ({ page }, w) => {
    await canvas.drawn(page);
    const bar = page.locator('.vt-timeline-bar');
    const choose = async (key: Key): Promise<Download> => {
      await bar.getByRole('button', { name: w('film.title') }).click();
      const coming = page.waitForEvent('download', { timeout: 100_000 });
      await page.getByRole('menuitem', { name: w(key) }).click();
      return coming;
    };
    const table = (await saved(await choose('film.csv'))).toString();
    expect(table).toMatch(/2014-12-01,2014-12-31,[^,]+,[^,]+,X13,/);
    await bar.getByRole('button', { name: w('film.title') }).click();
    await page.getByRole('menuitem', { name: w('film.webm') }).click();
    await bar.getByRole('button', { name: w('film.cancel') }).click();
    await bar.getByRole('button', { name: w('film.title') }).waitFor();
    const gif = await saved(await choose('film.gif'));
    expect(gif.subarray(0, 6).toString()).toBe('GIF89a');
    expect(gif.length).toBeGreaterThan(50_000);
    const webm = await saved(await choose('film.webm'));
    // EBML, the container of WebM.
    expect(webm.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(webm.length).toBeGreaterThan(50_000);
    expect(await canvas.classesOf(page, 'X12')).not.toContain('dim');
  });
}, 240_000);

it('flows sum up what is documented and say what is not', async (rig) => {
  await inCase(rig, 'en', 'dark', 'flows', '?view=flows', async ({ page }, w) => {
    const said = w('flows.sum', { amount: '820', unknown: 8, total: 13 });
    await page.getByText(said, { exact: true }).waitFor();
    await expectAccessible(page);
    const band = page.locator('.vt-flow[aria-label*="230"]');
    await band.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.getAll('sel')).toEqual(['X02']);
    await page.getByText(w('flows.yuan'), { exact: true }).click();
    await page.getByText(w('flows.as-table'), { exact: true }).click();
    const row = page.getByRole('row', { name: /230/ });
    expect(await row.innerText()).toContain('184');
    await expectAccessible(page);
  });
});

it('exhibits of the selection stand first, select what they support and open', async (rig) => {
  await inCase(rig, 'zh', 'dark', 'exhibits', '?view=exhibits&sel=X02', async ({ page }, w) => {
    const list = page.getByRole('group', { name: w('view.exhibits') });
    const first = list.getByRole('row').nth(1);
    await expect.poll(() => first.getAttribute('data-of-selection')).toBe('true');
    await expectAccessible(page);
    await first.getByRole('button', { name: /支持的/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.getAll('sel')).toContain('X02');
    await first.getByRole('link').click();
    await page.waitForURL(/\/evidence\//);
  });
});

it('downstream of a list is lit, counted, selected and looked at alone; ways between two tell how sure they are', async (rig) => {
  await inCase(rig, 'zh', 'light', 'reach', '', async ({ page }, w) => {
    await canvas.drawn(page);
    const { x, y } = await canvas.placeOf(page, 'L01');
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menuitem', { name: w('action.downstream') }).click();
    await expect.poll(() => canvas.classesOf(page, 'L20')).toContain('lit');
    expect(await canvas.classesOf(page, 'L02')).toContain('dim');
    await page.getByRole('button', { name: w('reach.focus') }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^选中图中的/ }).click();
    await expect.poll(async () => (await canvas.selectedOnCanvas(page)).length).toBeGreaterThan(10);
    await page.getByRole('button', { name: w('reach.focus') }).click();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('L02');
    expect(await canvas.drawnIds(page)).toContain('L20');
    await page.goto(
      '/cases/deyang?panel=questions&question=flow-paths&asked=from%3DS1%26to%3DR1%26through%3Dlists',
    );
    await page.getByText(w('order.possible'), { exact: true }).first().waitFor();
    await expectAccessible(page);
  });
});
