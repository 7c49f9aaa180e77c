// Whether record and graph are what they were, and whether a file is an export.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { verifyResult } from '#contract/operations.ts';
import { fileHash } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { checkStamps } from './time-stamps.ts';
import { verifyReceived } from './transfer/verify-received.ts';
import { verifyGraph, type Watched } from './verify-graph.ts';

type Answer = z.infer<typeof verifyResult>;
type Of = Pick<Workspace, 'record' | 'config' | 'workers'>;

/** Checks the record: the chain of the journal, every file and row against it, and what was received against its origin. */
export async function verifyRecord(
  { record, workers }: Pick<Of, 'record' | 'workers'>,
  { signal }: Pick<Watched, 'signal'>,
): Promise<Answer> {
  const found = await workers.run(
    'verify-record',
    { source: record.source, heads: record.headCheck },
    { signal },
  );
  const problems = [...found.problems, ...(found.ok ? verifyReceived(record) : [])];
  return { ...found, ok: problems.length === 0, problems };
}

/** The same with the time stamps of its heads. @throws wrong-usage where the file of those who vouch for them is none */
export async function verifyStamped(workspace: Of, watched: Pick<Watched, 'signal'>): Promise<Answer> {
  const found = await verifyRecord(workspace, watched);
  const { problems: wrong, ...stamps } = await checkStamps(workspace);
  const problems = [...found.problems, ...wrong];
  return { ...found, ok: problems.length === 0, problems, ...stamps };
}

/** The record with its time stamps, then the graph against it, where the record is sound. */
export async function verifyAll(workspace: Of & Pick<Workspace, 'graph'>, watched: Watched): Promise<Answer> {
  const found = await verifyStamped(workspace, watched);
  if (!found.ok) return found;
  const { graph, problems } = await verifyGraph(workspace, watched);
  return { ...found, ok: problems.length === 0, problems, graph };
}

const PAGE = 5000;

/** Whether an entry tells of the export of a file with this hash. */
const isExportOf = (action: string, payload: unknown, sha256: string): boolean =>
  /^(export|report)/.test(action) &&
  typeof payload === 'object' &&
  payload !== null &&
  'sha256' in payload &&
  payload.sha256 === sha256;

/**
 * Checks that a file, whatever its name by now, is one that the journal tells of. `files` is 1.
 * @throws input-refused where it cannot be read
 */
export async function verifyFile({ record }: Pick<Workspace, 'record'>, file: string): Promise<Answer> {
  const sha256 = await fileHash(file).catch((error: unknown) =>
    fail('input-refused', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error),
  );
  let read = 0;
  let isKnown = false;
  for (let after = 0; ;) {
    const { entries } = record.entries({ after, limit: PAGE });
    read += entries.length;
    isKnown ||= entries.some(({ action, payload }) => isExportOf(action, payload, sha256));
    const last = entries.at(-1);
    if (last === undefined || entries.length < PAGE) break;
    after = last.seq;
  }
  const problems = isKnown
    ? []
    : [`no journal entry tells of the export of a file with the SHA-256 ${sha256}`];
  return { ok: isKnown, entries: read, files: 1, problems };
}
