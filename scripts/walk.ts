/**
 * Records the walk of a minute through the fixture case from the running program: node scripts/run.mjs scripts/walk.ts
 * Writes `docs/images/walk.gif`. All people in it are invented, and masked besides; no scene reveals anything.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { drawn } from '../tests/browser/canvas.ts';
import { DEYANG, PASSWORD, startRig } from '../tests/browser/rig.ts';
import { word } from '../tests/browser/words.ts';

// Node finds the package's CommonJS build, which has no named exports.
const gif = createRequire(import.meta.url)('gifenc') as typeof import('gifenc');

const FILE = join(import.meta.dirname, '../docs/images/walk.gif');
const SIZE = { width: 1280, height: 800 };
/** What a page of documentation may ask of a reader's connection (bytes). */
const MOST = 4_000_000;
/** How long the pointer rests before it clicks, and what came of it is looked at (ms). */
const AIM = 900;
const LOOK = 3600;
const COLOURS = 96;
const LOCALE = 'zh';

const rig = await startRig([DEYANG]);
if ('skipped' in rig) throw new Error(rig.skipped);

const encoder = gif.GIFEncoder();
let duration = 0;

/** The pixels of a picture, by a page of the browser that has nothing else to do. */
async function pixels(decoder: Page, png: Buffer): Promise<Uint8ClampedArray> {
  const encoded = await decoder.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const rgba = context.getImageData(0, 0, image.width, image.height).data;
    const reader = new FileReader();
    reader.readAsDataURL(new Blob([rgba]));
    await new Promise((done) => reader.addEventListener('load', done));
    return String(reader.result).split(',')[1]!;
  }, png.toString('base64'));
  return new Uint8ClampedArray(Buffer.from(encoded, 'base64'));
}

/** Puts the caption and the pointer over the page; they take no part in it. */
const overlay = (page: Page, text: string, point?: { x: number; y: number }): Promise<void> =>
  page.evaluate(
    ({ said, at }) => {
      for (const old of document.querySelectorAll('[data-walk]')) old.remove();
      const put = (style: Partial<CSSStyleDeclaration>, content = ''): void => {
        const made = document.createElement('div');
        made.dataset['walk'] = '';
        made.textContent = content;
        Object.assign(made.style, { position: 'fixed', zIndex: '9999', pointerEvents: 'none', ...style });
        document.body.append(made);
      };
      put(
        {
          left: '50%',
          bottom: '44px',
          transform: 'translateX(-50%)',
          padding: '10px 18px',
          borderRadius: '8px',
          background: '#12303a',
          color: '#fff',
          fontSize: '17px',
          fontWeight: '600',
          whiteSpace: 'nowrap',
        },
        said,
      );
      if (at === undefined) return;
      const [left, top] = [`${at.x - 14}px`, `${at.y - 14}px`];
      const round = { width: '28px', height: '28px', borderRadius: '50%', boxSizing: 'border-box' };
      put({ left, top, border: '4px solid #c2410c', ...round });
    },
    { said: text, at: point },
  );

const tab = await rig.tab({ locale: LOCALE, theme: 'light', size: SIZE });
const { page } = tab;
const decoder = await page.context().newPage();

async function frame(text: string, delay: number, point?: { x: number; y: number }): Promise<void> {
  await overlay(page, text, point);
  const rgba = await pixels(decoder, await page.screenshot());
  const palette = gif.quantize(rgba, COLOURS, { format: 'rgb565' });
  const index = gif.applyPalette(rgba, palette, 'rgb565');
  encoder.writeFrame(index, SIZE.width, SIZE.height, { palette, delay });
  duration += delay;
}

async function settled(): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null,
    undefined,
    { timeout: 30_000 },
  );
  await page.waitForTimeout(400);
}

/** One scene: the pointer goes where it will click, clicks, and what came of it is shown. */
async function scene(text: string, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`nothing to click for ${text}`);
  await frame(text, AIM, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  await target.click();
  await page.mouse.move(SIZE.width / 2, SIZE.height - 2);
  await settled();
  await frame(text, LOOK);
}

const panel = (key: Parameters<typeof word>[1]): Locator =>
  page.getByRole('tab', { name: word(LOCALE, key), exact: true });

/** Chooses a view in its menu: two clicks, of which the second is shown. */
async function view(text: string, from: Parameters<typeof word>[1], to: typeof from): Promise<void> {
  await page
    .getByRole('button', { name: word(LOCALE, 'view.title', { view: word(LOCALE, from) }), exact: true })
    .click();
  await scene(text, page.getByRole('menuitem', { name: word(LOCALE, to), exact: true }));
}

const link = (key: Parameters<typeof word>[1]): Locator =>
  page.getByRole('link', { name: word(LOCALE, key), exact: true });

try {
  await page.goto('/sign-in?next=/cases/deyang');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await drawn(page);
  await settled();
  const first = '整个链条，从源头到零售商 · The whole chain, from source to retailer';
  await frame(first, LOOK);
  await scene(
    "从零售商手里的名单追溯来源：把握、依据、其他可能 · Trace the retailer's list: how sure, why, what else",
    page.locator('.vt-panel button').filter({ hasText: 'L19' }),
  );
  await scene(
    '打开依据：每条线索有多重 · The grounds: what each clue weighs',
    page.getByRole('button', { name: word(LOCALE, 'trace.grounds'), exact: true }).nth(1),
  );
  await scene('书证与数据是否相符 · Do the rows bear out the documents', panel('panel.findings'));
  await scene('枢纽：哪些名单非经谁不可 · Hubs: which lists come through whom alone', panel('panel.hubs'));
  await scene('哪些账号是同一人 · Which handles are one person', panel('panel.identities'));
  await view('链条分层图 · The chain by tier', 'view.graph', 'view.tiers');
  await view('时间线 · The timeline', 'view.tiers', 'view.timeline');
  await view('流量：条数与金额 · Flows of records and money', 'view.timeline', 'view.flows');
  await view('表格：排序、筛选、批量 · The table', 'view.flows', 'view.table');
  await scene('条数与所得，两种理解并列 · Counts by both readings', link('count-page.link'));
  await scene('案件报告 · The case report', link('report.link'));
  const make = page.getByRole('button', { name: word(LOCALE, 'report.make'), exact: true });
  const report = 'PDF、DOCX、网页，附签名清单 · PDF, DOCX or HTML, with a signed manifest';
  await make.click();
  await page.locator('iframe').waitFor({ timeout: 60_000 });
  // The preview is a document of its own, which keeps the network of the page busy.
  await page.waitForTimeout(2000);
  await frame(report, LOOK);
  encoder.finish();
  const bytes = encoder.bytes();
  if (bytes.length > MOST) throw new Error(`the walk is ${bytes.length} bytes; at most ${MOST}`);
  writeFileSync(FILE, bytes);
  process.stdout.write(`${FILE}: ${bytes.length} bytes, ${duration / 1000} s\n`);
} finally {
  await tab.close();
  await rig.end();
}
