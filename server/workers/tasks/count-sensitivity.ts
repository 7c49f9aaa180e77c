// Links a case at several thresholds, and counts some of its lists at each.
import { tallyOf } from '../../counting/records.ts';
import { namePinyin } from '../../ingest/normalise/name-pinyin.ts';
import type { LinkDecision } from '../../linkage/decision.ts';
import { linkTable } from '../../linkage/link-table.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import { HOMES, openReader, readEachRecord, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface SensitivityInput {
  source: RecordSource;
  lists: { id: string; reading: number; rows: number; wrong: number[] }[];
  scope: string[];
  decisions: readonly LinkDecision[];
  /** Odds from which records are joined. */
  odds: number[];
}

/** By odds, what is a duplicate and what counts of the lists in scope. */
export type SensitivityAnswer = { odds: number; duplicates: number; counted: number }[];

export const countSensitivity = defineTask<SensitivityInput, never, SensitivityAnswer>(
  async ({ source, lists, scope, decisions, odds }, { progress }) => {
    const builder = new LinkTableBuilder();
    const sql = openReader(source);
    try {
      for (const { id, reading } of lists)
        for (const { row, record } of readEachRecord(sql, reading)) builder.add(id, row, record);
    } finally {
      sql.close();
    }
    const table = builder.done();
    const wanted = new Set(scope);
    const wrongOf = new Map(
      lists.map(({ id, wrong }) => [id, new Map(wrong.map((row) => [row, 'marked' as const]))]),
    );
    return odds.map((each, done) => {
      progress(done, odds.length);
      const found = linkTable(table, { decisions, pinyin: namePinyin, joinFrom: Math.log(each) });
      const rows = new Map<string, { rows: number[]; keys: number[] }>();
      for (let record = 0; record < table.count; record += 1) {
        const list = table.lists[table.list[record]!]!;
        if (!wanted.has(list)) continue;
        const known = rows.get(list) ?? { rows: [], keys: [] };
        known.rows.push(table.row[record]!);
        known.keys.push(found.owner[record]! * HOMES + Math.min(found.home[record]!, HOMES - 1));
        rows.set(list, known);
      }
      const { lists: tallies } = tallyOf(
        scope.map((id) => ({
          ...(rows.get(id) ?? { rows: [], keys: [] }),
          false: wrongOf.get(id) ?? new Map(),
        })),
      );
      return {
        odds: each,
        duplicates: tallies.reduce((sum, { duplicates }) => sum + duplicates, 0),
        counted: tallies.reduce((sum, { counted }) => sum + counted, 0),
      };
    });
  },
);
