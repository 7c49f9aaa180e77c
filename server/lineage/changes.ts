// What changed between two answers about the same lists: edges that appeared, vanished or moved by more than a little.
import type { ListLineage } from '#contract/lineage.ts';
import type { EdgeChange } from '#contract/queries/lineage-changes.ts';

/** A probability that changed by less than this did not move: what comes of another list or row elsewhere in the case. */
const MOVED = 0.1;

/** A list's answer, as far as changes go. */
export type Answered = Pick<ListLineage, 'id' | 'decision' | 'parents'>;
type State = NonNullable<EdgeChange['before']>;

const statesOf = (list: Answered | undefined): Map<string, State> =>
  new Map(
    (list?.parents ?? []).map(({ id, probability, logLR, band, documented }) => [
      id,
      { probability, logLR, band, documented },
    ]),
  );

/** The edges of one list before and after; `undefined` where it had no lineage. Most telling first. */
export function changesOf(before: Answered | undefined, after: Answered | undefined): EdgeChange[] {
  const list = after?.id ?? before?.id ?? '';
  const [old, now] = [statesOf(before), statesOf(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((from): EdgeChange[] => {
    const [was, is] = [old.get(from), now.get(from)];
    if (was === undefined) return is === undefined ? [] : [{ list, from, kind: 'appeared', after: is }];
    if (is === undefined) return [{ list, from, kind: 'vanished', before: was }];
    const same = was.documented === is.documented && Math.abs(was.probability - is.probability) < MOVED;
    return same ? [] : [{ list, from, kind: 'moved', before: was, after: is }];
  });
  const size = ({ before: was, after: is }: EdgeChange): number =>
    Math.abs((is?.probability ?? 0) - (was?.probability ?? 0));
  return changes.sort((a, b) => size(b) - size(a) || (a.from < b.from ? -1 : 1));
}
