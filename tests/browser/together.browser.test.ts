/** Two people on one case: what each sees of the other's notes, tags and saved views, and that nothing is lost. */
import { oneTimePassword } from '#contract/account.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { DEYANG, startRig, type Rig } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn, word } from './words.ts';

const CASE = '/cases/deyang';
const LIST = 'L19';
const OTHER = 'analyst-wu';
const OTHER_PASSWORD = 'correct horse battery';

let rig: Rig | undefined;
let skipped = '';
let mine: Tab;
let theirs: Tab;

const open = async ({ page }: Tab, address = CASE): Promise<void> => {
  await page.goto(address);
  await canvas.drawn(page);
};

beforeAll(async () => {
  const started = await startRig([DEYANG]);
  if ('skipped' in started) {
    skipped = started.skipped;
    return;
  }
  rig = started;
  mine = await rig.tab({ locale: 'zh', size: { width: 1500, height: 900 } });
  theirs = await rig.tab({ locale: 'en', size: { width: 1500, height: 900 } });
  await signIn(mine);
  const headers = { origin: rig.url };
  const added = await mine.page.request.post('/api/users', { data: { user: OTHER }, headers });
  const { password } = oneTimePassword.parse(await added.json());
  const letIn = await mine.page.request.put(`/api/cases/deyang/people/${encodeURIComponent(OTHER)}`, {
    data: { role: 'analyst' },
    headers,
  });
  expect(letIn.status()).toBe(200);
  const { request } = theirs.page;
  await request.post('/api/session', { data: { user: OTHER, password }, headers });
  const own = await request.put('/api/account/password', {
    data: { current: password, password: OTHER_PASSWORD },
    headers,
  });
  expect(own.status()).toBe(204);
  await request.delete('/api/session', { headers });
  await signIn(theirs, OTHER, OTHER_PASSWORD);
});
afterAll(() => rig?.end());

const step = (name: string, work: () => Promise<void>): void =>
  test(name, async ({ skip }) => {
    if (rig === undefined) return skip(skipped);
    await pictured(theirs, `theirs ${name}`, () => pictured(mine, `mine ${name}`, work));
    expectQuiet(mine);
    expectQuiet(theirs);
  });

const panel = ({ page, locale }: Tab): Locator =>
  page.getByRole('complementary', { name: word(locale, 'panel.label') });
const note = (tab: Tab, text: string): Locator => panel(tab).getByRole('article').filter({ hasText: text });

