// STIX and FollowTheMoney: every reference resolves, nothing is lost unsaid, and transfers are one line each.
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import type { ExportGraph } from './define.ts';
import { exporterOf } from './registry.ts';

const node = (
  type: GraphNode['type'],
  id: string,
  props: Record<string, PropertyValue> = {},
  kind?: string,
): GraphNode => ({ id, type, ...(kind === undefined ? {} : { kind }), caption: `c-${id}`, entry: 7, props });
const edge = (
  type: GraphEdge['type'],
  source: string,
  target: string,
  props: Record<string, PropertyValue> = {},
): GraphEdge => ({ id: `${source}-${type}->${target}`, type, source, target, entry: 8, props });

const graph: ExportGraph = {
  case: { id: '案', title: '示例' },
  nodes: [
    node('Case', '案'),
    node('Party', 'P1', { trade: '建材' }, 'merchant'),
    node('Party', 'P2', {}, 'tech-firm'),
    node('Handle', 'H1', { platform: 'phone', value: '199****0001' }),
    node('Handle', 'H2', { platform: 'phone', value: '199****0001' }),
    node('List', 'L1', { sha256: 'a'.repeat(64), file: 'lists/L1.xlsx', rows: 1 }),
    node('List', 'L2', {}),
    node('Transfer', 'X1', { mode: 'sale', price_per_record: 0.5, on: '2014-05', grade: 'B3' }),
    node('Transfer', 'X2', { mode: 'share' }),
    node('Evidence', 'E1', { grade: 'A1' }, 'mail'),
    node('Evidence', 'E2', {}, 'chat'),
    node('Complaint', 'C1', { on: '2014-10-19' }),
    node('Canary', 'K1', { given_on: '2014-07-16' }),
    node('Owner', 'o-1', { records: 1 }),
    node('Complex', 'c-1', { name: '示例小区' }),
  ],
  edges: [
    edge('USES', 'P1', 'H1', { grade: 'C6' }),
    edge('HOLDS', 'P1', 'L1'),
    edge('SENT', 'H1', 'X1'),
    edge('RECEIVED', 'P2', 'X1'),
    edge('OF', 'X1', 'L1'),
    edge('SUPPORTED_BY', 'X1', 'E1'),
    edge('SENT', 'P1', 'X2'),
    edge('DERIVED_FROM', 'L2', 'L1', { kind: 'inferred', probability: 0.999, calibrated: true, logLR: 6 }),
    edge('DERIVED_FROM', 'L1', 'L2', { kind: 'inferred', probability: 0.4, calibrated: false }),
    edge('CONTAINS', 'L1', 'o-1', { row: 1 }),
    edge('LIVES_IN', 'o-1', 'c-1'),
    edge('COOPERATES_WITH', 'P1', 'P2', { since: '2014-05', until: '2014-05' }),
    edge('MADE_BY', 'C1', 'H1'),
    edge('ABOUT', 'C1', 'o-1'),
    edge('GIVEN_TO', 'K1', 'P2'),
  ],
  total: 30,
  language: 'en',
};

async function text(format: string, of = graph): Promise<string> {
  const pieces: Buffer[] = [];
  await exporterOf(format).write(
    of,
    new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(Buffer.from(piece));
        done();
      },
    }),
  );
  return Buffer.concat(pieces).toString();
}

type Loose = Record<string, unknown> & { id: string; type: string };

