// A list that stands, with rows that were set aside and mended since: what is said of it stays.
import { fail } from '#contract/errors.ts';
import type { ByteSource } from '../../ingest/readers/byte-source.ts';
import { listFact } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import type { ListToImport } from './import-lists.ts';
import { mendedRows, standingSource } from './standing-list.ts';

/**
 * @param bytes the file of mended rows, and its hash
 * @throws not-found; input-refused where these are no mended rows; conflict where others were mended before
 */
export async function mendedList(
  workspace: Pick<Workspace, 'record'>,
  caseId: string,
  id: string,
  bytes: ByteSource,
  sha256: string,
): Promise<ListToImport> {
  const { record } = workspace;
  const fact = listFact(workspace, caseId, id);
  const before = await standingSource(record, fact);
  const mended = await mendedRows(bytes, sha256);
  const lines = new Set(mended.rows.map(({ line }) => line));
  if (before.mended?.rows.some(({ line }) => !lines.has(line)) === true) {
    fail(
      'conflict',
      '此名单已有修正过的行：请撤回上次的修正，再一并修正',
      'Rows of this list were mended before: take that back, then mend all of them together',
    );
  }
  const { values } = fact.payload;
  const about = {
    ...values,
    id: fact.id,
    file: before.file,
    sha256: String(values['sha256'] ?? ''),
    holder_id: String(values['holder_id'] ?? ''),
    mended: sha256,
  };
  return { source: { ...before, mended }, about, keep: bytes };
}
