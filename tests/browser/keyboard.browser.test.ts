/** Without a mouse: signing in, searching, opening, tracing, walking along edges, hiding and taking it back. */
import { expect } from 'vitest';
import * as canvas from './canvas.ts';
import { expectQuiet, pictured } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG, PASSWORD } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

const { it } = openRig([DEYANG]);

const say = sayIn('en');

/** Presses Tab until what has the focus answers to a selector, as a person would; at most so often. */
async function tabTo({ page }: Tab, selector: string, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not reach ${selector}`);
}

async function walk(tab: Tab): Promise<void> {
  const { page } = tab;
  const { keyboard } = page;
  const said = page.locator('[role=status][aria-live=polite]');
  await page.goto('/');
  await page.getByRole('heading', { name: say('sign-in.title') }).waitFor();
  await tabTo(tab, 'input[type=password]');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: say('cases.title') }).waitFor();
  await tabTo(tab, 'a[href="/cases/deyang"]');
  await keyboard.press('Enter');
  await canvas.drawn(page);

  await keyboard.press('/');
  await keyboard.type('五一');
  await page.getByRole('option', { name: '五一活动业主汇总' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.waitForURL('/cases/deyang?sel=L19');

  // The focus stays where a person can see it, and goes on to the graph.
  await tabTo(tab, canvas.GRAPH);
  await keyboard.press('ArrowLeft');
  await expect.poll(() => said.allInnerTexts()).toContainEqual(expect.stringMatching(/\d+ lines$/));
  const walked = new URL(page.url()).searchParams.get('sel');
  expect(walked).not.toBe('L19');
  await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual([walked]);
  const size = page.viewportSize()!;
  await expect
    .poll(async () => {
      const { x, y } = await canvas.placeOf(page, walked ?? '');
      return x > 0 && y > 0 && x < size.width && y < size.height;
    })
    .toBe(true);
  await keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).searchParams.get('sel')).not.toBe(walked);

  const before = await canvas.drawnIds(page);
  await keyboard.press('Delete');
  await expect.poll(async () => (await canvas.drawnIds(page)).length).toBeLessThan(before.length);
  await keyboard.press('Control+z');
  await expect.poll(async () => (await canvas.drawnIds(page)).length).toBe(before.length);

  await page.goto('/cases/deyang?sel=L19');
  await canvas.drawn(page);
  await page.getByRole('button', { name: say('action.trace') }).waitFor();
  await tabTo(tab, canvas.GRAPH);
  await keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: say('action.trace') }).waitFor();
  for (let n = 0; n < 8; n += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === say('action.trace')) break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  await page.getByRole('tab', { name: say('panel.trace'), selected: true }).waitFor();
  await expect.poll(() => canvas.classesOf(page, 'R1')).toContain('lit');
  await tabTo(tab, canvas.GRAPH);
  await keyboard.press('Escape');
  await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual([]);
  expectQuiet(tab);
}

it('all of it by keyboard alone', async (rig) => {
  const tab = await rig.tab({ locale: 'en' });
  await pictured(tab, 'keyboard', () => walk(tab));
  await tab.close();
});
