// An upload as the source of a list, read as a person decided.
import type { ReadingOptions, Upload } from '#contract/import.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import type { Workspace } from '../../workspace.ts';

/** The source that `openList` reads. */
export const sourceOf = (
  { spool }: Pick<Workspace, 'spool'>,
  id: string,
  upload: Pick<Upload, 'id' | 'name' | 'bytes'>,
  { encoding, sheet, headerRow, fields }: ReadingOptions,
): ListSource => ({
  id,
  file: upload.name,
  path: upload.name,
  bytes: spool.source(upload),
  ...(encoding === undefined ? {} : { encoding }),
  ...(sheet === undefined ? {} : { sheet }),
  ...(headerRow === undefined ? {} : { headerRow }),
  ...(fields === undefined ? {} : { fields }),
});
