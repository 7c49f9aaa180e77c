// Rows as arrays for the statements that write the many: owners, and the relationships at them. Maps of properties, which all
// other rows are, cost an engine twice as much.
import type { EdgeRow, NodeRow } from './projection-source.ts';

const OWNER = ['key', 'ref', 'id', 'case', 'type', 'caption', 'records', 'entry'];

const has = (props: object, names: readonly string[]): boolean => {
  const own = Object.keys(props);
  return own.length === names.length && names.every((name) => name in props);
};

/** Owners as `create-owners` takes them; undefined where one of them holds anything else. */
export function ownerRows(rows: readonly NodeRow[]): unknown[][] | undefined {
  const compact: unknown[][] = [];
  for (const { key, props } of rows) {
    const { ref, id, case: caseId, type, caption, records, entry } = props as Record<string, unknown>;
    if (!has(props, OWNER) || id !== ref) return undefined;
    compact.push([key, ref, caseId, type, caption, records, entry]);
  }
  return compact;
}

/** Rows of one list as `create-contained` takes them; undefined where they are something else. */
export function containedRows(
  rows: readonly EdgeRow[],
): { start: string; entry: unknown; rows: unknown[][] } | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { start } = first;
  const { entry } = first.props as { entry?: unknown };
  const compact: unknown[][] = [];
  for (const row of rows) {
    const props = row.props as { entry?: unknown; row?: unknown };
    if (row.start !== start || props.entry !== entry || !has(props, ['row', 'entry'])) return undefined;
    compact.push([row.end, props.row]);
  }
  return { start, entry, rows: compact };
}

/** Relationships as `create-plain-edges` takes them; undefined where one carries more than its entry. */
export function plainRows(rows: readonly EdgeRow[]): unknown[][] | undefined {
  const compact: unknown[][] = [];
  for (const { start, end, props } of rows) {
    if (!has(props, ['entry'])) return undefined;
    compact.push([start, end, (props as { entry: unknown }).entry]);
  }
  return compact;
}
