// A case as lineage sees it, apart from rows: its documented transfers, and whose each handle is.
import type { LineageDocument } from '../lineage/index.ts';
import type { RecordReader } from '../record/index.ts';

/** A value as a text; undefined where it is none or empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Documented transfers in the order in which they were first loaded. */
export const documentsOf = (record: RecordReader, caseId: string): LineageDocument[] =>
  record.facts(caseId, 'Transfer').map(({ id, payload: { values } }) => {
    const list = textOf(values['list_id']);
    const on = textOf(values['on']);
    const grade = textOf(values['grade']);
    return {
      transfer: id,
      from: textOf(values['from_id']) ?? '',
      to: textOf(values['to_id']) ?? '',
      ...(list === undefined ? {} : { list }),
      ...(on === undefined ? {} : { on }),
      ...(grade === undefined ? {} : { grade }),
    };
  });

/** The party of each handle that is known to be a party's. */
export const actorsOf = (record: RecordReader, caseId: string): Record<string, string> =>
  Object.fromEntries(
    record.facts(caseId, 'Handle').flatMap(({ id, payload: { values } }) => {
      const party = textOf(values['party_id']);
      return party === undefined ? [] : [[id, party]];
    }),
  );

/** Holder and possible dates of a list, from the values of its fact. */
export function holdingOf(values: Record<string, unknown>): {
  holder: string;
  firstPossibleOn?: string;
  lastPossibleOn?: string;
} {
  const first = textOf(values['first_possible_on']);
  const last = textOf(values['last_possible_on']);
  return {
    holder: textOf(values['holder_id']) ?? '',
    ...(first === undefined ? {} : { firstPossibleOn: first }),
    ...(last === undefined ? {} : { lastPossibleOn: last }),
  };
}
