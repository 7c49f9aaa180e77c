// A list of the case as a source again: its file as found, out of the record, read as it was read.
import { Readable } from 'node:stream';
import { fail } from '#contract/errors.ts';
import { recordField } from '#contract/model/record-field.ts';
import type { ListSource, Mended } from '../../ingest/list-source.ts';
import { openList } from '../../ingest/open-list.ts';
import type { ByteSource } from '../../ingest/readers/byte-source.ts';
import type { Fact, RecordReader } from '../../record/index.ts';

/** Rows that one file of mended rows may hold. */
const MOST_MENDED = 100_000;
const WORKBOOKS = ['xlsx', 'xls'];

/** A file that the record holds. @throws not-found */
function foundSource(record: RecordReader, sha256: string, name: string): ByteSource {
  const chunks = (): Iterable<Buffer> =>
    record.file(sha256) ?? fail('not-found', '记录中没有这个文件', 'The record does not hold this file');
  let size = 0;
  for (const chunk of chunks()) size += chunk.length;
  function* part(start: number, end: number): Generator<Buffer> {
    let at = 0;
    for (const chunk of chunks()) {
      if (at >= end) return;
      if (at + chunk.length > start) yield chunk.subarray(Math.max(0, start - at), end - at);
      at += chunk.length;
    }
  }
  return {
    name,
    size,
    stream: (start = 0, end = size) => Readable.from(part(start, end), { objectMode: false }),
  };
}

/** A cell as it was before the download kept it from being taken for a formula. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

/** The rows of a file of mended rows: the line, the reason, then the cells. @throws input-refused */
export async function mendedRows(bytes: ByteSource, sha256: string): Promise<Mended> {
  const list = await openList({ id: '', file: bytes.name, path: bytes.name, bytes, headerRow: 1 });
  const rows: { line: number; cells: string[] }[] = [];
  for await (const batch of list.rows) {
    for (const { cells } of batch) {
      const line = Number(cells[0]);
      if (!Number.isSafeInteger(line) || line < 1 || rows.length >= MOST_MENDED) {
        fail('input-refused', '不是修正后的搁置行', 'These are no mended rows', [
          {
            file: bytes.name,
            value: cells[0] ?? '',
            message: {
              zh: '第一列应为下载文件中的行号：请在下载的文件上修改，保留前两列',
              en: 'the first column must be the row’s number: mend the downloaded file and leave its first two columns',
            },
          },
        ]);
      }
      rows.push({ line, cells: cells.slice(2).map(plain) });
    }
  }
  return { sha256, rows };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The source of a list that stands. @throws not-found where its file is not in the record */
export async function standingSource(record: RecordReader, fact: Fact): Promise<ListSource> {
  const { values } = fact.payload;
  const file = text(values['file']) ?? fact.id;
  const [encoding, sheet] = [text(values['encoding']), text(values['sheet'])];
  const headerRow = Number(values['header_row'] ?? 0);
  const mapping = Array.isArray(values['mapping']) ? values['mapping'] : [];
  const mended = text(values['mended']);
  return {
    id: fact.id,
    file,
    path: file,
    bytes: foundSource(record, text(values['sha256']) ?? '', file),
    ...(encoding === undefined || WORKBOOKS.includes(encoding) ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow > 0 ? { headerRow } : {}),
    fields: mapping.map((field) => recordField.safeParse(field).data ?? null),
    ...(mended === undefined
      ? {}
      : { mended: await mendedRows(foundSource(record, mended, `${fact.id}.csv`), mended) }),
  };
}
