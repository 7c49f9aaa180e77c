// Holds a list that is not in the case against it: whose it is. Neither record nor journal nor disk get anything of it.
import type { Match } from '#contract/match.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import { canariesOf } from '../../queries/canaries.ts';
import { withSource } from '../read-lists.ts';
import { caseLists } from '../../queries/lineage/case-lists.ts';

export interface MatchOptions {
  case: string;
  source: ListSource;
  /** When the copy can have existed (ISO 8601), where that is known. */
  firstPossibleOn?: string | undefined;
  lastPossibleOn?: string | undefined;
  onProgress: OnProgress;
  signal: AbortSignal;
}

const MS = 1000;

/** @throws not-found; input-refused where the file cannot be read */
export async function matchFile(workspace: Workspace, options: MatchOptions): Promise<Match> {
  const { record, workers } = workspace;
  const { case: caseId, source, onProgress, signal, firstPossibleOn, lastPossibleOn } = options;
  assertCase(workspace, caseId);
  const began = performance.now();
  const lists = caseLists(record, caseId);
  const { sha256, ...found } = await withSource(source, (file, handed) =>
    workers.run(
      'match',
      {
        source: record.source,
        pseudonymKey: record.pseudonymKey,
        case: caseId,
        file,
        lists,
        canaries: canariesOf(record, caseId),
        dates: {
          ...(firstPossibleOn === undefined ? {} : { firstPossibleOn }),
          ...(lastPossibleOn === undefined ? {} : { lastPossibleOn }),
        },
      },
      {
        handed,
        signal,
        onProgress: (done, total) => onProgress({ stage: STAGES.match, done, total, rows: done }),
      },
    ),
  );
  const holderOf = new Map(lists.map(({ id, holder }) => [id, holder]));
  const withHolder = <T extends { list: string }>(one: T): T & { holder: string } => ({
    ...one,
    holder: holderOf.get(one.list) ?? '',
  });
  return {
    ...found,
    case: caseId,
    lists: lists.length,
    sources: found.sources.map(withHolder),
    copies: found.copies.map(withHolder),
    identical: record
      .facts(caseId, 'List')
      .filter(({ payload }) => payload.values['sha256'] === sha256)
      .map(({ id }) => id),
    seconds: Math.round(performance.now() - began) / MS,
  };
}
