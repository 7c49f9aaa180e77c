// Rows that were set aside, mended by hand in a file of their own: they follow the rows of the list that they belong to.
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { Mended, OpenList, ReadBatch } from './list-source.ts';
import { normalise } from './normalise/normalise.ts';
import { refuse } from './readers/refuse.ts';

function refuseLine(line: number, zh: string, en: string): never {
  return refuse('file', `第 ${line} 行${zh}`, `row ${line} ${en}`);
}

/**
 * The batches of a list with mended rows at their end, numbered on, and no longer set aside. The counts follow.
 * @throws input-refused for a mended row that was never set aside, occurs twice, or has more cells than the list has columns
 */
export async function* withMended(
  batches: AsyncIterable<ReadBatch>,
  { rows: mended }: Mended,
  list: OpenList,
): AsyncGenerator<ReadBatch> {
  const waiting = new Map<number, readonly string[]>();
  for (const { line, cells } of mended) {
    if (waiting.has(line))
      refuseLine(line, '在修正文件中出现两次：请保留其一', 'occurs twice among the mended: keep one');
    if (cells.length > list.header.length)
      refuseLine(
        line,
        '的单元格仍多于列数：请删去多余的',
        'still has more cells than columns: take out what is too much',
      );
    waiting.set(line, cells);
  }
  const found = new Map<number, readonly string[]>();
  let last = 0;
  for await (const { rows, setAside } of batches) {
    last = rows.at(-1)?.row ?? last;
    for (const { line } of setAside) {
      const cells = waiting.get(line);
      if (cells !== undefined) found.set(line, cells);
    }
    yield { rows, setAside: setAside.filter(({ line }) => !found.has(line)) };
  }
  for (const line of waiting.keys())
    if (!found.has(line))
      refuseLine(
        line,
        '并未被搁置：请只修正下载的那些行',
        'was not set aside: mend only the rows of the download',
      );
  const rows = [...found.values()].map((cells): StoredRow => {
    const whole = [...cells, ...Array<string>(list.header.length - cells.length).fill('')];
    last += 1;
    return { row: last, cells: whole, record: normalise(list.mapping, whole) };
  });
  if (list.counts !== undefined) {
    list.counts = {
      ...list.counts,
      imported: list.counts.imported + rows.length,
      setAside: list.counts.setAside - rows.length,
    };
    if (list.traits !== undefined) list.traits = { ...list.traits, counts: list.counts };
  }
  if (rows.length > 0) yield { rows, setAside: [] };
}