describe('stix', () => {
  const bundle = async (of = graph): Promise<Loose[]> =>
    (JSON.parse(await text('stix', of)) as { objects: Loose[] }).objects;

  it('has every id once, and refers to nothing that is not in the bundle', async () => {
    const objects = await bundle();
    const ids = new Set(objects.map(({ id }) => id));
    expect(ids.size).toBe(objects.length);
    const refs = JSON.stringify(objects).match(/[a-z-]+--[0-9a-f-]{36}/g) ?? [];
    expect(refs.filter((ref) => !ids.has(ref))).toEqual([]);
    for (const { id, type } of objects) expect(id.startsWith(`${type}--`)).toBe(true);
    for (const id of ids)
      expect(id).toMatch(/--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('keeps apart two accounts that look alike once masked', async () => {
    const accounts = (await bundle()).filter(({ type }) => type === 'user-account');
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(2);
  });

  it('says and counts what does not fit: complexes, and a transfer of which an end is missing', async () => {
    const grouping = (await bundle()).find(({ type }) => type === 'grouping');
    expect(JSON.stringify(grouping)).toContain('"left_out":{"Complex":1,"LIVES_IN":1,"SENT":1,"Transfer":1}');
    expect(grouping?.['description']).toBe(
      '26 of 30 elements (nodes and edges); Left out: Complex 1, Lives in 1, Sent 1, Transfer 1',
    );
    const part = exporterOf('stix').part?.(graph);
    expect([part?.nodes.length, part?.edges.length]).toEqual([13, 13]);
  });

  it('draws a transfer as one relationship, graded, with its list and its exhibit', async () => {
    const objects = await bundle();
    const transfer = objects.find((one) => one['relationship_type'] === 'passed-list-to');
    expect(transfer).toMatchObject({ confidence: 50, start_time: '2014-05-01T00:00:00.000Z' });
    expect(JSON.stringify(transfer)).toContain('"list_ref":"file--');
    const exhibit = objects.find((one) => one['abstract'] === 'c-E1');
    expect(exhibit).toMatchObject({ object_refs: [transfer?.id], confidence: 90 });
  });

  it('gives confidence to what is calibrated or graded alone, and is never certain of what is inferred', async () => {
    const derived = (await bundle()).filter((one) => one['relationship_type'] === 'derived-from');
    expect(derived.map((one) => one['confidence'])).toEqual([99, undefined]);
    const uses = (await bundle()).find((one) => one['relationship_type'] === 'uses');
    expect(uses).not.toHaveProperty('confidence');
  });

  it('does not end a cooperation before it began', async () => {
    const both = (await bundle()).find((one) => one['relationship_type'] === 'cooperates-with');
    expect(both).toHaveProperty('start_time');
    expect(both).not.toHaveProperty('stop_time');
  });

  it('is whole for an empty case', async () => {
    const objects = await bundle({ ...graph, nodes: [], edges: [], total: 0 });
    expect(objects.map(({ type }) => type)).toEqual(['identity', 'extension-definition', 'grouping']);
  });
});

describe('ftm', () => {
  interface Entity {
    id: string;
    schema: string;
    properties: Record<string, string[]>;
  }
  const entities = async (of = graph): Promise<Entity[]> =>
    (await text('ftm', of))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entity);
  const REFERENCES = ['subject', 'object', 'document', 'entity', 'proof', 'addressEntity'];

  it('has every id once, and refers to nothing that is not in the file', async () => {
    const all = await entities();
    const ids = new Set(all.map(({ id }) => id));
    expect(ids.size).toBe(all.length);
    const named = all.flatMap(({ properties }) => REFERENCES.flatMap((name) => properties[name] ?? []));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('begins with the case, which says how much of it this is', async () => {
    const [first] = await entities();
    expect(first).toMatchObject({
      schema: 'Project',
      properties: { description: ['28 of 30 elements (nodes and edges); Left out: Sent 1, Transfer 1'] },
    });
  });

  it('calls a firm only what is called one, and makes no sum of a price', async () => {
    const all = await entities();
    const schemaOf = (name: string): string | undefined =>
      all.find(({ properties }) => properties['name']?.[0] === name)?.schema;
    expect([schemaOf('c-P1'), schemaOf('c-P2')]).toEqual(['LegalEntity', 'Company']);
    const transfer = all.find(({ properties }) => properties['recordId']?.[0] === 'X1');
    expect(transfer).toMatchObject({
      schema: 'UnknownLink',
      properties: { role: ['sale'], date: ['2014-05'] },
    });
    expect(transfer?.properties['proof']).toHaveLength(1);
    expect(JSON.stringify(all)).not.toContain('amount');
  });
});
