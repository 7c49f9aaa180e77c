// Many rows into one table by few statements: for a short row the call into the driver costs more than the writing.
import type { Sql, SqlValue } from './sql.ts';

/** Rows of one statement; more of them gain nothing. */
const ROWS = 32;

/** Texts of statements by table and columns: made once, for there is one for every few rows. */
const texts = new Map<string, string>();

/** Inserts rows in the order in which they are added; they are there once `done` returns. */
export class BulkInsert {
  readonly #sql: Sql;
  readonly #into: string;
  readonly #columns: number;
  #values: SqlValue[] = [];

  /** @param columns names of the columns, in the order of the values of each row */
  constructor(sql: Sql, table: string, columns: readonly string[]) {
    this.#sql = sql;
    this.#into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    this.#columns = columns.length;
  }

  #statement(rows: number): string {
    const row = `(${Array.from({ length: this.#columns }, () => '?').join(', ')})`;
    return this.#into + Array.from({ length: rows }, () => row).join(', ');
  }

  #whole(): string {
    let text = texts.get(this.#into);
    if (text === undefined) texts.set(this.#into, (text = this.#statement(ROWS)));
    return text;
  }

  #flush(): void {
    if (this.#values.length === 0) return;
    const rows = this.#values.length / this.#columns;
    this.#sql.run(rows === ROWS ? this.#whole() : this.#statement(rows), ...this.#values);
    this.#values = [];
  }

  add(...row: SqlValue[]): void {
    this.#values.push(...row);
    if (this.#values.length === ROWS * this.#columns) this.#flush();
  }

  done(): void {
    this.#flush();
  }
}
