// Every statement of cypher/queries on both engines over the same graph: equal answers, and the right ones.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MAX_HOPS } from '#contract/queries/paths.ts';
import { cypher, type Fill } from './cypher.ts';
import { toEdge, toNode } from './elements.ts';
import type { Engine, Params, Row } from './engine.ts';
import { readPage } from './page.ts';
import { project } from './projection.ts';
import { applySchema } from './schema.ts';
import { embedded, type Opened, server } from './testing/engines.ts';
import { sample } from './testing/sample.ts';
import { around, caseEdges, caseNodes } from './walk.ts';

const uri = inject('neo4jUri');
const folder = join(import.meta.dirname, '../../cypher/queries');
const files = readdirSync(folder).map((file) => file.replace(/\.cypher$/, ''));

interface Asked {
  params: Params;
  fill?: Fill;
  /** What the first rows must hold. */
  expected: unknown;
}

const c1 = { case: 'c1' };
/** Neighbours of any type, by id. */
const any = { type: '', order: 'id' };
const owner = (n: number): string => `o-${String(n).padStart(24, '0')}`;
const ids = (rows: string[]) =>
  expect.arrayContaining(rows.map((ref) => ({ node: expect.objectContaining({ ref }) })));

/** Exactly these elements, in this order. */
const ordered = (...refs: string[]) =>
  refs.map((ref) => expect.objectContaining({ node: expect.objectContaining({ ref }) }));

