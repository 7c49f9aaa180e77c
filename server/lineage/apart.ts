// Where two possible sources of a list differ and the list sides with one: cell by cell, row by row, neighbour by neighbour.
import type { DifferencePlace } from '#contract/queries/separate.ts';
import type { Text } from '#contract/text.ts';
import { align, type Alignment } from './align.ts';
import type { Context } from './context.ts';
import { isHeld } from './held.ts';
import type { Look } from './stages.ts';

/** A list c and two candidates for its source, by place among the lists. */
export interface Candidate {
  k: Context;
  fields: readonly string[];
  c: number;
  a: number;
  b: number;
  /** Rows of the list that each candidate has, and where. */
  toA: Alignment;
  toB: Alignment;
  id(list: number): string;
}

/** Places that say the same; `weight` (nats, not negative) in proportion to the other places of their channel. */
export interface Found {
  field?: string;
  favours: 'a' | 'b';
  weight: number;
  places: DifferencePlace[];
  what: Text;
}

/** Weight of a cell that agrees with the commonly held value: copying and knowing explain it nearly alike. */
const COMMON = 0.5;
/** Weight of a row or of two neighbours that only one candidate has. */
const [ROW, NEIGHBOURS] = [1, 1];

export function candidatesOf(
  { k }: Look,
  { list, a, b, fields }: { list: string; a: string; b: string; fields: readonly string[] },
): Candidate {
  const at = (id: string): number => k.lists.findIndex((one) => one.id === id);
  const [c, pa, pb] = [at(list), at(a), at(b)];
  const [toA, toB] = align(k, c, [pa, pb], new Int32Array(k.units).fill(-1));
  return { k, fields, c, a: pa, b: pb, toA: toA!, toB: toB!, id: (of) => k.lists[of]!.id };
}

/** Whether any list but these three says the same of a cell. */
const saidElsewhere = ({ k, c, a, b }: Candidate, unit: number, field: number, value: number): boolean =>
  isHeld(
    k,
    unit,
    (list) => list !== c && list !== a && list !== b,
    (list, row) => k.lists[list]!.values[row * k.fields + field] === value,
  );

/** A cell of the list with what both candidates say of it; values below 0 are blank. */
export interface Cell {
  unit: number;
  field: number;
  here: number;
  ofA: number;
  ofB: number;
  place: Pick<DifferencePlace, 'row' | 'aRow' | 'bRow' | 'field'>;
}

/** Cells of rows that all three have, where the two candidates say something and not the same. */
export function* cellsApart({ k, fields, c, a, b, toA, toB }: Candidate): Generator<Cell> {
  const [list, listA, listB] = [k.lists[c]!, k.lists[a]!, k.lists[b]!];
  for (let at = 0; at < list.size; at++) {
    if (toA.position[at]! < 0 || toB.position[at]! < 0) continue;
    const [row, rowA, rowB] = [toA.childRow[at]!, toA.parentRow[at]!, toB.parentRow[at]!];
    for (let f = 0; f < k.fields; f++) {
      const [ofA, ofB] = [listA.values[rowA * k.fields + f]!, listB.values[rowB * k.fields + f]!];
      if (ofA < 0 || ofB < 0 || ofA === ofB) continue;
      yield {
        unit: list.units[at]!,
        field: f,
        here: list.values[row * k.fields + f]!,
        ofA,
        ofB,
        place: {
          row: list.rowNumbers[row]!,
          aRow: listA.rowNumbers[rowA]!,
          bRow: listB.rowNumbers[rowB]!,
          field: fields[f]!,
        },
      };
    }
  }
}

