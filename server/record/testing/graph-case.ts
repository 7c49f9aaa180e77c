// A small case with something of everything, for tests of what the graph must hold.
import { graphState } from '../graph-state.ts';
import type { RecordTx } from '../transaction.ts';
import { GraphSketch } from './graph-sketch.ts';
import { CASE, linkageOf, newRecord, people, person } from './records.ts';

export type TestRecord = ReturnType<typeof newRecord>['record'];

/** Asserts a party, a merchant unless told otherwise; answers its entry. */
export const party = (tx: RecordTx, id: string, values: object = {}) =>
  tx.assert(CASE, 'Party', id, { values: { id, kind: 'merchant', name: `商家${id}`, ...values } }).entry;
/** Asserts a list with its rows; answers its entry. */
export const list = (tx: RecordTx, id: string, holder: string, rows = people(3)) => {
  const { entry, changed } = tx.assert(CASE, 'List', id, {
    values: { id, file: `lists/${id}.csv`, holder_id: holder, rows: rows.length },
  });
  if (changed) tx.putRows(CASE, id, entry, rows);
  return entry;
};
/** Asserts the lineage of a list. */
export const lineage = (tx: RecordTx, child: string, parents: object[], calibrated = false) =>
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
/** A source of a list as its lineage has it. */
export const parent = (id: string, more: object = {}) => ({
  id,
  probability: 0.9,
  logLR: 5.5,
  band: 'strong',
  documented: false,
  sharedOwners: 12,
  channels: [],
  ...more,
});

/** Asserts what an investigator says of an edge. */
export const assess = (tx: RecordTx, child: string, from: string, kind: 'confirmed' | 'rejected') =>
  tx.assert(CASE, 'Assessment', `${child}<${from}`, {
    values: { list: child, from, kind, grade: 'B2', reason: 'a statement', sharedOwners: 7 },
  });

/** A case with something of everything. */
export const build = (tx: RecordTx): void => {
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

/** The graph that a rebuild gives. */
export const whole = (record: TestRecord): GraphSketch =>
  new GraphSketch().apply(graphState(record).changes(0));

/** The edges of a graph in short, sorted. */
export const edges = (sketch: GraphSketch): string[] =>
  sketch
    .edges()
    .map(({ type, start, end, props }) => {
      const row = 'row' in props ? `.${String(props['row'])}` : '';
      return `${type}${row} ${start} ${end}`.replaceAll(`${CASE}/`, '');
    })
    .sort();
