// A copy of the record in one file, encrypted with the same key.
import type { z } from 'zod';
import type { backupResult } from '#contract/operations.ts';
import type { Workspace } from '../workspace.ts';

/** @throws bad-request where the file exists */
export const backupRecord = (
  { record }: Pick<Workspace, 'record'>,
  file: string,
): Promise<z.infer<typeof backupResult>> => record.backup(file);
