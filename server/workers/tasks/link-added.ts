// Links the rows of lists that were added to a case that is linked, at the cost of the people whom they may be about.
import { namePinyin } from '../../ingest/normalise/name-pinyin.ts';
import { linkAdded } from '../../linkage/added.ts';
import type { LinkDecision } from '../../linkage/decision.ts';
import type { LinkRecord } from '../../linkage/link.ts';
import {
  openReader,
  readEachRecord,
  sealAdded,
  standingCase,
  type LinkageChange,
  type RecordSource,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';

interface GivenList {
  list: string;
  reading: number;
  entry: number;
}

export interface AddedInput {
  source: RecordSource;
  pseudonymKey: Uint8Array;
  caseId: string;
  /** Lists that are linked, and those that are not. */
  linked: GivenList[];
  added: GivenList[];
  decisions: readonly LinkDecision[];
}

/** How often it is tried with those besides for whom the same key stands as for a person who came out. */
const MOST_TRIALS = 3;

/** What is to be written; null where the case is to be linked as a whole. */
export const linkAddedLists = defineTask<AddedInput, never, LinkageChange | null>(
  async ({ source, pseudonymKey, caseId, linked, added, decisions }) => {
    const sql = openReader(source);
    try {
      // From one state of the record, whatever is written meanwhile.
      sql.exec('BEGIN');
      const records: LinkRecord[] = [];
      for (const { list, reading } of added) {
        for (const { row, record } of readEachRecord(sql, reading)) records.push({ list, row, record });
      }
      const standing = standingCase(
        sql,
        caseId,
        new Map(linked.map(({ entry, list, reading }) => [entry, { list, reading }])),
      );
      const entries = new Map([...linked, ...added].map(({ list, entry }) => [list, entry]));
      const also: number[] = [];
      for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
        standing.rows = [];
        const found = linkAdded(records, standing, { decisions, pinyin: namePinyin }, also);
        if (found === undefined) return null;
        const change = sealAdded(sql, found, {
          caseId,
          pseudonymKey,
          entries,
          added: added.map(({ list }) => list),
          rows: standing.rows,
        });
        if (!Array.isArray(change)) return change ?? null;
        also.push(...change);
      }
      return null;
    } finally {
      sql.close();
    }
  },
);
