// The one door to libsql: an encrypted connection with prepared statements kept, and typed rows.
import Database from 'libsql';
import { uncut } from './uncut.ts';

export type SqlValue = string | number | null | Uint8Array;

const CIPHER = 'aes256cbc';

/**
 * Opens a libsql file.
 *
 * @param file path, or a `file:` URI
 * @param key the database key in hexadecimal; without it the file is not encrypted
 */
function connect(file: string, key?: string): Database.Database {
  const options: Database.Options & Record<string, unknown> =
    key === undefined ? {} : { encryptionCipher: CIPHER, encryptionKey: key };
  return uncut(() => new Database(file, options));
}

/** A connection. Rows come as plain objects; the caller names their shape, which is that of the SELECT beside it. */
export class Sql {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string, key?: string) {
    this.#db = connect(file, key);
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = uncut(() => this.#db.prepare(sql));
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    uncut(() => this.#db.exec(sql));
  }

  run(sql: string, ...values: SqlValue[]): number {
    // As one array: a lone null or buffer would be taken for an object of named parameters.
    const statement = this.#statement(sql);
    return uncut(() => statement.run(values)).changes;
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    const statement = this.#statement(sql);
    return uncut(() => statement.all(values)) as Row[];
  }

  /** Rows a hundred at a time, of a statement that gives more than is to be held. */
  *each<Row>(sql: string, ...values: SqlValue[]): Generator<Row> {
    const rows = uncut(() => this.#db.prepare(sql).iterate(values)) as Iterator<Row>;
    for (let next = uncut(() => rows.next()); next.done !== true; next = uncut(() => rows.next()))
      yield next.value;
  }

  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    // `get` of the driver adds a property of its own to the row; `all` does not.
    return this.all<Row>(sql, ...values)[0];
  }

  get inTransaction(): boolean {
    return uncut(() => this.#db.inTransaction);
  }

  /** Ends a transaction that is open: statements outlive the connection until they are collected, and would hold its lock so long. */
  close(): void {
    if (this.inTransaction) this.exec('ROLLBACK');
    this.#statements.clear();
    uncut(() => this.#db.close());
  }
}

/** The code of a SQLite error, such as `SQLITE_BUSY`. */
export const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