/** Cells in which the list says what one candidate says, as the other does not: by field and candidate, the rarest first. */
export function valuesApart(x: Candidate): Found[] {
  const { k, fields } = x;
  const found = new Map<string, Found & { unique: number }>();
  for (const { unit, field, here, ofA, ofB, place } of cellsApart(x)) {
    if (here !== ofA && here !== ofB) continue;
    const favours = here === ofA ? 'a' : 'b';
    const key = `${field} ${favours}`;
    const group = found.get(key) ?? {
      field: fields[field]!,
      favours,
      weight: 0,
      places: [],
      what: { zh: '', en: '' },
      unique: 0,
    };
    const isWrong = here !== k.reference[unit * k.fields + field];
    const unique = isWrong && !saidElsewhere(x, unit, field, here);
    group.weight += unique ? -k.logWrong : isWrong ? -k.logWrong / 2 : COMMON;
    group.unique += Number(unique);
    group.places.push({ ...place, favours, unique });
    found.set(key, group);
  }
  return [...found.values()].map(({ unique, ...group }) => {
    const [whose, other] = group.favours === 'a' ? [x.id(x.a), x.id(x.b)] : [x.id(x.b), x.id(x.a)];
    const count = group.places.length;
    return {
      ...group,
      places: group.places.sort((one, two) => Number(two.unique) - Number(one.unique) || one.row! - two.row!),
      what: {
        zh: `有 ${count} 格与 ${whose} 相同而与 ${other} 不同，其中 ${unique} 格的写法别的名单都没有`,
        en: `${count} ${count === 1 ? 'cell says' : 'cells say'} what ${whose} says and ${other} does not, ${unique} of them as no other list does`,
      },
    };
  });
}

/** Rows of the list that only one candidate has. */
export function membersApart(x: Candidate): Found[] {
  const { k, c, toA, toB } = x;
  const list = k.lists[c]!;
  return (['a', 'b'] as const).flatMap((favours): Found[] => {
    const [mine, theirs] = favours === 'a' ? [toA, toB] : [toB, toA];
    const [holder, other] = favours === 'a' ? [x.a, x.b] : [x.b, x.a];
    const places: DifferencePlace[] = [];
    for (let at = 0; at < list.size; at++) {
      if (mine.position[at]! < 0 || theirs.position[at]! >= 0) continue;
      const theirRow = k.lists[holder]!.rowNumbers[mine.parentRow[at]!]!;
      places.push({
        row: list.rowNumbers[at]!,
        ...(favours === 'a' ? { aRow: theirRow } : { bRow: theirRow }),
        favours,
        unique: false,
      });
    }
    if (places.length === 0) return [];
    const [whose, without] = [x.id(holder), x.id(other)];
    return [
      {
        favours,
        weight: places.length * ROW,
        places,
        what: {
          zh: `本名单有 ${places.length} 行的业主在 ${whose} 中而不在 ${without} 中`,
          en: `${places.length} ${places.length === 1 ? 'row is' : 'rows are'} of owners who are in ${whose} and not in ${without}`,
        },
      },
    ];
  });
}

/** Neighbouring rows of the list that are neighbours in one candidate only, of those that both have. */
export function orderApart(x: Candidate): Found[] {
  const { k, c, toA, toB } = x;
  const list = k.lists[c]!;
  const follows = ({ position }: Alignment, at: number): boolean =>
    position[at]! > 0 && position[at - 1]! + 1 === position[at];
  const has = ({ position }: Alignment, at: number): boolean => position[at]! >= 0 && position[at - 1]! >= 0;
  return (['a', 'b'] as const).flatMap((favours): Found[] => {
    const [mine, theirs] = favours === 'a' ? [toA, toB] : [toB, toA];
    const places: DifferencePlace[] = [];
    for (let at = 1; at < list.size; at++) {
      if (!has(mine, at) || !has(theirs, at) || !follows(mine, at) || follows(theirs, at)) continue;
      places.push({
        row: list.rowNumbers[at]!,
        aRow: k.lists[x.a]!.rowNumbers[toA.parentRow[at]!]!,
        bRow: k.lists[x.b]!.rowNumbers[toB.parentRow[at]!]!,
        favours,
        unique: false,
      });
    }
    if (places.length === 0) return [];
    const whose = x.id(favours === 'a' ? x.a : x.b);
    const other = x.id(favours === 'a' ? x.b : x.a);
    return [
      {
        favours,
        weight: places.length * NEIGHBOURS,
        places,
        what: {
          zh: `有 ${places.length} 处相邻两行在 ${whose} 中也相邻，在 ${other} 中却不相邻`,
          en: `${places.length} ${places.length === 1 ? 'pair' : 'pairs'} of neighbouring rows are neighbours in ${whose} too, but not in ${other}`,
        },
      },
    ];
  });
}
