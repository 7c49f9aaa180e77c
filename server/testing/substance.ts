// All that a record holds but when it was entered: what two loads of the same case must agree in.
import { openRecord, resolveKey } from '../record/index.ts';
import { environment } from './cli.ts';

export interface Substance {
  journal: unknown[];
  lists: unknown[];
  owners: unknown[];
}

/** Reads a record that nobody has open. Times and hashes are left out, and nothing else. */
export async function substanceOf(data: string, home: string, caseId: string): Promise<Substance> {
  const { key } = resolveKey(data, environment(home));
  const record = openRecord({ data, key });
  try {
    const { entries } = record.entries({ after: 0, limit: 1_000_000 });
    return {
      journal: entries.map(({ at: _at, prev: _prev, hash: _hash, ...entry }) => entry),
      lists: record.facts(caseId, 'List').map(({ id }) => ({
        id,
        rows: record.rows(caseId, id),
        owners: [...record.rowOwners(caseId, id)],
      })),
      owners: [...record.owners(caseId)],
    };
  } finally {
    await record.close();
  }
}

/** How many files have been read whole, and how many readings are there that no list stands on. */
export async function readingsOf(data: string, home: string): Promise<{ whole: number; loose: number }> {
  const { key } = resolveKey(data, environment(home));
  const record = openRecord({ data, key });
  try {
    return record.readings();
  } finally {
    await record.close();
  }
}
