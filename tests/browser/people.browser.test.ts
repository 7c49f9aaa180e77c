/** People: added with a one-time password, let into a case as somebody, with a password and a second factor of their own. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { DEYANG, startRig, type Rig } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

const OTHER = 'chen';
const OWN = 'brown rivers turn mills';

let rig: Rig | undefined;
let skipped = '';
let mine: Tab;
let theirs: Tab;
let oneTime = '';
let secret = '';
beforeAll(async () => {
  const started = await startRig([DEYANG]);
  if ('skipped' in started) {
    skipped = started.skipped;
    return;
  }
  rig = started;
  mine = await rig.tab({ locale: 'zh', theme: 'light', size: { width: 1280, height: 900 } });
  theirs = await rig.tab({ locale: 'en', theme: 'dark', size: { width: 1280, height: 900 } });
  await signIn(mine);
});
afterAll(() => rig?.end());

const step = (name: string, work: () => Promise<void>): void =>
  test(name, async ({ skip }) => {
    if (rig === undefined) return skip(skipped);
    await pictured(theirs, `theirs ${name}`, () => pictured(mine, `mine ${name}`, work));
  });

/** Leaves a picture where one is asked for, to be looked at. */
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['VINETRACE_TEST_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/people-${name}.png` });
};

describe('people', () => {
  const zh = sayIn('zh');
  const en = sayIn('en');

  step('are added by the administrator, who is shown a one-time password', async () => {
    const { page } = mine;
    await page.goto('/users');
    await page.getByRole('textbox', { name: zh('people.user'), exact: true }).fill(OTHER);
    await page.getByRole('button', { name: zh('users.add') }).click();
    const made = page.getByRole('status').filter({ hasText: zh('users.made', { user: OTHER }) });
    oneTime = (await made.locator('.vt-mono').textContent()) ?? '';
    expect(oneTime).toMatch(/^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
    await page.getByRole('row', { name: OTHER }).waitFor();
    await expectAccessible(page);
    await shot(page, 'users');
    expectQuiet(mine);
  });

  step('are let into a case as somebody', async () => {
    const { page } = mine;
    await page.goto('/cases/deyang/people');
    await page.getByText(zh('people.none')).waitFor();
    await page.getByRole('textbox', { name: zh('people.user'), exact: true }).fill(OTHER);
    await page.getByLabel(zh('people.role'), { exact: true }).selectOption('viewer');
    await page.getByRole('button', { name: zh('people.let-in') }).click();
    await page.getByLabel(zh('people.role-of', { user: OTHER })).waitFor();
    await expectAccessible(page);
    await shot(page, 'people');
    expectQuiet(mine);
  });

  step('choose a password of their own before anything else', async () => {
    const { page } = theirs;
    await page.goto('/sign-in');
    await page.getByLabel(en('sign-in.user')).fill(OTHER);
    await page.getByLabel(en('sign-in.password'), { exact: true }).fill(oneTime);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: en('account.set-password') }).waitFor();
    await expectAccessible(page);
    await shot(page, 'set-up');
    await page.getByLabel(en('account.current'), { exact: true }).fill(oneTime);
    await page.getByLabel(en('account.new'), { exact: true }).fill(OWN);
    await page.getByLabel(en('account.again'), { exact: true }).fill(OWN);
    await page.getByRole('button', { name: en('account.change') }).click();
    await page.getByRole('heading', { name: en('cases.title'), exact: true }).waitFor();
    expectQuiet(theirs);
  });

  step('are offered nothing that their role may not do', async () => {
    const { page } = theirs;
    await page.goto('/cases/deyang/people');
    await page.getByRole('row', { name: OTHER }).waitFor();
    expect(await page.getByRole('button', { name: en('people.let-in') }).count()).toBe(0);
    expect(await page.getByRole('link', { name: en('import.link') }).count()).toBe(0);
    expect(await page.getByRole('link', { name: en('report.link') }).count()).toBe(0);
    for (const address of ['import', 'import-graph', 'match', 'report', 'send']) {
      await page.goto(`/cases/deyang/${address}`);
      await page.getByRole('heading', { name: en('not-allowed.title') }).waitFor();
    }
    await expectAccessible(page);
    await shot(page, 'not-allowed');
    expectQuiet(theirs);
  });

  step('set up a second factor and sign in by it', async () => {
    const { page } = theirs;
    await page.goto('/account');
    const factor = page.locator('section').filter({ hasText: en('account.factor') });
    await factor.getByLabel(en('account.current'), { exact: true }).fill(OWN);
    await factor.getByRole('button', { name: en('account.factor-begin') }).click();
    await factor.getByRole('img', { name: en('account.factor-picture') }).waitFor();
    secret = ((await factor.locator('.vt-mono').textContent()) ?? '').replaceAll(' ', '');
    await expectAccessible(page);
    await shot(page, 'second-factor');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await factor.getByRole('textbox', { name: en('sign-in.code') }).fill(totp.generate());
    await factor.getByRole('button', { name: en('account.factor-confirm') }).click();
    await factor.getByRole('button', { name: en('account.recovery-kept') }).waitFor();
    const recovery = (await factor.locator('li').first().textContent()) ?? '';
    await expectAccessible(page);
    await factor.getByRole('button', { name: en('account.recovery-kept') }).click();
    await page.getByText(en('account.factor-on', { n: 10 })).waitFor();
    await shot(page, 'account');
    expectQuiet(theirs);

    await page.getByRole('button', { name: en('person.menu', { user: OTHER }) }).click();
    await page.getByRole('menuitem', { name: en('person.sign-out') }).click();
    await page.getByLabel(en('sign-in.user')).fill(OTHER);
    await page.getByLabel(en('sign-in.password'), { exact: true }).fill(OWN);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: en('sign-in.code') }).fill(recovery);
    await expectAccessible(page);
    await shot(page, 'code');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: en('cases.title'), exact: true }).waitFor();
  });
});
