// The classes that somebody gave to lists, and how many records of each class that makes.
import { recordClass, type RecordClass } from '#contract/count.ts';
import { fail } from '#contract/errors.ts';
import type { ByClass } from '../../counting/readings.ts';
import type { ListTally } from '../../counting/records.ts';

/** Classes by list, as they are written: `L01=property,L02=other`. */
export function classesOf(written: string): Map<string, RecordClass> {
  return new Map(
    written.split(',').map((part) => {
      const at = part.lastIndexOf('=');
      return [part.slice(0, at), recordClass.parse(part.slice(at + 1))];
    }),
  );
}

/**
 * Records that count, by class: all that is held against the thresholds where there is but one class; of several, those that
 * were found, for what was provided is not told apart by the list that it stands in.
 * @param total what is held against the thresholds
 * @throws bad-request where a list of the scope has no class
 */
export function byClass(
  scope: readonly string[],
  tallies: readonly ListTally[],
  classes: ReadonlyMap<string, RecordClass>,
  total: number,
): ByClass {
  const missing = scope.filter((list) => !classes.has(list));
  if (missing.length > 0)
    fail(
      'bad-request',
      `这些名单没有给出类别：${missing.join('、')}`,
      `These lists have no class: ${missing.join(', ')}`,
    );
  const [only, ...others] = new Set(scope.map((list) => classes.get(list)!));
  if (only !== undefined && others.length === 0) return { [only]: total };
  const records: ByClass = {};
  for (const [at, list] of scope.entries()) {
    const kind = classes.get(list)!;
    records[kind] = (records[kind] ?? 0) + tallies[at]!.counted;
  }
  return records;
}
