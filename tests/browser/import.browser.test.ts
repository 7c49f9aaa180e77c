/** The import wizard, in both languages: seized files in, corrected where it is needed, a report out, and the way back. */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { seizedFiles, type SeizedFiles } from './import-files.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

let seized: SeizedFiles;
const { it, steps } = openRig([DEYANG], async (rig) => {
  seized = seizedFiles(join(rig.folder, 'seized'));
});

const CASE = '/cases/deyang/import';

/** A wizard in one language and what is done in it, by the words on its buttons. */
function wizard({ page, locale }: Tab) {
  const say = sayIn(locale);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
  return {
    say,
    button,
    files: page.getByRole('complementary', { name: say('import-file.all') }),
    add: (...paths: string[]) => page.getByTestId('files').setInputFiles(paths),
    /** Opens a file of the list and waits for what was detected. */
    async open(name: RegExp): Promise<Locator> {
      await page.getByRole('complementary').getByRole('button', { name }).first().click();
      const panel = page.getByRole('region', { name });
      await panel.waitFor();
      return panel;
    },
    next: () => button(say('import.continue')).click(),
    async discardAll(): Promise<void> {
      const cross = page.locator('.vt-files > li > button:last-child');
      while ((await cross.count()) > 0) await cross.first().click();
    },
  };
}

/** Discards what another walk left on the server. */
async function discardUploads(page: Page): Promise<void> {
  const { uploads } = (await (await page.request.get('/api/uploads')).json()) as {
    uploads: { id: string }[];
  };
  for (const { id } of uploads) await page.request.delete(`/api/uploads/${id}`);
}

/** Nobody of the files can be read on the page. */
const expectMasked = async (page: Page): Promise<void> => {
  const text = await page.content();
  expect(seized.names.filter((name) => name.length > 2 && text.includes(name))).toEqual([]);
  expect(text).not.toMatch(/199\d{8}/);
};

/** The refusal of the broken file, and nothing else, went wrong. */
const expectOnlyRefused = (tab: Tab, refusals: number): void => {
  expect(tab.troubles()).toEqual([]);
  const came = tab.refusals();
  expect(came.filter((refusal) => !/^422 POST .*\/preview$/.test(refusal))).toEqual([]);
  expect(came.length).toBe(refusals);
};

