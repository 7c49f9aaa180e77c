/** The security policy of the pages: strict enough to refuse what an attacker would write, and no page of ours runs into it. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import * as canvas from './canvas.ts';
import { expectQuiet, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** Every address of the client (`App.tsx`), with what is on it when it has been drawn. */
const PAGES: readonly (readonly [string, string])[] = [
  ['/cases', 'main a'],
  ['/cases/deyang?sel=L19&panel=trace&trace=L19', canvas.GRAPH],
  ['/cases/deyang/import', 'h1'],
  ['/cases/deyang/import-graph', 'h1'],
  ['/cases/deyang/people', 'h1'],
  ['/cases/deyang/match', 'h1'],
  ['/cases/deyang/lists/L19', 'h1'],
  ['/cases/deyang/compare', 'h1'],
  ['/cases/deyang/evidence/E01', 'h1'],
  ['/cases/deyang/count', 'h1'],
  ['/cases/deyang/send', 'h1'],
  ['/receive', 'h1'],
  ['/account', 'h1'],
  ['/users', 'h1'],
  ['/journal', 'h1'],
  ['/api-reference', 'h1'],
  ['/help', 'h1'],
];

/** What an attacker who may write into the page would do; each answers whether it worked. */
const ATTACKS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  'a script element with a text': () => {
    const script = document.createElement('script');
    try {
      script.text = 'document.documentElement.dataset.hit = "yes"';
    } catch {
      return false;
    }
    document.body.append(script);
    return document.documentElement.dataset['hit'] === 'yes';
  },
  'markup as a string': () => {
    const place = document.createElement('div');
    try {
      place.innerHTML = '<img src="/none" onerror="document.documentElement.dataset.hit = 1">';
    } catch {
      return false;
    }
    return place.childElementCount > 0;
  },
  'a style element without the nonce': () => {
    const style = document.createElement('style');
    style.textContent = ':root { --hit: yes }';
    document.head.append(style);
    const hit = getComputedStyle(document.documentElement).getPropertyValue('--hit') === 'yes';
    style.remove();
    return hit;
  },
  'a style attribute': () => {
    const place = document.createElement('div');
    place.setAttribute('style', 'color: rgb(1, 2, 3)');
    document.body.append(place);
    const hit = getComputedStyle(place).color === 'rgb(1, 2, 3)';
    place.remove();
    return hit;
  },
  'a worker of an address that is not ours': () => {
    try {
      new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).terminate();
    } catch {
      return false;
    }
    return true;
  },
  'a policy of its own for Trusted Types': () => {
    const types = (
      globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }
    ).trustedTypes;
    try {
      types.createPolicy('mine', { createHTML: (text: string) => text });
    } catch {
      return false;
    }
    return true;
  },
  'a question to another host': () =>
    fetch('http://127.0.0.1:9/').then(
      () => true,
      (error: unknown) => !String(error).includes('Failed to fetch'),
    ),
};

/** In the page: says of everything that the security policy refused, which the console does not do for all of it. */
function tellViolations(): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
      console.error(`policy: ${effectiveDirective} refused ${blockedURI} ${sample} in ${sourceFile}`),
  );
}

let tab: Tab;
let page: Page;
const { steps } = openRig([DEYANG]);
// Steps look at troubles themselves: some make them.
const step = steps(
  { name: 'policy', locale: 'en', theme: 'light', after: () => undefined },
  async (opened) => {
    tab = opened;
    page = tab.page;
    await page.addInitScript(tellViolations);
    await signIn(tab);
  },
);

describe('under the policy', () => {
  step('every page is drawn, and nothing of it is refused', async () => {
    for (const [address, drawn] of PAGES) {
      await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 30_000 });
      await page.locator(drawn).first().waitFor({ timeout: 30_000 });
      // Long enough for what the page loads when it has time.
      await page.waitForTimeout(500);
      expect([address, ...tab.troubles(), ...tab.refusals()]).toEqual([address]);
    }
  });

  step('dialogs, menus, layouts in workers and both themes do their work', async () => {
    const say = sayIn('en');
    await page.goto('/cases/deyang');
    await canvas.drawn(page);
    for (const theme of ['theme.dark', 'theme.light'] as const) {
      await page.getByRole('button', { name: say('theme.title') }).click();
      await page.getByRole('menuitem', { name: say(theme), exact: true }).click();
    }
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('hidden');
    expectQuiet(tab);
  });

  step('a report is shown in its own letters and styles, without a script', async (rig) => {
    // A tab of its own: the listener of the others is a script, which the frame refuses.
    const own = await rig.tab({ locale: 'en' });
    await signIn(own);
    await own.page.goto('/cases/deyang/report');
    await own.page.getByRole('button', { name: sayIn('en')('report.make') }).click();
    const heading = own.page.frameLocator('iframe').locator('h2').first();
    await heading.waitFor({ timeout: 90_000 });
    expect(await heading.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(11, 79, 92)');
    expectQuiet(own);
    await own.close();
  });
});

describe('the policy refuses', () => {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    step(name, async () => {
      if (!page.url().endsWith('/help')) await page.goto('/help');
      await page.locator('h1').waitFor();
      tab.troubles();
      expect(await page.evaluate(attack)).toBe(false);
      await expect
        .poll(() => tab.troubles().join('\n'))
        .toMatch(/policy: (?:require-trusted|trusted|style|script|worker|connect)/);
      tab.refusals();
    });
  }
});
