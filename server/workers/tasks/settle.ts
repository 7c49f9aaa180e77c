// Which evidence would tell the sources of several lists apart: a small case is compared once, of a large one what is near each list.
import type { WantedEvidence } from '#contract/queries/separate.ts';
import { wantedOf, type AskedPair } from '../../lineage/index.ts';
import { openReader, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { chosenLists } from '../match/chosen-lists.ts';
import { standingInput, type MatchedCaseList, type Papers } from '../match/match-input.ts';
import { Skeletons, type KnownSkeletons } from '../match/skeletons.ts';

export interface SettleInput extends Papers {
  source: RecordSource;
  case: string;
  known: KnownSkeletons;
  lists: MatchedCaseList[];
  pairs: AskedPair[];
}

/** @returns what to look for, pair by pair */
export const settle = defineTask<SettleInput, never, WantedEvidence[][]>(async (input, { progress }) => {
  const sql = openReader(input.source);
  try {
    sql.exec('BEGIN');
    const skeletons = new Skeletons(sql, input.case, input.known);
    const found: WantedEvidence[][] = [];
    for (let at = 0; at < input.pairs.length;) {
      const { lists, wanted } = chosenLists(sql, { ...input, ...input.pairs[at]! });
      // Where the whole case is compared, all of the pairs are answered from it.
      const pairs = wanted === undefined ? input.pairs : input.pairs.slice(at, at + 1);
      found.push(...wantedOf(standingInput(sql, lists, input, wanted, skeletons), pairs));
      at += pairs.length;
      progress(at, input.pairs.length);
    }
    return found;
  } finally {
    sql.close();
  }
});
