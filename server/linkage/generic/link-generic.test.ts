// Linkage of any columns: who is joined, chains that are not, what is swapped or missing, and the same clusters each time.
import { describe, expect, it } from 'vitest';
import type { CompareKind } from '#contract/link.ts';
import { companies, members, products, type AnySet } from '../../../scripts/generate/any/sets.ts';
import { score } from '../../../scripts/bench/pairs.ts';
import { dayOf } from './compare/date.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { linkGeneric } from './link-generic.ts';
import { GenericTableBuilder, type GenericTable } from './table.ts';

function tableOf({ files }: AnySet, kinds: readonly CompareKind[]): GenericTable {
  const builder = new GenericTableBuilder(
    files[0]!.header.map((name, at) => ({ name, compare: kinds[at]! })),
  );
  for (const [file, { rows }] of files.entries()) for (const row of rows) builder.add(file, row);
  return builder.done();
}

describe('jaroWinkler', () => {
  it.each([
    ['martha', 'marhta', 0.961],
    ['dixon', 'dicksonx', 0.813],
    ['dwayne', 'duane', 0.84],
    ['abc', 'xyz', 0],
    ['same', 'same', 1],
  ])('%s and %s: %d', (a, b, expected) => expect(jaroWinkler(a, b)).toBeCloseTo(expected, 2));
});

describe('dayOf', () => {
  it.each([
    ['19151111', '19151111'],
    ['1915-1-2', '19150102'],
    ['2.1.1915', '19150102'],
    ['1915年11月2日', '19151102'],
    ['yesterday', undefined],
  ])('%s', (written, day) => expect(dayOf(written)).toBe(day));
});

describe('linkGeneric', { timeout: 60_000 }, () => {
  it.each([
    ['wares of two shops', products(2, 1500), ['text', 'text', 'text', 'number'], 0.96, 0.93],
    [
      'companies of three registers',
      companies(2, 1500),
      ['text', 'text', 'text', 'number', 'date', 'text'],
      0.995,
      0.985,
    ],
    ['members, some twice', members(2, 2000), ['text', 'text', 'date', 'text', 'exact', 'text'], 0.995, 0.97],
  ] as const)('%s', (_, set, kinds, precision, recall) => {
    const { cluster } = linkGeneric(tableOf(set, kinds));
    const found = score(set.truth.flat(), cluster);
    expect(found.precision).toBeGreaterThanOrEqual(precision);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
  });

  it('gives the same clusters each time, and says why', () => {
    const set = members(3, 600);
    const table = tableOf(set, ['text', 'text', 'date', 'text', 'exact', 'text']);
    const { cluster, explain } = linkGeneric(table);
    expect(linkGeneric(table).cluster).toEqual(cluster);
    const second = cluster.findIndex((first, record) => first !== record);
    const why = explain(cluster[second]!, second);
    expect(why.probability).toBeGreaterThan(0.5);
    expect(why.fields.reduce((sum, { logLR }) => sum + logLR, 0)).toBeCloseTo(why.logLR, 9);
    expect(explain(second, cluster[second]!).logLR).toBeCloseTo(why.logLR, 9);
  });

  it('knows values again that were swapped between columns, and counts a moved one once', () => {
    const set = members(3, 600);
    const [{ rows }] = set.files as [AnySet['files'][0]];
    const tail = ['1961-07-19', 'newtown', 'f', '3 lane'];
    rows.push(['gabina', 'wetolar', ...tail], ['wetolar', 'gabina', ...tail], ['', 'gabina', ...tail]);
    const { cluster, explain } = linkGeneric(tableOf(set, ['text', 'text', 'date', 'text', 'exact', 'text']));
    const [first, swapped, moved] = [rows.length - 3, rows.length - 2, rows.length - 1];
    const levels = (a: number, b: number): string[] =>
      explain(a, b).fields.flatMap(({ field, level }) => (field.endsWith('name') ? [level] : []));
    expect(levels(first, swapped)).toEqual(['elsewhere', 'elsewhere']);
    expect(levels(first, moved)).toEqual(['elsewhere']);
    expect(cluster[swapped]).toBe(cluster[first]);
  });

  it('takes nothing at all and a single record', () => {
    const empty = new GenericTableBuilder([{ name: 'a', compare: 'text' }]);
    expect([...linkGeneric(empty.done()).cluster]).toEqual([]);
    empty.add(0, ['x']);
    expect([...linkGeneric(empty.done()).cluster]).toEqual([0]);
  });
});
