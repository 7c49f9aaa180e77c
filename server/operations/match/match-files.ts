// What is held against a case from the disk or from the uploads of a person.
import { fail } from '#contract/errors.ts';
import type { Match, MatchRequest } from '#contract/match.ts';
import type { NamedMapping } from '#contract/mapping.ts';
import type { ListSource } from '../../ingest/list-source.ts';
import type { Workspace } from '../../workspace.ts';
import { listsOf, sourceOf as fileSource } from '../import/import-files.ts';
import { readMappings } from '../import/mappings.ts';
import { sourceOf as uploadSource } from '../import/reading.ts';
import { listHeld, noteNumberSearch } from '../../queries/search/note-number.ts';
import { matchFile, type MatchOptions } from './match-list.ts';

type Common = Omit<MatchOptions, 'source'>;

/** One file of a list, or an archive that holds one. @throws wrong-usage; what `matchFile` throws */
export async function matchOnDisk(
  workspace: Workspace,
  {
    file,
    reading,
    mapping,
    ...options
  }: Common & {
    file: string;
    reading: Pick<ListSource, 'encoding' | 'sheet' | 'headerRow'>;
    mapping?: NamedMapping;
  },
): Promise<Match> {
  const [list, ...others] = await listsOf([file]);
  if (list === undefined || others.length > 0) {
    fail(
      'wrong-usage',
      `压缩包内有 ${others.length + 1} 份名单：请一次比对一份`,
      `The archive holds ${others.length + 1} lists: match one at a time`,
    );
  }
  const source = fileSource(list.name, list, { reading, ...(mapping === undefined ? {} : { mapping }) });
  return matchFile(workspace, { ...options, source });
}

/**
 * An upload of a person, which is gone afterwards unless it is to be kept. Where it names numbers it counts as a search by one.
 * @throws not-found, wrong-usage for a mapping that is not there, too-many-searches, what `matchFile` throws
 */
export async function matchUpload(
  workspace: Workspace,
  { actor, request, ...options }: Common & { actor: string; request: MatchRequest },
): Promise<Match> {
  const { spool } = workspace;
  const { reading, mapping: wanted, keep, firstPossibleOn, lastPossibleOn } = request;
  const upload = spool.find(actor, request.upload);
  const mapping = readMappings(workspace).find(({ name }) => name === wanted);
  if (wanted !== undefined && mapping === undefined)
    fail('not-found', '没有这个列对应', 'There is no such mapping');
  try {
    return await matchFile(workspace, {
      ...options,
      firstPossibleOn,
      lastPossibleOn,
      async onNumbers(counts) {
        const held = listHeld(counts);
        if (held !== undefined)
          await noteNumberSearch(workspace.record, {
            case: options.case,
            user: actor,
            by: 'match',
            ...held,
          });
      },
      source: {
        ...uploadSource(workspace, upload.id, upload, reading),
        ...(mapping === undefined ? {} : { columns: mapping.columns }),
      },
    });
  } finally {
    if (!keep) spool.remove(upload.id);
  }
}
