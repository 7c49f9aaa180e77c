/** Names that mean harm or are merely unusual, elements that have vanished, a page at twice its size: drawn, listed, said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as canvas from './canvas.ts';
import { expectAccessible, expectQuiet, pictured, signIn } from './checks.ts';
import { startRig, type Rig } from './rig.ts';
import type { Tab } from './tab.ts';
import { sayIn } from './words.ts';

const MARKUP = '<img src=x onerror="document.title=1"><b>粗</b>';
const TURNED = 'شركة العقارات \u202Eevil\u202C';
const NAMES: Record<string, string> = {
  P0: MARKUP,
  P1: TURNED,
  P2: '👩‍👩‍👧‍👦🏠 家园 🧨',
  P3: '长'.repeat(500),
  P4: '=HYPERLINK("x")',
};

/** A case of five parties with such names, each selling to the next. */
function writeCase(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const kinds = ['source', 'list-broker', 'merchant', 'tech-firm', 'retailer'];
  const parties = Object.entries(NAMES).map(
    ([id, name], n) => `${id},${kinds[n]},${quoted(name)},${quoted('<i>' + '行'.repeat(150))}`,
  );
  const transfers = [0, 1, 2, 3].map((n) => `T${n},P${n},P${n + 1},sale`);
  const files = {
    'case.json': JSON.stringify({ id: 'hostile', title: MARKUP, timezone: 'Pacific/Kiritimati' }),
    'lists.csv': 'id,file,holder_id',
    'parties.csv': ['id,kind,name,trade', ...parties].join('\n'),
    'transfers.csv': ['id,from_id,to_id,mode', ...transfers].join('\n'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`);
}

let rig: Rig | undefined;
let skipped = '';
const folder = mkdtempSync(join(tmpdir(), 'vinetrace-hostile-'));
beforeAll(async () => {
  writeCase(join(folder, 'case'));
  const started = await startRig([join(folder, 'case')]);
  if ('skipped' in started) skipped = started.skipped;
  else rig = started;
});
afterAll(async () => {
  await rig?.end();
  rmSync(folder, { recursive: true, force: true });
});

const say = sayIn('en');

async function work(tab: Tab): Promise<void> {
  const { page } = tab;
  await signIn(tab);
  await page.goto('/cases/hostile?sel=gone&below=table');
  await canvas.drawn(page);
  expect((await canvas.drawnIds(page)).sort()).toEqual([
    'P0',
    'P1',
    'P2',
    'P3',
    'P4',
    'T0',
    'T1',
    'T2',
    'T3',
  ]);
  // What has vanished is said to be gone; the rest of the page stands.
  await page
    .getByRole('complementary', { name: say('panel.label') })
    .getByText(/gone/)
    .first()
    .waitFor();
  expect(tab.refusals().every((each) => each.startsWith('404 '))).toBe(true);

  // Names are text, whatever they hold: in the table, in a group's title, in the dialog, in the map by tier.
  const table = page.getByRole('region', { name: say('view.table') });
  await table.getByRole('rowheader', { name: MARKUP }).waitFor();
  await table.getByRole('row').filter({ hasText: 'شركة' }).click();
  await expect.poll(() => canvas.selectedOnCanvas(page)).toEqual(['P1']);
  await page.locator(canvas.GRAPH).focus();
  await page.keyboard.press('e');
  await page.getByRole('dialog').getByRole('heading').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: say('group.title'), exact: true }).click();
  await page.getByRole('menuitem', { name: say('group-by.trade'), exact: true }).click();
  await expect
    .poll(async () => (await canvas.drawnIds(page)).some((id) => id.startsWith('group:trade:')))
    .toBe(true);
  for (const label of await canvas.labels(page)) expect([...label].length).toBeLessThanOrEqual(60);
  await page.locator(canvas.GRAPH).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await canvas.drawnIds(page)).includes('P0')).toBe(true);
  await page.goto('/cases/hostile?view=tiers');
  await page.getByRole('button', { name: MARKUP.slice(0, 12) }).waitFor();
  await expectAccessible(page);
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(await page.title()).not.toBe('1');

  // Twice as large: nothing is pushed off the page sideways, and the canvas keeps a size to work on.
  await page.setViewportSize({ width: 640, height: 450 });
  await page.goto('/cases/hostile');
  await canvas.drawn(page);
  const box = (await page.locator(canvas.GRAPH).boundingBox())!;
  expect(box.width).toBeGreaterThan(120);
  expect(box.height).toBeGreaterThan(120);
}

test('hostile and unusual names, vanished elements, 200% zoom', async ({ skip }) => {
  if (rig === undefined) return skip(skipped);
  const tab = await rig.tab({ locale: 'en' });
  await pictured(tab, 'hostile', () => work(tab));
  tab.refusals();
  expectQuiet(tab);
  await tab.close();
});
