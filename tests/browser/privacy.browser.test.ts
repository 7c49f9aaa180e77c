/** Personal data under rules: a second person for a whole list, a limit said in words, retention, a hold, and the end with its certificate. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { NUMBER_SEARCHES_AN_HOUR } from '#contract/queries/search.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

const OTHER = 'chen';
const OWN = 'brown rivers turn mills';
/** An invented person of the fixture. */
const PHONE = '19900150665';

let mine: Tab;
let theirs: Tab;
let origin = '';
const { it } = openRig([DEYANG], async (rig) => {
  origin = rig.url;
  mine = await rig.tab({ locale: 'zh', theme: 'light', size: { width: 1440, height: 900 } });
  theirs = await rig.tab({ locale: 'en', theme: 'dark', size: { width: 1440, height: 900 } });
  await signIn(mine);
});

const step = (name: string, work: () => Promise<void>): void =>
  it(name, () => pictured(theirs, `theirs ${name}`, () => pictured(mine, `mine ${name}`, work)));

/** Leaves a picture where one is asked for, to be looked at. */
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['VINETRACE_TEST_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/privacy-${name}.png` });
};

describe('personal data', () => {
  const zh = sayIn('zh');
  const en = sayIn('en');
  const headers = () => ({ origin });

  /** Says why in the open dialog, and does it. */
  const say = async (page: Page, reason: string, label: string, action: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(label).fill(reason);
    await dialog.getByRole('button', { name: action, exact: true }).click();
  };

  step('need a second person once the administrator says so', async () => {
    const { page } = mine;
    const made = await page.request.post('/api/users', {
      data: { user: OTHER, standing: 'member' },
      headers: headers(),
    });
    expect(made.status(), await made.text()).toBeLessThan(300);
    const { password } = (await made.json()) as { password: string };
    await page.request.put(`/api/cases/deyang/people/${OTHER}`, {
      data: { role: 'investigator' },
      headers: headers(),
    });
    await page.goto('/users');
    // It is ticked once the server has it.
    await page.getByRole('checkbox', { name: zh('approval.require') }).click();
    await expect
      .poll(async () => (await (await page.request.get('/api/four-eyes')).json()) as object)
      .toEqual({ isRequired: true });
    await expectAccessible(page);
    await shot(page, 'rule');
    const other = theirs.page;
    await other.goto('/sign-in');
    await other.getByLabel(en('sign-in.user')).fill(OTHER);
    await other.getByLabel(en('sign-in.password'), { exact: true }).fill(password);
    await other.keyboard.press('Enter');
    await other.getByLabel(en('account.current'), { exact: true }).fill(password);
    await other.getByLabel(en('account.new'), { exact: true }).fill(OWN);
    await other.getByLabel(en('account.again'), { exact: true }).fill(OWN);
    await other.getByRole('button', { name: en('account.change') }).click();
    await other.getByRole('heading', { name: en('cases.title'), exact: true }).waitFor();
    expectQuiet(mine);
  });

  step('a whole list is refused, and asked for', async () => {
    const { page } = theirs;
    await page.goto('/cases/deyang/lists/L09');
    await page.getByRole('button', { name: en('reveal.begin'), exact: true }).click();
    await say(page, 'for the prosecutor', en('owner.reason'), en('reveal.do'));
    await page.getByRole('button', { name: en('approval.ask') }).click();
    await page.getByText(en('approval.asked')).waitFor();
    await shot(page, 'asked');
    await page.getByRole('link', { name: en('approval.open') }).click();
    await page.getByText(en('approval.waits')).waitFor();
    expect(await page.getByRole('button', { name: en('approval.approve') }).count()).toBe(0);
    expect(await page.getByRole('link', { name: en('data.link'), exact: true }).count()).toBe(0);
    await expectAccessible(page);
    expect(new Set(theirs.refusals())).toContain('403 POST /api/cases/deyang/reveals');
  });

  step('another person approves, and the list is shown once', async () => {
    const { page } = mine;
    await page.goto('/cases/deyang');
    await page.getByRole('link', { name: zh('approval.link'), exact: true }).click();
    await page.getByRole('button', { name: zh('approval.approve') }).click();
    await expectAccessible(page);
    await shot(page, 'deciding');
    await say(page, '已核对', zh('owner.reason'), zh('approval.approve'));
    await page.getByText(zh('approval-state.approved')).waitFor();
    const other = theirs.page;
    await other.goto('/cases/deyang/lists/L09');
    await other.getByRole('button', { name: en('reveal.begin'), exact: true }).click();
    await say(other, 'for the prosecutor', en('owner.reason'), en('reveal.do'));
    await other.getByRole('timer', { name: en('reveal.left') }).waitFor();
    await expectAccessible(other);
    await shot(other, 'list');
    await other.getByRole('button', { name: en('reveal.mask') }).click();
    await other.getByRole('button', { name: en('reveal.begin'), exact: true }).waitFor();
    await page.goto('/cases/deyang/approvals');
    await page.getByText(zh('approval-state.used')).waitFor();
    expectQuiet(mine);
  });

  step('searches by a whole number have an end, which is said in words', async () => {
    const { page } = theirs;
    for (let n = 0; n < NUMBER_SEARCHES_AN_HOUR; n++)
      await page.request.post('/api/cases/deyang/search', { data: { q: PHONE }, headers: headers() });
    await page.goto('/cases/deyang');
    await page.getByRole('combobox', { name: en('search.label') }).fill(PHONE);
    await page.getByText(/whole number 60 times/).waitFor();
    await shot(page, 'limit');
  });

  step('are kept until a day, held, and purged with a certificate', async () => {
    const { page } = mine;
    await page.goto('/cases/deyang');
    await page.getByRole('link', { name: zh('data.link'), exact: true }).click();
    await page.getByRole('button', { name: zh('data-deed.keep'), exact: true }).click();
    await page.getByRole('dialog').getByLabel(zh('data.day')).fill('2099-12-31');
    await say(page, '保管期限表', zh('owner.reason'), zh('data-deed.keep'));
    await page.getByText(zh('data.until', { day: '2099-12-31' })).waitFor();
    await page.getByRole('button', { name: zh('data-deed.hold'), exact: true }).click();
    await say(page, '上诉', zh('owner.reason'), zh('data-deed.hold'));
    await page.getByText(zh('data.purge-held')).waitFor();
    await expectAccessible(page);
    await shot(page, 'held');
    await page.getByRole('button', { name: zh('data-deed.lift'), exact: true }).click();
    await say(page, '已判决', zh('owner.reason'), zh('data-deed.lift'));
    await page.getByRole('button', { name: zh('data-deed.purge'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(zh('owner.reason')).fill('已结案');
    const does = dialog.getByRole('button', { name: zh('data-deed.purge'), exact: true });
    expect(await does.isDisabled()).toBe(true);
    await dialog.getByLabel(zh('data.confirm', { id: 'deyang' })).fill('deyang');
    await expectAccessible(page);
    await shot(page, 'purge');
    await does.click();
    await page.getByRole('heading', { name: zh('data.certificate') }).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await shot(page, 'certificate');
    const verified = await page.request.get('/api/verify');
    expect(await verified.json()).toMatchObject({ ok: true });
    await page.goto('/cases/deyang');
    await page.getByRole('combobox', { name: zh('search.label') }).fill(PHONE);
    await page.getByText(zh('search.nothing'), { exact: false }).first().waitFor();
    expectQuiet(mine);
  });
});
