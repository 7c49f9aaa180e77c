// What an upload would be read as: format, encoding, header, columns, sample rows and problems, before anything is imported.
import type { Preview, PreviewRequest, ReadingOptions } from '#contract/import.ts';
import type { OpenList } from '../../ingest/list-source.ts';
import { openList } from '../../ingest/open-list.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Kept } from '../../uploads/spool.ts';
import type { Workspace } from '../../workspace.ts';
import { fieldsBy, fittingMapping, readMappings } from './mappings.ts';
import { problemCounter } from './problems.ts';
import { sourceOf } from './reading.ts';
import { sampleCells, topRows } from './sample.ts';

/** Rows that a preview looks at. */
const LOOKED_AT = 5_000;
/** Rows that it shows. */
const SHOWN = 8;

/** Opens the upload; where nobody decided the fields, a named mapping that fits does. */
async function openUpload(
  workspace: Workspace,
  upload: Kept,
  { mapping: wanted, ...options }: ReadingOptions & Pick<PreviewRequest, 'mapping'>,
): Promise<{ list: OpenList; mapping: Preview['mapping'] }> {
  const open = (reading: ReadingOptions): Promise<OpenList> =>
    openList(sourceOf(workspace, upload.id, upload, reading));
  const list = await open(options);
  const mappings = readMappings(workspace);
  const fits =
    wanted === undefined || wanted === null
      ? fittingMapping(mappings, list.header)
      : mappings.find(({ name }) => name === wanted);
  if (fits === undefined) return { list, mapping: null };
  if (options.fields !== undefined || wanted === null)
    return { list, mapping: { name: fits.name, applied: false } };
  const fields = fieldsBy(fits, list.header);
  list.mapping = fields;
  list.decisions = fields.map((field) => ({ field, by: 'columns', confidence: 1 }));
  return { list, mapping: { name: fits.name, applied: true } };
}

/** Lists of the case that hold exactly this file. */
function knownLists({ record }: Workspace, caseId: string, sha256: string): Preview['known'] {
  return record
    .facts(caseId, 'List')
    .filter(({ payload }) => payload.values['sha256'] === sha256)
    .map(({ id, payload: { values } }) => ({
      list: id,
      title: String(values['title'] ?? ''),
      holder: String(values['holder_id'] ?? ''),
    }));
}

/**
 * Previews an upload. Masked, unless `reveal` asks for cells as written: then the journal says so first.
 * @throws not-found; input-refused where the file cannot be read
 */
export async function previewUpload(
  workspace: Workspace,
  {
    caseId,
    actor,
    uploadId,
    request: { reveal = false, ...options },
  }: { caseId: string; actor: string; uploadId: string; request: PreviewRequest },
): Promise<Preview> {
  assertCase(workspace, caseId);
  const upload = workspace.spool.find(actor, uploadId);
  const { list, mapping } = await openUpload(workspace, upload, options);
  const { mapping: _, ...reading } = options;
  workspace.spool.remember(uploadId, reading);
  if (reveal) {
    await workspace.record.transaction(actor, (tx) => {
      tx.append({
        action: 'reveal',
        case: caseId,
        subject: `file:${upload.sha256}`,
        payload: { rows: SHOWN, reason: 'import preview' },
      });
    });
  }
  const counter = problemCounter(list.mapping);
  const sample: Preview['sample'] = [];
  let [rows, whole] = [0, true];
  reading: for await (const batch of list.rows) {
    for (const row of batch) {
      if (rows === LOOKED_AT) {
        whole = false;
        break reading;
      }
      rows += 1;
      counter.see(row);
      if (sample.length < SHOWN) sample.push({ row: row.row, cells: sampleCells(row, list.mapping, reveal) });
    }
  }
  return {
    upload: uploadId,
    format: list.format,
    encoding: list.encoding,
    ...(list.sheet === undefined ? {} : { sheet: list.sheet }),
    sheets: list.sheets ?? [],
    headerRow: list.headerRow,
    top: topRows(list.top, list.headerRow, list.mapping, reveal),
    columns: list.header.map((header, at) => {
      const { field = null, by = 'none', confidence = 0 } = list.decisions[at] ?? {};
      return { header, field, by, confidence, alternatives: [] };
    }),
    sample,
    revealed: reveal,
    rows,
    whole,
    problems: counter.found(),
    warnings: list.warnings,
    known: knownLists(workspace, caseId, upload.sha256),
    mapping,
  };
}
