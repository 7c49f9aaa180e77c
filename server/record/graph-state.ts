// What the graph must hold: the state as it is now of all that journal entries after a number touched.
import { ENTITY_TYPES, entityOf, type EntityType } from '#contract/model/registry.ts';
import type { RelationType } from '#contract/model/relation.ts';
import { everJoined } from './assertions.ts';
import { complaintOwners } from './complaint-owner.ts';
import { readFacts } from './facts.ts';
import { grouped, inBatches, type GraphBatch } from './graph-batch.ts';
import { anchoredAt, edgesOf, heeded, type AssertedEdge } from './graph-edges.ts';
import { complexNode, nodeKey, nodeOf, ownerNode } from './graph-nodes.ts';
import {
  readComplexes,
  readMovedOwners,
  readOwners,
  readRowOwners,
  readRowsOfOwner,
} from './linkage-read.ts';
import type { Record as EvidenceRecord } from './record.ts';
import type { Sql } from './sql.ts';
import { isEntity, type Fact, type FactType } from './types.ts';

interface Touched {
  type: FactType;
  id: string;
  ref: string;
  entry: number | null;
  born: number;
}

const isNode = (type: FactType): type is EntityType => isEntity(type) && entityOf(type).as === 'node';

/** One case's part of the change. */
class CaseChange {
  readonly #sql: Sql;
  readonly #pseudonymKey: Uint8Array;
  readonly #case: string;
  readonly #after: number;
  readonly #touched: Touched[];
  /** Facts that stand, by type and id. */
  readonly #facts: Map<string, Fact>;
  /** Facts that stand and whose edges come anew. */
  readonly #moved: Set<Fact>;
  readonly #linked: boolean;

