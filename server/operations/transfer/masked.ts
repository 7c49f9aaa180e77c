// A masked part: the graph as it stands and whose each row is, with no cell, no free text, no hash of anything that could be tried.
// Ids that look like numbers of people, and hashes of files, are replaced by keyed ones; the key never leaves.
import { createHmac } from 'node:crypto';
import { platform } from '#contract/model/handle.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { listLineage } from '#contract/lineage.ts';
import {
  isEntity,
  maskHandle,
  maskText,
  type Fact,
  type Record as EvidenceRecord,
} from '../../record/index.ts';
import { keeps, subjectOf, type Kept } from './selection.ts';

/** A fact of a masked part: what it says, and which entry of the origin says it. */
export interface MaskedFact {
  type: string;
  id: string;
  values: Record<string, unknown>;
  seq: number;
  at: string;
  actor: string;
}

/** Whose the rows of a list are: numbers of people of this file, who have a caption and a complex. */
export interface MaskedLink {
  list: string;
  rows: number[];
  owners: number[];
  /** People who are met here first, from the number that `first` says. */
  first: number;
  people: { caption: string; complex: string }[];
}

const HASH = /^[0-9a-f]{64}$/;

/** How values are replaced, under the key of the installation. */
export function masking(key: Uint8Array, caseId: string) {
  const keyed = (text: string): string =>
    createHmac('sha256', key).update(`${caseId}\n${text}`).digest('hex');
  /** An id as it is, unless it is or holds a number of somebody. */
  const idOf = (id: string): string => (maskText(id) === id ? id : `x-${keyed(id).slice(0, 16)}`);
  const valueOf = (fact: Fact, name: string, value: unknown): unknown => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value !== 'string' || value === '' || !isEntity(fact.type)) return undefined;
    const field = entityOf(fact.type).fields[name];
    if (name === 'id' || field?.refers !== undefined) return idOf(value);
    if (HASH.test(value)) return keyed(value);
    if (fact.type === 'List' && name === 'file') return `${idOf(fact.id)}.masked`;
    if (field?.at === 'record') return undefined;
    if (fact.type === 'Handle' && name === 'value') {
      const known = platform.safeParse(fact.payload.values['platform']);
      return known.success ? maskHandle(known.data, value) : maskText(value);
    }
    return maskText(value);
  };
  return { idOf, valueOf };
}

const LEFT_OUT: readonly string[] = ['Decision', 'Assessment', 'Mark', 'Identity', 'Note', 'Tags'];

/** Facts of a masked part, in order. */
export function maskedFacts(
  { record, maskedKey }: { record: EvidenceRecord; maskedKey: Uint8Array },
  caseId: string,
  kept: Kept,
): MaskedFact[] {
  const { idOf, valueOf } = masking(maskedKey, caseId);
  return record.facts(caseId).flatMap((fact): MaskedFact[] => {
    const entry = record.entry(fact.entry);
    if (LEFT_OUT.includes(fact.type) || entry === undefined) return [];
    const { seq, at, actor } = entry.received ?? entry;
    const from = { type: fact.type, seq, at, actor };
    if (fact.type === 'Lineage') {
      // Of a part other lists may be named that do not go.
      const lineage = kept === undefined ? listLineage.safeParse(fact.payload.values).data : undefined;
      if (lineage === undefined) return [];
      const plain = (parents: typeof lineage.parents): unknown[] =>
        parents.map(({ assessment: _assessment, ...parent }) => ({
          ...parent,
          id: idOf(parent.id),
          ...(parent.transfer === undefined ? {} : { transfer: idOf(parent.transfer) }),
          channels: parent.channels.map((channel) => ({ ...channel, places: [] })),
        }));
      const values = {
        ...lineage,
        id: idOf(lineage.id),
        parents: plain(lineage.parents),
        ranking: lineage.ranking.map((one) => ({ ...one, id: idOf(one.id) })),
        ...(lineage.rejected === undefined ? {} : { rejected: plain(lineage.rejected) }),
        model: fact.payload.values['model'],
      };
      return [{ ...from, id: idOf(fact.id), values }];
    }
    if (!keeps(kept, subjectOf(fact)) || !isEntity(fact.type)) return [];
    const values: Record<string, unknown> = {};
    for (const name of Object.keys(entityOf(fact.type as EntityType).fields)) {
      const value = valueOf(fact, name, fact.payload.values[name]);
      if (value !== undefined) values[name] = value;
    }
    const id = fact.type === 'Cooperation' ? maskedPairId(fact, idOf) : idOf(fact.id);
    return [{ ...from, id, values }];
  });
}

/** Edges have an id that their ends make. */
function maskedPairId(fact: Fact, idOf: (id: string) => string): string {
  let { id } = fact;
  for (const name of entityOf('Cooperation').key) {
    const end = String(fact.payload.values[name] ?? '');
    if (end !== '') id = id.replace(end, idOf(end));
  }
  return id;
}

/** Rows of a piece. */
const PIECE = 20_000;

/** Whose rows are whose, list after list, in pieces. */
export function* maskedLinks(
  { record, maskedKey }: { record: EvidenceRecord; maskedKey: Uint8Array },
  caseId: string,
  kept: Kept,
): Iterable<MaskedLink> {
  const { idOf } = masking(maskedKey, caseId);
  const complexes = new Map(record.complexes(caseId).map(({ id, name }) => [id, maskText(name)]));
  const numbers = new Map<string, number>();
  for (const { id, ...fact } of record.facts(caseId, 'List')) {
    if (!keeps(kept, subjectOf({ id, ...fact }))) continue;
    const begin = (): MaskedLink => ({
      list: idOf(id),
      rows: [],
      owners: [],
      first: numbers.size,
      people: [],
    });
    let piece = begin();
    for (const { row, owner } of record.rowOwners(caseId, id)) {
      let number = numbers.get(owner);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(owner, number);
        const known = record.owner(caseId, owner);
        piece.people.push({
          caption: known?.caption ?? '*',
          complex: complexes.get(known?.complex ?? '') ?? '',
        });
      }
      piece.rows.push(row);
      piece.owners.push(number);
      if (piece.rows.length < PIECE) continue;
      yield piece;
      piece = begin();
    }
    yield piece;
  }
}