describe.each<Locale>(['zh', 'en'])('the import wizard in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  let at: ReturnType<typeof wizard>;
  /** The list that the CSV became. */
  let id = '';
  const step = steps({ name: 'import', locale, after: () => undefined }, (opened) => {
    tab = opened;
    page = tab.page;
    // A worker's first look at a file takes its time where others use the machine too.
    page.setDefaultTimeout(30_000);
    at = wizard(tab);
  });

  step('is reached from the case, and says what it takes', async () => {
    await signIn(tab);
    await discardUploads(page);
    await page.goto('/cases/deyang');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: at.say('import.link') })
      .click();
    await page.getByText(at.say('import-drop.here')).waitFor();
    expect(await at.button(at.say('import.continue')).isDisabled()).toBe(true);
    await expectAccessible(page);
    expectQuiet(tab);
  });

  step('reads a GB18030 CSV, masked, with its problems first', async () => {
    await at.add(seized.csv, seized.xls, seized.broken);
    const panel = await at.open(/翠湖花园业主/);
    await panel.getByRole('table').waitFor();
    const detected = panel.getByRole('group', { name: at.say('import-detail.read-as') });
    await detected.getByText('GB18030').waitFor();
    await panel.getByText(at.say('import-problem.id-damaged')).waitFor();
    await panel.getByText(at.say('import-problem.phone-unreadable')).waitFor();
    const field = panel.getByRole('combobox', {
      name: at.say('import-detail.field', { header: '联系电话' }),
    });
    expect(await field.inputValue()).toBe('phone');
    await expectMasked(page);
    await expectAccessible(page);
  });

  step('shows cells as written to who asks, which the journal notes', async () => {
    const panel = page.getByRole('region', { name: /翠湖花园业主/ });
    await panel.getByRole('button', { name: at.say('reveal.begin') }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(at.say('owner.reason')).fill('核对原件');
    await dialog.getByRole('button', { name: at.say('reveal.do') }).press('Enter');
    await panel.getByText('欧阳翡翠').waitFor();
    await panel.getByText('19900000001').first().waitFor();
    await panel.getByRole('button', { name: at.say('reveal.mask') }).press('Enter');
    await panel.getByText('欧阳翡翠').waitFor({ state: 'detached' });
  });

  step('takes a column for what a person says, and gives detection back', async () => {
    const panel = page.getByRole('region', { name: /翠湖花园业主/ });
    const field = panel.getByRole('combobox', { name: at.say('import-detail.field', { header: '备注' }) });
    await field.selectOption('');
    await panel.getByText(at.say('import-by.columns')).first().waitFor();
    await at.button(at.say('import-detail.as-detected')).click();
    await expect.poll(() => field.inputValue(), { timeout: 30_000 }).toBe('notes');
  });

  step('reads an XLS with a title above its header, from the sheet that is chosen', async () => {
    const panel = await at.open(/滨江一号/);
    await panel.getByLabel(at.say('import-detail.sheet')).selectOption('客户');
    await panel.getByText(at.say('import-file.rows', { n: 40 }), { exact: true }).waitFor();
    const name = panel.getByRole('combobox', { name: at.say('import-detail.field', { header: '客户' }) });
    expect(await name.inputValue()).toBe('name');
    await panel.getByText(at.say('import-detail.top'), { exact: true }).click();
    const header = panel.getByRole('button', { name: at.say('import-detail.header-use', { line: 4 }) });
    expect(await header.getAttribute('aria-pressed')).toBe('true');
    await panel.getByText('滨江一号交房客户登记表').waitFor();
    await expectMasked(page);
    await expectAccessible(page);
  });

  step('says what is wrong with a broken XLSX, which holds nothing up', async () => {
    const panel = await at.open(/损坏的名单/);
    await panel.getByRole('alert').getByText(at.say('import-detail.broken')).waitFor();
    await panel.getByText(at.say('import-detail.broken-others')).waitFor();
    await expectAccessible(page);
    expect(await at.button(at.say('import.continue')).isEnabled()).toBe(true);
    expectOnlyRefused(tab, 1);
  });

  step('keeps files and corrections when the page is opened anew', async () => {
    await page.reload();
    await at.files.getByText(at.say('import-file.refused')).waitFor();
    const panel = await at.open(/滨江一号/);
    expect(await panel.getByLabel(at.say('import-detail.sheet')).inputValue()).toBe('客户');
    expectOnlyRefused(tab, 1);
  });

  step('asks with whom the lists were found, and names what is missing', async () => {
    await at.next();
    await page.getByRole('heading', { name: at.say('import-step.origin') }).waitFor();
    await at.next();
    await page.getByText(at.say('import-origin.holder-needed')).waitFor();
    const holder = page.getByRole('combobox', { name: at.say('import-origin.holder') });
    await expect.poll(() => holder.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await at.button(at.say('import-origin.holder-add')).click();
    await page.getByRole('textbox', { name: at.say('import-origin.name') }).fill('金域装饰公司');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: at.say('import-origin.obtained') }).fill('2015-05-18');
    await expectAccessible(page);
  });

  step('keeps ids and dates, not names, when the page is opened anew', async () => {
    tab.refusals();
    const refused = page.waitForResponse((response) => response.status() === 422);
    await page.reload();
    await refused;
    await page.getByText(at.say('import-origin.forgotten')).waitFor();
    const obtained = page.getByRole('textbox', { name: at.say('import-origin.obtained') });
    await expect.poll(() => obtained.inputValue()).toBe('2015-05-18');
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('金域');
    await expectAccessible(page);
    await at.button(at.say('import-origin.holder-add')).click();
    await page.getByRole('textbox', { name: at.say('import-origin.name') }).fill('金域装饰公司');
    await page.keyboard.press('Enter');
    expectOnlyRefused(tab, 1);
  });

  step('imports what was reviewed, and reports numbers that add up', async () => {
    await at.next();
    const review = page.getByRole('region', { name: at.say('import-step.review') });
    expect(await review.getByRole('row').count()).toBe(3);
    await page.getByText(at.say('import-review.excluded', { names: '损坏的名单.xlsx' })).waitFor();
    await expectAccessible(page);
    await at.button(at.say('import-review.start', { n: 2 })).click();
    const report = page.getByRole('region', { name: at.say('import-report.title') }).first();
    await report.waitFor({ timeout: 60_000 });
    const numbers = async (file: string): Promise<string[]> =>
      (await report.getByRole('row', { name: file }).locator('td').allInnerTexts()).slice(2, 5);
    expect(await numbers('翠湖花园业主.csv')).toEqual(['62', '61', '1']);
    expect(await numbers('滨江一号.xls')).toEqual(['40', '40', '0']);
    const row = report.getByRole('row', { name: '翠湖花园业主.csv' });
    id = await row.getByRole('link').first().innerText();
    await expectAccessible(page);
    expectQuiet(tab);
  });

  step('gives rows that were set aside, and takes them back mended', async () => {
    const address = page.url();
    await page.getByText(at.say('import-aside.count', { id, n: 1 })).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      at.button(at.say('import-aside.download')).click(),
    ]);
    const written = await readFile(await file.path(), 'utf8');
    expect(written).toContain('李建国,19900009999,,1-1-101,,一,二,三,四');
    const mended = join(seized.csv, '..', `${id}.csv`);
    writeFileSync(mended, written.replace(',一,二,三,四', ',一'));
    await page.getByTestId(`mended-${id}`).setInputFiles(mended);
    await page.waitForURL((url) => url.href !== address);
    const row = page.getByRole('row', { name: '翠湖花园业主.csv' });
    await row.getByText(at.say('import-report.changed')).waitFor({ timeout: 60_000 });
    expect((await row.locator('td').allInnerTexts()).slice(2, 5)).toEqual(['62', '62', '0']);
    await expectAccessible(page);
    expectQuiet(tab);
    await at.button(at.say('import-report.undo')).click();
    await page.getByRole('dialog').getByLabel(at.say('import-report.undo-reason')).fill('测试');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: at.say('import-report.undone') }).waitFor({ timeout: 60_000 });
    await page.goto(address);
  });

  step('leads to the new list in the case', async () => {
    const address = page.url();
    await page.getByRole('link', { name: at.say('import-report.open', { id }) }).click();
    await page
      .getByRole('complementary', { name: at.say('panel.label') })
      .getByText('翠湖花园业主')
      .first()
      .waitFor();
    await page
      .getByRole('region', { name: at.say('view.table') })
      .getByText('翠湖花园业主')
      .first()
      .waitFor();
    expectQuiet(tab);
    await page.goto(address);
  });

  step('says that a file is in the case already, and changes nothing', async () => {
    await at.button(at.say('import.again')).click();
    await at.add(seized.csv);
    const panel = await at.open(/翠湖花园业主/);
    await panel.getByText(at.say('import-detail.known', { lists: `${id} 翠湖花园业主` })).waitFor();
    await at.files.getByText(at.say('import-file.known')).waitFor();
    await expectAccessible(page);
    expect(await at.button(at.say('import.continue')).isDisabled()).toBe(true);
    tab.refusals();
    await at.discardAll();
    await page.getByText(at.say('import-drop.here')).waitFor();
  });

  step('takes an import back, with a reason', async () => {
    await page.goBack();
    await page.getByRole('heading', { name: at.say('import-report.title') }).waitFor();
    await at.button(at.say('import-report.undo')).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(at.say('import-report.undo-reason')).fill('测试');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: at.say('import-report.undo') }).click();
    await page.getByRole('heading', { name: at.say('import-report.undone') }).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    expectQuiet(tab);
  });
});

