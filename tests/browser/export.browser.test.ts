/** What goes out of a case, in Chinese and in English: the whole of it, the view as a picture, and what the journal says of that. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { overview } from '#contract/queries/overview.ts';
import * as canvas from './canvas.ts';
import { expectQuiet, pictured, signIn } from './checks.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { DEYANG, startRig, type Rig } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { word } from './words.ts';

/** The title of the retailer's list, and of the case. */
const TITLE = '五一活动业主汇总';
const TITLE_OF_CASE = '德阳业主信息泄露案';

let rig: Rig | undefined;
let skipped = '';
let people: People;
beforeAll(async () => {
  const started = await startRig([DEYANG]);
  if ('skipped' in started) skipped = started.skipped;
  else rig = started;
  people = await peopleOfDeyang();
  expect(people.numbers.size).toBeGreaterThan(500);
});
afterAll(() => rig?.end());

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

describe.each<Locale>(['zh', 'en'])('what goes out of a case in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = (...args: Parameters<typeof word> extends [unknown, ...infer Rest] ? Rest : never): string =>
    word(locale, ...args);
  const downloaded = async (item: string): Promise<Download> => {
    await page.getByRole('button', { name: say('export.title') }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return download;
  };

  beforeAll(async () => {
    if (rig === undefined) return;
    tab = await rig.tab({ locale, theme: locale === 'en' ? 'dark' : 'light' });
    page = tab.page;
    await signIn(tab);
    await page.goto('/cases/deyang');
    await canvas.drawn(page);
  });
  afterAll(() => tab?.close());
  const step = (name: string, work: () => Promise<void>): void =>
    test(name, async ({ skip }) => {
      if (rig === undefined) return skip(skipped);
      await pictured(tab, `export ${locale} ${name}`, work);
      expectQuiet(tab);
    });

  step('the whole case goes out as GraphML, with as many elements as the overview counts', async () => {
    const graphml = await downloaded('GraphML');
    expect(graphml.suggestedFilename()).toMatch(/deyang.*\.graphml$/);
    const text = await textOf(graphml);
    const found = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const ids = [...parsed.querySelectorAll('node')].map((node) => node.getAttribute('id'));
      return {
        root: parsed.documentElement.localName,
        nodes: ids.length,
        ids: new Set(ids).size,
        edges: parsed.querySelectorAll('edge').length,
      };
    }, text);
    const answer = await page.request.get('/api/cases/deyang/overview');
    const { counts }: z.infer<typeof overview.result> = await answer.json();
    const sum = (of: Record<string, number>): number => Object.values(of).reduce((a, b) => a + b, 0);
    const nodes = sum(counts.nodes);
    expect(found).toEqual({ root: 'graphml', nodes, ids: nodes, edges: sum(counts.relations) });
    expect(seenIn(text, people)).toEqual([]);
  });

  step('the view goes out as SVG with real text, and as PNG', async () => {
    const svg = await textOf(await downloaded('SVG'));
    const found = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        root: parsed.documentElement.localName,
        texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent ?? ''),
      };
    }, svg);
    expect(found.root).toBe('svg');
    expect(found.texts.some((text) => text.includes(TITLE))).toBe(true);
    expect(found.texts.some((text) => text.includes(TITLE_OF_CASE))).toBe(true);
    expect(seenIn(svg, people)).toEqual([]);
    const png = await readFile(await (await downloaded('PNG')).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);
  });

  step('an export stands in the journal', async () => {
    const entries = await page.request.get('/api/journal?after=0&limit=1000');
    expect(await entries.text()).toContain('"action":"export"');
  });
});
