// What investigators said of handles: what stands, and all of it as it is shown.
import { identityClaim as kept, type IdentityClaim, type IdentityWord } from '#contract/identity.ts';
import { maskText, type RecordReader } from '../../record/index.ts';
import { shownEntry } from '../steps/journal.ts';

/** The subject of a word: the same handles, in whatever order. */
export const claimId = (handles: readonly string[]): string => [...new Set(handles)].sort().join('+');

/** What stands, in the order in which it was said. */
export const standingClaims = (record: RecordReader, caseId: string): IdentityClaim[] =>
  record
    .facts(caseId, 'Identity')
    .toSorted((a, b) => a.entry - b.entry)
    .map(({ payload }) => kept.parse(payload.values));

/** Everything that was ever said, in order. */
export function shownWords(record: RecordReader, caseId: string): IdentityWord[] {
  const standing = new Set(record.facts(caseId, 'Identity').map(({ entry }) => entry));
  return record.assertions(caseId, 'Identity').map(({ entry, retracted }) => {
    const made = kept.parse((entry.payload as { values: unknown }).values);
    return {
      ...made,
      id: claimId(made.handles),
      reason: maskText(made.reason, new Set()),
      entry: shownEntry(entry),
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
      stands: standing.has(entry.seq),
    };
  });
}
