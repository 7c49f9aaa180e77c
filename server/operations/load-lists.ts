// The lists of a case folder: what is asserted of each, on which reading it stands, and its file kept as found.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fail } from '#contract/errors.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import { about, both, type Text } from '#contract/text.ts';
import type { CaseFolder } from '../ingest/folder/read-case-folder.ts';
import type { ListSource } from '../ingest/list-source.ts';
import type { FactPayload, Reading, RecordTx } from '../record/index.ts';
import { pacer } from '../pace.ts';
import { byHandIn, contradictedText, lastFound, uphold, type ByHand } from './hand/assert-found.ts';
import { listLayout } from './read-lists.ts';

/** How a list was read. */
export interface LoadedList {
  id: string;
  file: string;
  sha256: string;
  rows: number;
  encoding: string;
  sheet?: string;
  headerRow: number;
  header: string[];
  /** Field of each column; null where it is kept as written. */
  mapping: (RecordField | null)[];
  warnings: Text[];
}

type TableRow = CaseFolder['tables'][number]['rows'][number];

/** Asserts a list and lets it stand on what was read; says whether anything of it is new. */
function assertList(
  tx: RecordTx,
  caseId: string,
  {
    source,
    reading,
    row,
    hands,
  }: { source: ListSource; reading: Reading; row: TableRow | undefined; hands: ByHand },
): { list: LoadedList; isNew: boolean } {
  const { warnings, sheet, headerRow, encoding, header, mapping, ...found } = listLayout.parse(reading.told);
  const { sha256, rows } = reading;
  const values: Record<string, unknown> = {
    ...row?.values,
    sha256,
    encoding,
    ...(sheet === undefined ? {} : { sheet }),
    header_row: headerRow,
    header,
    mapping,
    ...found,
    rows,
    warnings,
  };
  const hasExtra = row !== undefined && Object.keys(row.extra).length > 0;
  // Through JSON, as the record keeps it, so that what stands can be compared.
  const payload = JSON.parse(
    JSON.stringify({ values, ...(hasExtra ? { extra: row.extra } : {}) }),
  ) as FactPayload;
  const upheld = uphold(hands, 'List', source.id, payload);
  const known = hands.facts.has(`List:${source.id}`)
    ? lastFound(tx, caseId, 'List', source.id)
    : tx.fact(caseId, 'List', source.id)?.payload;
  const stands =
    tx.readingOf(caseId, source.id)?.number === reading.number && isDeepStrictEqual(known, payload);
  // What was found first, so that it is on record; then what a person said otherwise.
  for (const one of stands ? [] : new Set([payload, upheld.payload])) {
    const { entry, changed } = tx.assert(caseId, 'List', source.id, one);
    if (changed) tx.standOn(caseId, source.id, entry, reading);
  }
  const contradicted =
    upheld.contradicted.length === 0 ? [] : [contradictedText('List', source.id, upheld.contradicted)];
  return {
    isNew: !stands,
    list: {
      id: source.id,
      file: String(row?.values['file'] ?? source.file),
      sha256,
      rows,
      encoding,
      ...(sheet === undefined ? {} : { sheet }),
      headerRow,
      header,
      mapping,
      warnings: [...warnings, ...contradicted],
    },
  };
}

/** Keeps the file of a list as found. @throws input-refused where it is another one by now */
async function keepFile(tx: RecordTx, source: ListSource, { sha256 }: Reading): Promise<void> {
  const stored = await tx.putFile(source.bytes?.stream() ?? resolve(source.path));
  if (stored.sha256 === sha256) return;
  fail(
    'input-refused',
    `名单文件 ${source.file} 在读取时被改动`,
    `The list file ${source.file} changed while it was read`,
    [
      {
        file: source.file,
        message: both(
          '文件在读取时被改动：请再载入一次',
          'the file changed while it was read: load it again',
        ),
      },
    ],
  );
}

/**
 * Asserts every list of the folder, standing on what was read of it.
 *
 * @returns the lists, and what keeps the files of those that are new, which may be done while others compute
 */
export async function loadLists(
  tx: RecordTx,
  folder: CaseFolder,
  readings: ReadonlyMap<string, Reading>,
  warnings: Text[],
): Promise<{ lists: LoadedList[]; keepFiles: () => Promise<void> }> {
  const table = new Map(folder.tables.find(({ type }) => type === 'List')?.rows.map((row) => [row.id, row]));
  const fresh: { source: ListSource; reading: Reading }[] = [];
  const pace = pacer();
  const hands = byHandIn(tx, folder.case.id);
  const lists: LoadedList[] = [];
  for (const source of folder.lists) {
    await pace();
    const reading = readings.get(source.id)!;
    const row = table.get(source.id);
    const { list, isNew } = assertList(tx, folder.case.id, { source, reading, row, hands });
    if (isNew) fresh.push({ source, reading });
    warnings.push(...list.warnings.map((warning) => about(source.file, warning)));
    lists.push(list);
  }
  return {
    lists,
    async keepFiles() {
      for (const { source, reading } of fresh) await keepFile(tx, source, reading);
    },
  };
}
