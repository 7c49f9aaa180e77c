/** What goes out of a case, in Chinese and in English: the whole of it, the view as a picture, and what the journal says of that. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { z } from 'zod';
import { manifest as manifestSchema } from '#contract/manifest.ts';
import { exportFormats } from '#contract/operations.ts';
import { overview } from '#contract/queries/overview.ts';
import * as canvas from './canvas.ts';
import { expectAccessible, signIn } from './checks.ts';
import { look } from './looks.ts';
import { openRig } from './opening.ts';
import { peopleOfDeyang, seenIn, type People } from './people.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** The title of the retailer's list, and of the case. */
const TITLE = '五一活动业主汇总';
const TITLE_OF_CASE = '德阳业主信息泄露案';

/** Formats in the order of the menu, and how each file begins. */
const FORMATS: Record<string, RegExp> = {
  graphml: /^<\?xml/,
  json: /^\{/,
  cytoscape: /^\{/,
  gexf: /^<\?xml/,
  csv: /^PK/,
  xlsx: /^PK/,
  stix: /^\{/,
  ftm: /^\{/,
  svg: /^<\?xml/,
  png: /^.PNG/,
  pdf: /^%PDF/,
};

const sum = (of: Record<string, number>): number => Object.values(of).reduce((a, b) => a + b, 0);
const number = (n: number): string => n.toLocaleString('en-US');

let people: People;
const { steps } = openRig([DEYANG], async () => {
  people = await peopleOfDeyang();
  expect(people.numbers.size).toBeGreaterThan(500);
});

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

describe.each<Locale>(['zh', 'en'])('what goes out of a case in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  const say = sayIn(locale);
  /** What each format is called. */
  const titles = new Map<string, string>();
  const downloaded = async (item: string): Promise<Download> => {
    await page.getByRole('button', { name: say('export.title') }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return download;
  };

  /** Reads a text in a page that the policy of ours does not bind: ours lets no text be parsed. */
  const unbound = async <T>(read: (source: string) => T, source: string): Promise<T> => {
    const blank = await page.context().newPage();
    try {
      return (await blank.evaluate(read, source)) as T;
    } finally {
      await blank.close();
    }
  };

  /** How many nodes and edges the case has, by type. */
  const countsOf = async (): Promise<z.infer<typeof overview.result>['counts']> => {
    const answer = await page.request.get('/api/cases/deyang/overview');
    return overview.result.parse(await answer.json()).counts;
  };

  /** The dialog over the retailer's list, without a manifest. */
  const choosing = async (): Promise<Locator> => {
    await page.goto('/cases/deyang?sel=L19');
    await canvas.drawn(page);
    await page.getByRole('button', { name: say('export.title') }).click();
    await page.getByRole('menuitem', { name: say('export-dialog.open') }).click();
    const dialog = page.getByRole('dialog', { name: say('export-dialog.title') });
    await dialog.getByRole('checkbox', { name: say('export-dialog.manifest') }).uncheck();
    return dialog;
  };
  /** What goes out in a format, as it is chosen. */
  const chosen = async (dialog: Locator, format: string): Promise<Buffer> => {
    await dialog.getByRole('combobox', { name: say('export-dialog.format') }).click();
    await page.getByRole('option', { name: titles.get(format) ?? '', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      dialog.getByRole('button', { name: say('export.title'), exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const expectSaid = async (dialog: Locator, text: string): Promise<void> => {
    await dialog.getByRole('status').filter({ hasText: text }).waitFor();
  };

  const step = steps({ name: 'export', locale }, async (opened) => {
    tab = opened;
    page = tab.page;
    await signIn(tab);
    const { formats } = exportFormats.parse(await (await page.request.get('/api/formats')).json());
    for (const { format, title } of formats) titles.set(format, title[locale]);
    await page.goto('/cases/deyang');
    await canvas.drawn(page);
  });

  step('the whole case goes out as GraphML, with as many elements as the overview counts', async () => {
    const graphml = await downloaded('GraphML');
    expect(graphml.suggestedFilename()).toMatch(/deyang.*\.graphml$/);
    const text = await textOf(graphml);
    const found = await unbound((source) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const ids = [...parsed.querySelectorAll('node')].map((node) => node.getAttribute('id'));
      return {
        root: parsed.documentElement.localName,
        nodes: ids.length,
        ids: new Set(ids).size,
        edges: parsed.querySelectorAll('edge').length,
      };
    }, text);
    const counts = await countsOf();
    const nodes = sum(counts.nodes);
    expect(found).toEqual({ root: 'graphml', nodes, ids: nodes, edges: sum(counts.relations) });
    expect(seenIn(text, people)).toEqual([]);
  });

  step('the view goes out as SVG with real text, and as PNG', async () => {
    const svg = await textOf(await downloaded('SVG'));
    const found = await unbound((source) => {
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

  step('a part goes out in every format, each what it says it is, with nobody named', async () => {
    const dialog = await choosing();
    expect([...titles.keys()]).toEqual(Object.keys(FORMATS));
    for (const [format, begins] of Object.entries(FORMATS)) {
      const bytes = await chosen(dialog, format);
      expect(bytes.subarray(0, 24).toString('latin1'), format).toMatch(begins);
      expect(seenIn(bytes.toString(), people), format).toEqual([]);
    }
    await expectAccessible(page);
  });

  step('more steps around the selection hold more, and what is left out is said and counted', async () => {
    const { nodes, relations } = await countsOf();
    const total = sum(nodes) + sum(relations);
    // A place without its country is nothing in STIX, nor is living there.
    const unfit = (nodes.Complex ?? 0) + (relations.LIVES_IN ?? 0);
    const dialog = await choosing();
    const held: number[] = [];
    for (const hops of [0, 1, 2]) {
      const scope = hops === 0 ? 'selection' : 'around';
      await dialog.getByRole('radio', { name: say(`export-scope.${scope}`) }).check();
      if (hops > 0) await dialog.getByRole('textbox', { name: say('export-dialog.hops') }).fill(String(hops));
      const bytes = await chosen(dialog, 'json');
      const file = JSON.parse(bytes.toString()) as { nodes: unknown[]; edges: unknown[] };
      const n = file.nodes.length + file.edges.length;
      await expectSaid(dialog, say('export-dialog.unchosen', { n: number(total - n) }));
      held.push(n);
    }
    expect(held[0]).toBe(1);
    expect(held[1]).toBeGreaterThan(1);
    expect(held[2]).toBeGreaterThan(held[1] ?? 0);
    await look(tab, 'export-part');
    await dialog.getByRole('radio', { name: say('export-scope.all') }).check();
    await chosen(dialog, 'stix');
    await expectSaid(dialog, say('export-dialog.unfit', { n: number(unfit) }));
    await look(tab, 'export-whole');
    await expectAccessible(page);
    await chosen(dialog, 'graphml');
    await expectSaid(dialog, say('count.of', { n: number(total), total: number(total) }));
  });

  step('a signed manifest goes with it, with the hash of the very file', async () => {
    const dialog = await choosing();
    await dialog.getByRole('checkbox', { name: say('export-dialog.manifest') }).check();
    const files: Download[] = [];
    page.on('download', (file) => files.push(file));
    await dialog.getByRole('button', { name: say('export.title'), exact: true }).click();
    await expect.poll(() => files.length).toBe(2);
    const [file, signed] = files;
    const sha256 = createHash('sha256')
      .update(await readFile(await file!.path()))
      .digest('hex');
    const told = manifestSchema.parse(JSON.parse(await textOf(signed!)));
    expect(told.file).toMatchObject({ name: file!.suggestedFilename(), sha256 });
    await expectSaid(dialog, sha256);
  });

  step('an export stands in the journal', async () => {
    const entries = await page.request.get('/api/journal?after=0&limit=1000');
    expect(await entries.text()).toContain('"action":"export"');
  });
});
