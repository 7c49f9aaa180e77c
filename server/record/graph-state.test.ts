// What the graph must hold: applied batch by batch to a small graph, it always equals what a rebuild gives.
import { describe, expect, it } from 'vitest';
import { ENTITIES } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import type { GraphBatch } from './graph-state.ts';
import { anchoredAt } from './graph-edges.ts';
import { graphState } from './graph-state.ts';
import { ownerId } from './key.ts';
import { GraphSketch } from './testing/graph-sketch.ts';
import { CASE, linkageOf, newRecord, people, person } from './testing/records.ts';
import type { RecordTx } from './transaction.ts';

type TestRecord = ReturnType<typeof newRecord>['record'];

const party = (tx: RecordTx, id: string, values: object = {}) =>
  tx.assert(CASE, 'Party', id, { values: { id, kind: 'merchant', name: `商家${id}`, ...values } }).entry;
const list = (tx: RecordTx, id: string, holder: string, rows = people(3)) => {
  const { entry, changed } = tx.assert(CASE, 'List', id, {
    values: { id, file: `lists/${id}.csv`, holder_id: holder, rows: rows.length },
  });
  if (changed) tx.putRows(CASE, id, entry, rows);
  return entry;
};
const lineage = (tx: RecordTx, child: string, parents: object[], calibrated = false) =>
  tx.assert(CASE, 'Lineage', child, {
    values: {
      id: child,
      decision: 'derived',
      parents,
      ranking: [],
      notSeized: 0.1,
      model: { name: 'm', version: '1', calibrated, note: { zh: '', en: '' } },
    },
  });
const parent = (id: string, more: object = {}) => ({
  id,
  probability: 0.9,
  logLR: 5.5,
  band: 'strong',
  documented: false,
  sharedOwners: 12,
  channels: [],
  ...more,
});

const assess = (tx: RecordTx, child: string, from: string, kind: 'confirmed' | 'rejected') =>
  tx.assert(CASE, 'Assessment', `${child}<${from}`, {
    values: { list: child, from, kind, grade: 'B2', reason: 'a statement', sharedOwners: 7 },
  });

/** A case with something of everything. */
const build = (tx: RecordTx): void => {
  tx.append({ action: 'import', case: CASE, subject: `Case:${CASE}` });
  tx.assert(CASE, 'Case', CASE, { values: { id: CASE, title: '德阳案' } });
  party(tx, 'p1', { notes: '秘密', region: undefined });
  party(tx, 'p2', { kind: 'retailer' });
  tx.assert(CASE, 'Handle', 'p1', {
    values: { id: 'p1', platform: 'phone', value: '19900012345', party_id: 'p1', grade: 'B2' },
    extra: { remark: '张三' },
  });
  tx.assert(CASE, 'Handle', 'q1', { values: { id: 'q1', platform: 'qq', value: '1990001234' } });
  tx.assert(CASE, 'Evidence', 'e1', {
    values: { id: 'e1', kind: 'mail', summary: '张三 19900012345', on: '2015-05' },
  });
  list(tx, 'l1', 'p1');
  list(tx, 'l2', 'q1', [person(1, 2), person(2, 4)]);
  tx.assert(CASE, 'Transfer', 't1', {
    values: {
      id: 't1',
      from_id: 'p1',
      to_id: 'p2',
      list_id: 'l1',
      mode: 'sale',
      price_per_record: 0.5,
      evidence_id: 'e1',
    },
  });
  tx.assert(CASE, 'Cooperation', 'p1|p2', { values: { a_id: 'p1', b_id: 'p2', since: '2014-01' } });
  tx.assert(CASE, 'Complaint', 'c1', {
    values: {
      id: 'c1',
      on: '2015-06-01',
      caller_id: 'p2',
      owner_name: '张三2',
      owner_phone: '199 0000 0002',
    },
  });
  tx.assert(CASE, 'Canary', 'k1', {
    values: { id: 'k1', given_to_id: 'p2', given_on: '2015-01-01', name: '李四' },
  });
  lineage(tx, 'l2', [parent('l1', { documented: true, transfer: 't1' })]);
  tx.putLinkage(CASE, linkageOf({ l1: people(3), l2: [person(1, 2), person(2, 4)] }));
};

const whole = (record: TestRecord): GraphSketch => new GraphSketch().apply(graphState(record).changes(0));

