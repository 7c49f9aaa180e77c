// Reads lists ahead of the transaction that uses them: each in a worker, its rows staged in the record as they come. What was
// read before in the same way from the same bytes is not even opened.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Transferable } from 'node:worker_threads';
import { z } from 'zod';
import { fail, VinetraceError, type FaultNote } from '#contract/errors.ts';
import { recordField } from '#contract/model/record-field.ts';
import { readCounts } from '#contract/reading.ts';
import { text } from '#contract/text.ts';
import { listTraits } from '#contract/traits.ts';
import { READING_EDITION } from '../ingest/edition.ts';
import type { ListSource } from '../ingest/list-source.ts';
import { STAGES, type OnProgress } from '../progress.ts';
import { fileHash, type Reading, type Stage } from '../record/index.ts';
import { lendBytes, type SentSource, type Workers } from '../workers/index.ts';

/** What a reading tells of the layout of its list. */
export const listLayout = z.object({
  encoding: z.string(),
  sheet: z.string().exactOptional(),
  headerRow: z.number().int(),
  header: z.array(z.string()),
  mapping: z.array(recordField.nullable()),
  warnings: z.array(text),
  /** How each column's field was found. */
  decisions: z.array(z.unknown()).exactOptional(),
  counts: readCounts.exactOptional(),
  /** What the file itself tells. */
  traits: listTraits.exactOptional(),
});
export type ListLayout = z.infer<typeof listLayout>;

interface Context {
  stage: Stage;
  workers: Workers;
  signal: AbortSignal;
  onProgress: OnProgress;
}

/** What of a list's source says how its file is read. */
const planOf = ({ encoding, sheet, headerRow, columns, fields, mended }: ListSource): string =>
  createHash('sha256')
    .update(JSON.stringify([READING_EDITION, encoding, sheet, headerRow, columns, fields, mended?.sha256]))
    .digest('hex')
    .slice(0, 32);

/** The share of a file's bytes that its rows make up while it is read, at most; a workbook's rows are larger than its file. */
const MOST_UNFINISHED = 0.95;

/** Tells how many bytes of all files have been read, and how many rows came of them. */
function tally(sizes: ReadonlyMap<ListSource, number>, onProgress: OnProgress) {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const unfinished = new Map<ListSource, number>();
  let [bytes, rows] = [0, 0];
  const tell = (): void => {
    const open = [...unfinished.values()].reduce((sum, size) => sum + size, 0);
    onProgress({ stage: STAGES.read, done: Math.round(bytes + open), total, rows });
  };
  return {
    rows(source: ListSource, count: number, characters: number): void {
      rows += count;
      const most = MOST_UNFINISHED * (sizes.get(source) ?? 0);
      unfinished.set(source, Math.min(most, (unfinished.get(source) ?? 0) + characters / 2));
      tell();
    },
    done(source: ListSource, count = 0): void {
      unfinished.delete(source);
      bytes += sizes.get(source) ?? 0;
      rows += count;
      tell();
    },
  };
}

async function hashOf({ bytes, path }: ListSource): Promise<string> {
  if (bytes === undefined) return fileHash(path);
  const hash = createHash('sha256');
  for await (const piece of bytes.stream() as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}

/** A source as it can be sent to a worker: bytes that only this thread can read are sent for when they are wanted. */
export async function withSource<T>(
  { bytes, ...source }: ListSource,
  work: (source: SentSource, handed: readonly Transferable[]) => Promise<T>,
): Promise<T> {
  if (bytes === undefined) return work(source, []);
  const lent = lendBytes(bytes);
  try {
    return await work({ ...source, lent: lent.lent }, [lent.lent.port]);
  } finally {
    lent.end();
  }
}

async function readOne(
  source: ListSource,
  { stage, workers, signal }: Context,
  told: ReturnType<typeof tally>,
): Promise<Reading> {
  const plan = planOf(source);
  const sha256 = await hashOf(source).catch(() => undefined);
  if (signal.aborted) fail('cancelled', '载入已取消', 'The load was cancelled');
  // What cannot be hashed cannot be read: the reader says why.
  const known = sha256 === undefined ? undefined : await stage.find({ sha256, plan });
  if (known !== undefined) {
    told.done(source, known.rows);
    return known;
  }
  const number = await stage.begin();
  const read = await withSource(source, (sent, handed) =>
    workers.run(
      'read-list',
      { source: sent },
      {
        signal,
        handed,
        async onBatch(rows) {
          await stage.write(number, rows);
          const characters = rows.cells.reduce((sum, cells) => sum + cells.length, 0);
          told.rows(source, rows.n.length, characters);
        },
      },
    ),
  );
  const { layout, rows, digest } = read;
  const reading: Reading = { number, sha256: read.sha256, plan, rows, digest, told: layout };
  await stage.complete(reading);
  told.done(source);
  return reading;
}

/** A list and what is wrong with it. */
interface Refused {
  source: ListSource;
  faults: readonly FaultNote[];
}

/** Runs `work` for each item, as many at once as there are workers, in order of the items. */
async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  const all = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, worker));
  for (const one of all) if (one.status === 'rejected') throw one.reason;
}

/**
 * Reads every list whose rows are not staged yet.
 *
 * @returns readings by the id of their list, and what is wrong with those that cannot be read
 * @throws cancelled; what was read until then stays for the next load
 */
export async function readLists(
  sources: readonly ListSource[],
  context: Context,
): Promise<{ readings: Map<string, Reading>; refused: Refused[] }> {
  const sizes = new Map<ListSource, number>();
  for (const source of sources) {
    const size = source.bytes?.size ?? (await stat(source.path).catch(() => undefined))?.size;
    sizes.set(source, size ?? 0);
  }
  const told = tally(sizes, context.onProgress);
  const readings = new Map<string, Reading>();
  const refused: Refused[] = [];
  let broke = false;
  await inParallel(sources, context.workers.size + 1, async (source) => {
    if (broke) return;
    try {
      readings.set(source.id, await readOne(source, context, told));
    } catch (error) {
      const isRefused = error instanceof VinetraceError && error.code === 'input-refused';
      if (isRefused) refused.push({ source, faults: error.faults });
      else {
        broke = true;
        throw error;
      }
    }
  });
  return { readings, refused };
}

/** Opens lists only to see what is wrong with them. */
export async function lookAtLists(
  sources: readonly ListSource[],
  { workers, signal }: Pick<Context, 'workers' | 'signal'>,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  await inParallel(sources, workers.size, async (source) => {
    try {
      await withSource(source, (sent, handed) =>
        workers.run('read-list', { source: sent, look: true }, { signal, handed }),
      );
    } catch (error) {
      if (!(error instanceof VinetraceError) || error.code !== 'input-refused') throw error;
      refused.push({ source, faults: error.faults });
    }
  });
  return refused;
}