  constructor(sql: Sql, pseudonymKey: Uint8Array, caseId: string, after: number) {
    this.#sql = sql;
    this.#pseudonymKey = pseudonymKey;
    this.#case = caseId;
    this.#after = after;
    this.#touched = sql.all<Touched>(
      'SELECT type, id, ref, entry, born FROM fact WHERE case_id = ? AND touched > ? ORDER BY n',
      caseId,
      after,
    );
    this.#facts = new Map(readFacts(sql, caseId).map((fact) => [`${fact.type}:${fact.id}`, fact]));
    this.#linked =
      sql.get('SELECT 1 FROM linkage WHERE case_id = ? AND entry > ?', caseId, after) !== undefined;
    const moved = this.#touched.flatMap(({ type, id }) => this.#facts.get(`${type}:${id}`) ?? []);
    const parted = new Set(everJoined(sql, caseId));
    const appeared = new Set(
      this.#touched
        .filter(
          ({ entry, born, ...of }) => entry !== null && (born > after || parted.has(`${of.type}:${of.id}`)),
        )
        .map(({ type, id }) => `${type}:${id}`),
    );
    const refers = (fact: Fact): boolean =>
      edgesOf(fact).some(({ start, end }) =>
        [start, end].some(({ types, id }) => types.some((type) => appeared.has(`${type}:${id}`))),
      );
    this.#moved = new Set([
      ...moved,
      ...(after === 0 || appeared.size === 0 ? [] : [...this.#facts.values()].filter(refers)),
    ]);
  }

  #key(ref: string): string {
    return nodeKey(this.#case, ref);
  }

  #standing(type: FactType, id: string): Fact | undefined {
    return this.#facts.get(`${type}:${id}`);
  }

  *drops(): Iterable<GraphBatch> {
    const dropped = this.#touched.filter(({ type, id }) => isNode(type) && !this.#facts.has(`${type}:${id}`));
    const gone = this.#sql.all<{ id: string }>(
      'SELECT id FROM gone WHERE case_id = ? AND entry > ? ORDER BY type, id',
      this.#case,
      this.#after,
    );
    const keys = [...dropped.map(({ ref }) => ref), ...gone.map(({ id }) => id)].map((ref) => this.#key(ref));
    for (const batch of inBatches(keys)) yield { kind: 'drop-nodes', keys: batch };
    // Into an empty graph there is nothing to drop from.
    if (this.#after > 0) yield* this.#edgeDrops();
  }

  *#edgeDrops(): Iterable<GraphBatch> {
    const places: { type: RelationType; direction: 'out' | 'in'; anchor: string }[] = [];
    const place = (type: RelationType, direction: 'out' | 'in', ref: string): void => {
      places.push({ type, direction, anchor: this.#key(ref) });
    };
    for (const fact of this.#moved) {
      if (!isNode(fact.type)) continue;
      for (const { type, direction } of anchoredAt(fact.type)) place(type, direction, fact.ref);
    }
    for (const { type, direction, id } of this.#looseAnchors()) {
      const list = this.#standing(type === 'DERIVED_FROM' ? 'List' : 'Party', id);
      if (list !== undefined) place(type, direction, list.ref);
    }
    for (const { ref } of this.#relinkedLists()) place('CONTAINS', 'out', ref);
    for (const { id } of readMovedOwners(this.#sql, this.#case, this.#after)) place('CONTAINS', 'in', id);
    for (const { id } of readOwners(this.#sql, this.#case, this.#after)) place('LIVES_IN', 'out', id);
    for (const { ref } of this.#complaints()) place('ABOUT', 'out', ref);
    for (const group of grouped(places, ({ type, direction }) => `${type} ${direction}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      for (const anchors of inBatches(new Set(group.map(({ anchor }) => anchor)))) {
        yield { kind: 'drop-edges', type: first.type, direction: first.direction, anchors };
      }
    }
  }

  /** Nodes at which facts that are no nodes themselves assert edges, or asserted them before they were retracted. */
  #looseAnchors(): { type: RelationType; direction: 'out'; id: string }[] {
    const anchors = new Map<string, { type: RelationType; direction: 'out'; id: string }>();
    const add = (edge: Pick<AssertedEdge, 'type' | 'start'>): void => {
      anchors.set(`${edge.type} ${edge.start.id}`, { type: edge.type, direction: 'out', id: edge.start.id });
    };
    for (const fact of this.#moved) if (!isNode(fact.type)) edgesOf(fact).forEach(add);
    for (const { type, id } of this.#touched) {
      if (type === 'Lineage') add({ type: 'DERIVED_FROM', start: { types: ['List'], id } });
      else if (!isNode(type)) this.#everAsserted(type, id).flatMap(edgesOf).forEach(add);
    }
    return [...anchors.values()];
  }

  /** All that was ever asserted of a subject. */
  #everAsserted(type: FactType, id: string): Fact[] {
    return this.#sql
      .all<{ seq: number; payload: string }>(
        `SELECT seq, payload FROM journal WHERE case_id = ? AND subject = ? AND action = 'assert' AND payload IS NOT NULL`,
        this.#case,
        `${type}:${id}`,
      )
      .map(({ seq, payload }) => ({
        case: this.#case,
        type,
        id,
        ref: `${type}:${id}`,
        entry: seq,
        payload: JSON.parse(payload) as Fact['payload'],
      }));
  }

  /** Lists whose rows and owners come anew. */
  #relinkedLists(): Fact[] {
    const relinked = new Set(
      this.#sql
        .all<{ list: string }>(
          'SELECT list FROM list_link WHERE case_id = ? AND entry > ?',
          this.#case,
          this.#after,
        )
        .map(({ list }) => list),
    );
    const touched = new Set(this.#touched.filter(({ type }) => type === 'List').map(({ id }) => id));
    return [...this.#facts.values()].filter(
      ({ type, id }) => type === 'List' && (relinked.has(id) || touched.has(id)),
    );
  }

  /** Complaints whose owner is looked up anew. */
  #complaints(): Fact[] {
    const touched = new Set(this.#touched.filter(({ type }) => type === 'Complaint').map(({ id }) => id));
    return [...this.#facts.values()].filter(
      ({ type, id }) => type === 'Complaint' && (this.#linked || touched.has(id)),
    );
  }

  *nodes(): Iterable<GraphBatch> {
    const facts = this.#touched.flatMap(({ type, id }) => this.#standing(type, id) ?? []);
    for (const type of ENTITY_TYPES) {
      const nodes = facts
        .filter((fact) => fact.type === type && isNode(type))
        .map((fact) => nodeOf(fact, type));
      for (const group of grouped(nodes, ({ label }) => label ?? '').values()) {
        const label = group[0]?.label;
        for (const batch of inBatches(group)) {
          yield {
            kind: 'nodes',
            type,
            ...(label === undefined ? {} : { label }),
            rows: batch.map(({ row }) => row),
          };
        }
      }
    }
    for (const batch of inBatches(readOwners(this.#sql, this.#case, this.#after))) {
      yield { kind: 'nodes', type: 'Owner', rows: batch.map((owner) => ownerNode(this.#case, owner)) };
    }
    for (const batch of inBatches(readComplexes(this.#sql, this.#case, this.#after))) {
      yield {
        kind: 'nodes',
        type: 'Complex',
        rows: batch.map((complex) => complexNode(this.#case, complex)),
      };
    }
  }

  *edges(): Iterable<GraphBatch> {
    yield* this.#factEdges();
    for (const list of this.#relinkedLists()) yield* this.#contained(list);
    if (this.#after > 0) yield* this.#moves();
    yield* this.#homes();
    yield* this.#about();
  }

  *#factEdges(): Iterable<GraphBatch> {
    const anchors = new Set(this.#looseAnchors().map(({ type, id }) => `${type} ${id}`));
    // Where the edges of a node were dropped, all facts that assert some there assert them again.
    const facts = [...this.#facts.values()].filter(
      (fact) =>
        this.#moved.has(fact) ||
        (!isNode(fact.type) && edgesOf(fact).some(({ type, start }) => anchors.has(`${type} ${start.id}`))),
    );
    const found = heeded(
      facts.flatMap(edgesOf).flatMap((edge) => {
        const [start, end] = [edge.start, edge.end].map(({ types, id }) =>
          types.map((type) => this.#standing(type, id)).find((fact) => fact !== undefined),
        );
        return start === undefined || end === undefined ? [] : [{ edge, start, end }];
      }),
    );
    for (const group of grouped(
      found,
      ({ edge, start, end }) => `${edge.type} ${start.type} ${end.type}`,
    ).values()) {
      const [first] = group;
      if (first === undefined || !isNode(first.start.type) || !isNode(first.end.type)) continue;
      for (const batch of inBatches(group)) {
        yield {
          kind: 'edges',
          type: first.edge.type,
          from: [first.start.type],
          to: [first.end.type],
          rows: batch.map(({ edge, start, end }) => ({
            start: this.#key(start.ref),
            end: this.#key(end.ref),
            props: edge.props,
          })),
        };
      }
    }
  }

  *#contained(list: Fact): Iterable<GraphBatch> {
    for (const batch of inBatches(readRowOwners(this.#sql, list.entry))) {
      yield {
        kind: 'edges',
        type: 'CONTAINS',
        from: ['List'],
        to: ['Owner'],
        rows: batch.map(({ row, owner }) => ({
          start: this.#key(list.ref),
          end: this.#key(owner),
          props: { row, entry: list.entry },
        })),
      };
    }
  }

  /** Rows of owners that have others than before, save those of lists that come anew as a whole. */
  *#moves(): Iterable<GraphBatch> {
    const relinked = new Set(this.#relinkedLists().map(({ id }) => id));
    const lists = new Map(
      [...this.#facts.values()].flatMap((fact) =>
        fact.type === 'List' && !relinked.has(fact.id) ? [[fact.entry, fact] as const] : [],
      ),
    );
    const rows = readMovedOwners(this.#sql, this.#case, this.#after).flatMap(({ n, id }) =>
      readRowsOfOwner(this.#sql, n).flatMap(({ entry, row }) => {
        const list = lists.get(entry);
        return list === undefined ? [] : [{ list, row, owner: id }];
      }),
    );
    for (const group of grouped(rows, ({ list }) => list.id).values()) {
      for (const batch of inBatches(group)) {
        yield {
          kind: 'edges',
          type: 'CONTAINS',
          from: ['List'],
          to: ['Owner'],
          rows: batch.map(({ list, row, owner }) => ({
            start: this.#key(list.ref),
            end: this.#key(owner),
            props: { row, entry: list.entry },
          })),
        };
      }
    }
  }

  *#homes(): Iterable<GraphBatch> {
    for (const batch of inBatches(readOwners(this.#sql, this.#case, this.#after))) {
      const rows = batch.flatMap(({ id, complex, entry }) =>
        complex === undefined ? [] : [{ start: this.#key(id), end: this.#key(complex), props: { entry } }],
      );
      if (rows.length > 0) yield { kind: 'edges', type: 'LIVES_IN', from: ['Owner'], to: ['Complex'], rows };
    }
  }

  *#about(): Iterable<GraphBatch> {
    const owners = complaintOwners(this.#sql, this.#pseudonymKey, this.#case, this.#complaints());
    const rows = [...owners].map(([complaint, owner]) => ({
      start: this.#key(complaint.ref),
      end: this.#key(owner),
      props: { entry: complaint.entry },
    }));
    for (const batch of inBatches(rows)) {
      yield { kind: 'edges', type: 'ABOUT', from: ['Complaint'], to: ['Owner'], rows: batch };
    }
  }
}

/** The change of all cases that entries after a number touched; nothing is read of those that they did not. */
export function* graphChanges(sql: Sql, pseudonymKey: Uint8Array, after: number): Iterable<GraphBatch> {
  const cases = sql
    .all<{ case_id: string }>(
      `SELECT case_id FROM fact WHERE touched > ?1 UNION SELECT case_id FROM linkage WHERE entry > ?1
       ORDER BY case_id`,
      after,
    )
    .map(({ case_id: caseId }) => new CaseChange(sql, pseudonymKey, caseId, after));
  for (const change of cases) yield* change.drops();
  for (const change of cases) yield* change.nodes();
  for (const change of cases) yield* change.edges();
}

/** About how many rows `graphChanges` hands over: owners with their homes, rows of lists, facts. */
export const sizeOfChanges = (sql: Sql, after: number): number =>
  sql.get<{ n: number }>(
    `SELECT (SELECT 2 * count(*) FROM owner WHERE entry > ?1)
       + (SELECT coalesce(sum(r.rows), 0) FROM list_link l JOIN list_reading s ON s.entry = l.list_entry
            JOIN reading r ON r.number = s.reading WHERE l.entry > ?1)
       + (SELECT 2 * count(*) FROM fact WHERE touched > ?1) AS n`,
    after,
  )?.n ?? 0;

/** A record as the projection into a graph reads it. */
export const graphState = (
  record: Pick<EvidenceRecord, 'dataId' | 'pseudonyms' | 'head' | 'changes' | 'sizeOfChanges' | 'standing'>,
): {
  dataId: string;
  pseudonyms(): string | undefined;
  head(): number;
  size(after: number): number;
  changes(after: number): Iterable<GraphBatch>;
  standing: EvidenceRecord['standing'];
} => ({
  standing: () => record.standing(),
  size: (after) => record.sizeOfChanges(after),
  dataId: record.dataId,
  pseudonyms: () => record.pseudonyms,
  head: () => record.head(),
  changes: (after) => record.changes(after),
});