it('twenty files, one of them two thousand columns wide, stay usable', async (rig) => {
  const tab = await rig.tab({ locale: 'en', size: { width: 1920, height: 1080 } });
  await pictured(tab, 'import many', async () => {
    const { page } = tab;
    page.setDefaultTimeout(30_000);
    const at = wizard(tab);
    const folder = join(seized.csv, '..');
    const wide = join(folder, 'wide.csv');
    const columns = Array.from({ length: 2000 }, (_, n) => `column ${n}`);
    writeFileSync(wide, `${columns.join(',')}\n${columns.map((_, n) => n).join(',')}\n`);
    const many = Array.from({ length: 19 }, (_, n) => {
      const path = join(folder, `${'很长的文件名'.repeat(12)} ${n}.csv`);
      writeFileSync(path, `姓名,电话\n王小虎,199${String(90_000 + n).padStart(8, '0')}\n`);
      return path;
    });
    await signIn(tab);
    await discardUploads(page);
    await page.goto(CASE);
    await at.add(wide, ...many);
    const panel = await at.open(/wide\.csv/);
    await panel.getByText(at.say('import-detail.columns-shown', { n: 40, total: '2,000' })).waitFor();
    const ready = at.files.getByText(at.say('import-file.ready'), { exact: true });
    await expect.poll(() => ready.count(), { timeout: 60_000 }).toBe(19);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(page);
    await at.next();
    await page.getByRole('heading', { name: at.say('import-step.origin') }).waitFor();
    await expectAccessible(page);
    expectQuiet(tab);
  });
  await tab.close();
});
