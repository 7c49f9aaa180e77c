/** The walk of an investigator, in Chinese and in English: from the sign-in to the source of a list, and out again. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { z } from 'zod';
import type { neighbours } from '#contract/queries/neighbours.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet } from './checks.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { openRig } from './opening.ts';
import { DEYANG, PASSWORD, USER } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { chainsOf, isCalibrated } from './traces.ts';
import { sayIn, word } from './words.ts';

/** The retailer's list, its title, and some of what stands on ways that lead to it. */
const LIST = 'L19';
const TITLE = '五一活动业主汇总';
const DRAWN = ['L19', 'R1', 'L16', 'T1', 'L05', 'M01', 'L03', 'H01', 'L01', 'S1'];
const TITLE_OF_CASE = '德阳业主信息泄露案';

let people: People;
const { it, steps } = openRig([DEYANG], async () => {
  people = await peopleOfDeyang();
  expect(people.numbers.size).toBeGreaterThan(500);
});

describe.each<Locale>(['zh', 'en'])('the walk in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = sayIn(locale);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const panel = (): Locator => page.getByRole('complementary', { name: say('panel.label') });
  /** Chooses an item of a menu behind a button. */
  const choose = async (menu: string, item: string): Promise<void> => {
    await button(menu).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  /** Puts the table below the graph, or nothing. */
  const below = async (key: 'view.table' | 'view.below-none'): Promise<void> => {
    const chosen = say('view.below-is', { view: '' }).trim();
    await button(new RegExp(`^(${say('view.below')}|${chosen})`)).click();
    await page.getByRole('menuitem', { name: say(key), exact: true }).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await page
      .getByRole('region', { name: say('view.table') })
      .waitFor({ state: key === 'view.table' ? 'visible' : 'hidden' });
  };
  /** axe over the page in both themes, as the person switches them; ends in the light one. One language is enough. */
  const accessibleInBoth = async (): Promise<void> => {
    if (locale === 'en') return expectAccessible(page);
    for (const theme of ['theme.dark', 'theme.light'] as const) {
      await choose(say('theme.title'), say(theme));
      await page.getByRole('menu').waitFor({ state: 'hidden' });
      await expectAccessible(page);
    }
  };
  const shownLanguage = async (): Promise<string | undefined> =>
    (await page.getAttribute('html', 'lang'))?.split('-')[0];
  const clear = async (): Promise<void> => expect(seenIn(await page.content(), people)).toEqual([]);

  const step = steps({ name: 'walk', locale }, (opened) => {
    tab = opened;
    page = tab.page;
  });

  step('an address behind the sign-in leads there, in the language of the browser', async () => {
    await page.goto('/journal');
    await page.getByRole('heading', { name: say('sign-in.title') }).waitFor();
    expect(await shownLanguage()).toBe(locale);
    expect(new URL(page.url()).searchParams.get('next')).toBe('/journal');
    await accessibleInBoth();
  });

  step('signing in goes on to where the person wanted to go', async () => {
    await page.getByLabel(say('sign-in.user')).fill(USER);
    await page.getByLabel(say('sign-in.password'), { exact: true }).fill(PASSWORD);
    await button(say('sign-in.submit')).click();
    await page.getByRole('heading', { name: say('journal.title') }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/journal');
  });

  step('the cases lead to the case', async () => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: say('nav.cases') })
      .click();
    await page.getByRole('link', { name: TITLE_OF_CASE }).waitFor();
    await accessibleInBoth();
    await page.getByRole('link', { name: TITLE_OF_CASE }).click();
    await page.waitForURL('/cases/deyang');
  });

  step('the supply chain is drawn, and painted where its elements stand', async () => {
    await canvas.drawn(page);
    for (const id of DRAWN)
      await expect
        .poll(async () => canvas.inkAround(page, await canvas.placeOf(page, id)))
        .toBeGreaterThan(0.2);
    const xs = await Promise.all(
      ['S1', 'M01', 'T1', 'R1'].map(async (id) => (await canvas.placeOf(page, id)).x),
    );
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    await accessibleInBoth();
  });

  step('a search selects the list', async () => {
    const search = page.getByRole('combobox', { name: say('search.label') });
    await search.fill(TITLE.slice(0, 4));
    await page.getByRole('option', { name: TITLE }).click();
    await page.waitForURL(`/cases/deyang?sel=${LIST}`);
    await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual([LIST]);
  });

  step('a click on the canvas selects what stands there; on nothing, nothing', async () => {
    const { x, y } = await canvas.placeOf(page, 'R1');
    await page.mouse.click(x, y);
    await page.waitForURL('/cases/deyang?sel=R1');
    await panel().getByText('巨澜家居卖场').first().waitFor();
    const box = (await page.locator(canvas.GRAPH).boundingBox())!;
    await page.mouse.click(box.x + 5, box.y + 5);
    await page.waitForURL('/cases/deyang');
    const list = await canvas.placeOf(page, LIST);
    await page.mouse.click(list.x, list.y);
    await page.waitForURL(`/cases/deyang?sel=${LIST}`);
  });

  step('the details show properties, the hash of the file, relations and provenance', async () => {
    await panel().getByRole('definition').getByText('lists/L19.xlsx').waitFor();
    const sha256 = 'abeb9f6f67c98c5dec08f93006818dfa10fc40ea220a666221d8c5f095bcadc2';
    await panel().getByTitle(sha256).waitFor();
    await panel()
      .getByRole('heading', { name: say('details.provenance') })
      .waitFor();
    expect(
      await panel()
        .getByRole('link', { name: /^#\d+$/ })
        .first()
        .getAttribute('href'),
    ).toMatch(/^\/journal\?entry=\d+$/);
    await accessibleInBoth();
  });

  step(
    'a trace lights the chain and says how strong it is in words, with a number only where the model is calibrated',
    async () => {
      await button(say('action.trace')).first().click();
      await page.getByRole('tab', { name: say('panel.trace'), selected: true }).waitFor();
      const hasNumbers = await isCalibrated(page, LIST);
      const badge = { zh: '未校准', en: 'Uncalibrated' }[locale];
      if (!hasNumbers) await panel().getByText(badge).first().waitFor();
      await panel().getByText({ zh: '支持力度', en: 'support' }[locale]).first().waitFor();
      for (const text of [say('trace.documented'), say('trace.inferred')])
        expect(await panel().getByText(text, { exact: true }).count()).toBeGreaterThan(0);
      const said = await page.locator('body').innerText();
      if (hasNumbers) expect(said).toMatch(/\d\s*%/);
      else expect(said).not.toMatch(/\d\s*%/);
      const [first = []] = await chainsOf(page, LIST);
      for (const id of first) await expect.poll(() => canvas.classesOf(page, id)).toContain('lit');
      await expect.poll(() => canvas.classesOf(page, 'M09')).toContain('dim');
      await accessibleInBoth();
    },
  );

  step('another path lights another chain', async () => {
    const [first = [], ...others] = await chainsOf(page, LIST);
    const of = (one: string[], other: string[]): string | undefined => one.find((id) => !other.includes(id));
    const at = others.findIndex((chain) => of(chain, first) !== undefined && of(first, chain) !== undefined);
    expect(at).toBeGreaterThanOrEqual(0);
    const [here, there] = [of(first, others[at]!)!, of(others[at]!, first)!];
    const paths = panel().locator('.vt-card > button');
    await paths.nth(at + 1).click();
    await expect.poll(() => canvas.classesOf(page, there)).toContain('lit');
    await expect.poll(() => canvas.classesOf(page, here)).toContain('dim');
    await paths.first().click();
    await expect.poll(() => canvas.classesOf(page, here)).toContain('lit');
  });

  step('a channel opens down to rows side by side, masked', async () => {
    await button(say('trace.grounds')).first().click();
    const channel = panel().locator('.vt-channel', { hasText: say('channel.values') });
    await channel.getByRole('button').click();
    const dialog = page.getByRole('dialog', {
      name: say('compare.title', { channel: say('channel.values') }),
    });
    const rows = dialog.locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    expect(await rows.count()).toBe(2 * (await dialog.locator('tbody td[rowspan="2"]').count()));
    expect(await dialog.locator('mark').count()).toBeGreaterThan(0);
    expect(await dialog.innerText()).toMatch(/\*/);
    await clear();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  step('the table goes in step with the graph, both ways', async () => {
    await below('view.table');
    const table = page.getByRole('region', { name: say('view.table') });
    const row = table.getByRole('row', { name: TITLE });
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
    await table.getByRole('row', { name: '投放名单A' }).click();
    await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual(['L16']);
    const { x, y } = await canvas.placeOf(page, 'R1');
    await page.mouse.click(x, y);
    const retailer = table.getByRole('row', { name: '巨澜家居卖场' });
    await expect.poll(() => retailer.getAttribute('aria-selected')).toBe('true');
    await accessibleInBoth();
    await clear();
  });

  step('an expansion says first how many there are, and draws a page of them', async () => {
    await below('view.below-none');
    const { x, y } = await canvas.placeOf(page, LIST);
    await page.mouse.click(x, y);
    await page.getByRole('tab', { name: say('panel.details') }).click();
    const before = await canvas.drawnIds(page);
    const answer = await page.request.get(
      `/api/cases/deyang/elements/${LIST}/neighbours?relation=CONTAINS&limit=1000`,
    );
    const { nodes }: z.infer<typeof neighbours.result> = await answer.json();
    const total = nodes.filter(({ type }) => type === 'Owner').length;
    expect(total).toBeGreaterThan(60);
    await panel()
      .getByText(say('count.of', { n: 0, total }))
      .waitFor();
    await panel()
      .getByRole('button', { name: say('relations.more', { n: 30 }) })
      .click();
    await panel()
      .getByText(say('count.of', { n: 30, total }))
      .waitFor();
    await expect
      .poll(async () => (await canvas.drawnIds(page)).length)
      .toBeGreaterThanOrEqual(before.length + 60);
    await accessibleInBoth();
    await clear();
  });

  step('undo takes the expansion back, redo brings it again', async () => {
    const drawnNow = async (): Promise<number> => (await canvas.drawnIds(page)).length;
    const expanded = await drawnNow();
    await button(
      say('command.named', { action: say('action.undo'), command: say('command.expand'), subject: TITLE }),
    ).click();
    await expect.poll(drawnNow).toBeLessThan(expanded);
    await button(
      say('command.named', { action: say('action.redo'), command: say('command.expand'), subject: TITLE }),
    ).click();
    await expect.poll(drawnNow).toBe(expanded);
    await page.locator(canvas.GRAPH).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(drawnNow).toBeLessThan(expanded);
  });

  step('a reload changes nothing: address, selection, view and places', async () => {
    await choose(say('layout.title'), say('layout.tier-fold'));
    await page.getByRole('tab', { name: say('panel.trace') }).click();
    const source = (await chainsOf(page, LIST))[0]?.at(-1) ?? '';
    await expect.poll(() => canvas.classesOf(page, source)).toContain('lit');
    // A view is kept a moment after it changed.
    await page.waitForTimeout(400);
    const before = {
      url: page.url(),
      ids: await canvas.drawnIds(page),
      places: await canvas.positions(page),
    };
    await page.reload();
    await canvas.drawn(page);
    await expect.poll(() => canvas.classesOf(page, source)).toContain('lit');
    const after = { url: page.url(), ids: await canvas.drawnIds(page), places: await canvas.positions(page) };
    after.ids.sort();
    before.ids.sort();
    expect(after).toEqual(before);
    await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual([LIST]);
    await page.getByRole('tab', { name: say('panel.trace'), selected: true }).waitFor();
  });

  step('language and theme switch at once, and stay', async () => {
    const other = locale === 'zh' ? 'en' : 'zh';
    await button({ zh: '中文', en: 'English' }[other]).click();
    await expect.poll(shownLanguage).toBe(other);
    await page.getByRole('tab', { name: word(other, 'panel.trace') }).waitFor();
    await page.reload();
    await page.getByRole('tab', { name: word(other, 'panel.trace') }).waitFor();
    await button({ zh: '中文', en: 'English' }[locale]).click();
    await expect.poll(shownLanguage).toBe(locale);
    await choose(say('theme.title'), say('theme.dark'));
    await page.reload();
    await expect.poll(() => page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    await canvas.drawn(page);
  });

  step('journal, reference of the API and help can be read', async () => {
    const nav = page.getByRole('navigation');
    await nav.getByRole('link', { name: say('nav.journal') }).click();
    // The newest stands first; what the case began with is reached from there.
    const action = (name: string): Locator => page.getByRole('cell', { name, exact: true });
    await page
      .getByRole('row')
      .nth(1)
      .filter({ has: action(say('journal-action.user-add')) })
      .waitFor();
    await accessibleInBoth();
    await clear();
    await button(say('action.more')).click();
    await action(say('journal-action.import')).first().waitFor();
    await nav.getByRole('link', { name: say('nav.api') }).click();
    await page.getByText('/api/cases/{case}/lists/{list}/sources').waitFor();
    await accessibleInBoth();
    await nav.getByRole('link', { name: say('nav.help') }).click();
    await page.getByRole('heading', { name: say('help.title') }).waitFor();
    await accessibleInBoth();
  });

  it('a session that ended leads to the sign-in, and back to the same view', async () => {
    const wanted = `/cases/deyang?sel=${LIST}&panel=trace&trace=${LIST}`;
    await page.goto(wanted);
    await canvas.drawn(page);
    expectQuiet(tab);
    await page.context().clearCookies();
    const signIn = page.getByRole('heading', { name: say('sign-in.title') });
    // What the page asks for by itself may lead there before the link does.
    const asking = page
      .getByRole('navigation')
      .getByRole('link', { name: say('nav.journal') })
      .click()
      .catch(() => undefined);
    await signIn.waitFor();
    await asking;
    await signIn.waitFor();
    expect(tab.troubles()).toEqual([]);
    const refused = tab.refusals();
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((each) => !each.startsWith('401 '))).toEqual([]);
    await page.goto(`/sign-in?next=${encodeURIComponent(wanted)}`);
    await page.getByLabel(say('sign-in.password'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(wanted);
    await expect.poll(() => canvas.classesOf(page, 'R1')).toContain('lit');
    expectQuiet(tab);
  });

  step('signing out ends the session', async () => {
    await button(say('person.menu', { user: USER })).click();
    await page.getByRole('menuitem', { name: say('person.sign-out') }).click();
    await page.getByRole('heading', { name: say('sign-in.title') }).waitFor();
    expect((await page.request.get('/api/cases')).status()).toBe(401);
    await page.goto('/cases');
    await page.getByRole('heading', { name: say('sign-in.title') }).waitFor();
  });
});
