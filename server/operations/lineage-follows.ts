// Whether the lineage of a case is inferred together with what changes it, or follows when it is asked for.
import type { RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

/** Rows of all lists of a case. */
export const rowsOfCase = (record: RecordReader, caseId: string): number =>
  record.facts(caseId, 'List').reduce((sum, { id }) => sum + record.countRows(caseId, id), 0);

/**
 * The one place that decides it: comparing the lists of a large case takes as long as reading them, and nobody who loads ten of
 * them one after the other wants to wait for it ten times.
 */
export const lineageFollows = (
  { config }: Pick<Workspace, 'config'>,
  record: RecordReader,
  caseId: string,
): boolean => rowsOfCase(record, caseId) > config.lineageRows;
