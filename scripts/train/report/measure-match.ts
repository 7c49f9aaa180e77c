// New lists held against a case of a hundred, by the product as it is installed: loaded into a record, matched from a file.
import { join } from 'node:path';
import { bufferSource } from '../../../server/ingest/readers/byte-source.ts';
import { ensureLineage } from '../../../server/operations/ensure-lineage.ts';
import { matchFile } from '../../../server/operations/match/match-list.ts';
import { load, temporaryWorkspace } from '../../../server/testing/workspace.ts';
import { writeFolder } from '../../fixtures/write-folder.ts';
import { caseFiles } from '../../simulate/cases/case-folder.ts';
import { newList } from '../../simulate/cases/new-list.ts';
import { DEFAULT, type CaseParameters } from '../../simulate/cases/parameters.ts';
import { writtenCase } from '../../simulate/cases/written-case.ts';

export interface MatchFigures {
  lists: number;
  rows: number;
  matched: number;
  /** How often the first source is the list that was copied, how often an edge is claimed, and how often to another list. */
  first: number;
  derived: number;
  wrong: number;
  /** Mean over the matches, and of each. */
  seconds: number;
  each: number[];
}

/** About a hundred seized lists, half of them of 500 rows and more. */
const CASE: CaseParameters = { ...DEFAULT, lists: 144, roots: 24, scale: 0.85 };
const [ROWS, ERRORS] = [500, 0.02];

const WATCH = { onProgress: () => {}, signal: new AbortController().signal };

/**
 * @param count how many new lists, each on its own: none of them stays
 * @param tell how each came out
 */
export async function measureMatch(
  seed: number,
  count: number,
  tell: (line: string) => void = () => {},
): Promise<MatchFigures> {
  const one = writtenCase(seed, CASE);
  const temporary = await temporaryWorkspace();
  try {
    const folder = join(temporary.folder, 'case');
    writeFolder(folder, caseFiles(one, 'match'));
    const { workspace } = temporary;
    const loaded = await load(workspace, folder);
    await ensureLineage(workspace, loaded.case, { actor: 'report', ...WATCH });
    const sum = { first: 0, derived: 0, wrong: 0 };
    const each: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const { file, bytes, source } = newList(one, seed * 1000 + at, ROWS, ERRORS);
      const found = await matchFile(workspace, {
        ...WATCH,
        case: loaded.case,
        source: { id: 'new', file, path: file, bytes: bufferSource(file, bytes) },
      });
      const isRight = found.sources[0]?.list === source;
      if (isRight) sum.first += 1;
      if (found.decision === 'derived') sum.derived += 1;
      if (found.decision === 'derived' && !isRight) sum.wrong += 1;
      each.push(found.seconds);
      tell(
        `${source}: ${isRight ? 'first' : `${found.sources[0]?.list ?? 'nothing'} first`}, ${found.seconds} s`,
      );
    }
    return {
      ...sum,
      lists: one.lists.length,
      rows: loaded.counts.rows,
      matched: count,
      seconds: each.reduce((all, one) => all + one, 0) / count,
      each,
    };
  } finally {
    await temporary.remove();
  }
}
