/** A case sent and received, and what it has in common with the one that it was: in Chinese for a key, in English by a passphrase. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { DEYANG } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** Checking and taking a case links it anew. */
const LONG = { timeout: 90_000 };
const PASSPHRASE = 'brown rivers turn mills';
const SIZES = [
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
];

let people: People;
const { steps } = openRig([DEYANG], async () => {
  people = await peopleOfDeyang();
});

/** The page passes axe, shows nobody, and fits at both sizes; leaves pictures where they are asked for. */
async function looked({ page, locale }: Tab, name: string): Promise<void> {
  const folder = process.env['VINETRACE_TEST_PICTURES'];
  await page.getByRole('heading').first().waitFor();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${name} is wider than ${size.width}`).toBeLessThanOrEqual(0);
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `transfer-${locale}-${name}-${size.width}.png`) });
  }
  await expectAccessible(page);
  expect(seenIn(await page.content(), people)).toEqual([]);
}

/** The forms of one language, by the words on them. */
function forms({ page, locale }: Tab) {
  const say = sayIn(locale);
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  return {
    say,
    button,
    reason: page.getByRole('textbox', { name: say('transfer.reason') }),
    recipient: page.getByRole('textbox', { name: say('transfer.recipient') }),
    passphrase: page.getByLabel(new RegExp(`^${say('transfer.passphrase')}`)),
    as: page.getByRole('textbox', { name: say('transfer.as') }),
    /** Makes the file and fetches it. */
    async made(): Promise<Buffer> {
      await button(say('transfer.make')).click();
      await button(say('transfer.download')).waitFor(LONG);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        button(say('transfer.download')).click(),
      ]);
      expect(download.suggestedFilename()).toBe('deyang.vinetrace.age');
      return readFile(await download.path());
    },
    async choose(file: string): Promise<void> {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: say('transfer.file') }).click(),
      ]);
      await chooser.setFiles(file);
    },
    look: () => button(say('transfer.look')).click(),
  };
}

describe('a case for a key, in Chinese', { timeout: 120_000 }, () => {
  let tab: Tab;
  let page: Page;
  let at: ReturnType<typeof forms>;
  let file = '';
  let key = '';
  const step = steps({ name: 'transfer', locale: 'zh' }, async (opened, { folder }) => {
    tab = opened;
    page = tab.page;
    at = forms(tab);
    file = join(folder, 'sent.age');
    await signIn(tab);
  });

  step('the receiver shows its key', async () => {
    await page.getByRole('link', { name: at.say('transfer.receive') }).click();
    key = (await page.locator('code').first().textContent()) ?? '';
    expect(key).toMatch(/^age1[a-z0-9]{58}$/);
    await looked(tab, 'receive');
  });

  step('the sender is told of a key that is none, and makes the file', async () => {
    await page.goto('/cases/deyang/send');
    await at.recipient.fill(key.slice(0, -1));
    await page.getByText(at.say('transfer.recipient-wrong')).waitFor();
    await at.reason.fill('移送公安机关');
    expect(await at.button(at.say('transfer.make')).isDisabled()).toBe(true);
    await looked(tab, 'send');
    await at.recipient.fill(key);
    await writeFile(file, await at.made());
    await looked(tab, 'made');
  });

  step('a file of which one byte was changed is refused, with the part that is wrong', async ({ folder }) => {
    const changed = await readFile(file);
    changed[Math.floor(changed.length / 2)]! ^= 1;
    await writeFile(join(folder, 'changed.age'), changed);
    await page.goto('/receive');
    await at.choose(join(folder, 'changed.age'));
    await at.look();
    await page.getByRole('alert').filter({ hasText: '已损坏或被改动' }).waitFor(LONG);
    expect(await at.button(at.say('transfer.take')).count()).toBe(0);
    await looked(tab, 'refused');
  });

  step('what is inside is shown before it is taken, under an id that is free', async () => {
    await at.choose(file);
    await at.look();
    await at.as.waitFor(LONG);
    expect(await at.as.inputValue()).toBe('deyang-2');
    await page.getByText(at.say('transfer.renamed', { id: 'deyang' })).waitFor();
    await looked(tab, 'found');
    await at.as.fill('a/b');
    await page.getByText(at.say('transfer.as-wrong')).waitFor();
    await at.as.fill('received');
    await at.button(at.say('transfer.take')).click();
    await page.getByText(at.say('transfer.taken', { id: 'received' })).waitFor(LONG);
    await looked(tab, 'taken');
    await page.getByRole('link', { name: at.say('transfer.open') }).click();
    await canvas.drawn(page);
  });

  step('both cases know of each other, and lead to each other', async () => {
    await page.goto('/cases/deyang?panel=across');
    await canvas.drawn(page);
    const panel = page.getByRole('complementary', { name: at.say('panel.label') });
    const kinds = panel.getByRole('group', { name: at.say('across.kinds') });
    await kinds.waitFor();
    await expect.poll(() => panel.getByText(at.say('across.behind')).count(), { timeout: 60_000 }).toBe(0);
    await looked(tab, 'across');
    await kinds.getByRole('button', { name: at.say('across-kind.list') }).click();
    await expect
      .poll(() => panel.getByText(new RegExp(at.say('across.people', { n: '\\d+' }))).count())
      .toBeGreaterThan(5);
    await looked(tab, 'across-lists');
    await kinds.getByRole('button', { name: at.say('across-kind.handle') }).click();
    const there = panel.getByRole('listitem').first().getByRole('link').last();
    await there.click();
    await page.waitForURL(/\/cases\/received\?sel=/);
    await canvas.drawn(page);
    await page.getByRole('heading', { name: at.say('across.also') }).waitFor();
    await looked(tab, 'element');
  });
});

describe('a part of a case by a passphrase, in English and in the dark', { timeout: 120_000 }, () => {
  let tab: Tab;
  let page: Page;
  let at: ReturnType<typeof forms>;
  let file = '';
  const step = steps({ name: 'transfer', locale: 'en' }, async (opened, { folder }) => {
    tab = opened;
    page = tab.page;
    at = forms(tab);
    file = join(folder, 'part.age');
    await signIn(tab);
  });

  step('the lists that are chosen are locked by a passphrase that is long enough', async () => {
    await page.goto('/cases/deyang/send');
    await looked(tab, 'send-empty');
    await page.getByText(at.say('transfer.by-passphrase'), { exact: true }).click();
    await at.passphrase.fill('too short');
    await page.getByText(at.say('transfer.passphrase-short'), { exact: true }).waitFor();
    await at.passphrase.fill(PASSPHRASE);
    const lists = page.getByRole('combobox', { name: at.say('transfer.lists') });
    await lists.fill('L19');
    await page.getByRole('option', { name: /^L19/ }).click();
    await page.keyboard.press('Escape');
    await at.reason.fill('For the prosecutor');
    await looked(tab, 'send');
    await writeFile(file, await at.made());
    await looked(tab, 'made');
  });

  step('another passphrase is refused, and the file need not be sent again for the right one', async () => {
    await page.goto('/receive');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/api/uploads?')) sent.push(request.url());
    });
    await at.choose(file);
    await at.passphrase.fill('some other passphrase');
    await at.look();
    await page.getByText(/passphrase is another one/).waitFor(LONG);
    await looked(tab, 'refused');
    await at.passphrase.fill(PASSPHRASE);
    await at.look();
    await at.as.waitFor(LONG);
    expect(sent).toHaveLength(1);
    await looked(tab, 'found');
    await at.as.fill('received');
    await at.button(at.say('transfer.take')).click();
    await page.getByRole('alert').filter({ hasText: 'There is a case received' }).waitFor(LONG);
    await looked(tab, 'id-taken');
    await at.as.fill('part');
    await at.button(at.say('transfer.take')).click();
    await page.getByText(at.say('transfer.taken', { id: 'part' })).waitFor(LONG);
    await looked(tab, 'taken');
  });

  step('what it has in common with the others is shown', async () => {
    await page.goto('/cases/part?panel=across');
    await canvas.drawn(page);
    const panel = page.getByRole('complementary', { name: at.say('panel.label') });
    await panel.getByRole('group', { name: at.say('across.kinds') }).waitFor();
    await looked(tab, 'across');
  });
});