const edges = (sketch: GraphSketch): string[] =>
  sketch
    .edges()
    .map(({ type, start, end, props }) => {
      const row = 'row' in props ? `.${String(props['row'])}` : '';
      return `${type}${row} ${start} ${end}`.replaceAll(`${CASE}/`, '');
    })
    .sort();

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

/** Each changes the case; after each, what was changed since must bring the graph to what a rebuild gives. */
const STEPS: [string, (tx: RecordTx) => void][] = [
  ['a party renamed and of another kind', (tx) => party(tx, 'p1', { kind: 'list-broker', name: '新名' })],
  [
    'a handle of another party',
    (tx) =>
      tx.assert(CASE, 'Handle', 'p1', { values: { id: 'p1', platform: 'qq', value: '1', party_id: 'p2' } }),
  ],
  [
    'a handle of nobody',
    (tx) => tx.assert(CASE, 'Handle', 'p1', { values: { id: 'p1', platform: 'qq', value: '1' } }),
  ],
  ['a list of another holder', (tx) => list(tx, 'l1', 'p2')],
  ['a list with other rows, not linked yet', (tx) => list(tx, 'l2', 'q1', people(1))],
  ['a list linked', (tx) => tx.putLinkage(CASE, linkageOf({ l1: people(3), l2: people(1) }))],
  [
    'a transfer elsewhere',
    (tx) =>
      tx.assert(CASE, 'Transfer', 't1', { values: { id: 't1', from_id: 'q1', to_id: 'p1', mode: 'share' } }),
  ],
  ['no parents any more', (tx) => lineage(tx, 'l2', [])],
  ['parents again', (tx) => lineage(tx, 'l2', [parent('l1')])],
  [
    'a new list as a parent',
    (tx) => {
      list(tx, 'l3', 'p2');
      lineage(tx, 'l1', [parent('l3'), parent('l2')]);
    },
  ],
  [
    'a complaint about another owner',
    (tx) =>
      tx.assert(CASE, 'Complaint', 'c1', {
        values: { id: 'c1', on: '2015-06-01', caller_id: 'p1', owner_phone: '19900000001' },
      }),
  ],
  [
    'the phone of a complaint with another owner',
    (tx) => {
      const linkage = linkageOf({ l1: people(3), l2: people(1) });
      const [first, , third] = linkage.owners;
      if (first && third) [first.keys, third.keys] = [third.keys, first.keys];
      tx.putLinkage(CASE, linkage);
    },
  ],
  ['a party retracted', (tx) => tx.retract(tx.fact(CASE, 'Party', 'p2')?.entry ?? 0, 'wrong')],
  ['the party again', (tx) => party(tx, 'p2', { kind: 'source' })],
  ['a cooperation retracted', (tx) => tx.retract(tx.fact(CASE, 'Cooperation', 'p1|p2')?.entry ?? 0, 'wrong')],
  [
    'another cooperation of the same party',
    (tx) => {
      tx.assert(CASE, 'Cooperation', 'p1|q', { values: { a_id: 'p1', b_id: 'p2', until: '2016' } });
    },
  ],
  ['a list retracted', (tx) => tx.retract(tx.fact(CASE, 'List', 'l3')?.entry ?? 0, 'wrong')],
  [
    'the list again, linked',
    (tx) => {
      list(tx, 'l3', 'p2', people(9));
      tx.putLinkage(CASE, linkageOf({ l1: people(3), l3: people(9) }));
    },
  ],
  ['an edge confirmed that the lineage draws', (tx) => assess(tx, 'l2', 'l1', 'confirmed')],
  ['an edge confirmed that it does not draw', (tx) => assess(tx, 'l1', 'l3', 'confirmed')],
  ['the drawn one rejected instead', (tx) => assess(tx, 'l2', 'l1', 'rejected')],
  ['the lineage inferred anew meanwhile', (tx) => lineage(tx, 'l2', [parent('l1', { probability: 0.8 })])],
  ['the rejection taken back', (tx) => tx.retract(tx.fact(CASE, 'Assessment', 'l2<l1')?.entry ?? 0, 'wrong')],
  ['a lineage retracted', (tx) => tx.retract(tx.fact(CASE, 'Lineage', 'l1')?.entry ?? 0, 'wrong')],
  ['the import retracted', (tx) => tx.retract(1, 'wrong folder')],
  ['the import again', build],
];