/** For every file what to ask and what to get; a file without an entry here fails the test below. */
const ASKED: Record<string, Asked[]> = {
  'overview-nodes': [
    { params: { ...c1, limit: 100 }, expected: ids(['P1', 'L4', 'T3', 'K1', 'Handle:P1', 'E1', 'Y1']) },
    { params: { ...c1, limit: 2 }, expected: ids(['E1', 'H1']) },
  ],
  'overview-edges': [{ params: c1, expected: expect.objectContaining({ length: 19 }) }],
  'count-nodes': [
    {
      params: c1,
      expected: expect.arrayContaining([
        { type: 'Case', total: 1 },
        { type: 'Owner', total: 5 },
        { type: 'Party', total: 5 },
      ]),
    },
  ],
  'count-edges': [
    {
      params: c1,
      expected: expect.arrayContaining([
        { type: 'CONTAINS', total: 10 },
        { type: 'HOLDS', total: 4 },
      ]),
    },
  ],
  element: [
    { params: { ...c1, id: 'Handle:P1' }, expected: ids(['Handle:P1']) },
    { params: { ...c1, id: 'none' }, expected: [] },
  ],
  elements: [{ params: { keys: ['c1/L2', 'c1/none', 'c1/L1'] }, expected: ids(['L1', 'L2']) }],
  'element-relations-out': [
    {
      params: { ...c1, id: 'L2' },
      expected: [
        { relation: 'CONTAINS', type: 'Owner', total: 2 },
        { relation: 'DERIVED_FROM', type: 'List', total: 1 },
      ],
    },
  ],
  'element-relations-in': [
    {
      params: { ...c1, id: 'L2' },
      expected: [
        { relation: 'DERIVED_FROM', type: 'List', total: 1 },
        { relation: 'HOLDS', type: 'Party', total: 1 },
        { relation: 'OF', type: 'Transfer', total: 1 },
      ],
    },
  ],
  'element-evidence': [
    {
      params: { ...c1, id: 'T1' },
      expected: [{ key: 'c1/E1', node: expect.objectContaining({ grade: 'B2' }) }],
    },
  ],
  'neighbours-out': [
    ...(['name', 'size', 'degree'] as const).map((order) => ({
      params: { ...c1, type: 'List', order, id: 'P3', offset: 0, limit: 10 },
      fill: { relation: 'HOLDS' as const },
      expected: order === 'name' ? ordered('L3', 'L2') : ordered('L2', 'L3'),
    })),
    {
      params: { ...c1, ...any, id: 'L2', offset: 0, limit: 10 },
      fill: { relation: 'CONTAINS' },
      expected: [
        {
          node: expect.objectContaining({ ref: owner(1) }),
          edges: [expect.objectContaining({ source: 'L2' })],
        },
        {
          node: expect.objectContaining({ ref: owner(2) }),
          edges: [2, 3].map((row) => expect.objectContaining({ props: expect.objectContaining({ row }) })),
        },
      ],
    },
    {
      params: { ...c1, ...any, id: 'L1', offset: 1, limit: 2 },
      fill: { relation: 'CONTAINS' },
      expected: [2, 3].map((n) =>
        expect.objectContaining({ node: expect.objectContaining({ ref: owner(n) }) }),
      ),
    },
  ],
  'neighbours-in': [
    {
      params: { ...c1, type: 'List', order: 'date', id: owner(1), offset: 0, limit: 10 },
      fill: { relation: 'CONTAINS' },
      expected: ordered('L2', 'L1', 'L4'),
    },
    {
      params: { ...c1, type: 'Party', order: 'id', id: owner(1), offset: 0, limit: 10 },
      fill: { relation: 'CONTAINS' },
      expected: [],
    },
    {
      params: { ...c1, type: '', order: 'degree', id: 'c-000000000001', offset: 1, limit: 1 },
      fill: { relation: 'LIVES_IN' },
      expected: ordered(owner(2)),
    },
    {
      params: { ...c1, ...any, id: 'L1', offset: 0, limit: 10 },
      fill: { relation: 'DERIVED_FROM' },
      expected: [
        {
          node: expect.objectContaining({ ref: 'L2' }),
          edges: [expect.objectContaining({ source: 'L2', target: 'L1' })],
        },
      ],
    },
  ],
  paths: [
    {
      params: { ...c1, from: 'P1', to: 'T2', hops: MAX_HOPS, limit: 10 },
      expected: [
        {
          total: 2,
          rows: [
            { nodes: ['P1', 'L1', 'L2', 'T2'], edges: expect.objectContaining({ length: 3 }) },
            {
              nodes: ['P1', 'T1', 'P2', 'T2'],
              edges: [
                { type: 'SENT', source: 'P1', target: 'T1', props: expect.anything() },
                { type: 'RECEIVED', source: 'P2', target: 'T1', props: expect.anything() },
                { type: 'SENT', source: 'P2', target: 'T2', props: expect.anything() },
              ],
            },
          ],
        },
      ],
    },
    {
      params: { ...c1, from: 'P1', to: 'T2', hops: MAX_HOPS, limit: 1 },
      expected: [{ total: 2, rows: [expect.objectContaining({ nodes: ['P1', 'L1', 'L2', 'T2'] })] }],
    },
    { params: { ...c1, from: 'P1', to: 'P3', hops: 2, limit: 10 }, expected: [{ total: 0, rows: [] }] },
    { params: { ...c1, from: 'P1', to: 'P1', hops: 8, limit: 10 }, expected: [{ total: 0, rows: [] }] },
    { params: { ...c1, from: 'P1', to: owner(1), hops: 8, limit: 10 }, expected: [{ total: 0, rows: [] }] },
  ],
  'flow-edges': [
    {
      params: { keys: ['c1/T1', 'c1/L4'], limit: 100 },
      expected: [
        ['L4-DERIVED_FROM->L2', 'L2'],
        ['P5-HOLDS->L4', 'P5'],
        ['T1-OF->L1', 'L1'],
        ['P2-RECEIVED->T1', 'P2'],
        ['P1-SENT->T1', 'P1'],
      ].map(([id = '', ref]) => ({
        edge: expect.objectContaining({ source: id.split('-')[0], target: id.split('>')[1] }),
        node: expect.objectContaining({ ref }),
      })),
    },
    { params: { keys: ['c1/T1', 'c1/L4'], limit: 2 }, expected: expect.objectContaining({ length: 2 }) },
    { params: { keys: ['c1/K1'], limit: 9 }, expected: [] },
  ],
  holdings: [
    {
      params: { ...c1, offset: 0, limit: 2 },
      expected: [
        {
          total: 7,
          rows: [
            { id: 'P3', caption: '装修甲', lists: 2, sent: 0, received: 1 },
            { id: 'P1', caption: '物业公司', lists: 1, sent: 1, received: 0 },
          ],
        },
      ],
    },
    { params: { ...c1, offset: 9, limit: 2 }, expected: [{ total: 7, rows: [] }] },
  ],
  frontier: [
    {
      params: { keys: ['c1/T1', 'c1/L4'] },
      expected: ['E1', 'L1', 'L2', 'P1', 'P2', 'P5', owner(1)].map((ref) => ({ key: `c1/${ref}` })),
    },
  ],
  'case-nodes': [
    {
      params: { ...c1, after: 'c1/L3', limit: 1 },
      expected: [{ key: 'c1/L4', node: expect.objectContaining({ ref: 'L4' }) }],
    },
  ],
  'edges-between': [
    {
      params: {
        pairs: [
          ['c1/P1', 'c1/T1'],
          ['c1/T1', 'c1/P1'],
          ['c1/P1', 'c1/nobody'],
        ],
      },
      expected: [{ edge: expect.objectContaining({ type: 'SENT', source: 'P1', target: 'T1' }) }],
    },
  ],
  'edges-into': [
    {
      params: { keys: ['c1/L2', `c1/${owner(2)}`] },
      expected: expect.objectContaining({ length: 6 }),
    },
  ],
};

const engines: [string, Engine][] = [];
const opened: Opened[] = [];
beforeAll(async () => {
  opened.push(await embedded());
  if (uri !== undefined) opened.push(await server(uri));
  for (const { engine } of opened) {
    await applySchema(engine);
    await project(engine, sample());
    engines.push([engine.name, engine]);
  }
});
afterAll(async () => {
  for (const { close } of opened) await close();
});

