// The chain: lists collected, copied, merged, cleaned, enriched, damaged and spoilt, one after the other.
import { randomFor, type Random } from '../../fixtures/random.ts';
import { collect, keepHeld, missingRows, type Moment } from './collect.ts';
import { damage } from './damage.ts';
import { sample, uniform } from './draws.ts';
import { addColumns, annotate, clearRemarks, fillField, renumber } from './enrich.ts';
import { layOut } from './lay-out.ts';
import type { Layout } from './layout.ts';
import { inOrder } from './order.ts';
import type { CaseParameters } from './parameters.ts';
import { FIELDS, type Row } from './row.ts';
import { blankOut, fix, quirk, spoil } from './spoil.ts';
import { lookUp, merge, take } from './take.ts';
import { bringUpToDate } from './up-to-date.ts';
import type { World } from './world.ts';

export interface ChainList {
  number: number;
  /** Numbers of the lists that it was copied from, hidden ones included. */
  parents: number[];
  /** Days after the beginning. */
  day: number;
  rows: Row[];
  layout: Layout;
  copies: number;
}

/** Rows of several lists as one: one after the other, one row per home, or the first with what the others know. */
function joined(random: Random, parts: readonly Row[][], p: CaseParameters): Row[] {
  if (parts.length === 1) return parts[0]!;
  if (random.chance(p.lookedUp)) return lookUp(random, parts);
  return random.chance(p.repeats) ? parts.flat() : merge(random, parts);
}

function someRun(random: Random, rows: readonly Row[]): Row[] {
  const count = Math.ceil(rows.length * uniform(random, 0.1, 0.5));
  const start = random.int(0, Math.max(0, rows.length - count));
  return rows.slice(start, start + count);
}

/** Errors corrected: hardly any, many, or nearly all of one or two fields, as by calling everybody. */
function clean(random: Random, rows: readonly Row[], time: number, p: CaseParameters): void {
  if (!random.chance(p.cleaned)) fix(random, rows, p.fixes, time);
  else if (random.chance(0.3))
    fix(random, rows, uniform(random, 0.4, 0.9), time, sample(random, FIELDS, random.int(1, 2)));
  else fix(random, rows, uniform(random, 0.1, 0.5), time);
}

/** A list made from others. */
function copy(
  random: Random,
  parents: readonly ChainList[],
  world: World,
  { time, day }: Moment,
  p: CaseParameters,
): { rows: Row[]; layout: Layout } {
  const parts = parents.map((parent) => take(random, parent.rows, p));
  let rows = joined(random, parts, p);
  let layout = layOut(
    random,
    rows,
    parents.map((parent) => parent.layout),
    day,
    p,
  );
  keepHeld(rows, layout);
  if (random.chance(p.ownRows))
    rows.push(...missingRows(random, world, random.int(0, p.complexes - 1), rows, 0.3, time, p));
  if (random.chance(p.ownAdditions)) {
    const present = [...new Set(rows.map(({ holding }) => holding.complex))];
    for (const complex of sample(random, present, random.int(1, 3)))
      rows.push(...missingRows(random, world, complex, rows, uniform(random, 0.2, 0.9), time, p));
  }
  if (random.chance(p.updated)) rows = bringUpToDate(random, rows, time);
  clean(random, rows, time, p);
  if (!random.chance(p.untouched)) {
    // Typed again in one piece of it, for some; the rest is copied as it is.
    const typed = random.chance(p.bursts) ? someRun(random, rows) : rows;
    const often = rows.length / Math.max(1, typed.length);
    spoil(random, typed, Math.min(0.1, p.newErrors * uniform(random, 0.2, 2) * often), p.commonSlip);
    quirk(random, typed, Math.min(0.1, p.quirks * uniform(random, 0, 2) * often));
  }
  rows = inOrder(random, rows, p);
  if (random.chance(p.enriched)) layout = fillField(random, rows, layout, time, p);
  if (random.chance(p.cleared)) clearRemarks(rows, layout);
  if (random.chance(p.noted)) layout = annotate(random, rows, layout, p);
  if (random.chance(p.extraColumns)) layout = addColumns(random, rows, layout, p);
  if (random.chance(p.blankLists * 0.6)) blankOut(random, rows, p.blanks);
  layout = renumber(random, rows, layout, p, true);
  rows = damage(random, rows, layout, p);
  keepHeld(rows, layout);
  return { rows, layout };
}

/** How likely each earlier list is the next one to be copied. */
function weightsOf(lists: readonly ChainList[], p: CaseParameters): number[] {
  return lists.map(({ copies }, index) => {
    const age = (lists.length - 1 - index) / Math.max(1, lists.length - 1);
    return (1 + p.popular * copies) * Math.exp(-4 * p.recent * age);
  });
}

function drawParents(random: Random, lists: readonly ChainList[], p: CaseParameters): ChainList[] {
  const count = random.chance(p.merges)
    ? random.chance(p.manyParents)
      ? random.int(4, 10)
      : random.int(2, 3)
    : 1;
  const able = lists.filter(({ rows }) => rows.length > 0);
  const weights = weightsOf(able, p);
  const items = able.map((list, index) => [list, weights[index]!] as const);
  const parents = new Set<ChainList>();
  for (let tries = 0; parents.size < Math.min(count, able.length) && tries < 100; tries += 1)
    parents.add(random.weighted(items));
  return [...parents];
}

/** A whole chain, hidden lists included, in the order in which they came to be. */
export function makeChain(
  seed: number,
  world: World,
  p: CaseParameters,
  plant: (list: ChainList) => void,
): ChainList[] {
  const plan = randomFor(seed, 'plan');
  const lists: ChainList[] = [];
  // Most independent lists stand at the beginning, some are collected while others are already handed on.
  const early = Math.max(1, Math.round(p.roots * uniform(plan, 0.6, 1)));
  const late = new Set(
    sample(
      plan,
      Array.from({ length: Math.max(0, p.lists - early) }, (_, index) => early + index),
      p.roots - early,
    ),
  );
  let day = 0;
  for (let number = 0; number < p.lists; number += 1) {
    // Lists come in bursts: many on one day or the next, then nothing for weeks.
    day += p.pace * (plan.chance(0.3) ? 0.1 : -Math.log(1 - plan.next()) * 1.25);
    const time = (number + 0.5) / p.lists;
    const random = randomFor(seed, `list ${number}`);
    if (number < early || late.has(number)) {
      const { rows, layout } = collect(random, world, { time, day }, p);
      renumber(random, rows, layout, p, false);
      const noted = random.chance(p.noted * 0.6) ? annotate(random, rows, layout, p) : layout;
      lists.push({ number, parents: [], day, rows, layout: noted, copies: 0 });
      plant(lists.at(-1)!);
      continue;
    }
    const parents = drawParents(plan, lists, p);
    for (const parent of parents) parent.copies += 1;
    lists.push({
      number,
      parents: parents.map((parent) => parent.number),
      day,
      ...copy(random, parents, world, { time, day }, p),
      copies: 0,
    });
    plant(lists.at(-1)!);
  }
  return lists;
}
