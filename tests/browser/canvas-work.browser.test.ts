/** Working on the canvas: layouts that come back as they were left, pins, guarded expand, groups, and views in step. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { dismissMenu, openMenu } from './menus.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

const LIST = 'L19';

const { steps } = openRig([DEYANG]);

describe.each(['zh', 'en'] as const)('the canvas in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = sayIn(locale);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
  const choose = async (menu: string, item: string): Promise<void> => {
    await openMenu(page, button(menu));
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  };
  const layOut = (key: Parameters<typeof say>[0]): Promise<void> => choose(say('layout.title'), say(key));
  const group = (key: Parameters<typeof say>[0]): Promise<void> => choose(say('group.title'), say(key));
  const menuOn = async (id: string): Promise<void> => {
    const { x, y } = await canvas.placeOf(page, id);
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menu').waitFor();
  };
  const places = (): Promise<Record<string, [number, number]>> => canvas.positions(page);
  const drawn = (): Promise<string[]> => canvas.drawnIds(page);
  /** What is kept of a view is sent a moment after it changed. */
  const kept = async (): Promise<void> => {
    await page.waitForTimeout(700);
    await page.getByText(say('kept.kept'), { exact: true }).waitFor();
  };
  const open = async (address: string): Promise<void> => {
    if (page.url().includes('/cases/deyang')) await kept();
    await page.goto(address);
    await canvas.drawn(page);
  };

  const step = steps({ name: 'canvas', locale }, async (opened) => {
    tab = opened;
    page = tab.page;
    await signIn(tab);
    await open('/cases/deyang');
  });

  step('what was dragged stays pinned when all is laid out again, and is let go by undo', async () => {
    const before = await places();
    const { x, y } = await canvas.placeOf(page, 'T1');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y - 60, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => canvas.classesOf(page, 'T1')).toContain('pinned');
    const moved = (await places())['T1'];
    expect(moved).not.toEqual(before['T1']);
    await layOut('layout.again');
    const name = say('command.named', {
      action: say('action.undo'),
      command: say('command.layout'),
      subject: '',
    }).trim();
    await button(name).waitFor();
    await expect.poll(async () => (await places())['T1']).toEqual(moved);
    await page.locator(canvas.GRAPH).focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(places).toEqual(before);
    expect(await canvas.classesOf(page, 'T1')).not.toContain('pinned');
  });

  step('every layout comes back as it was left', async () => {
    const chain = await places();
    await layOut('layout.timeline');
    await page.getByText(say('timeline.undated')).waitFor();
    await expect.poll(places).not.toEqual(chain);
    const dated = await places();
    await layOut('layout.hub');
    await expect.poll(places).not.toEqual(dated);
    await expectAccessible(page);
    await layOut('layout.timeline');
    await expect.poll(places).toEqual(dated);
    await layOut('layout.by-party');
    await expect.poll(drawn).not.toContain(LIST);
    await layOut('layout.supply-chain');
    await expect.poll(places).toEqual(chain);
    await page.getByText(say('timeline.undated')).waitFor({ state: 'detached' });
  });

  step('a lock keeps everything where it is', async () => {
    const before = await places();
    await layOut('action.lock');
    await openMenu(page, button(say('layout.title')));
    const hub = page.getByRole('menuitem', { name: say('layout.hub'), exact: true });
    expect(await hub.getAttribute('data-disabled')).not.toBeNull();
    await dismissMenu(page);
    const { x, y } = await canvas.placeOf(page, 'M01');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 80, y + 40, { steps: 4 });
    await page.mouse.up();
    expect(await places()).toEqual(before);
    await layOut('action.unlock');
    await openMenu(page, button(say('layout.title')));
    await page.getByRole('menuitem', { name: say('action.lock'), exact: true }).waitFor();
    await dismissMenu(page);
  });

  step(
    'an expansion is chosen first: a crowd comes as one group, and no more is drawn than was said',
    async () => {
      await open(`/cases/deyang?sel=${LIST}`);
      const before = await drawn();
      await page.locator(canvas.GRAPH).focus();
      await page.keyboard.press('e');
      const dialog = page.getByRole('dialog');
      const owners = dialog.getByRole('row').filter({ hasText: '341' });
      await owners.waitFor();
      await expectAccessible(page);
      expect((await drawn()).length).toBe(before.length);
      await dialog.getByText(say('expand.promise', { n: 0, groups: 1 })).waitFor();
      await dialog.getByRole('button', { name: say('expand.draw'), exact: true }).click();
      await expect.poll(async () => (await drawn()).length).toBe(before.length + 2);
      const crowd = (await drawn()).find((id) => id.startsWith('crowd:') && !id.endsWith(':edge'))!;

      // The crowd opens: its members are listed, page by page.
      const { x, y } = await canvas.placeOf(page, crowd);
      await page.mouse.dblclick(x, y);
      const table = page.getByRole('region', { name: say('view.table') });
      await table.getByText(say('count.of', { n: 200, total: 341 })).waitFor();
      const rows = table.getByRole('group', { name: say('table.rows') });
      await rows.evaluate((element) => element.scrollTo(0, 250 * 30));
      await table.getByText(say('count.of', { n: 341, total: 341 })).waitFor();
      await expectAccessible(page);
      await table.getByRole('button', { name: say('table.all') }).click();
    },
  );

  step('as many as were asked for are drawn, the most connected first', async () => {
    await open(`/cases/deyang?sel=${LIST}`);
    const answer = await page.request.get(
      `/api/cases/deyang/elements/${LIST}/neighbours?relation=CONTAINS&direction=out&type=Owner&order=degree&limit=12`,
    );
    const { nodes } = (await answer.json()) as { nodes: { id: string; type: string }[] };
    const wanted = nodes.filter(({ type }) => type === 'Owner').map(({ id }) => id);
    await menuOn(LIST);
    await page.getByRole('menuitem', { name: say('action.expand'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const row = dialog.getByRole('row').filter({ hasText: '341' });
    await row.getByRole('combobox', { name: say('expand.as') }).click();
    await page.getByRole('option', { name: say('expand.elements') }).click();
    await row.getByRole('textbox', { name: say('expand.how-many') }).fill('12');
    await dialog.getByText(say('expand.promise', { n: 12, groups: 0 })).waitFor();
    await dialog.getByRole('button', { name: say('expand.draw'), exact: true }).click();
    await expect
      .poll(async () => (await drawn()).filter((id) => /^o-[0-9a-f]{24}$/.test(id)).sort())
      .toEqual(wanted.toSorted());
    await page.locator(canvas.GRAPH).focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await drawn()).some((id) => id.startsWith('crowd:'))).toBe(false);
  });

  step('groups fold, say how many, open to a frame and are undone', async () => {
    await open('/cases/deyang');
    const before = await drawn();
    await group('group-by.type');
    await expect.poll(async () => (await drawn()).includes('group:List')).toBe(false);
    await expect.poll(async () => (await drawn()).includes('group:type:List')).toBe(true);
    expect((await drawn()).length).toBeLessThan(before.length / 2);
    const sums = (await drawn()).filter((id) => id.startsWith('sum:'));
    expect(sums.length).toBeGreaterThan(0);
    const merchants = 'group:type:Party:merchant';
    const at = await canvas.placeOf(page, merchants);
    await page.mouse.dblclick(at.x, at.y);
    await expect.poll(() => canvas.classesOf(page, merchants)).toContain('frame');
    await expect.poll(async () => (await drawn()).includes('M01')).toBe(true);
    await expectAccessible(page);
    await page.locator(canvas.GRAPH).focus();
    for (let n = 0; n < 2; n += 1) await page.keyboard.press('Control+z');
    await expect.poll(async () => (await drawn()).sort()).toEqual(before.toSorted());
    await group('group.community');
    await expect.poll(async () => (await drawn()).includes('group:community:1')).toBe(true);
    await group('action.ungroup-all');
    await expect.poll(async () => (await drawn()).sort()).toEqual(before.toSorted());
  });

  step('a selection grows, turns round, and is made by what elements are', async () => {
    await open('/cases/deyang?sel=R1');
    await menuOn('R1');
    await page.getByRole('menuitem', { name: say('action.grow-selection'), exact: true }).click();
    await expect.poll(async () => (await canvas.selectedOnCanvas(page)).length).toBeGreaterThan(2);
    expect(await canvas.selectedOnCanvas(page)).toContain('R1');
    const box = (await page.locator(canvas.GRAPH).boundingBox())!;
    await page.mouse.click(box.x + 6, box.y + 6, { button: 'right' });
    await page.getByRole('menuitem', { name: say('action.select-by'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: say('table.type') }).click();
    await page.getByRole('option', { name: { zh: '零售商', en: 'Retailer' }[locale] }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: say('select.select'), exact: true }).click();
    await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual(['R1']);
  });

  step('the map of the chain has the same selection, by pointer and by key', async () => {
    await kept();
    await page.goto('/cases/deyang?view=tiers&sel=R1');
    const map = page.getByRole('region', { name: say('view.tiers') });
    const retailer = map.getByRole('button', { name: '巨澜家居卖场' });
    await expect.poll(() => retailer.getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(page);
    const bands = map.locator('.vt-band');
    await bands.first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => bands.first().getAttribute('aria-pressed')).toBe('true');
    const selected = new URL(page.url()).searchParams.getAll('sel');
    expect(selected.length).toBeGreaterThan(0);
    await map.getByRole('button', { name: '云梯网络科技' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.getAll('sel')).toEqual(['T1']);
  });

  step('the table lists relations too, keeps its columns, and chooses many at once', async () => {
    await page.goto('/cases/deyang?view=table');
    const table = page.getByRole('region', { name: say('view.table') });
    await table.getByRole('combobox', { name: say('table.type') }).click();
    await page.getByRole('option', { name: { zh: /^来源于 \d+/, en: /^Derived from \d+/ }[locale] }).click();
    await table.getByRole('columnheader', { name: say('edges.band') }).waitFor();
    const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
    expect(await rows.count()).toBeGreaterThan(5);
    await rows.first().click();
    await rows.nth(2).click({ modifiers: ['Shift'] });
    await expect.poll(() => new URL(page.url()).searchParams.getAll('sel').length).toBe(3);
    await button(say('table.columns')).click();
    await page.getByRole('checkbox', { name: say('provenance.entry') }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await table.getByRole('combobox', { name: say('table.type') }).waitFor();
    await expectAccessible(page);
  });
});