/** The same question to every engine; their answers must be equal to the last byte once map keys are sorted. */
async function ask(work: (engine: Engine) => Promise<unknown>): Promise<unknown> {
  const answers = [];
  for (const [, engine] of engines) answers.push(await work(engine));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0];
}

describe('queries', () => {
  test('both engines are there where Neo4j is to be had', () => {
    expect(engines.map(([name]) => name)).toEqual(uri === undefined ? ['grafeo'] : ['grafeo', 'neo4j']);
  });

  test('every file is asked something', () => {
    expect(Object.keys(ASKED).sort()).toEqual(files.toSorted());
  });

  describe.each(Object.entries(ASKED))('%s', (name, asked) => {
    test.each(asked.map((one): [string, Asked] => [JSON.stringify(one.params).slice(0, 60), one]))(
      '%s',
      async (_, { params, fill, expected }) => {
        const rows = (await ask((engine) => engine.read(cypher(`queries/${name}`, fill), params))) as Row[];
        expect(rows).toEqual(expected);
      },
    );

    test('orders what it returns', () => {
      expect(cypher(`queries/${name}`, { relation: 'HOLDS' })).toMatch(/ORDER BY/);
    });
  });

  test('the ceiling of paths is the contract’s', () => {
    expect(cypher('queries/paths').match(/\*\.\.(\d+)\]/)?.[1]).toBe(String(MAX_HOPS));
  });

  test('a page is cut by the statement, or else from its rows', async () => {
    const own = await ask((engine) => readPage(engine, 'holdings', { ...c1, offset: 1, limit: 1 }));
    expect(own).toMatchObject({ total: 7, rows: [{ id: 'P1' }] });
    const keys = ['c1/T1', 'c1/L4'];
    const cut = await ask((engine) => readPage(engine, 'frontier', { keys, offset: 1, limit: 2 }));
    expect(cut).toMatchObject({ total: 7, rows: [{ key: 'c1/L1' }, { key: 'c1/L2' }] });
    expect(await ask((engine) => readPage(engine, 'frontier', { keys }))).toMatchObject({
      rows: { length: 7 },
    });
  });

  test('elements come as the contract has them', async () => {
    const nodes = await ask(async (engine) =>
      (await engine.read(cypher('queries/elements'), { keys: ['c1/P3', 'c1/Handle:P1'] })).map((row) =>
        toNode(row['node']),
      ),
    );
    expect(nodes).toEqual([
      {
        id: 'Handle:P1',
        type: 'Handle',
        caption: '房东',
        entry: expect.any(Number),
        props: { id: 'P1', platform: 'net-name', value: '房东' },
      },
      {
        id: 'P3',
        type: 'Party',
        kind: 'merchant',
        caption: '装修甲',
        entry: expect.any(Number),
        props: { name: '装修甲', trade: 'Renovation' },
      },
    ]);
    const edges = (await ask(async (engine) =>
      (await engine.read(cypher('queries/edges-into'), { keys: ['c1/H1', `c1/${owner(5)}`] })).map((row) =>
        toEdge(row['edge']),
      ),
    )) as unknown[];
    expect(edges).toEqual([
      {
        id: 'P2-USES->H1',
        type: 'USES',
        source: 'P2',
        target: 'H1',
        entry: expect.any(Number),
        props: { grade: 'B2' },
      },
      {
        id: `L3-CONTAINS.2->${owner(5)}`,
        type: 'CONTAINS',
        source: 'L3',
        target: owner(5),
        entry: expect.any(Number),
        props: { row: 2 },
      },
    ]);
  });

  test('a case streams whole, page after page, each element once', async () => {
    const whole = (await ask(async (engine) => {
      const ids = [];
      for await (const page of caseNodes(engine, 'c1', 4)) ids.push(...page.map((node) => node.id));
      for await (const page of caseEdges(engine, 'c1', 4)) ids.push(...page.map((edge) => edge.id));
      return ids;
    })) as string[];
    expect(whole).toHaveLength(24 + 33);
    expect(new Set(whole).size).toBe(whole.length);
  });

  test('a part around an element holds what is near and what joins it', async () => {
    const part = (hops: number) => ask((engine) => around(engine, 'c1', 'T1', hops));
    expect(await part(0)).toMatchObject({ nodes: [{ id: 'T1' }], edges: [] });
    const near = (await part(1)) as { nodes: { id: string }[]; edges: { id: string }[] };
    expect(near.nodes.map((node) => node.id)).toEqual(['E1', 'L1', 'P1', 'P2', 'T1']);
    expect(near.edges.map((edge) => edge.id)).toEqual([
      'T1-SUPPORTED_BY->E1',
      'P1-HOLDS->L1',
      'T1-OF->L1',
      'P2-RECEIVED->T1',
      'P1-SENT->T1',
    ]);
    expect(await ask((engine) => around(engine, 'c1', 'none', 1))).toBeUndefined();
  });
});
