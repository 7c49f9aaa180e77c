// What the graph must hold of a case: every element, every edge, nothing that only the record may hold.
import { describe, expect, it } from 'vitest';
import { graphState } from './graph-state.ts';
import { ownerId } from './key.ts';
import { build, edges, lineage, list, parent, whole } from './testing/graph-case.ts';
import { CASE, linkageOf, newRecord, people } from './testing/records.ts';

describe('the whole state', () => {
  it('holds every element by its reference, with nothing of what only the record may hold', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const sketch = whole(record);
    expect(sketch.node(`${CASE}/p1`)).toEqual({
      labels: ['Party', 'Merchant'],
      props: {
        key: `${CASE}/p1`,
        ref: 'p1',
        id: 'p1',
        case: CASE,
        type: 'Party',
        caption: '商家p1',
        name: '商家p1',
        kind: 'merchant',
        entry: 3,
      },
    });
    expect(sketch.node(`${CASE}/Handle:p1`)?.props).toMatchObject({
      ref: 'Handle:p1',
      id: 'p1',
      value: '199****2345',
      caption: '199****2345',
      platform: 'phone',
    });
    expect(sketch.node(`${CASE}/q1`)?.props).toMatchObject({ value: '1990001234', caption: '1990001234' });
    expect(sketch.node(`${CASE}/l1`)?.props).toMatchObject({ caption: 'l1', file: 'lists/l1.csv' });
    const all = JSON.stringify([sketch.nodes(), sketch.edges()]);
    expect(all).not.toMatch(/张三|李四|19900012345|19900000002|秘密|undefined|null/);
    expect(all).not.toMatch(/holder_id|party_id|summary|owner_phone|owner_name|columns|remark/);
    for (const { props } of sketch.nodes()) {
      for (const value of Object.values(props))
        expect(['string', 'number', 'boolean']).toContain(typeof value);
    }
  });

  it('holds every edge with its entry', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const sketch = whole(record);
    const owner = (n: number): string => ownerId(record.pseudonymKey, `name:张三${n}`);
    const complex = record.complexes(CASE)[0]?.id ?? '';
    expect(edges(sketch)).toEqual(
      [
        'USES p1 Handle:p1',
        'HOLDS p1 l1',
        'HOLDS q1 l2',
        'SENT p1 t1',
        'RECEIVED p2 t1',
        'OF t1 l1',
        'SUPPORTED_BY t1 e1',
        'COOPERATES_WITH p1 p2',
        'MADE_BY c1 p2',
        `ABOUT c1 ${owner(2)}`,
        'GIVEN_TO k1 p2',
        'DERIVED_FROM l2 l1',
        `CONTAINS.1 l1 ${owner(1)}`,
        `CONTAINS.2 l1 ${owner(2)}`,
        `CONTAINS.3 l1 ${owner(3)}`,
        `CONTAINS.1 l2 ${owner(2)}`,
        `CONTAINS.2 l2 ${owner(4)}`,
        ...[1, 2, 3, 4].map((n) => `LIVES_IN ${owner(n)} ${complex}`),
      ].sort(),
    );
    for (const { props } of sketch.edges()) expect(record.entry(Number(props['entry']))).toBeDefined();
    const derived = sketch.edges().find(({ type }) => type === 'DERIVED_FROM');
    expect(derived?.props).toEqual({
      entry: record.fact(CASE, 'Lineage', 'l2')?.entry,
      kind: 'documented',
      band: 'strong',
      logLR: 5.5,
      model: '1',
      calibrated: false,
      sharedOwners: 12,
      transfer: 't1',
    });
    expect(sketch.edges().find(({ type }) => type === 'USES')?.props['grade']).toBe('B2');
    expect(sketch.node(`${CASE}/${owner(2)}`)?.props).toMatchObject({
      type: 'Owner',
      caption: '张**',
      records: 2,
    });
    expect(sketch.node(`${CASE}/${complex}`)?.props).toMatchObject({
      name: '翠湖花园',
      owners: 4,
      type: 'Complex',
    });
  });

  it('states a probability only of a model that is calibrated', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => {
      list(tx, 'l1', 'nobody');
      list(tx, 'l2', 'nobody');
      lineage(tx, 'l2', [parent('l1')], true);
    });
    expect(whole(record).edges()[0]?.props).toMatchObject({
      kind: 'inferred',
      probability: 0.9,
      calibrated: true,
    });
  });

  it('comes in order and in batches with the labels of their ends', async () => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => {
      build(tx);
      const rows = people(5_100);
      list(tx, 'big', 'p1', rows);
      tx.putLinkage(CASE, linkageOf({ big: rows }));
    });
    const batches = [...graphState(record).changes(0)];
    const order = ['drop-nodes', 'drop-edges', 'nodes', 'edges'];
    const kinds = batches.map(({ kind }) => order.indexOf(kind));
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    const contains = batches.filter((batch) => batch.kind === 'edges' && batch.type === 'CONTAINS');
    expect(contains.map((batch) => ('rows' in batch ? batch.rows.length : 0))).toEqual([2500, 2500, 100]);
    const handles = batches.find(
      (batch) => batch.kind === 'edges' && batch.type === 'HOLDS' && batch.from[0] === 'Handle',
    );
    expect(handles).toMatchObject({
      from: ['Handle'],
      to: ['List'],
      rows: [{ start: `${CASE}/q1`, end: `${CASE}/l2` }],
    });
  });
});

describe('two cases', () => {
  it('keep apart', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const after = record.head();
    const sketch = whole(record);
    await record.transaction('tester', (tx) => {
      tx.assert('other', 'Party', 'p1', { values: { id: 'p1', kind: 'unknown', name: '另案' } });
      tx.assert('other', 'Handle', 'h', { values: { id: 'h', platform: 'qq', value: '2', party_id: 'p1' } });
    });
    sketch.apply(record.changes(after));
    expect(sketch.nodes()).toEqual(whole(record).nodes());
    expect(sketch.edges()).toEqual(whole(record).edges());
    expect(sketch.node('other/p1')?.props['caption']).toBe('另案');
  });
});
