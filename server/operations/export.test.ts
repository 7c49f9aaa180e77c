// A part of a case as a file: what was selected with the transfers between, what stands around it, what is said of the rest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifest as manifestSchema } from '#contract/manifest.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { exportCase, type ExportOptions } from './export.ts';
import { exportGraph } from './export-graph.ts';

vi.setConfig({ testTimeout: 60_000 });

let temporary: Temporary;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
}, 60_000);
afterAll(() => temporary.remove());

interface Held {
  nodes: { id: string }[];
  edges: { type: string }[];
}

/** Exports a part and reads it again; `format` JSON where not said. */
async function part(cut: Partial<ExportOptions>) {
  const file = join(temporary.folder, 'part');
  const made = await exportCase(temporary.workspace, {
    case: 'mini',
    actor: 'officer',
    format: 'json',
    file,
    manifestFile: `${file}.manifest`,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...cut,
  });
  const text = readFileSync(file, 'utf8');
  return { made, text, manifest: manifestSchema.parse(JSON.parse(readFileSync(`${file}.manifest`, 'utf8'))) };
}
const held = async (cut: Partial<ExportOptions>) => {
  const { text, ...rest } = await part(cut);
  const { nodes, edges } = JSON.parse(text) as Held;
  return { ...rest, ids: nodes.map(({ id }) => id), types: edges.map(({ type }) => type).sort() };
};

it('holds the whole case where the graph is made anew while it is read', async () => {
  const { record, graph } = temporary.workspace;
  const whole = await exportGraph({ record, graph }, { case: 'mini' });
  let reads = 0;
  const engine = async () => {
    const real = await graph.engine();
    return {
      ...real,
      ping: () => real.ping(),
      async read(...asked: Parameters<typeof real.read>) {
        const rows = await real.read(...asked);
        // After the first page the graph is emptied; it is whole again when the next one is asked for.
        if ((reads += 1) === 1) {
          await graph.rebuild();
          return rows.slice(0, 1);
        }
        return rows;
      },
    } as typeof real;
  };
  const disturbed = await exportGraph({ record, graph: { ...graph, engine } }, { case: 'mini' });
  expect(disturbed.graph).toEqual(whole.graph);
  expect(disturbed.total).toBe(whole.total);
});

describe('what is selected', () => {
  it('goes out with the relations and transfers between, and with nothing else', async () => {
    const both = await held({ select: ['M01', 'R1', 'M01'] });
    expect([both.ids, both.types]).toEqual([
      ['M01', 'R1', 'X2'],
      ['COOPERATES_WITH', 'RECEIVED', 'SENT'],
    ]);
    expect(both.made).toMatchObject({ nodes: 3, edges: 3, shown: 6, chosen: 6 });
    expect(both.made.total).toBeGreaterThan(6);
    const apart = await held({ select: ['H01', 'R1'] });
    expect([apart.ids, apart.types]).toEqual([['H01', 'R1'], []]);
  });

  it('takes with it what stands around, step by step', async () => {
    const sizes: number[] = [];
    for (const hops of [0, 1, 2]) {
      const { ids, made } = await held({ select: ['X1'], hops });
      expect(ids).toContain('X1');
      sizes.push(made.shown);
    }
    expect(sizes[0]).toBe(1);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    const one = await held({ select: ['X1'], hops: 1 });
    const focused = await held({ focus: 'X1', hops: 1 });
    expect([one.ids, one.types]).toEqual([focused.ids, focused.types]);
    expect(one.ids).toEqual(expect.arrayContaining(['H01', 'L2', 'M01', 'X1']));
  });

  it('stands in the file, its manifest and the journal', async () => {
    const { text, manifest } = await part({ select: ['M01', 'R1'], hops: 1, format: 'graphml' });
    expect(text).toContain('within 1 step of 2 selected elements');
    expect(manifest.select).toEqual({ elements: 2, hops: 1 });
    const { record } = temporary.workspace;
    const entry = record.entry(record.head());
    expect(entry).toMatchObject({ action: 'export', payload: { select: 2, hops: 1 } });
    expect(manifest.entry.seq).toBe(entry?.seq);
  });

  it('is refused where the case has no such element, naming it, or where a focus is named too', async () => {
    const before = temporary.workspace.record.head();
    await expect(part({ select: ['M01', 'nobody'] })).rejects.toThrow(/no element nobody$/);
    await expect(part({ select: ['nobody'] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(part({ select: ['M01'], focus: 'R1' })).rejects.toMatchObject({ code: 'wrong-usage' });
    expect(temporary.workspace.record.head()).toBe(before);
  });

  it.each(['ftm', 'stix'])('in %s lacks a transfer that lost an end, and says so', async (format) => {
    const { made, text } = await part({ select: ['X1', 'H01'], format, language: 'en' });
    expect(made.chosen - made.shown).toBeGreaterThan(0);
    expect(text).toContain('Left out: ');
    expect(text).toContain('Transfer 1');
  });
});
