// The chain: lists collected, copied, merged, cleaned, enriched and spoilt, one after the other.
import type { SimulationParameters } from './parameters.ts';
import type { Random } from './random.ts';

/** A cell holds 0 (right), 1 (the common slip), 2… (other errors) or -1 (blank). */
export interface SimulatedRow {
  owner: number;
  cells: number[];
}

export interface SimulatedList {
  number: number;
  parents: number[];
  /** When the list came to be; lists are numbered in time. */
  time: number;
  rows: SimulatedRow[];
  copies: number;
}

/** Owners of all complexes: the complex of each, and the two orders in which lists are sorted. */
export interface World {
  complexOf: number[];
  byDoor: number[];
  byName: number[];
}

export const FIELDS = ['name', 'phone', 'address', 'idNumber', 'floorArea', 'plate'];
/** Plausible errors per value. */
const VARIANTS = 40;
const BLANK = -1;

/** Owners with their complexes: 60–400 per complex times `scale`. */
export function world(p: SimulationParameters, r: Random): World {
  const complexOf: number[] = [];
  for (let g = 0; g < p.complexes; g++) {
    const owners = Math.max(8, Math.round(r.int(60, 400) * p.scale));
    for (let k = 0; k < owners; k++) complexOf.push(g);
  }
  return {
    complexOf,
    byDoor: complexOf.map((g) => g + r.unit() * 0.5),
    byName: complexOf.map(() => r.unit()),
  };
}

const spoil = (rows: SimulatedRow[], rate: number, p: SimulationParameters, r: Random): void => {
  for (const row of rows) {
    for (let f = 0; f < row.cells.length; f++) {
      if (row.cells[f] !== BLANK && r.chance(rate)) {
        row.cells[f] = r.chance(p.commonSlip) ? 1 : r.int(2, VARIANTS + 1);
      }
    }
  }
};

const sortBy = (rows: SimulatedRow[], key: readonly number[]): void => {
  rows.sort((a, b) => key[a.owner]! - key[b.owner]!);
};

const fresh = (owners: readonly number[], p: SimulationParameters, r: Random): SimulatedRow[] => {
  const rows = owners.map((owner) => ({ owner, cells: FIELDS.map(() => 0) }));
  spoil(rows, p.rootErrors, p, r);
  return rows;
};

const blankOut = (rows: SimulatedRow[], share: number, r: Random): void => {
  for (const row of rows) {
    for (let f = 0; f < row.cells.length; f++) if (r.chance(share)) row.cells[f] = BLANK;
  }
};

/** A list collected by itself from a few complexes. */
export function collect(w: World, p: SimulationParameters, r: Random): SimulatedRow[] {
  const complexes = new Set(
    r.sample(
      [...new Set(w.complexOf)],
      Math.min(p.complexes, r.int(3, Math.max(4, Math.round(p.complexes * 0.36)))),
    ),
  );
  const share = r.uniform(0.7, 1);
  const owners = w.complexOf.flatMap((g, owner) => (complexes.has(g) && r.chance(share) ? [owner] : []));
  const rows = fresh(owners, p, r);
  for (const f of r.sample([2, 3, 4, 5], r.int(0, 3))) for (const row of rows) row.cells[f] = BLANK;
  if (p.blanks > 0) blankOut(rows, p.blanks * r.unit(), r);
  if (!r.chance(0.6)) return r.shuffle(rows);
  sortBy(rows, w.byDoor);
  return rows;
}

/** Which rows of a list are taken: all, a run of them, some complexes, or a random part; then a few are lost. */
const take = (rows: readonly SimulatedRow[], w: World, r: Random): SimulatedRow[] => {
  const mode = r.unit();
  const part = (): number => Math.max(20, Math.floor(rows.length * r.uniform(0.3, 0.9)));
  let kept: readonly SimulatedRow[] = rows;
  if (mode >= 0.35 && mode < 0.65) {
    const start = r.int(0, Math.max(1, Math.floor(rows.length * 0.6)));
    kept = rows.slice(start, start + part());
  } else if (mode >= 0.65 && mode < 0.85) {
    const present = [...new Set(rows.map((row) => w.complexOf[row.owner]!))];
    const chosen = new Set(r.sample(present, Math.max(1, Math.floor(present.length * 0.6))));
    kept = rows.filter((row) => chosen.has(w.complexOf[row.owner]!));
  } else if (mode >= 0.85) {
    const chosen = new Set(
      r.sample(
        rows.map((_, index) => index),
        part(),
      ),
    );
    kept = rows.filter((_, index) => chosen.has(index));
  }
  const loss = r.pick([0, 0.01, 0.05]);
  return kept.filter(() => !r.chance(loss)).map((row) => ({ owner: row.owner, cells: [...row.cells] }));
};

