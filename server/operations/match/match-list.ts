// Holds a list that is not in the case against it: whose it is. Neither record nor journal nor disk get anything of it.
import type { Match } from '#contract/match.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { assertCase } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import type { MayRead } from '../../queries/canaries/alerts.ts';
import { allCanaries, canariesOf } from '../../queries/canaries/given.ts';
import { canariesInFile } from '../../queries/canaries/in-file.ts';
import { withSource } from '../read-lists.ts';
import { caseLists } from '../../queries/lineage/case-lists.ts';

export interface MatchOptions {
  case: string;
  source: ListSource;
  /** When the copy can have existed (ISO 8601), where that is known. */
  firstPossibleOn?: string | undefined;
  lastPossibleOn?: string | undefined;
  /** Canaries of these cases are recognised; of the case alone where it is not said. */
  mayRead?: MayRead;
  /** Told how many phone and ID numbers the file names, before it is answered. @throws what keeps the answer back */
  onNumbers?: (numbers: Readonly<Record<string, number>>) => Promise<void>;
  onProgress: OnProgress;
  signal: AbortSignal;
}

const MS = 1000;

/** @throws not-found; input-refused where the file cannot be read */
export async function matchFile(workspace: Workspace, options: MatchOptions): Promise<Match> {
  const { record, workers, skeletons } = workspace;
  const { case: caseId, source, onProgress, signal, firstPossibleOn, lastPossibleOn } = options;
  assertCase(workspace, caseId);
  const began = performance.now();
  const lists = caseLists(record, caseId);
  const given = allCanaries(record).filter((canary) =>
    (options.mayRead ?? ((id) => id === caseId))(canary.case),
  );
  const {
    sha256,
    asked,
    numbers,
    found: canaries,
    ...found
  } = await withSource(source, (file, handed) =>
    workers.run(
      'match',
      {
        source: record.source,
        pseudonymKey: record.pseudonymKey,
        case: caseId,
        file,
        lists,
        canaries: canariesOf(record, caseId),
        given: given.map(({ record: written }) => ({ record: written })),
        known: skeletons.of(caseId, record.linkedBy(caseId)),
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
  skeletons.note(caseId, asked);
  await options.onNumbers?.(numbers);
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
    canaries: canariesInFile(record, given, canaries),
    identical: record
      .facts(caseId, 'List')
      .filter(({ payload }) => payload.values['sha256'] === sha256)
      .map(({ id }) => id),
    seconds: Math.round(performance.now() - began) / MS,
  };
}
