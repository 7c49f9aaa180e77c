/** What goes wrong around the page: addresses that name nothing, a server that goes away, a directory without a case. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { DEYANG, startRig, type Rig } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** A rig over some folders for the tests of one block, and a signed-in tab for each of them. */
function withRig(folders: readonly string[]): {
  it(name: string, work: (tab: Tab, rig: Rig) => Promise<void>): void;
} {
  let [rig, tab, skipped]: [Rig | undefined, Tab | undefined, string] = [undefined, undefined, ''];
  beforeAll(async () => {
    const started = await startRig(folders);
    if ('skipped' in started) skipped = started.skipped;
    else rig = started;
  });
  afterAll(() => rig?.end());
  beforeEach(async () => {
    tab = await rig?.tab({ locale: 'en' });
    if (tab !== undefined) await signIn(tab);
  });
  afterEach(() => tab?.close());
  return {
    it: (name, work) =>
      test(name, async ({ skip }) => {
        const [here, page] = [rig, tab];
        if (here === undefined || page === undefined) return skip(skipped);
        await pictured(page, name, () => work(page, here));
      }),
  };
}

const say = sayIn('en');
const alert = (page: Page): Locator => page.getByRole('alert');

describe('with a case', () => {
  const { it } = withRig([DEYANG]);

  it('an unknown case is said to be unknown, with what to do', async (tab) => {
    await tab.page.goto('/cases/nowhere');
    await alert(tab.page).getByText(say('problem.advice.gone')).waitFor();
    await expectAccessible(tab.page);
    expect(tab.troubles()).toEqual([]);
    const asked = ['overview', 'view', 'notes', 'tags', 'events'];
    expect(new Set(tab.refusals())).toEqual(
      new Set(asked.map((name) => `404 GET /api/cases/nowhere/${name}`)),
    );
  });

  it('neighbours that cannot be had are told of, and come when they are asked for again', async (tab) => {
    const { page } = tab;
    await page.goto('/cases/deyang?sel=L19');
    await canvas.drawn(page);
    await page.locator(canvas.GRAPH).focus();
    const before = (await canvas.drawnIds(page)).length;
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    const row = dialog.getByRole('row').filter({ hasText: '341' });
    await row.getByRole('combobox', { name: say('expand.as') }).click();
    await page.getByRole('option', { name: say('expand.elements') }).click();
    await row.getByRole('textbox', { name: say('expand.how-many') }).fill('12');
    await dialog.getByText(say('expand.promise', { n: 12, groups: 0 })).waitFor();
    const neighbours = '**/elements/L19/neighbours?*';
    await page.route(neighbours, (route) => route.fulfill({ status: 500, body: '' }));
    await dialog.getByRole('button', { name: say('expand.draw'), exact: true }).click();
    await alert(page).getByText(say('problem.advice.report')).waitFor();
    expect(await canvas.drawnIds(page)).toHaveLength(before);
    await page.unroute(neighbours);
    await alert(page)
      .getByRole('button', { name: say('action.retry') })
      .click();
    await alert(page).waitFor({ state: 'hidden' });
    await expect.poll(async () => (await canvas.drawnIds(page)).length).toBeGreaterThan(before);
    expect(new Set(tab.refusals())).toEqual(new Set(['500 GET /api/cases/deyang/elements/L19/neighbours']));
  });

  it('an unknown page leads back to the cases', async (tab) => {
    await tab.page.goto('/no/such/page');
    await tab.page.getByRole('heading', { name: say('not-found.title') }).waitFor();
    await expectAccessible(tab.page);
    await tab.page.getByRole('link', { name: say('action.to-cases') }).click();
    await tab.page.getByRole('heading', { name: say('cases.title') }).waitFor();
    expect(tab.troubles()).toEqual([]);
    expect(tab.refusals().filter((line) => !line.endsWith('/no/such/page'))).toEqual([]);
  });

  it('an unknown element in the address leaves the graph standing and says so', async (tab) => {
    await tab.page.goto('/cases/deyang?sel=L99');
    await canvas.drawn(tab.page);
    await alert(tab.page).getByText(say('problem.advice.gone')).waitFor();
    await expect
      .poll(async () => canvas.inkAround(tab.page, await canvas.placeOf(tab.page, 'R1')))
      .toBeGreaterThan(0.2);
    expect(tab.troubles()).toEqual([]);
    expect(new Set(tab.refusals())).toEqual(new Set(['404 GET /api/cases/deyang/elements/L99']));
  });

  it('an unknown list in the address cannot be traced, and the page says so', async (tab) => {
    await tab.page.goto('/cases/deyang?panel=trace&trace=L99&path=7&pane=nonsense');
    await canvas.drawn(tab.page);
    await alert(tab.page).first().waitFor();
    expect(await canvas.classesOf(tab.page, 'R1')).not.toContain('dim');
    expect(tab.troubles()).toEqual([]);
    tab.refusals();
  });

  it('a wrong password is refused in words, and the right one still lets in', async (tab) => {
    await tab.page.context().clearCookies();
    await tab.page.goto('/cases');
    await tab.page.getByLabel(say('sign-in.password'), { exact: true }).fill('not the password');
    await tab.page.keyboard.press('Enter');
    await alert(tab.page).getByText(say('problem.advice.sign-in')).waitFor();
    await expectAccessible(tab.page);
    expect(tab.troubles()).toEqual([]);
    expect(tab.refusals()).toContain('401 POST /api/session');
    await signIn(tab);
  });

  it('a server that goes away and comes back: a banner meanwhile, nothing lost, no reload', async (tab, rig) => {
    const { page } = tab;
    await page.goto('/cases/deyang?sel=R1');
    await canvas.drawn(page);
    await page.getByRole('button', { name: say('action.hide') }).click();
    await expect.poll(() => canvas.drawnIds(page)).not.toContain('R1');
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', 'yes'));
    expectQuiet(tab);
    await rig.stopServer();
    const { x, y } = await canvas.placeOf(page, 'L19');
    await page.mouse.click(x, y);
    await alert(page).getByText(say('away.unreachable')).waitFor();
    await expectAccessible(page);
    await rig.startServer();
    await alert(page).getByText(say('away.unreachable')).waitFor({ state: 'hidden', timeout: 20_000 });
    await page
      .getByRole('complementary', { name: say('panel.label') })
      .getByRole('definition')
      .getByText('lists/L19.xlsx')
      .waitFor();
    expect(page.url()).toBe(`${rig.url}/cases/deyang?sel=L19`);
    await expect.poll(() => page.getAttribute('html', 'data-same-page')).toBe('yes');
    expect(await canvas.drawnIds(page)).not.toContain('R1');
    expect(tab.troubles()).toEqual([]);
    tab.refusals();
    await page.getByRole('button', { name: new RegExp(`^${say('action.undo')}`) }).click();
    await expect.poll(() => canvas.drawnIds(page)).toContain('R1');
  });
});

describe('without a case', () => {
  const { it } = withRig([]);

  it('an empty data directory says what to do next', async (tab, rig) => {
    const { page } = tab;
    await page.getByRole('heading', { name: say('cases.none') }).waitFor();
    await page.getByText('npx vinetrace load').waitFor();
    await expectAccessible(page);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: say('nav.journal') })
      .click();
    await page.getByRole('heading', { name: say('journal.title') }).waitFor();
    await expectAccessible(page);
    expectQuiet(tab);
    await rig.stopServer();
    await rig.cli('load', DEYANG);
    await rig.startServer();
    await page.goto('/cases');
    await page.getByRole('link', { name: 'deyang' }).waitFor();
  });
});
