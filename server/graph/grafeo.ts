// The embedded engine: Grafeo in this process, one file with its write-ahead log in a folder of its own.
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import grafeo, { type CreateOptions, type GrafeoDB, type QueryResult } from '@grafeo-db/js';
import { fail } from '#contract/errors.ts';
import type { Engine, EngineTx, Params, Row } from './engine.ts';
import { within } from './within.ts';

/** Checkpoints keep the log, and so the time to open after a crash, short. */
const CHECKPOINTS = { intervalMs: 60_000, walBytes: 64 * 1024 * 1024 };

/** While very much is written: each checkpoint writes all of the store, and the log alone is safe too. */
const FEW_CHECKPOINTS = { walBytes: 1024 * 1024 * 1024 };

/** Milliseconds after which a read is given up; the engine's own limit does not end every kind of statement. */
const READ_TIMEOUT = 30_000;

/** Options for tests: rows of statements without ORDER BY in random order, and a shorter time for reads. */
export interface GrafeoOptions extends CreateOptions {
  readTimeout?: number;
}

/** The only values that our statements return are those of `GraphValue`, which the engine's own union contains. */
const rowsOf = (result: QueryResult): Row[] => result.toArray() as Row[];

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens the file; says by `undefined` that it is damaged. */
function openStore(file: string, options: CreateOptions): GrafeoDB | undefined {
  try {
    return grafeo.GrafeoDB.create(file, options);
  } catch (error) {
    if (/cannot be locked/.test(message(error)))
      fail('data-in-use', '图数据正被另一进程使用', 'Another process has the graph store open', [], error);
    return undefined;
  }
}

const tooLong = (cause?: unknown): never =>
  fail('graph-unavailable', '图查询超时', 'The graph query took too long', [], cause);

/**
 * Opens the embedded store in `folder` (mode 0700, its files 0600), creating it where there is none. A store that does
 * not open is removed and made anew, for all that it holds can be projected again; `discarded` then says so.
 *
 * The process's umask is 077 while the store is open: the engine makes log files at any time.
 * @throws data-in-use when another process has it open
 */
export async function openGrafeo(
  folder: string,
  { readTimeout = READ_TIMEOUT, ...options }: GrafeoOptions = {},
): Promise<Engine> {
  const umask = process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, 'vinetrace.grafeo');
  let opened: GrafeoDB | undefined;
  let discarded = false;
  try {
    opened = openStore(file, options);
    if (!opened) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
      discarded = true;
      opened = grafeo.GrafeoDB.create(file, options);
    }
    chmodSync(file, 0o600);
    opened.setCheckpointTriggers(CHECKPOINTS);
  } catch (error) {
    process.umask(umask);
    throw error;
  }
  return new Grafeo(opened, { discarded, umask, readTimeout });
}

class Grafeo implements Engine {
  readonly name = 'grafeo';
  readonly version: string;
  readonly discarded: boolean;
  readonly #db: GrafeoDB;
  readonly #umask: number;
  readonly #readTimeout: number;
  readonly #running = new Set<Promise<unknown>>();
  /** The end of the last write: writes run one after the other, so that none meets a conflict. */
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(db: GrafeoDB, how: { discarded: boolean; umask: number; readTimeout: number }) {
    this.#db = db;
    this.#umask = how.umask;
    this.#readTimeout = how.readTimeout;
    this.discarded = how.discarded;
    this.version = db.version();
  }

  read(cypher: string, params: Params = {}): Promise<Row[]> {
    const rows = this.#track(() => this.#transaction((tx) => tx.run(cypher, params), 'undo'));
    return within(this.#readTimeout, rows, tooLong);
  }

  write<T>(work: (tx: EngineTx) => Promise<T>): Promise<T> {
    const previous = this.#lastWrite;
    const done = this.#track(async () => {
      await previous.catch(() => undefined);
      return this.#transaction(work, 'commit');
    });
    this.#lastWrite = done.catch(() => undefined);
    return done;
  }

  async bulk<T>(work: () => Promise<T>): Promise<T> {
    this.#db.setCheckpointTriggers(FEW_CHECKPOINTS);
    try {
      return await work();
    } finally {
      if (!this.#closed) this.#db.setCheckpointTriggers(CHECKPOINTS);
    }
  }

  async ping(): Promise<void> {
    await this.read('RETURN 1 AS one');
  }

  /** Waits for what runs, then writes a checkpoint; closing twice is fine. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    this.#db.close();
    process.umask(this.#umask);
  }

  async #transaction<T>(work: (tx: EngineTx) => Promise<T>, end: 'commit' | 'undo'): Promise<T> {
    const transaction = this.#db.beginTransaction();
    try {
      const result = await work({
        run: async (cypher, params) => rowsOf(await transaction.executeCypher(cypher, params)),
      });
      if (end === 'commit') transaction.commit();
      return result;
    } catch (error) {
      if (/timeout|timed out/i.test(message(error))) tooLong(error);
      throw error;
    } finally {
      if (transaction.isActive) transaction.rollback();
    }
  }

  async #track<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) fail('graph-unavailable', '图数据库已关闭', 'The graph store is closed');
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
