/** A first case on an empty installation: the example, the tour by keyboard, help in place, the printed sheet, and two cases compared. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { STEPS } from '../../client/tour/steps.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

const SHOTS = process.env['VINETRACE_SHOTS'];
const MINI = join(import.meta.dirname, '../../fixtures/cases/mini');

const { steps } = openRig([], async () => {
  if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true });
});

describe.each<Locale>(['zh', 'en'])('a first case in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = sayIn(locale);
  const dialog = (): Locator => page.getByRole('dialog');
  const shoot = async (what: string): Promise<void> => {
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `guide ${what} ${locale}.png`) });
  };
  const step = steps({ name: 'guide', locale }, (opened) => {
    tab = opened;
    page = tab.page;
  });

  step('the example opens, with the tour; where it is there already that is said', async () => {
    await signIn(tab);
    if (locale === 'zh') {
      await expectAccessible(page);
      await shoot('empty');
      await page.getByRole('button', { name: say('example.open') }).click();
      await page.waitForURL(/\/cases\/deyang/, { timeout: 60_000 });
      await dialog()
        .getByRole('heading', { name: say('tour.graph') })
        .waitFor();
      await canvas.drawn(page);
      return;
    }
    await page.goto('/cases/deyang');
    await canvas.drawn(page);
    await page.goto('/help');
    await page.getByText(say('help-topic.graph')).waitFor();
    await expectAccessible(page);
    await page.goto('/cases/deyang');
    await canvas.drawn(page);
    await page.locator('.vt-graph').click({ button: 'right', position: { x: 8, y: 8 } });
    await page.getByRole('menuitem', { name: say('tour.begin') }).click();
    await dialog()
      .getByRole('heading', { name: say('tour.graph') })
      .waitFor();
  });

  step('the tour is walked by keyboard, passes over what is not there, and ends', async () => {
    await expectAccessible(page);
    await shoot('tour');
    await dialog().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await dialog()
      .getByRole('button', { name: say('tour.next') })
      .waitFor();
    for (let at = 0; at < STEPS.length; at += 1) {
      if (!(await dialog().isVisible())) break;
      if (at === 2) await shoot('tour-details');
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(120);
    }
    await dialog().waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => localStorage.getItem('vinetrace.tour'))).toBe('done');
  });

  step('every panel has its help in place', async () => {
    const mark = page.getByRole('button', { name: say('help.about', { what: say('panel.details') }) });
    await mark.click();
    await page.getByText(say('help-topic.details')).waitFor();
    await expectAccessible(page);
    await shoot('help');
    await page.keyboard.press('Escape');
    await page.getByText(say('help-topic.details')).waitFor({ state: 'hidden' });
  });

  step('a case prints as a page: picture, legend, selection, n of N', async () => {
    await page.goto('/cases/deyang?sel=L19');
    await canvas.drawn(page);
    await page.evaluate(() => {
      globalThis.print = () => {
        document.documentElement.dataset['printed'] = document.querySelector('.vt-print')?.outerHTML ?? '';
      };
    });
    await page.keyboard.press('Control+p');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset['printed'] ?? ''), { timeout: 15_000 })
      .not.toBe('');
    const sheet = await page.evaluate(() => document.documentElement.dataset['printed'] ?? '');
    expect(sheet).toMatch(/<img [^>]*src="blob:/);
    expect(sheet).toContain('L19');
    expect(sheet).toContain(say('legend.title'));
    expect(sheet).toMatch(locale === 'zh' ? /\d+ \/ [\d,]+/ : /\d+ of [\d,]+/);
    expect(await page.locator('.vt-print').count()).toBe(0);
    // The browser's own menu prints the sheet too.
    const inMenu = await page.evaluate(() => {
      globalThis.dispatchEvent(new Event('beforeprint'));
      const made = document.querySelector('.vt-print')?.textContent ?? '';
      globalThis.dispatchEvent(new Event('afterprint'));
      return made;
    });
    expect(inMenu).toContain(say('legend.title'));
    await page.locator('.vt-print').waitFor({ state: 'detached' });
    if (SHOTS === undefined) return;
    // On paper, as far as a screen can show it.
    await page.evaluate(() => {
      globalThis.print = () => {
        throw new Error('kept open');
      };
    });
  });

  step('two cases are compared: counts open, and lead to both', async (rig) => {
    if (locale === 'zh') {
      const twin = join(rig.folder, 'twin');
      cpSync(MINI, twin, { recursive: true });
      await rig.stopServer();
      for (const id of ['one', 'two']) {
        const about = join(twin, 'case.json');
        writeFileSync(about, readFileSync(about, 'utf8').replace(/"id": "\w+"/, `"id": "${id}"`));
        await rig.cli('load', twin);
      }
      await rig.startServer();
    }
    await page.goto('/cases/one/compare?with=two');
    await page.getByRole('heading', { level: 1, name: say('compare-cases.title') }).waitFor();
    const files = page.locator('details', { hasText: say('compare-cases.files') });
    await files.getByRole('table').waitFor();
    expect(await files.locator('summary b').innerText()).toBe('3');
    await expectAccessible(page);
    await shoot('compare');
    await files.getByRole('link', { name: 'L2' }).last().click();
    await page.waitForURL('/cases/two/lists/L2');
    tab.refusals();
    tab.troubles();
  });
});
