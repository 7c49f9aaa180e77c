// Reads whose each row of a case is from the record, for whoever infers lineage without linking anew.
import {
  openReader,
  readStandingLinkage,
  type RecordSource,
  type WantedLinkage,
} from '../../record/index.ts';
import { defineTask } from '../define.ts';
import { asLinked, type Linked } from '../linked.ts';

export interface StandingInput extends WantedLinkage {
  source: RecordSource;
}

/** Hands the linkage over; answers whether it was still the one that is wanted. */
export const standingLinkage = defineTask<StandingInput, Linked, boolean>(
  async ({ source, ...wanted }, { emit }) => {
    const sql = openReader(source);
    try {
      const standing = readStandingLinkage(sql, wanted);
      if (standing === undefined) return false;
      await emit(asLinked(standing.lists, (owner) => standing.complexOf.get(owner)));
      return true;
    } finally {
      sql.close();
    }
  },
);
