// Marks on false rows: those that stand, by list, and all of them as they are shown.
import { createHash } from 'node:crypto';
import { mark as kept, type Mark, type ShownMark } from '#contract/count.ts';
import { maskText, type RecordReader } from '../../record/index.ts';
import { readingOf } from '../owner/decisions.ts';
import { shownEntry } from '../steps/journal.ts';

/** The subject of a mark: the same rows of a list are one. */
export const markId = (list: string, rows: readonly number[]): string =>
  `${list}:${createHash('sha256').update(rows.join(',')).digest('hex').slice(0, 12)}`;

/** Whether the list is still read as it was when rows of it were marked. */
function isOutdated(record: RecordReader, caseId: string, { list, reading }: Mark): boolean {
  const fact = record.fact(caseId, 'List', list);
  return fact === undefined || readingOf(fact) !== reading;
}

/** Rows that are marked as false, by list. Marks on lists that are read otherwise by now say nothing. */
export function markedRows(record: RecordReader, caseId: string): Map<string, number[]> {
  const rows = new Map<string, Set<number>>();
  for (const { payload } of record.facts(caseId, 'Mark')) {
    const made = kept.parse(payload.values);
    if (isOutdated(record, caseId, made)) continue;
    const known = rows.get(made.list) ?? new Set();
    for (const row of made.rows) known.add(row);
    rows.set(made.list, known);
  }
  return new Map([...rows].map(([list, all]) => [list, [...all].sort((a, b) => a - b)]));
}

/** Everything that was ever marked, in order. */
export function shownMarks(record: RecordReader, caseId: string): ShownMark[] {
  const standing = new Set(record.facts(caseId, 'Mark').map(({ entry }) => entry));
  return record.assertions(caseId, 'Mark').map(({ entry, retracted }) => {
    const made = kept.parse((entry.payload as { values: unknown }).values);
    const { reading: _reading, ...shown } = made;
    return {
      ...shown,
      id: markId(made.list, made.rows),
      reason: maskText(made.reason, new Set()),
      entry: shownEntry(entry),
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
      stands: standing.has(entry.seq),
      outdated: isOutdated(record, caseId, made),
    };
  });
}
