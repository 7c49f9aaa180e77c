/** Writing by hand in both languages: added, corrected, joined, attached, taken back; exhibits read with their passages marked. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { QUERIES } from '#contract/queries/registry.ts';
import { namedFile } from '../../server/testing/named-file.ts';
import { expectAccessible, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG, PASSWORD } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** Where the screenshots are kept for a person to look at; nowhere unless asked for. */
const SHOTS = process.env['VINETRACE_SHOTS'];
const LOOKS = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 1920, height: 1080 },
] as const;

const { steps } = openRig([DEYANG], async () => {
  if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
});

describe.each<Locale>(['zh', 'en'])('by hand in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const name = locale === 'zh' ? '景和涂料' : 'Jinghe Paints 🏠 <b>x</b>';
  const say = sayIn(locale);
  const dialog = (): Locator => page.getByRole('dialog');
  /** By the whole label, which ends in an asterisk where the field is needed. */
  const field = (label: string): Locator => dialog().getByLabel(new RegExp(`^${label}( \\*)?$`));
  const does = (title: string): Locator => dialog().getByRole('button', { name: title, exact: true });
  const details = (): Locator => page.getByRole('complementary', { name: say('panel.label') });
  const shoot = async (what: string): Promise<void> => {
    if (SHOTS === undefined) return;
    for (const { theme, width, height } of LOOKS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(SHOTS, `hand ${what} ${locale} ${theme} ${width}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  };
  const choose = async (label: string, option: string | RegExp): Promise<void> => {
    await dialog()
      .getByRole('combobox', { name: new RegExp(`^${label}( \\*)?$`) })
      .click();
    await dialog().getByRole('option', { name: option }).first().click();
  };
  const grade = async (): Promise<void> => {
    await dialog().getByLabel(say('assess.source')).selectOption('B');
    await dialog().getByLabel(say('assess.information')).selectOption('2');
  };
  const open = async (id: string): Promise<void> => {
    await page.goto(`/cases/deyang?sel=${encodeURIComponent(id)}`);
    await details()
      .getByRole('heading', { name: new RegExp(say('hand.history', { n: '\\d' }).replace(/[()（）]/g, '.')) })
      .waitFor({ timeout: 30_000 });
  };
  const element = async (id: string) =>
    QUERIES.element.result.parse(await (await page.request.get(`/api/cases/deyang/elements/${id}`)).json());

  const step = steps({ name: 'hand', locale, theme: 'light' }, (opened) => {
    tab = opened;
    page = tab.page;
  });

  step('a party is added on graded grounds, faults named while it is typed', async () => {
    await signIn(tab);
    await open('M01');
    await page.getByRole('button', { name: say('hand.add') }).click();
    await dialog().waitFor();
    await does(say('hand.add-do', { type: locale === 'zh' ? '主体' : 'a party' })).click();
    await dialog().getByText(say('hand.source-needed')).waitFor();
    expect(await dialog().locator('.mantine-InputWrapper-error').count()).toBeGreaterThanOrEqual(5);
    await choose(locale === 'zh' ? '类别' : 'Kind', locale === 'zh' ? '商家' : 'Merchant');
    await field(locale === 'zh' ? '名称' : 'Name').fill('长'.repeat(501));
    await dialog().getByText('500').first().waitFor();
    await expectAccessible(page);
    await shoot('add');
    await field(locale === 'zh' ? '名称' : 'Name').fill(name);
    await field(say('hand.source')).fill('店长口述');
    await grade();
    await does(say('hand.add-do', { type: locale === 'zh' ? '主体' : 'a party' })).click();
    await page.getByRole('status').getByText(name).waitFor({ timeout: 60_000 });
    await details().getByText(name).first().waitFor();
    await expectAccessible(page);
    await shoot('added');
  });

  step('a correction stands in the history, and is taken back by name', async () => {
    await open('M02');
    const before = (await element('M02')).element.caption;
    await details()
      .getByRole('button', { name: say('hand.edit') })
      .click();
    await field(locale === 'zh' ? '行业' : 'Trade').fill('整装');
    await field(say('hand.source')).fill('营业执照');
    await grade();
    await choose(say('hand.exhibit'), /^E08/);
    await field(say('hand.from-line')).fill('1');
    await expectAccessible(page);
    await shoot('edit');
    await does(say('hand.edit-do')).click();
    await page.getByRole('status').getByText(before).waitFor({ timeout: 60_000 });
    expect((await element('M02')).fields['trade']).toBe('整装');
    await details().getByText(say('hand.contradiction')).waitFor();
    await details().getByText('营业执照').first().waitFor();
    await expectAccessible(page);
    await shoot('history');
    await page
      .getByRole('status')
      .getByRole('button', { name: say('hand.take-back') })
      .click();
    await field(say('owner.reason')).fill('看错了');
    await does(say('hand.retract-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    expect((await element('M02')).fields['trade']).toBe('装修');
  });

  step('what somebody else changed meanwhile is shown, and nothing typed is lost', async (rig) => {
    const region = locale === 'zh' ? '东区' : '北区';
    await open('M03');
    await details()
      .getByRole('button', { name: say('hand.edit') })
      .click();
    await field(locale === 'zh' ? '地区' : 'Region').fill(region);
    await field(say('hand.source')).fill('走访');
    await grade();
    const seen = (await element('M03')).provenance.seq;
    const trade = locale === 'zh' ? '五金' : '门锁';
    const other = await page.request.post('/api/cases/deyang/elements/M03/statements', {
      data: { values: { trade }, grounds: { source: '电话', grade: 'C3' }, seen },
      headers: { origin: rig.url },
    });
    expect(other.status()).toBe(201);
    await does(say('hand.edit-do')).click();
    await dialog().getByText(say('hand.edit-conflict')).waitFor();
    await expect.poll(() => field(locale === 'zh' ? '行业' : 'Trade').inputValue()).toBe(trade);
    expect(await field(locale === 'zh' ? '地区' : 'Region').inputValue()).toBe(region);
    await shoot('conflict');
    await does(say('hand.edit-again')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    expect((await element('M03')).fields).toMatchObject({ trade, region });
    expect(tab.refusals()).toEqual(['409 POST /api/cases/deyang/elements/M03/statements']);
  });

  step('a session that ends in the middle of it loses nothing', async () => {
    await open('M04');
    await details()
      .getByRole('button', { name: say('hand.edit') })
      .click();
    const region = locale === 'zh' ? '西区' : '南区';
    await field(locale === 'zh' ? '地区' : 'Region').fill(region);
    await field(say('hand.source')).fill('工商登记');
    await grade();
    await page.context().clearCookies();
    await does(say('hand.edit-do')).click();
    await page.getByLabel(say('sign-in.password'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog().waitFor({ timeout: 60_000 });
    expect(await field(locale === 'zh' ? '地区' : 'Region').inputValue()).toBe(region);
    await does(say('hand.edit-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    expect((await element('M04')).fields['region']).toBe(region);
    expect(new Set(tab.refusals())).toEqual(new Set(['401 POST /api/cases/deyang/elements/M04/statements']));
  });

  step('an exhibit is read line by line, masked, and in the clear with a reason', async () => {
    await page.goto('/cases/deyang/evidence/E07?line=1');
    await page.getByRole('heading', { name: say('evidence.content') }).waitFor();
    await page.getByText('老资料便宜点').waitFor();
    expect(await page.getByText('19900700001').count()).toBe(0);
    await expectAccessible(page);
    await shoot('chat');
    await page.getByRole('button', { name: say('reveal.begin') }).click();
    await field(say('owner.reason')).fill('核对原件');
    await does(say('reveal.do')).click();
    await page.getByText('19900700001').waitFor();
    const journal = await page.request.get('/api/journal?case=deyang&limit=5000');
    const { entries } = QUERIES.journal.result.parse(await journal.json());
    expect(entries.at(-1)?.action).toBe('reveal');
    await page.goto('/cases/deyang/evidence/E05');
    await page.getByText('广告投放用名单').waitFor();
    await expectAccessible(page);
    await shoot('mail');
  });

  step('lines that are chosen become the passage of a statement', async () => {
    await page.goto('/cases/deyang/evidence/E06');
    await page.getByRole('button', { name: say('evidence.choose-line', { n: 2 }) }).click();
    await page
      .getByRole('button', { name: say('evidence.choose-line', { n: 3 }) })
      .click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: say('evidence.add-on-lines', { lines: '2–3' }) }).click();
    await dialog().waitFor();
    expect(await field(say('hand.from-line')).inputValue()).toBe('2');
    expect(await field(say('hand.to-line')).inputValue()).toBe('3');
    await choose(locale === 'zh' ? '提供方' : 'From', /M03/);
    await choose(locale === 'zh' ? '接收方' : 'To', /M01/);
    await choose(locale === 'zh' ? '方式' : 'Mode', locale === 'zh' ? '分享' : 'Share');
    await field(say('hand.source')).fill('聊天记录');
    await grade();
    await does(say('hand.add-do', { type: locale === 'zh' ? '流转' : 'a transfer' })).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    await details()
      .getByRole('link', { name: say('evidence.open-lines', { lines: '2–3' }) })
      .first()
      .click();
    await page.waitForURL(/evidence\/E06\?line=2/);
    await expect.poll(() => page.locator('.vt-lines li[data-marked=true]').count()).toBe(2);
    await expectAccessible(page);
    await shoot('passage');
  });

  step('a file dropped on an element becomes its exhibit', async (rig) => {
    const file = join(rig.folder, `note-${locale}.txt`);
    await writeFile(file, `2015-06-01 10:00 甲:名单发你了 ${locale}\n`);
    await open('M05');
    await details()
      .getByRole('button', { name: say('hand.attach') })
      .click();
    await dialog().locator('input[type=file]').setInputFiles(file);
    await dialog().getByText(say('hand.attach-sent')).waitFor();
    await choose(locale === 'zh' ? '种类' : 'Kind', say('value.kind.chat'));
    await field(say('hand.source')).fill('当事人提供');
    await grade();
    await expectAccessible(page);
    await shoot('attach');
    await does(say('hand.attach-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    // Those of both languages are there by then.
    expect((await element('M05')).evidence.at(-1)).toMatchObject({
      kind: 'chat',
      grade: 'B2',
      file: `note-${locale}.txt`,
    });
  });

  step('a picture and a PDF are shown once somebody says why', async (rig) => {
    // Each run attaches files of its own: one file is one exhibit.
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } });
    const pdf = await page.pdf().catch(() => undefined);
    for (const [title, bytes] of [
      [`shot-${locale}.png`, png],
      ...(pdf === undefined ? [] : [[`page-${locale}.pdf`, pdf] as const]),
    ] as const) {
      const upload = await page.request.post('/api/uploads?as=evidence', {
        data: bytes,
        headers: { ...namedFile(title), origin: rig.url },
      });
      const { uploads } = (await upload.json()) as { uploads: { id: string }[] };
      const made = await page.request.post('/api/cases/deyang/evidence', {
        data: { upload: uploads[0]?.id, kind: 'photo', grounds: { source: '拍摄', grade: 'A1' } },
        headers: { origin: rig.url },
      });
      expect(made.status(), await made.text()).toBe(201);
      const { id } = (await made.json()) as { id: string };
      await page.goto(`/cases/deyang/evidence/${id}`);
      await page.getByRole('button', { name: say('reveal.begin') }).click();
      await field(say('owner.reason')).fill('核对');
      await does(say('reveal.do')).click();
      await (
        title.endsWith('png') ? page.locator('.vt-exhibit-image') : page.locator('.vt-pdf canvas')
      ).waitFor();
      if (title.endsWith('pdf'))
        await expect.poll(() => page.locator('.vt-heard').innerText(), { timeout: 20_000 }).not.toBe('');
      await expectAccessible(page);
      await shoot(title.endsWith('png') ? 'picture' : 'pdf');
    }
  });

  // Whole rows may be linked anew below, on a busy machine.
  step('two handles are joined with a preview and a reason, and one step takes it back', async () => {
    await open('H01');
    await details()
      .getByRole('button', { name: say('hand.join') })
      .click();
    await choose(say('hand.join-other'), /H03/);
    await dialog()
      .getByRole('columnheader', { name: say('hand.alike'), exact: true })
      .waitFor();
    await expectAccessible(page);
    await shoot('join');
    await field(say('owner.reason')).fill('两个号留同一个电话');
    await grade();
    const confirm = dialog().getByLabel(say('hand.only-name-confirm'));
    if (await confirm.isVisible()) await confirm.check();
    await does(say('hand.join-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    expect((await page.request.get('/api/cases/deyang/elements/H03')).status()).toBe(404);
    await page
      .getByRole('status')
      .getByRole('button', { name: say('hand.take-back') })
      .click();
    await field(say('owner.reason')).fill('证据不足');
    await does(say('hand.retract-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    expect((await page.request.get('/api/cases/deyang/elements/H03')).status()).toBe(200);
    tab.refusals();
  });

  step('a party is split by the facts that are of another one', async () => {
    await open('M01');
    await details()
      .getByRole('button', { name: say('hand.split') })
      .click();
    await dialog().getByRole('checkbox').first().check();
    await field(locale === 'zh' ? '名称' : 'Name').fill(locale === 'zh' ? '宜筑装饰分店' : 'Yizhu branch');
    await field(say('owner.reason')).fill('两家店');
    await grade();
    await expectAccessible(page);
    await shoot('split');
    await does(say('hand.split-do', { n: 1 })).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    await page
      .getByRole('status')
      .getByRole('button', { name: say('hand.take-back') })
      .click();
    await field(say('owner.reason')).fill('同一家');
    await does(say('hand.retract-do')).click();
    await dialog().waitFor({ state: 'hidden', timeout: 60_000 });
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBeNull();
    // The page may still ask for the party that it showed when it hears that it is gone.
    const gone = tab
      .refusals()
      .filter((each) => !/^404 GET \/api\/cases\/deyang\/elements\/M\d+$/.test(each));
    expect(gone).toEqual([]);
  });
});