/** Rows of several parents as one list; a later one only fills what is blank. */
const merge = (parts: readonly SimulatedRow[][]): SimulatedRow[] => {
  const byOwner = new Map<number, SimulatedRow>();
  for (const part of parts) {
    for (const row of part) {
      const known = byOwner.get(row.owner);
      if (known === undefined) byOwner.set(row.owner, row);
      else known.cells = known.cells.map((cell, f) => (cell === BLANK ? row.cells[f]! : cell));
    }
  }
  return [...byOwner.values()];
};

const missingOf = (
  g: number,
  rows: readonly SimulatedRow[],
  share: number,
  w: World,
  r: Random,
): number[] => {
  const have = new Set(rows.map((row) => row.owner));
  return w.complexOf.flatMap((h, owner) => (h === g && !have.has(owner) && r.chance(share) ? [owner] : []));
};

const enrich = (rows: SimulatedRow[], p: SimulationParameters, r: Random): void => {
  const gaps = FIELDS.map((_, f) => f).filter((f) => rows.some((row) => row.cells[f] === BLANK));
  if (gaps.length === 0) return;
  const f = r.pick(gaps);
  const share = r.uniform(0.3, 1);
  for (const row of rows) {
    if (row.cells[f] !== BLANK || !r.chance(share)) continue;
    row.cells[f] = r.chance(p.rootErrors) ? r.int(1, VARIANTS + 1) : 0;
  }
};

/** A list made from others: rows taken and merged, own rows added, errors fixed and made, columns dropped, order changed. */
export function copy(
  parents: readonly SimulatedList[],
  w: World,
  p: SimulationParameters,
  r: Random,
): SimulatedRow[] {
  const parts = parents.map((parent) => take(parent.rows, w, r));
  let rows = parts.length > 1 && r.chance(p.repeats) ? parts.flat() : merge(parts);
  if (r.chance(0.3)) rows.push(...fresh(missingOf(r.int(0, p.complexes), rows, 0.3, w, r), p, r));
  if (r.chance(p.ownAdditions)) {
    const present = [...new Set(rows.map((row) => w.complexOf[row.owner]!))];
    for (const g of r.sample(present, r.int(1, 4))) {
      rows.push(...fresh(missingOf(g, rows, r.uniform(0.2, 0.9), w, r), p, r));
    }
  }
  const fixRate = r.chance(p.cleaned) ? 0.3 : p.fixes;
  for (const row of rows) row.cells = row.cells.map((cell) => (cell > 0 && r.chance(fixRate) ? 0 : cell));
  spoil(rows, p.newErrors * r.uniform(0.2, 2), p, r);
  if (r.chance(0.25)) {
    const f = r.int(2, FIELDS.length);
    for (const row of rows) row.cells[f] = BLANK;
  }
  if (r.chance(p.enriched)) enrich(rows, p, r);
  if (p.blanks > 0 && r.chance(0.3)) blankOut(rows, p.blanks * r.unit(), r);
  const mode = r.unit();
  if (mode < 0.2) sortBy(rows, w.byDoor);
  else if (mode < 0.35) rows = r.shuffle(rows);
  if (r.chance(p.sortedByName)) sortBy(rows, w.byName);
  return rows;
}

/** A whole chain of lists, hidden ones included, in the order in which they came to be. */
export function chain(w: World, p: SimulationParameters, r: Random): SimulatedList[] {
  const lists: SimulatedList[] = [];
  for (let number = 0; number < p.lists; number++) {
    const time = number + r.unit() * 0.5;
    if (number < p.roots) {
      lists.push({ number, parents: [], time, rows: collect(w, p, r), copies: 0 });
      continue;
    }
    const many = r.chance(p.manyParents);
    const count = r.chance(p.merges) ? (many ? r.int(4, 11) : r.int(2, 4)) : 1;
    const parents = new Set<SimulatedList>();
    const total = lists.reduce((sum, list) => sum + 1 + p.popular * list.copies, 0);
    for (let tries = 0; parents.size < Math.min(count, lists.length) && tries < 100; tries++) {
      let left = r.unit() * total;
      const chosen = lists.find((list) => (left -= 1 + p.popular * list.copies) < 0) ?? lists[0]!;
      parents.add(chosen);
    }
    for (const parent of parents) parent.copies++;
    const of = [...parents];
    lists.push({ number, parents: of.map((list) => list.number), time, rows: copy(of, w, p, r), copies: 0 });
  }
  return lists;
}
