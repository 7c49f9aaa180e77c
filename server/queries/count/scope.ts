// What is counted: the lists of a scope, whose they are, and the transfers that belong to it.
import type { IdentityReading } from '#contract/hubs.ts';
import type { CountedTransfer } from '../../counting/gains.ts';
import type { RecordReader } from '../../record/index.ts';
import type { ListToCount } from '../../counting/input.ts';
import { listFact, noElement } from '../assert-case.ts';
import { holdingOf, textOf } from '../case-chain.ts';
import { standsFor } from '../identities/party-of.ts';
import { caseLists } from '../lineage/case-lists.ts';
import { markedRows } from './marks.ts';

/** A transfer by parties, with the list that was handed over. */
export interface ScopeTransfer extends CountedTransfer {
  list?: string;
}

export interface CountScope {
  /** Every list of the case. */
  lists: ListToCount[];
  /** Dates of each list, by id. */
  dates: Map<string, { first?: string; last?: string }>;
  /** Ids of the lists that are counted. */
  scope: string[];
  /** The one party whose count it is. */
  party?: string;
  /** The one list that was asked for. */
  list?: string;
  /** Lists and parties that were asked for, where they are several. */
  chosen?: string[];
  /** Transfers out of the scope; of a case, all; of lists, those that handed them over. */
  transfers: ScopeTransfer[];
  /** Transfers to the party. */
  received: ScopeTransfer[];
}

interface Asked {
  case: string;
  list?: string | undefined;
  party?: string | undefined;
  identities: IdentityReading;
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The earlier of two days on which a copy was there already. */
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined ? b : b === undefined || a < b ? a : b;

/** Ids as they are written, by commas; a case may have an id with a comma in it. */
const idsIn = (record: RecordReader, caseId: string, written: string | undefined): string[] => {
  if (written === undefined) return [];
  if (record.byRef(caseId, written) !== undefined) return [written];
  return [...new Set(written.split(',').filter((id) => id !== ''))];
};

/** @throws not-found for a list or a party */
export function countScopeOf(record: RecordReader, asked: Asked): CountScope {
  const { case: caseId, identities } = asked;
  const stands = standsFor(record, caseId, identities);
  const partyOf = (id: string): string => stands.get(id) ?? id;
  const marked = markedRows(record, caseId);
  const lists = caseLists(record, caseId).map(({ id, entry, reading, holder, mapping }) => ({
    id,
    entry,
    reading,
    holder: partyOf(holder),
    mapping,
    marked: marked.get(id) ?? [],
  }));
  const dates = new Map(
    record.facts(caseId, 'List').map(({ id, payload: { values } }) => {
      const { firstPossibleOn: first, lastPossibleOn } = holdingOf(values);
      const last = earlier(lastPossibleOn, textOf(values['obtained_on']));
      return [id, { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }];
    }),
  );
  const transfers = record.facts(caseId, 'Transfer').map(({ id, payload: { values } }): ScopeTransfer => {
    const [list, on] = [textOf(values['list_id']), textOf(values['on'])];
    const [price, records] = [numberOf(values['price_per_record']), numberOf(values['records'])];
    return {
      transfer: id,
      from: partyOf(textOf(values['from_id']) ?? ''),
      to: partyOf(textOf(values['to_id']) ?? ''),
      mode: textOf(values['mode']) ?? 'unknown',
      ...(list === undefined ? {} : { list }),
      ...(on === undefined ? {} : { on }),
      ...(price === undefined ? {} : { price }),
      ...(records === undefined ? {} : { records }),
    };
  });
  const all = { lists, dates };
  const named = idsIn(record, caseId, asked.list).map((ref) => listFact({ record }, caseId, ref).id);
  const parties = [
    ...new Set(
      idsIn(record, caseId, asked.party).map((ref) => {
        const fact = record.byRef(caseId, ref);
        return fact?.type === 'Party' || fact?.type === 'Handle' ? partyOf(fact.id) : noElement(ref);
      }),
    ),
  ];
  if (named.length + parties.length === 0)
    return { ...all, scope: lists.map(({ id }) => id), transfers, received: [] };
  const scope = lists
    .filter(({ id, holder }) => named.includes(id) || parties.includes(holder))
    .map(({ id }) => id);
  const [party] = parties;
  if (party !== undefined && parties.length === 1 && named.length === 0)
    return {
      ...all,
      party,
      scope,
      transfers: transfers.filter(({ from, to }) => from === party && to !== party),
      received: transfers.filter(({ from, to }) => to === party && from !== party),
    };
  return {
    ...all,
    ...(named.length === 1 && parties.length === 0
      ? { list: named[0]! }
      : { chosen: [...named, ...parties] }),
    scope,
    transfers: transfers.filter(
      ({ from, to, list }) => named.includes(list ?? '') || (parties.includes(from) && to !== from),
    ),
    received: [],
  };
}
