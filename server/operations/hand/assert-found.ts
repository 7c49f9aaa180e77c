// What a load or an import asserts where a person has said otherwise: field by field the person's word stands, and both are kept.
import { isDeepStrictEqual } from 'node:util';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { both, type Text } from '#contract/text.ts';
import type { Fact, FactPayload, RecordReader, RecordTx } from '../../record/index.ts';
import { following } from './supports.ts';

/** What stands by hand in a case, before a load. */
export interface ByHand {
  facts: ReadonlyMap<string, Fact>;
  /** What was joined into which, by type and id. */
  joined: ReadonlyMap<string, string>;
}

const keyOf = (type: string, id: string): string => `${type}:${id}`;

/** Reads what persons said of a case. */
export function byHandIn(record: RecordReader, caseId: string): ByHand {
  const facts = record.byHand(caseId);
  return {
    facts: new Map(facts.map((fact) => [keyOf(fact.type, fact.id), fact])),
    joined: new Map(
      facts.flatMap(({ type, id, payload: { hand } }) =>
        hand?.joined === undefined ? [] : [[keyOf(type, id), hand.joined]],
      ),
    ),
  };
}

/** What an element was joined into in the end; itself where it was not. */
function standsFor(joined: ByHand['joined'], types: readonly string[], id: string): string {
  let at = id;
  const met = new Set<string>();
  for (;;) {
    if (met.has(at)) return at;
    met.add(at);
    const next = types.map((type) => joined.get(keyOf(type, at))).find((one) => one !== undefined);
    if (next === undefined) return at;
    at = next;
  }
}

/** What a load found, as it stands beside what persons said. */
export interface Upheld {
  /** What is to be asserted. */
  payload: FactPayload;
  /** Fields of which a person said otherwise than what was found. */
  contradicted: string[];
  /** The person's word stands beside what was found: both are kept. */
  isByHand: boolean;
}

/** What stands of a subject once this was found of it. */
export function uphold({ facts, joined }: ByHand, type: EntityType, id: string, found: FactPayload): Upheld {
  const before = facts.get(keyOf(type, id));
  const hand = before?.payload.hand;
  const kept = before === undefined ? [] : [...(hand?.said ?? []), ...(hand?.upholds ?? [])];
  const values = { ...found.values };
  const moved: string[] = [];
  const follows = new Set<string>();
  for (const name of kept) {
    const value = before?.payload.values[name];
    if (value === undefined) delete values[name];
    else values[name] = value;
  }
  for (const [name, { refers }] of joined.size === 0 ? [] : Object.entries(entityOf(type).fields)) {
    const value = values[name];
    if (refers === undefined || typeof value !== 'string' || kept.includes(name)) continue;
    const stands = standsFor(joined, refers, value);
    if (stands === value) continue;
    values[name] = stands;
    moved.push(name);
    for (const one of refers) if (joined.has(keyOf(one, value))) follows.add(keyOf(one, value));
  }
  if (hand === undefined && moved.length === 0) return { payload: found, contradicted: [], isByHand: false };
  const all = following(hand, { said: [], supports: [] });
  const { source, grade } = hand ?? {};
  return {
    payload: {
      ...found,
      values,
      hand: {
        ...all,
        upholds: [...new Set([...all.upholds, ...moved])].sort(),
        ...(source === undefined ? {} : { source }),
        ...(grade === undefined ? {} : { grade }),
        ...(hand?.joined === undefined ? {} : { joined: hand.joined }),
        ...(follows.size === 0 ? {} : { follows: [...follows].sort() }),
      },
    },
    contradicted: kept.filter((name) => !isDeepStrictEqual(values[name], found.values[name])),
    isByHand: true,
  };
}

/** What a load or import said last of a subject, of what was not taken back. */
export const lastFound = (
  record: RecordReader,
  caseId: string,
  type: EntityType,
  id: string,
): FactPayload | undefined =>
  record
    .history(caseId, type, id)
    .findLast(({ entry, retracted }) => retracted === undefined && !('hand' in (entry.payload as object)))
    ?.entry.payload as FactPayload | undefined;

/** Told of a field of which a person said otherwise. */
export const contradictedText = (type: EntityType, id: string, fields: readonly string[]): Text => {
  const entity = entityOf(type);
  const labels = fields.map((name) => entity.fields[name]?.label ?? both(name, name));
  return both(
    `${entity.title.zh} ${id} 的${labels.map(({ zh }) => `“${zh}”`).join('、')}以手工更正为准，与文件所载不同；两者都已记录在案`,
    `${entity.title.en} ${id}: ${labels.map(({ en }) => `“${en}”`).join(', ')} stand as corrected by hand, otherwise than in the file; both are on record`,
  );
};

/**
 * Asserts what was found of a subject. Where a person said otherwise, what was found enters the journal where it is new, and
 * the person's word goes on standing over it.
 */
export function assertFound(
  tx: RecordTx,
  hands: ByHand,
  caseId: string,
  { type, id }: { type: EntityType; id: string },
  found: FactPayload,
): { entry: number; changed: boolean; contradicted: string[] } {
  const { payload, contradicted, isByHand } = uphold(hands, type, id, found);
  if (!isByHand) return { ...tx.assert(caseId, type, id, found), contradicted };
  const last = lastFound(tx, caseId, type, id);
  const standing = hands.facts.get(keyOf(type, id));
  if (standing !== undefined && isDeepStrictEqual(last, plain(found)))
    return { entry: standing.entry, changed: false, contradicted };
  if (standing === undefined && isDeepStrictEqual(last, plain(found))) {
    // Of what was found before and refers to what was joined since, nothing but that is new.
    return { ...tx.assert(caseId, type, id, payload), contradicted };
  }
  tx.assert(caseId, type, id, found);
  return { ...tx.assert(caseId, type, id, payload), contradicted };
}

/** A payload as the record gives it back. */
const plain = (payload: FactPayload): FactPayload => JSON.parse(JSON.stringify(payload)) as FactPayload;
