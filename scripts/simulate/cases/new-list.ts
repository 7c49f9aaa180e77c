// A list that turns up after a case was made: so many rows of one of its lists, typed again with errors, laid out by another hand.
import { randomFor } from '../../fixtures/random.ts';
import type { ChainList } from './chain.ts';
import { keepHeld } from './collect.ts';
import { extensionOf, listBytes } from './files.ts';
import { layOut } from './lay-out.ts';
import { cloneRow } from './row.ts';
import { quirk, spoil } from './spoil.ts';
import type { WrittenCase } from './written-case.ts';

export interface NewList {
  file: string;
  bytes: Buffer;
  /** Id of the list that it was copied from. */
  source: string;
}

/** @param errors per filled cell @throws Error where no list of the case has as many rows */
export function newList(one: WrittenCase, seed: number, rows: number, errors: number): NewList {
  const random = randomFor(seed, 'new list');
  const able = one.lists.filter(({ chain }) => chain.rows.length >= rows);
  if (able.length === 0) throw new Error(`no list of the case has ${rows} rows`);
  const from = random.pick(able);
  const start = random.int(0, from.chain.rows.length - rows);
  const taken = from.chain.rows.slice(start, start + rows).map(cloneRow);
  const layout = layOut(random, taken, [from.chain.layout], 0, one.parameters);
  keepHeld(taken, layout);
  spoil(random, taken, errors, one.parameters.commonSlip);
  quirk(random, taken, one.parameters.quirks);
  const list: ChainList = {
    number: one.chain.length,
    parents: [from.chain.number],
    day: 0,
    rows: taken,
    layout,
    copies: 0,
  };
  return { file: `new-${seed}.${extensionOf(layout.file)}`, bytes: listBytes(list), source: from.id };
}
