// Graphs imported into a real record: what is asserted on which exhibit, what is left out and why, what is taken back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphMapping } from '#contract/graph-import.ts';
import { bufferSource } from '../../ingest/readers/byte-source.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { exportCase } from '../export.ts';
import { retractEntry } from '../retract.ts';
import { verifyRecord } from '../verify.ts';
import { UNWATCHED } from '../../routes/unwatched.ts';
import { filesOf } from './files-of.ts';
import { importGraph } from './import-graph.ts';
import { lookAtGraph, previewOf } from './look.ts';

vi.setConfig({ testTimeout: 60_000 });

let temporary: Temporary;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
}, 60_000);
afterEach(() => temporary.remove());

const quiet = { onProgress: (): void => {}, signal: new AbortController().signal };
const file = (text: string, name = 'links.csv') => ({
  source: bufferSource(name, Buffer.from(text)),
  sha256: 'f'.repeat(64),
});

async function given(text: string, name: string) {
  const path = join(temporary.folder, name);
  writeFileSync(path, text);
  return filesOf([path]);
}

const GRAPH = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><attributes class="node"><attribute id="0" title="Type" type="string"/><attribute id="1" title="city" type="string"/></attributes>
<nodes>
<node id="1" label="某商行"><attvalues><attvalue for="0" value="商家"/><attvalue for="1" value="德阳"/></attvalues></node>
<node id="2" label="19900001234"><attvalues><attvalue for="0" value="Phone Number"/></attvalues></node>
<node id="3" label="x"><attvalues><attvalue for="0" value="thing"/></attvalues></node>
<node id="1" label="again"/>
</nodes>
<edges>
<edge id="k1" source="1" target="2" label="uses"/>
<edge id="k2" source="2" target="1" label="sold"/>
<edge id="k3" source="1" target="9" label="sold"/>
<edge id="k4" source="1" target="3" label="knows"/>
</edges></graph></gexf>`;

const mapping: GraphMapping = {
  nodes: {
    by: 'Type',
    rules: [
      { value: '商家', as: 'Party', constants: { kind: 'merchant' } },
      { value: 'Phone Number', as: 'Handle', constants: { platform: 'phone' } },
      { value: 'thing', as: null },
    ],
    fields: { Party: { name: 'label' }, Handle: { value: 'label' } },
  },
  edges: {
    by: 'label',
    rules: [
      { value: 'uses', as: 'USES' },
      { value: 'sold', as: 'Transfer', constants: { mode: 'sale' } },
      { value: 'knows', as: null },
    ],
    fields: {},
  },
};

const importing = async (text: string, name: string, by?: GraphMapping) =>
  importGraph(temporary.workspace, {
    case: 'mini',
    actor: 'officer',
    files: await given(text, name),
    mapping: by,
    source: '协查单位',
    grade: 'C3',
    ...quiet,
  });

describe('importing a graph', () => {
  it('suggests what is what, by words in both languages', async () => {
    const { workspace } = temporary;
    const looked = await lookAtGraph(
      workspace.record,
      'mini',
      [file(GRAPH, 'g.gexf')],
      undefined,
      quiet.signal,
    );
    expect(looked.mapping.nodes.by).toBe('Type');
    expect(looked.mapping.nodes.rules.find(({ value }) => value === '商家')).toMatchObject({
      as: 'Party',
      constants: { kind: 'merchant' },
    });
    expect(looked.mapping.nodes.fields).toMatchObject({
      Party: { name: 'label' },
      Handle: { value: 'label' },
    });
  });

  it('asserts what fits on the file as its exhibit, with grade and line, and says of the rest why not', async () => {
    const { record } = temporary.workspace;
    const made = await importing(GRAPH, 'g.gexf', mapping);
    expect(made).toMatchObject({
      nodes: { read: 4, taken: 2, left: 2 },
      edges: { read: 4, taken: 2, left: 2 },
      facts: { Party: 1, Handle: 1, Transfer: 1 },
    });
    expect(made.leftOut.map(({ of, why, value, first }) => [of, why, value, first[0]?.line])).toEqual([
      ['node', 'mapping', 'thing', 5],
      ['node', 'twice', '', 6],
      ['edge', 'no-end', 'sold', 11],
      ['edge', 'mapping', 'knows', 12],
    ]);
    const [exhibit = ''] = made.evidence;
    expect(record.fact('mini', 'Evidence', exhibit)?.payload.values).toMatchObject({
      file: 'g.gexf',
      grade: 'C3',
    });
    const party = record.facts('mini', 'Party').find(({ payload }) => payload.values['name'] === '某商行');
    expect(party?.payload).toMatchObject({
      values: { kind: 'merchant', name: '某商行' },
      extra: { city: '德阳' },
      hand: { source: '协查单位', grade: 'C3', supports: [{ evidence: exhibit, from: 3, to: 3 }] },
    });
    const handle = record
      .facts('mini', 'Handle')
      .find(({ payload }) => payload.values['value'] === '19900001234');
    expect(handle?.payload.values).toMatchObject({ party_id: party?.id, platform: 'phone', grade: 'C3' });
    const transfer = record.fact('mini', 'Transfer', 'k2');
    expect(transfer?.payload.values).toMatchObject({
      from_id: handle?.id,
      to_id: party?.id,
      mode: 'sale',
      evidence_id: exhibit,
    });
    expect(record.entry(made.entry ?? 0)).toMatchObject({ action: 'import', actor: 'officer' });
    expect(await verifyRecord(temporary.workspace, UNWATCHED)).toMatchObject({ ok: true });
  });

  it('is taken back by one retraction, and the same file again finds all of it known', async () => {
    const { workspace } = temporary;
    const before = workspace.record.facts('mini').length;
    const made = await importing(GRAPH, 'g.gexf', mapping);
    const again = await importing(GRAPH, 'g.gexf', mapping);
    expect(again).toMatchObject({ entry: null, entries: 0, facts: {}, nodes: { taken: 2 } });
    await retractEntry(workspace, { seq: made.entry ?? 0, reason: '错误', actor: 'officer', ...quiet });
    expect(workspace.record.facts('mini')).toHaveLength(before);
  });

  it('is all or nothing: cancelled, the record is as it was', async () => {
    const { record } = temporary.workspace;
    const before = record.head();
    const leaving = new AbortController();
    const wanted = {
      case: 'mini',
      actor: 'officer',
      mapping,
      source: 'x',
      grade: 'C3',
      onProgress: () => {},
    };
    const files = await given(GRAPH, 'g.gexf');
    const importing = importGraph(temporary.workspace, { ...wanted, files, signal: leaving.signal });
    leaving.abort();
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    expect(record.head()).toBe(before);
    expect(record.facts('mini', 'Party').some(({ payload }) => payload.values['name'] === '某商行')).toBe(
      false,
    );
  });

  it('gives an id of its own to what has an id of the case and is something else', async () => {
    const { record } = temporary.workspace;
    const [own] = record.facts('mini', 'Party');
    const made = await importing(`id,type,name\n${own?.id},merchant,另一家\n`, 'nodes.csv');
    expect(made.facts).toEqual({ Party: 1 });
    expect(record.fact('mini', 'Party', own?.id ?? '')?.payload).toEqual(own?.payload);
    expect(record.facts('mini', 'Party').some(({ payload }) => payload.values['name'] === '另一家')).toBe(
      true,
    );
  });

  it('leaves out what is faulty with its line and field, and what hangs on it', async () => {
    const nodes = 'id,type,name,platform,value\n1,Party,甲,,\n2,Handle,,icq,77\n';
    const edges = 'source,target,type\n1,2,USES\n';
    const made = await lookAtGraph(
      temporary.workspace.record,
      'mini',
      [file(nodes, 'nodes.csv'), file(edges, 'edges.csv')],
      {
        nodes: {
          by: 'type',
          rules: [
            { value: 'Party', as: 'Party', constants: { kind: 'unknown' } },
            { value: 'Handle', as: 'Handle' },
          ],
          fields: { Party: { name: 'name' }, Handle: { platform: 'platform', value: 'value' } },
        },
        edges: { by: 'type', rules: [{ value: 'USES', as: 'USES' }], fields: {} },
      },
      quiet.signal,
    );
    expect(made.outcome.leftOut.map(({ of, why, first }) => [of, why, first[0]])).toEqual([
      ['node', 'faulty', { line: 3, id: '2', field: 'platform' }],
      ['edge', 'end-left-out', { line: 2, id: 'e1', field: 'target' }],
    ]);
  });

  it('refuses a mapping that names what the file does not have', async () => {
    const wrong = { ...mapping, nodes: { ...mapping.nodes, by: 'Sort' } };
    await expect(importing(GRAPH, 'g.gexf', wrong)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('masks what a preview shows', async () => {
    const { record } = temporary.workspace;
    const preview = previewOf(
      await lookAtGraph(record, 'mini', [file(GRAPH, 'g.gexf')], mapping, quiet.signal),
    );
    expect(JSON.stringify(preview)).not.toContain('19900001234');
    expect(preview.sample.map(({ type }) => type).sort()).toEqual(['Handle', 'Party', 'Transfer']);
  });

  it.each(['graphml', 'gexf', 'csv'])(
    'reads our own %s with equal counts, and finds nothing new in it',
    async (format) => {
      const { workspace } = temporary;
      const out = join(temporary.folder, `own.${format}`);
      const exported = await exportCase(workspace, { case: 'mini', actor: 'a', format, file: out, ...quiet });
      const { outcome } = await lookAtGraph(
        workspace.record,
        'mini',
        await filesOf([out]),
        undefined,
        quiet.signal,
      );
      expect([outcome.nodes.read, outcome.edges.read]).toEqual([exported.nodes, exported.edges]);
      expect(outcome.facts).toEqual({});
      expect(new Set(outcome.leftOut.map(({ why }) => why))).toEqual(new Set(['follows']));
      const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
      expect(left).toBe(outcome.nodes.left + outcome.edges.left);
    },
  );
});