describe('two people on one case', () => {
  const zh = sayIn('zh');
  const en = sayIn('en');

  step('a note of one arrives at the other, who is told and does not lose what they look at', async () => {
    await open(mine, `${CASE}?sel=${LIST}&panel=notes`);
    await open(theirs);
    const before = await canvas.positions(theirs.page);
    await panel(mine)
      .getByRole('button', { name: zh('note.write-on', { n: 1 }) })
      .click();
    await panel(mine)
      .getByRole('textbox', { name: zh('note.new') })
      .fill('先问快递员 13812345678');
    await panel(mine)
      .getByRole('button', { name: zh('note.save') })
      .click();
    await note(mine, '先问快递员').waitFor();
    const news = theirs.page.getByRole('status').filter({ hasText: en('news.notes', { n: 1 }) });
    await news.waitFor();
    expect(await canvas.positions(theirs.page)).toEqual(before);
    await news.getByRole('button', { name: en('news.show') }).click();
    await note(theirs, '先问快递员').waitFor();
    await expect.poll(() => canvas.selectedOnCanvas(theirs.page)).toEqual([LIST]);
    expect(await theirs.page.content()).not.toContain('13812345678');
    await expectAccessible(theirs.page);
    await expectAccessible(mine.page);
  });

  step('both change one note: the second sees both texts and decides, and neither is lost', async () => {
    await note(theirs, '先问快递员')
      .getByRole('button', { name: en('note.history') })
      .waitFor();
    // A note without anything masked, so that both may change it.
    await mine.page.request.post('/api/cases/deyang/notes', {
      data: { text: 'version one', elements: [LIST], place: null },
      headers: { origin: rig?.url ?? '' },
    });
    for (const tab of [mine, theirs]) {
      const change = word(tab.locale, 'note.change');
      await note(tab, 'version one').getByRole('button', { name: change }).click();
    }
    const field = (tab: Tab): Locator =>
      panel(tab).getByRole('textbox', { name: word(tab.locale, 'note.change') });
    await field(theirs).fill('what I think');
    await field(mine).fill('what they wrote');
    await panel(mine)
      .getByRole('button', { name: zh('note.save') })
      .click();
    const conflict = panel(theirs)
      .getByRole('alert')
      .filter({ hasText: en('note.conflict') });
    await conflict.getByText('what they wrote').waitFor();
    await conflict.getByText('what I think').waitFor();
    await expectAccessible(theirs.page);
    await conflict.getByRole('button', { name: en('conflict.keep-mine') }).click();
    await note(theirs, 'what I think').waitFor();
    await note(theirs, 'what I think')
      .getByRole('button', { name: en('note.history') })
      .click();
    await note(theirs, 'what I think').getByText('what they wrote').waitFor();
    await note(mine, 'what I think').waitFor();
  });

  step('a note is removed, and undo brings it back for both', async () => {
    await note(mine, 'what I think')
      .getByRole('button', { name: zh('note.remove') })
      .click();
    await expect.poll(() => note(theirs, 'what I think').count()).toBe(0);
    await mine.page.getByRole('button', { name: new RegExp(`^${zh('action.undo')}`) }).click();
    await note(mine, 'what I think').waitFor();
    await note(theirs, 'what I think').waitFor();
  });

  step('tags are put on, filter, and are taken back', async () => {
    const field = panel(mine).getByPlaceholder(zh('tag.placeholder'));
    await field.fill('重点');
    await field.press('Enter');
    await panel(mine)
      .getByRole('button', { name: zh('tag.only-named', { tag: '重点' }) })
      .click();
    await expect.poll(() => canvas.drawnIds(mine.page)).toEqual([LIST]);
    await panel(mine)
      .getByRole('button', { name: zh('tag.all') })
      .click();
    await expect.poll(async () => (await canvas.drawnIds(mine.page)).length).toBeGreaterThan(20);
    await panel(theirs).getByText('重点').first().waitFor();
    await expectAccessible(mine.page);
    // Three steps at once: the two filters, and the tag itself.
    await mine.page.getByRole('button', { name: zh('undo.steps') }).click();
    await mine.page
      .getByRole('menuitem', { name: new RegExp(`^${zh('command.tag')}`) })
      .first()
      .click();
    await panel(mine).getByText(zh('tag.none')).waitFor();
    await expect.poll(() => panel(theirs).getByText('重点').count()).toBe(0);
  });

  step('a note stands on the canvas, goes with it and is moved', async () => {
    const box = (await mine.page.locator(canvas.GRAPH).boundingBox())!;
    await mine.page.mouse.click(box.x + 60, box.y + 60, { button: 'right' });
    await mine.page.getByRole('menuitem', { name: zh('note.here') }).click();
    await panel(mine)
      .getByRole('textbox', { name: zh('note.new') })
      .fill('这里缺一份名单');
    await panel(mine)
      .getByRole('button', { name: zh('note.save') })
      .click();
    const sheet = mine.page.getByRole('button', { name: /这里缺一份名单/ });
    const at = (await sheet.boundingBox())!;
    expect(Math.abs(at.x - box.x - 60) + Math.abs(at.y - box.y - 60)).toBeLessThan(6);
    await sheet.focus();
    await mine.page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await sheet.boundingBox())?.x ?? 0).toBeGreaterThan(at.x + 5);
    await theirs.page.getByRole('button', { name: /这里缺一份名单/ }).waitFor();
    await expectAccessible(mine.page);
  });

  step('a view is saved with its picture, shared, and opened by its address', async () => {
    await mine.page.keyboard.press('Control+Shift+S');
    const side = mine.page.getByRole('complementary', { name: zh('legend.title') });
    await side.getByRole('textbox', { name: zh('saved.name') }).fill('下游零售商');
    await side.getByRole('button', { name: zh('saved.save-do') }).click();
    const card = side.getByRole('article', { name: '下游零售商' });
    await card.locator('img').waitFor();
    await expectAccessible(mine.page);
    const { views } = (await (await mine.page.request.get('/api/cases/deyang/saved-views')).json()) as {
      views: { id: string }[];
    };
    const address = `${CASE}?saved=${views[0]?.id}`;
    await open(theirs, address);
    await theirs.page
      .getByRole('alert')
      .getByText(/private to the person/)
      .waitFor();
    expect(new Set(theirs.refusals())).toEqual(
      new Set([`403 GET /api/cases/deyang/saved-views/${views[0]?.id}`]),
    );
    await card.getByRole('button', { name: zh('saved.menu', { name: '下游零售商' }) }).click();
    await mine.page.getByRole('menuitem', { name: zh('saved.share') }).click();
    await card.getByText(zh('saved.is-shared')).waitFor();
    await open(theirs, address);
    await theirs.page
      .getByRole('button', {
        name: en('command.named', {
          action: en('action.undo'),
          command: en('command.view-open'),
          subject: '下游零售商',
        }),
      })
      .waitFor();
    await expect.poll(() => canvas.selectedOnCanvas(theirs.page)).toEqual([LIST]);
    expect(new URL(theirs.page.url()).searchParams.has('saved')).toBe(false);
    await expectAccessible(theirs.page);
  });

  step('the palette finds commands, elements and views by pinyin and by letters', async () => {
    await mine.page.locator(canvas.GRAPH).focus();
    await mine.page.keyboard.press('Control+k');
    const palette = mine.page.getByRole('dialog', { name: zh('palette.title') });
    const field = palette.getByRole('combobox');
    await field.fill('bjst');
    await field.fill('bcdqst');
    await palette.getByRole('option', { name: zh('saved.save') }).waitFor();
    await field.fill('jujia');
    await palette.getByRole('option', { name: '巨澜家居卖场' }).waitFor();
    await expectAccessible(mine.page);
    await field.press('Enter');
    await palette.waitFor({ state: 'hidden' });
    await mine.page.keyboard.press('Control+k');
    await field.fill('table');
    await field.press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await mine.page.keyboard.press('Control+k');
    await field.fill('xyls');
    await palette.getByRole('option', { name: '下游零售商' }).waitFor();
    await field.fill('table');
    await palette.getByRole('option', { name: zh('view.table'), exact: true }).click();
    await mine.page.waitForURL(/view=table/);
    await mine.page.goBack().catch(() => undefined);
  });
});
