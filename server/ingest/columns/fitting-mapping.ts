// Which saved mappings fit a list's header: by its layout, the names of its columns in their order, however they are spaced or marked.
import type { NamedMapping } from '#contract/mapping.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { wholeKey } from './header-text.ts';

/** How a saved mapping fits: `layout` has the same columns in the same order, `columns` has all that the mapping names. */
export interface Fit {
  mapping: NamedMapping;
  by: 'layout' | 'columns';
}

const keyOf = (header: string): string => wholeKey(header) || header.trim();

/** What tells one layout from another: the names of columns in their order, in one spelling. */
export const layoutOf = (headers: readonly string[]): string => headers.map(keyOf).join('\n');

/** Columns of a file without a header are called by letters, which any other such file has too. */
const isLettered = (headers: readonly string[]): boolean =>
  headers.every((name, index) => /^[A-Z]{1,2}$/.test(name) && (index > 0 || name === 'A'));

function fitOf(mapping: NamedMapping, header: readonly string[]): Fit | undefined {
  if (mapping.headers !== undefined && layoutOf(mapping.headers) === layoutOf(header)) {
    return { mapping, by: 'layout' };
  }
  const wanted = Object.keys(mapping.columns).map(keyOf);
  const there = new Set(header.map(keyOf));
  const has = wanted.length > 0 && !isLettered(header) && wanted.every((name) => there.has(name));
  return has ? { mapping, by: 'columns' } : undefined;
}

/** The saved mappings that fit a header, the best first: the same layout, then the most columns, then by name. */
export function fittingMappings(saved: readonly NamedMapping[], header: readonly string[]): Fit[] {
  const size = ({ mapping }: Fit): number => Object.keys(mapping.columns).length;
  return saved
    .flatMap((mapping) => fitOf(mapping, header) ?? [])
    .sort(
      (a, b) =>
        Number(b.by === 'layout') - Number(a.by === 'layout') ||
        size(b) - size(a) ||
        (a.mapping.name < b.mapping.name ? -1 : 1),
    );
}

/** The field of each column of a header by a mapping that fits; of columns with one name the first. */
export function fieldsByMapping(
  { columns }: NamedMapping,
  header: readonly string[],
): (RecordField | null)[] {
  const fields = new Map(Object.entries(columns).map(([name, field]) => [keyOf(name), field]));
  const keys = header.map(keyOf);
  return keys.map((key, at) => (keys.indexOf(key) === at ? (fields.get(key) ?? null) : null));
}
