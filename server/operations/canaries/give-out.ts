// Gives canaries out as rows of a list, in the clear, to somebody who may see them and says why; the journal keeps both.
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { basename } from 'node:path';
import type { CanaryRowsRequest, CanaryRowsResult } from '#contract/canaries.ts';
import { csvText } from '#contract/csv.ts';
import { writeSheets, XLSX_TYPE } from '../../exporters/xlsx.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { sheetOf, type CanarySheet } from '../../queries/canaries/sheets.ts';
import type { Workspace } from '../../workspace.ts';
import { assertTargets } from '../assert-targets.ts';
import { writeWhole } from '../write-whole.ts';

export interface GiveOut extends CanaryRowsRequest {
  case: string;
  actor: string;
}

interface GivenFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
  result: CanaryRowsResult;
}

/** Spreadsheets take a text without it for another encoding. */
const BOM = '\uFEFF';

const csvOf = ({ header, rows }: CanarySheet): Buffer =>
  Buffer.from(
    BOM +
      [header, ...rows.map(({ cells }) => cells)]
        .map((cells) => `${cells.map(csvText).join(',')}\r\n`)
        .join(''),
  );

async function xlsxOf({ header, rows, list }: CanarySheet): Promise<Buffer> {
  const pieces: Buffer[] = [];
  // Headers may be alike, which rows by name would not survive.
  const columns = header.map((_, at) => String(at));
  const sheet = {
    name: list.replace(/[:\\/?*[\]]/g, '_').slice(0, 31) || 'list',
    header: columns,
    titles: header,
    rows: rows.map(({ cells }) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))),
    count: rows.length,
  };
  await writeSheets(
    [sheet],
    new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece);
        done();
      },
    }),
  );
  return Buffer.concat(pieces);
}

/**
 * The rows of a recipient's canaries as a file; the entry of the journal stands before anybody gets it.
 * @throws not-found for the case, or where none were made for the recipient
 */
export async function giveOut(workspace: Workspace, asked: GiveOut): Promise<GivenFile> {
  const { case: caseId, actor, recipient, list, format, reason } = asked;
  assertCase(workspace, caseId);
  const { total, ...sheet } = sheetOf(workspace.record, caseId, recipient, list);
  const bytes = format === 'csv' ? csvOf(sheet) : await xlsxOf(sheet);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const shown = sheet.rows.length;
  await workspace.record.transaction(actor, (tx) =>
    tx.append({
      action: 'canary-reveal',
      case: caseId,
      subject: `Case:${caseId}`,
      payload: {
        recipient,
        list: sheet.list,
        format,
        sha256,
        canaries: sheet.rows.map(({ canary }) => canary),
        reason,
      },
    }),
  );
  for (const tell of workspace.entered) tell();
  const name = `${basename(caseId)}-${recipient}-${sheet.list}.${format}`;
  return {
    name,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
    bytes,
    result: { file: name, sha256, recipient, list: sheet.list, shown, total },
  };
}

/** The same written to a file. @throws input-refused where it cannot be written; nothing is entered then */
export async function giveOutTo(
  workspace: Workspace,
  { file, ...asked }: GiveOut & { file: string },
): Promise<CanaryRowsResult> {
  await assertTargets(workspace, file, undefined);
  const { result } = await writeWhole(file, async () => {
    const made = await giveOut(workspace, asked);
    return { content: [made.bytes], result: made.result };
  });
  return { ...result, file };
}
