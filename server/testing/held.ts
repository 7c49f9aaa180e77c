// What a data directory holds, in its tables and in the bytes of its files: to look there for what must not be found any more.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sql } from '../record/sql.ts';
import type { Workspace } from '../workspace.ts';

/** Everything that the tables hold, table by table, save what the journal says, and of which facts it says it. */
export function tables({ record }: Pick<Workspace, 'record'>): Map<string, string> {
  const sql = new Sql(record.source.file, record.source.key);
  try {
    const names = sql
      .all<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .map(({ name }) => name)
      .filter((name) => name !== 'journal' && name !== 'fact');
    return new Map(
      names.map((name) => {
        const rows = sql.all<Record<string, unknown>>(`SELECT * FROM ${name}`);
        const text = (value: unknown): string =>
          value instanceof ArrayBuffer || ArrayBuffer.isView(value)
            ? Buffer.from(value as Uint8Array).toString('hex')
            : String(value);
        return [name, rows.map((row) => Object.values(row).map(text).join(' ')).join('\n')];
      }),
    );
  } finally {
    sql.close();
  }
}

/** The bytes of all files of the data directory. */
export const files = ({ config }: Pick<Workspace, 'config'>): Map<string, string> =>
  new Map(
    readdirSync(config.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file, readFileSync(file, 'latin1')];
      }),
  );

/** Where any of some texts stands, which have all one shape. */
export const holding = (
  places: ReadonlyMap<string, string>,
  texts: ReadonlySet<string>,
  shape: RegExp,
): string[] =>
  [...places]
    .filter(([, held]) => held.match(shape)?.some((found) => texts.has(found)))
    .map(([name]) => name);
