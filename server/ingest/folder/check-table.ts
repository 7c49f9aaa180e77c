// A table's records against its entity of the contract: columns, values, ids.
import { z } from 'zod';
import type { FaultNote } from '#contract/errors.ts';
import type { Entity, Field } from '#contract/model/define.ts';
import type { EntityType } from '#contract/model/registry.ts';
import { both, type Text } from '#contract/text.ts';
import { firstOf } from '../first-of.ts';
import { missingMessage, valueMessage } from './messages.ts';
import type { TextTable } from './read-table.ts';

/** One valid row: `values` holds the fields that are filled, `extra` the columns that the contract does not know. */
export interface CaseRow {
  /** The row's id; of an entity without one, the values of its key joined by `|`. */
  id: string;
  line: number;
  values: Record<string, unknown>;
  extra: Record<string, string>;
}

export interface CheckedTable {
  type: EntityType;
  file: string;
  rows: CaseRow[];
  /** Cells as written, by line: what a later fault names as the value. */
  written: Map<number, ReadonlyMap<string, string>>;
  faults: FaultNote[];
  warnings: Text[];
  broken: boolean;
}

/** What a cell holds before the schema judges it: JSON for a record, else its text. */
function cellValue(field: Field, cell: string): { value: unknown } | { message: Text } {
  if (!(field.schema instanceof z.ZodRecord)) return { value: cell };
  try {
    return { value: JSON.parse(cell) as unknown };
  } catch {
    return {
      message: both(
        '不是 JSON：请写由表头和字段组成的对象，例如 {"客户":"name"}',
        'this is no JSON: write an object of header and field, such as {"客户":"name"}',
      ),
    };
  }
}

/** A field's value in a cell, nothing for an empty one, or what is wrong with it. */
export function fieldValue(field: Field, cell: string): { value?: unknown } | { message: Text } {
  if (cell === '') return field.required ? { message: missingMessage(field) } : {};
  const held = cellValue(field, cell);
  if ('message' in held) return held;
  const parsed = field.schema.safeParse(held.value);
  return parsed.success ? { value: parsed.data } : { message: valueMessage(parsed.error) };
}

function missingColumns(entity: Entity, table: TextTable): FaultNote[] {
  return Object.entries(entity.fields)
    .filter(([name, field]) => field.required && !table.header.includes(name))
    .map(([column]) => {
      const near = table.header.find((name) => name.toLowerCase() === column);
      const message =
        near === undefined
          ? both(`缺少必需的列 ${column}：请加上`, `the required column ${column} is missing: add it`)
          : both(
              `缺少必需的列 ${column}：“${near}”要用小写`,
              `the required column ${column} is missing: write “${near}” in small letters`,
            );
      return {
        file: table.file,
        line: 1,
        column,
        message,
      };
    });
}

function duplicates(entity: Entity, file: string, rows: readonly CaseRow[]): FaultNote[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const line = first.get(row.id);
    if (line === undefined) {
      first.set(row.id, row.line);
      return [];
    }
    const column = entity.key[0]!;
    const message =
      entity.key.length === 1
        ? both(
            `编号已被第 ${line} 行占用：请换一个`,
            `the id is taken by line ${line}: give this row another id`,
          )
        : both(
            `第 ${line} 行已有此内容：请保留其一`,
            `line ${line} already says this: keep one of the two rows`,
          );
    return [{ file, line: row.line, column, value: String(row.values[column]), message }];
  });
}

function unknownColumns(file: string, names: readonly string[]): Text[] {
  if (names.length === 0) return [];
  const { zh, en } = firstOf(names);
  return [
    both(
      `${file}：未知的列按原样保留：${zh}`,
      `${file}: columns that are not known are kept as written: ${en}`,
    ),
  ];
}

/** Checks all rows of a table; a row with a fault is not among the rows, but its id counts for references. */
export function checkTable(type: EntityType, entity: Entity, table: TextTable): CheckedTable {
  const fields = Object.entries(entity.fields);
  const known = new Set(Object.keys(entity.fields));
  const unknown = table.header.filter((name) => !known.has(name) && name !== '');
  const faults = [
    ...table.faults,
    ...(table.present && table.header.length > 0 ? missingColumns(entity, table) : []),
  ];
  const rows = table.records.map(({ line, cells }): CaseRow => {
    const values: Record<string, unknown> = {};
    for (const [name, field] of fields) {
      if (!cells.has(name)) continue;
      const cell = cells.get(name)!;
      const found = fieldValue(field, cell);
      if ('message' in found) {
        faults.push({ file: table.file, line, column: name, value: cell, message: found.message });
      } else if (found.value !== undefined) values[name] = found.value;
    }
    const extra = unknown.flatMap((name): [string, string][] => {
      const cell = cells.get(name) ?? '';
      return cell === '' ? [] : [[name, cell]];
    });
    const id = entity.key.map((part) => String(values[part] ?? '')).join('|');
    return { id, line, values, extra: Object.fromEntries(extra) };
  });
  const named = rows.filter((row) => entity.key.every((part) => row.values[part] !== undefined));
  return {
    type,
    file: table.file,
    rows: named,
    written: new Map(table.records.map(({ line, cells }) => [line, cells])),
    faults: [...faults, ...duplicates(entity, table.file, named)],
    warnings: unknownColumns(table.file, unknown),
    broken: table.broken || entity.key.some((part) => table.present && !table.header.includes(part)),
  };
}
