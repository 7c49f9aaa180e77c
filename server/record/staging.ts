// Staging: how a load writes rows while it reads, shares what others have read, and leaves or takes back what it wrote.
import {
  completeReading,
  findReading,
  freeReading,
  looseReadings,
  takeBackPiece,
  type Reading,
  type ReadingKey,
} from './readings.ts';
import { insertRows, type WrittenRows } from './rows.ts';
import type { Sql } from './sql.ts';

/** What one load has read. Until it is released nobody else takes any of it back. */
export interface Stage {
  /** A complete reading of these bytes in this way: of a list that stands, or left by a load that did not end. */
  find(key: ReadingKey): Promise<Reading | undefined>;
  /** The number of a reading that is to be written. */
  begin(): Promise<number>;
  write(number: number, rows: WrittenRows): Promise<void>;
  complete(reading: Reading): Promise<void>;
  /** Takes back all that this load read, unless a list stands on it. */
  takeBack(): Promise<void>;
  /** Takes back whatever loads that did not end have left. */
  purge(): Promise<void>;
  release(): void;
}

/** Runs a piece of work when its turn has come. */
type Run = <T>(work: (sql: Sql) => T) => Promise<T>;

/** Makes stages; `write` runs work as a small transaction of its own, `read` without one. */
export function stagingOf(write: Run, read: Run): () => Stage {
  /** How many loads hold a reading. */
  const held = new Map<number, number>();
  let free: number | undefined;

  return () => {
    const own = new Set<number>();
    const hold = (number: number): void => {
      if (own.has(number)) return;
      own.add(number);
      held.set(number, (held.get(number) ?? 0) + 1);
    };
    const drop = (number: number): void => {
      if (!own.delete(number)) return;
      const others = (held.get(number) ?? 1) - 1;
      if (others > 0) held.set(number, others);
      else held.delete(number);
    };
    const release = (): void => {
      for (const number of own) drop(number);
    };
    const remove = async (numbers: readonly number[]): Promise<void> => {
      for (const number of numbers) {
        let left = true;
        while (left) {
          left = await write((sql) => !held.has(number) && takeBackPiece(sql, number));
          await new Promise((resolve) => void setImmediate(resolve));
        }
      }
    };
    const loose = (): Promise<number[]> => read(looseReadings);
    return {
      find: (key) =>
        read((sql) => {
          const found = findReading(sql, key);
          if (found !== undefined) hold(found.number);
          return found;
        }),
      begin: () =>
        read((sql) => {
          free = Math.max(free ?? 0, freeReading(sql));
          const number = free++;
          hold(number);
          return number;
        }),
      write: (number, rows) => write((sql) => insertRows(sql, number, rows)),
      complete: (reading) => write((sql) => completeReading(sql, reading)),
      async takeBack() {
        const mine = new Set(own);
        release();
        await remove((await loose()).filter((number) => mine.has(number)));
      },
      async purge() {
        await remove((await loose()).filter((number) => !held.has(number)));
      },
      release,
    };
  };
}
