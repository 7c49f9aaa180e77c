// What an upload would be read as: format, encoding, header, columns, sample rows and problems, before anything is imported.
import type { Preview, PreviewRequest, ReadingOptions } from '#contract/import.ts';
import { fieldsByMapping, fittingMappings } from '../../ingest/columns/fitting-mapping.ts';
import { type Look } from '../../ingest/look/look-at-list.ts';
import type { ColumnDecision } from '../../ingest/columns/map-columns.ts';
import { shownUntil, standingReveal } from '../../queries/reveals.ts';
import type { Access } from '../../access.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Kept } from '../../uploads/spool.ts';
import type { Workspace } from '../../workspace.ts';
import { withSource } from '../read-lists.ts';
import { readMappings } from './mappings.ts';
import { sourceOf } from './reading.ts';
import { sampleCells, topRows } from './sample.ts';

const UNDECIDED: ColumnDecision = { field: null, by: 'none', confidence: 0 };

/** Looks at the upload in a worker; where nobody decided the fields, a named mapping that fits does. */
async function look(
  workspace: Workspace,
  upload: Kept,
  { mapping: wanted, ...options }: ReadingOptions & Pick<PreviewRequest, 'mapping'>,
): Promise<{ found: Look; mapping: Preview['mapping'] }> {
  const see = (reading: ReadingOptions): Promise<Look> =>
    withSource(sourceOf(workspace, upload.id, upload, reading), (source, handed) =>
      workspace.workers.run('look-at-list', { source }, { handed }),
    );
  const found = await see(options);
  const mappings = readMappings(workspace);
  const fits =
    wanted === undefined || wanted === null
      ? fittingMappings(mappings, found.header)[0]?.mapping
      : mappings.find(({ name }) => name === wanted);
  if (fits === undefined) return { found, mapping: null };
  const { name } = fits;
  if (options.fields !== undefined || wanted === null) return { found, mapping: { name, applied: false } };
  return {
    found: await see({ ...options, fields: fieldsByMapping(fits, found.header) }),
    mapping: { name, applied: true },
  };
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
 * Previews an upload. Masked, but under a reveal of it that stands.
 * @throws not-found; input-refused where the file cannot be read
 */
export async function previewUpload(
  workspace: Workspace,
  {
    caseId,
    access,
    uploadId,
    request: { reveal: seq, ...options },
  }: { caseId: string; access: Access; uploadId: string; request: PreviewRequest },
): Promise<Preview> {
  assertCase(workspace, caseId);
  const upload = workspace.spool.find(access.user, uploadId);
  const { found, mapping } = await look(workspace, upload, options);
  const { mapping: _, ...reading } = options;
  workspace.spool.remember(uploadId, reading);
  const reveal = standingReveal(workspace.record, access, {
    case: caseId,
    type: 'Upload',
    element: uploadId,
    reveal: seq,
  });
  const isClear = reveal !== undefined;
  const fields = found.decisions.map(({ field }) => field);
  const { format, encoding, headerRow, rows, whole, warnings } = found;
  return {
    upload: uploadId,
    format,
    encoding,
    ...(found.delimiter === undefined ? {} : { delimiter: found.delimiter }),
    ...(found.sheet === undefined ? {} : { sheet: found.sheet }),
    sheets: found.sheets ?? [],
    headerRow,
    top: topRows(found.top, headerRow, fields, isClear),
    columns: found.header.map((header, at) => {
      const { alternatives = [], ...decision } = found.decisions[at] ?? UNDECIDED;
      return { header, ...decision, alternatives: [...alternatives] };
    }),
    sample: found.sample.map((row) => ({ row: row.row, cells: sampleCells(row, fields, isClear) })),
    ...shownUntil(reveal),
    rows,
    whole,
    problems: found.problems,
    warnings,
    known: knownLists(workspace, caseId, upload.sha256),
    mapping,
  };
}
