// The file that is held against a case: read as on import, into memory, where it stays.
import type { ListTraits } from '#contract/traits.ts';
import { openList } from '../../ingest/open-list.ts';
import type { Mapping } from '../../ingest/normalise/normalise.ts';
import type { StoredRow } from '../../record/index.ts';
import { borrowedBytes } from '../lent-bytes.ts';
import type { SentSource } from '../tasks/read-list.ts';

export interface FileRows {
  sha256: string;
  mapping: Mapping;
  traits: ListTraits | undefined;
  rows: StoredRow[];
}

/** @throws input-refused with what is wrong with the file */
export async function readFileRows({ lent, ...source }: SentSource): Promise<FileRows> {
  const list = await openList(lent === undefined ? source : { ...source, bytes: borrowedBytes(lent) });
  const rows: StoredRow[] = [];
  for await (const batch of list.rows) rows.push(...batch);
  return { sha256: list.sha256, mapping: list.mapping, traits: list.traits, rows };
}
