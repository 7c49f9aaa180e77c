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
  /** How often the first source is the list that was copied, and how often an edge to it is claimed. */
  first: number;
  derived: number;
  /** Mean over the matches. */
  seconds: number;
}

/** About a hundred seized lists, half of them of 500 rows and more. */
const CASE: CaseParameters = { ...DEFAULT, lists: 144, roots: 24, scale: 0.85 };
const [ROWS, ERRORS] = [500, 0.02];

const WATCH = { onProgress: () => {}, signal: new AbortController().signal };

/** @param count how many new lists, each on its own: none of them stays */
export async function measureMatch(seed: number, count: number): Promise<MatchFigures> {
  const one = writtenCase(seed, CASE);
  const temporary = await temporaryWorkspace();
  try {
    const folder = join(temporary.folder, 'case');
    writeFolder(folder, caseFiles(one, 'match'));
    const { workspace } = temporary;
    const loaded = await load(workspace, folder);
    await ensureLineage(workspace, loaded.case, { actor: 'report', ...WATCH });
    const sum = { first: 0, derived: 0, seconds: 0 };
    for (let at = 0; at < count; at += 1) {
      const { file, bytes, source } = newList(one, seed * 1000 + at, ROWS, ERRORS);
      const found = await matchFile(workspace, {
        ...WATCH,
        case: loaded.case,
        source: { id: 'new', file, path: file, bytes: bufferSource(file, bytes) },
      });
      if (found.sources[0]?.list === source) sum.first += 1;
      if (found.decision === 'derived') sum.derived += 1;
      sum.seconds += found.seconds;
    }
    return {
      ...sum,
      lists: one.lists.length,
      rows: loaded.counts.rows,
      matched: count,
      seconds: sum.seconds / count,
    };
  } finally {
    await temporary.remove();
  }
}
