// What rows of different tables say together: ids that must exist, ids that must not clash, dates and ends that must differ.
import type { FaultNote } from '#contract/errors.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { both, type Text } from '#contract/text.ts';
import type { CaseRow, CheckedTable } from './check-table.ts';

const titleOf = (type: string): Text => entityOf(type as EntityType).title;

/** Ids that a table's rows name and no other table has. What refers to a table that could not be read is let pass. */
function unknownReferences(table: CheckedTable, byType: ReadonlyMap<string, CheckedTable>): FaultNote[] {
  const fields = Object.entries(entityOf(table.type).fields).filter(
    ([, field]) => field.refers !== undefined,
  );
  return fields.flatMap(([column, { refers = [] }]) => {
    const targets = refers.map((type) => byType.get(type)).filter((target) => target !== undefined);
    if (targets.some((target) => target.broken)) return [];
    const ids = new Set(targets.flatMap((target) => target.rows.map(({ id }) => id)));
    const titles = refers.map(titleOf);
    const files = targets.map((target) => target.file);
    const message = both(
      `没有此编号的${titles.map(({ zh }) => zh).join('或')}：请在 ${files.join(' 或 ')} 中补上，或改正编号`,
      `there is no ${titles.map(({ en }) => en.toLowerCase()).join(' or ')} of this id: add it to ${files.join(' or ')}, or mend the id`,
    );
    return table.rows
      .filter((row) => row.values[column] !== undefined && !ids.has(String(row.values[column])))
      .map((row) => ({
        file: table.file,
        line: row.line,
        column,
        value: String(row.values[column]),
        message,
      }));
  });
}

/** Holders and ends of transfers may be parties or handles, so that one id must not be both. */
function clashes(parties: CheckedTable, handles: CheckedTable): FaultNote[] {
  const lines = new Map(parties.rows.map(({ id, line }) => [id, line]));
  return handles.rows
    .filter(({ id }) => lines.has(id))
    .map(({ id, line }) => ({
      file: handles.file,
      line,
      column: 'id',
      value: id,
      message: both(
        `parties.csv 第 ${lines.get(id)} 行已用此编号：请给账号换一个`,
        `parties.csv has this id in line ${lines.get(id)}: give the handle another id`,
      ),
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
  message: (other: string) => Text;
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
    message: (last) =>
      both(
        `此日期晚于 last_possible_on（${last}）：请改正其一`,
        `this is after last_possible_on (${last}): mend one of the two dates`,
      ),
  },
  {
    type: 'Cooperation',
    one: 'since',
    other: 'until',
    fault: 'since',
    wrong: crossed,
    message: (until) =>
      both(
        `此日期晚于 until（${until}）：请改正其一`,
        `this is after until (${until}): mend one of the two dates`,
      ),
  },
  {
    type: 'Transfer',
    one: 'from_id',
    other: 'to_id',
    fault: 'to_id',
    wrong: same,
    message: () =>
      both('提供方与接收方相同：请改正其一', 'sender and receiver are the same: mend one of the two'),
  },
  {
    type: 'Cooperation',
    one: 'a_id',
    other: 'b_id',
    fault: 'b_id',
    wrong: same,
    message: () =>
      both('甲方与乙方是同一主体：请写另一方', 'both sides are the same party: name the other one'),
  },
];

const text = (row: CaseRow, column: string): string | undefined =>
  typeof row.values[column] === 'string' ? row.values[column] : undefined;

function pairFaults(
  { type, one, other, fault, wrong, message }: Pair,
  table: CheckedTable | undefined,
): FaultNote[] {
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
export function checkTogether(tables: readonly CheckedTable[]): FaultNote[] {
  const byType = new Map<string, CheckedTable>(tables.map((table) => [table.type, table]));
  const [parties, handles] = [byType.get('Party'), byType.get('Handle')];
  return [
    ...(parties === undefined || handles === undefined ? [] : clashes(parties, handles)),
    ...tables.flatMap((table) => unknownReferences(table, byType)),
    ...PAIRS.flatMap((pair) => pairFaults(pair, byType.get(pair.type))),
  ];
}
