// What rows of different tables say together: ids that must exist, ids that must not clash, dates and ends that must differ.
import type { FaultNote } from '#contract/errors.ts';
import type { Rule } from '#contract/model/define.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { brokenRule } from '#contract/model/rules.ts';
import { both, type Text } from '#contract/text.ts';
import type { CheckedTable } from './check-table.ts';

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

function ruleFaults(rule: Rule, table: CheckedTable): FaultNote[] {
  return table.rows.flatMap((row) => {
    const message = brokenRule(rule, row.values);
    return message === undefined
      ? []
      : [
          {
            file: table.file,
            line: row.line,
            column: rule.fault,
            value: String(row.values[rule.fault] ?? ''),
            message: message(rule.other),
          },
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
    ...tables.flatMap((table) => entityOf(table.type).rules.flatMap((rule) => ruleFaults(rule, table))),
  ];
}
