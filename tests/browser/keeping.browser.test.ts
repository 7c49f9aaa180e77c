/** How the view of a person is kept: in two windows, over a line that breaks, a session that ends, and another version. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, signIn } from './checks.ts';
import { DEYANG, PASSWORD, startRig, type Rig } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn, word } from './words.ts';

const CASE = '/cases/deyang';

let rig: Rig | undefined;
let skipped = '';
let mine: Tab;

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
  await signIn(mine);
});
afterAll(() => rig?.end());

const panel = ({ page, locale }: Tab): Locator =>
  page.getByRole('complementary', { name: word(locale, 'panel.label') });
const kept = ({ page }: Tab): Locator => page.locator('[data-keeping="kept.kept"]');

describe('one person in two windows', () => {
  const zh = sayIn('zh');

  test('the second sees what the first saved, and takes it or keeps its own', async ({ skip }) => {
    if (rig === undefined) return skip(skipped);
    await open(mine);
    const second = await mine.page.context().newPage();
    await second.goto(CASE);
    await canvas.drawn(second);
    const hide = async (page: typeof second, id: string): Promise<void> => {
      await page.goto(`${CASE}?sel=${id}`).catch(() => undefined);
      await canvas.drawn(page);
      await page.getByRole('button', { name: zh('action.hide'), exact: true }).click();
      await expect.poll(() => canvas.drawnIds(page)).not.toContain(id);
    };
    await hide(mine.page, 'R1');
    const notice = second.getByRole('alert').filter({ hasText: zh('kept.elsewhere-how') });
    await notice.waitFor();
    await notice.getByRole('button', { name: zh('kept.take') }).click();
    await expect.poll(() => canvas.drawnIds(second)).not.toContain('R1');
    // The other way round: the first keeps what it has.
    await second.keyboard.press('Control+z');
    await expect.poll(() => canvas.drawnIds(second)).toContain('R1');
    const there = mine.page.getByRole('alert').filter({ hasText: zh('kept.elsewhere-how') });
    await there.waitFor();
    await expectAccessible(mine.page);
    await there.getByRole('button', { name: zh('kept.keep') }).click();
    await kept(mine).waitFor();
    await second.reload();
    await canvas.drawn(second);
    expect(await canvas.drawnIds(second)).not.toContain('R1');
    await second.close();
    await mine.page.keyboard.press('Control+z');
    await kept(mine).waitFor();
    expect(mine.refusals()).toEqual([]);
  });
});

describe('a line that breaks', () => {
  const zh = sayIn('zh');

  test('is shown, work goes on, and is sent when the line is back; nothing of it lies readable on the machine', async ({
    skip,
  }) => {
    if (rig === undefined) return skip(skipped);
    const { page } = mine;
    await open(mine, `${CASE}?sel=M01`);
    await rig.stopServer();
    await page.getByRole('alert').getByText(zh('away.unreachable')).waitFor();
    await page.getByRole('button', { name: zh('action.hide'), exact: true }).click();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('M01');
    await page.locator('[data-keeping="kept.unsaved"]').waitFor();
    await page.waitForTimeout(500);
    const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    expect(stored).toContain('vinetrace.unsent.');
    expect(stored).not.toContain('M01');
    expect(stored).not.toContain('hidden');
    await rig.startServer();
    await kept(mine).waitFor({ timeout: 15_000 });
    expect(await page.evaluate(() => Object.keys(localStorage).join(' '))).not.toContain('vinetrace.unsent.');
    await page.reload();
    await canvas.drawn(page);
    expect(await canvas.drawnIds(page)).not.toContain('M01');
    mine.refusals();
    mine.troubles();
  });

  test('what was done just before a page is left is sent with it, and a note that was being written is there after a reload', async ({
    skip,
  }) => {
    if (rig === undefined) return skip(skipped);
    const { page } = mine;
    await open(mine, `${CASE}?sel=M04&panel=notes`);
    await page.getByRole('button', { name: zh('note.write-on', { n: 1 }), exact: true }).click();
    await page.getByRole('textbox', { name: zh('note.new') }).fill('写到一半');
    await page.waitForTimeout(400);
    const held = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
    expect(held).toContain('vinetrace.drafts.');
    expect(held).not.toContain('写到一半');
    await canvas.drawn(page);
    await page.locator(canvas.GRAPH).focus();
    await page.keyboard.press('Delete');
    await page.reload();
    await canvas.drawn(page);
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('M04');
    await expect
      .poll(() => page.getByRole('textbox', { name: zh('note.new') }).inputValue())
      .toBe('写到一半');
    await page.getByRole('button', { name: zh('note.cancel'), exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => Object.keys(sessionStorage).join(' ')))
      .not.toContain('vinetrace.drafts.');
    mine.refusals();
    mine.troubles();
  });

  test('what a page could not send before it was closed is there when it is opened again', async ({
    skip,
  }) => {
    if (rig === undefined) return skip(skipped);
    const { page } = mine;
    await open(mine, `${CASE}?sel=M02`);
    await rig.stopServer();
    await page.getByRole('button', { name: zh('action.hide'), exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).join(' ')))
      .toContain('vinetrace.unsent.');
    await page.goto('about:blank');
    await rig.startServer();
    await open(mine);
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('M02');
    await kept(mine).waitFor();
    mine.refusals();
    mine.troubles();
  });

  test('a session that ends in the middle of an edit loses neither the view nor what was being written', async ({
    skip,
  }) => {
    if (rig === undefined) return skip(skipped);
    const { page } = mine;
    await open(mine, `${CASE}?sel=M03&panel=notes`);
    await panel(mine)
      .getByRole('button', { name: zh('note.write-on', { n: 1 }) })
      .click();
    await panel(mine)
      .getByRole('textbox', { name: zh('note.new') })
      .fill('写到一半');
    await page.context().clearCookies();
    await page.locator(canvas.GRAPH).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('heading', { name: zh('sign-in.title') }).waitFor();
    await page.getByLabel(zh('sign-in.password'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await canvas.drawn(page);
    expect(await canvas.drawnIds(page)).not.toContain('M03');
    await expect
      .poll(() =>
        panel(mine)
          .getByRole('textbox', { name: zh('note.new') })
          .inputValue(),
      )
      .toBe('写到一半');
    await kept(mine).waitFor();
    expect(mine.refusals().every((line) => line.startsWith('401 '))).toBe(true);
    expect(mine.troubles()).toEqual([]);
  });
});

describe('a view of another version', () => {
  const zh = sayIn('zh');

  test('that is newer is refused with clear words, and stays as it is', async ({ skip }) => {
    if (rig === undefined) return skip(skipped);
    const { page } = mine;
    await open(mine);
    await kept(mine).waitFor();
    await page.goto('/cases');
    const url = '/api/cases/deyang/view';
    const before = (await (await page.request.get(url)).json()) as { version: number };
    const change = {
      base: before.version,
      attempt: 'test-attempt',
      page: 'another-page',
      format: 999,
      set: { future: true },
      merge: {},
      first: 0,
      keep: 0,
      at: 0,
      steps: [],
    };
    const saved = await page.request.post(url, { data: change, headers: { origin: rig.url } });
    expect(saved.status()).toBe(200);
    await open(mine);
    const notice = page.getByRole('alert').filter({ hasText: zh('view-refused.newer') });
    await notice.waitFor();
    await expectAccessible(page);
    const after = (await (await page.request.get(url)).json()) as { version: number; format: number };
    expect(after).toMatchObject({ version: before.version + 1, format: 999 });
    await notice.getByRole('button', { name: zh('view-refused.anew') }).click();
    await kept(mine).waitFor();
    expectQuiet(mine);
  });
});
