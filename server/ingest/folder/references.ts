// What rows of different tables say together: ids that must exist, ids that must not clash, dates and ends that must differ.
import type { Fault } from '#contract/errors.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import type { CaseRow, CheckedTable } from './check-table.ts';

const nounOf = (type: EntityType): string => entityOf(type).title.en.toLowerCase();

/** Ids that a table's rows name and no other table has. What refers to a table that could not be read is let pass. */
function unknownReferences(table: CheckedTable, byType: ReadonlyMap<string, CheckedTable>): Fault[] {
  const fields = Object.entries(entityOf(table.type).fields).filter(
    ([, field]) => field.refers !== undefined,
  );
  return fields.flatMap(([column, { refers = [] }]) => {
    const targets = refers.map((type) => byType.get(type)).filter((target) => target !== undefined);
    if (targets.some((target) => target.broken)) return [];
    const ids = new Set(targets.flatMap((target) => target.rows.map(({ id }) => id)));
    const nouns = refers.map((type) => nounOf(type as EntityType)).join(' or ');
    const files = targets.map((target) => target.file).join(' or ');
    return table.rows
      .filter((row) => row.values[column] !== undefined && !ids.has(String(row.values[column])))
      .map((row) => ({
        file: table.file,
        line: row.line,
        column,
        value: String(row.values[column]),
        message: `there is no ${nouns} of this id: add it to ${files}, or mend the id`,
      }));
  });
}

/** Holders and ends of transfers may be parties or handles, so that one id must not be both. */
function clashes(parties: CheckedTable, handles: CheckedTable): Fault[] {
  const lines = new Map(parties.rows.map(({ id, line }) => [id, line]));
  return handles.rows
    .filter(({ id }) => lines.has(id))
    .map(({ id, line }) => ({
      file: handles.file,
      line,
      column: 'id',
      value: id,
      message: `parties.csv has this id in line ${lines.get(id)}: give the handle another id`,
    }));
}

/** The last day of a day or month, so that 2015-05 may follow 2015-05-18. */
const lastDay = (date: string): string => (date.length === 7 ? `${date}-31` : date);

/** A pair of columns of which the first must not be later than, or must not equal, the second. */
interface Pair {
  type: EntityType;
  one: string;
  other: string;
  fault: string;
  wrong: (one: string, other: string) => boolean;
  message: (other: string) => string;
}

const crossed = (one: string, other: string): boolean => one > lastDay(other);
const same = (one: string, other: string): boolean => one === other;

const PAIRS: readonly Pair[] = [
  {
    type: 'List',
    one: 'first_possible_on',
    other: 'last_possible_on',
    fault: 'first_possible_on',
    wrong: crossed,
    message: (last) => `this is after last_possible_on (${last}): mend one of the two dates`,
  },
  {
    type: 'Cooperation',
    one: 'since',
    other: 'until',
    fault: 'since',
    wrong: crossed,
    message: (until) => `this is after until (${until}): mend one of the two dates`,
  },
  {
    type: 'Transfer',
    one: 'from_id',
    other: 'to_id',
    fault: 'to_id',
    wrong: same,
    message: () => 'sender and receiver are the same: nothing passed from one to the other',
  },
  {
    type: 'Cooperation',
    one: 'a_id',
    other: 'b_id',
    fault: 'b_id',
    wrong: same,
    message: () => 'both sides are the same party: name the other one',
  },
];

const text = (row: CaseRow, column: string): string | undefined =>
  typeof row.values[column] === 'string' ? row.values[column] : undefined;

function pairFaults(
  { type, one, other, fault, wrong, message }: Pair,
  table: CheckedTable | undefined,
): Fault[] {
  if (table === undefined || table.type !== type) return [];
  return table.rows.flatMap((row) => {
    const [first, second] = [text(row, one), text(row, other)];
    if (first === undefined || second === undefined || !wrong(first, second)) return [];
    return [
      { file: table.file, line: row.line, column: fault, value: text(row, fault)!, message: message(second) },
    ];
  });
}

/** All faults between tables. */
export function checkTogether(tables: readonly CheckedTable[]): Fault[] {
  const byType = new Map<string, CheckedTable>(tables.map((table) => [table.type, table]));
  const [parties, handles] = [byType.get('Party'), byType.get('Handle')];
  return [
    ...(parties === undefined || handles === undefined ? [] : clashes(parties, handles)),
    ...tables.flatMap((table) => unknownReferences(table, byType)),
    ...PAIRS.flatMap((pair) => pairFaults(pair, byType.get(pair.type))),
  ];
}
