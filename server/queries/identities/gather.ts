// Gathers what a case knows of its handles: tables, exhibits, lists and where these came from.
import type { HandleFacts, Statement } from '../../identities/facts.ts';
import type { RecordReader } from '../../record/index.ts';
import { documentsOf, holdingOf, textOf } from '../case-chain.ts';
import { lineageOf } from '../steps/lineage.ts';
import { exhibitTexts } from '../exhibit-texts.ts';
import { readNote, readTexts } from './texts.ts';

export interface GatheredHandles {
  handles: HandleFacts[];
  statements: Statement[];
  /** The party that the tables give each handle, with the grade. */
  partyOf: Map<string, { party: string; grade?: string }>;
}

/** Everything about the handles of a case that they can be compared by. */
export function gatherHandles(record: RecordReader, caseId: string): GatheredHandles {
  const facts = record.facts(caseId, 'Handle');
  const named = facts.map(({ id, payload: { values } }) => ({
    id,
    platform: textOf(values['platform']) ?? '',
    value: textOf(values['value']) ?? '',
  }));
  const told = readTexts(exhibitTexts(record, caseId), named);
  for (const [at, { payload }] of facts.entries()) {
    const note = textOf(payload.values['notes']);
    if (note !== undefined) readNote(named[at]!, note, named, told);
  }
  const isHandle = new Set(named.map(({ id }) => id));
  const parents = new Map(
    lineageOf(record, caseId).lists.map(({ id, parents: own }) => [id, own.map((parent) => parent.id)]),
  );
  const lists = new Map<string, Set<string>>();
  const prices = new Map<string, number[]>();
  const dealings = new Map<string, { with: string; on?: string }[]>();
  const handled = (handle: string, list: string): void => {
    const known = lists.get(handle) ?? new Set();
    for (const one of [list, ...(parents.get(list) ?? [])]) known.add(one);
    lists.set(handle, known);
  };
  for (const { id, payload } of record.facts(caseId, 'List')) {
    const { holder } = holdingOf(payload.values);
    if (!isHandle.has(holder)) continue;
    handled(holder, id);
    const title = textOf(payload.values['title']);
    if (title !== undefined) told.texts.set(holder, [...(told.texts.get(holder) ?? []), title]);
  }
  const priced = new Map(
    record
      .facts(caseId, 'Transfer')
      .map(({ id, payload }) => [id, payload.values['price_per_record']] as const),
  );
  for (const { transfer, from, to, list, on } of documentsOf(record, caseId)) {
    for (const [handle, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (!isHandle.has(handle)) continue;
      dealings.set(handle, [
        ...(dealings.get(handle) ?? []),
        { with: other, ...(on === undefined ? {} : { on }) },
      ]);
      if (list !== undefined) handled(handle, list);
    }
    const price = priced.get(transfer);
    if (isHandle.has(from) && typeof price === 'number')
      prices.set(from, [...(prices.get(from) ?? []), price]);
  }
  const partyOf = new Map<string, { party: string; grade?: string }>();
  for (const { id, payload } of facts) {
    const [party, grade] = [textOf(payload.values['party_id']), textOf(payload.values['grade'])];
    if (party !== undefined) partyOf.set(id, { party, ...(grade === undefined ? {} : { grade }) });
  }
  return {
    handles: named.map((handle) => ({
      ...handle,
      texts: told.texts.get(handle.id) ?? [],
      contacts: [...new Set(told.contacts.get(handle.id))],
      prices: prices.get(handle.id) ?? [],
      hours: told.hours.get(handle.id) ?? [],
      lists: [...(lists.get(handle.id) ?? [])],
      dealings: dealings.get(handle.id) ?? [],
    })),
    statements: told.statements,
    partyOf,
  };
}