describe('changes', () => {
  it('bring the graph step by step to what a rebuild gives', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const sketch = whole(record);
    const versions = [{ after: record.head(), sketch: sketch.clone() }];
    for (const [what, step] of STEPS) {
      const after = record.head();
      await record.transaction('tester', (tx) => void step(tx));
      expect([what, record.head() > after]).toEqual([what, true]);
      sketch.apply(record.changes(after));
      const rebuilt = whole(record);
      expect([what, sketch.nodes()]).toEqual([what, rebuilt.nodes()]);
      expect([what, edges(sketch)]).toEqual([what, edges(rebuilt)]);
      expect([what, sketch.edges()]).toEqual([what, rebuilt.edges()]);
      sketch.apply(record.changes(after));
      expect([what, 'twice', sketch.edges()]).toEqual([what, 'twice', rebuilt.edges()]);
      versions.push({ after: record.head(), sketch: sketch.clone() });
    }
    // From every earlier state in one go, too.
    for (const { after, sketch: earlier } of versions) {
      earlier.apply(record.changes(after));
      expect([after, earlier.nodes()]).toEqual([after, sketch.nodes()]);
      expect([after, earlier.edges()]).toEqual([after, sketch.edges()]);
    }
  });

  it('are of what was touched only, and none where nothing was', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const after = record.head();
    expect([...record.changes(after)]).toEqual([]);
    await record.transaction('tester', (tx) =>
      tx.append({ action: 'export', case: CASE, subject: 'file:x' }),
    );
    expect([...record.changes(after)]).toEqual([]);
    await record.transaction('tester', (tx) => party(tx, 'p2', { name: '改名' }));
    const batches = [...record.changes(after)];
    expect(batches.map(({ kind }) => kind)).toEqual(['nodes']);
    expect((batches[0] as Extract<GraphBatch, { kind: 'nodes' }>).rows.map(({ key }) => key)).toEqual([
      `${CASE}/p2`,
    ]);
  });

  it('can drop by anchor, for no two definitions assert one relation at the same end of one type', () => {
    for (const type of ['Party', 'Handle', 'List', 'Transfer', 'Complaint', 'Canary'] as const) {
      const places = anchoredAt(type).map((place) => `${place.type} ${place.direction}`);
      expect(new Set(places).size).toBe(places.length);
    }
    const derived = ['CONTAINS', 'LIVES_IN', 'ABOUT', 'DERIVED_FROM'];
    const defined = Object.values(ENTITIES).flatMap(({ edges: own }) =>
      own.map(({ type }) => type as string),
    );
    expect([...defined, ...derived].every((type) => type in RELATIONS)).toBe(true);
    expect(defined.filter((type) => derived.includes(type))).toEqual([]);
  });
});

describe('an assessment', () => {
  const derived = (record: TestRecord) =>
    whole(record)
      .edges()
      .filter(({ type }) => type === 'DERIVED_FROM')
      .map(({ start, end, props }) => [start, end, props['assessment'], props['probability']]);

  it('marks a drawn edge, draws one of its own, and takes one away, until it is taken back', async () => {
    const { record } = newRecord();
    await record.transaction('tester', build);
    const say = (from: string, kind: 'confirmed' | 'rejected') =>
      record.transaction('tester', (tx) => assess(tx, 'l2', from, kind));
    await record.transaction('tester', (tx) => {
      list(tx, 'l3', 'p2', people(2));
      lineage(tx, 'l2', [parent('l1')], true);
    });
    const [l1, l2, l3] = ['l1', 'l2', 'l3'].map((id) => `${CASE}/${id}`);
    await say('l1', 'confirmed');
    expect(derived(record)).toEqual([[l2, l1, 'confirmed', 0.9]]);
    await say('l3', 'confirmed');
    expect(derived(record)).toContainEqual([l2, l3, 'confirmed', undefined]);
    await say('l1', 'rejected');
    expect(derived(record)).toEqual([[l2, l3, 'confirmed', undefined]]);
    const { entry } = record.fact(CASE, 'Assessment', 'l2<l1')!;
    await record.transaction('tester', (tx) => tx.retract(entry, 'wrong'));
    expect(derived(record)).toContainEqual([l2, l1, 'confirmed', 0.9]);
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
