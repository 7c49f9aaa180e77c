// What changed since an entry: applied batch by batch to a small graph, it always equals what a rebuild gives.
import { describe, expect, it } from 'vitest';
import { ENTITIES } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { anchoredAt } from './graph-edges.ts';
import type { GraphBatch } from './graph-batch.ts';
import {
  assess,
  build,
  edges,
  lineage,
  list,
  parent,
  party,
  type TestRecord,
  whole,
} from './testing/graph-case.ts';
import { CASE, linkageOf, newRecord, people } from './testing/records.ts';
import type { RecordTx } from './transaction.ts';

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
    // A party may be supported by exhibits, which come anew with it.
    expect(batches.map(({ kind }) => kind)).toEqual(['drop-edges', 'nodes']);
    expect((batches[1] as Extract<GraphBatch, { kind: 'nodes' }>).rows.map(({ key }) => key)).toEqual([
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
