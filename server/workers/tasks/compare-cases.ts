// Compares the people and lists of cases, pair by pair, and hands over what changed since they were compared the last time.
import {
  checkpoint,
  comparePair,
  isStill,
  keptKeys,
  keysParts,
  openReader,
  packKeys,
  type AcrossPart,
  type RecordSource,
  type StalePair,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface CompareCasesInput {
  source: RecordSource;
  pairs: readonly StalePair[];
}

/** Numbers of packed keys that are kept in memory between pairs, 256 MB: those of some sixteen million keys. */
const MOST_KEPT = 1 << 26;

/** Pieces after which what was written of them is moved into the record's file, so that no transaction of others has to. */
const CHECKPOINT = 200;

/** Answers how many pairs were compared; those are left out of which a case was linked anew meanwhile. */
export const compareCases = defineTask<CompareCasesInput, AcrossPart, number>(
  async ({ source, pairs }, { emit, progress }) => {
    const sql = openReader(source);
    let told = 0;
    const tell = async (part: AcrossPart, handed: readonly ArrayBuffer[]): Promise<void> => {
      await emit(part, handed);
      if (++told % CHECKPOINT === 0) checkpoint(source);
    };
    const known = new Map<string, { entry: number; keys: Uint32Array }>();
    const keysOf = async (caseId: string, entry: number): Promise<Uint32Array> => {
      const seen = known.get(caseId);
      if (seen?.entry === entry) return seen.keys;
      let keys = keptKeys(sql, caseId, entry);
      if (keys === undefined) {
        keys = packKeys(sql, caseId);
        for (const part of keysParts(caseId, entry, keys)) await tell(part, [part.packed.buffer]);
      }
      known.set(caseId, { entry, keys });
      for (const [id, { keys: old }] of known) {
        const size = [...known.values()].reduce((sum, one) => sum + one.keys.length, 0);
        if (size <= MOST_KEPT || old === keys) break;
        known.delete(id);
      }
      return keys;
    };
    let compared = 0;
    try {
      for (const [done, pair] of pairs.entries()) {
        progress(done, pairs.length);
        const keys = [await keysOf(pair.one, pair.now[0]), await keysOf(pair.other, pair.now[1])] as const;
        // Asked last: what was read before a case was linked anew is of the linkage that is meant.
        const parts = comparePair(sql, pair, keys);
        if (!isStill(sql, pair)) continue;
        for (const part of parts) await tell(part, [part.putOwners.buffer, part.dropOwners.buffer]);
        compared += 1;
      }
      checkpoint(source);
    } finally {
      sql.close();
    }
    return compared;
  },
);
