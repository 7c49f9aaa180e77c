// A copy of the record in one file, encrypted with the same key; where that key is wrapped, it lies wrapped beside the copy.
import type { z } from 'zod';
import type { backupResult } from '#contract/operations.ts';
import { keepKeysBeside } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

/** @throws bad-request where the file exists */
export async function backupRecord(
  { record, config }: Pick<Workspace, 'record' | 'config'>,
  file: string,
): Promise<z.infer<typeof backupResult>> {
  const made = await record.backup(file);
  const keys = keepKeysBeside(config.data, file);
  return keys === undefined ? made : { ...made, keys };
}
