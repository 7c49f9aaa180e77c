// Links added lists at the cost of their own rows, where that gives what linking the whole case anew would give.
import type { LinkDecision } from '../linkage/decision.ts';
import type { RecordTx } from '../record/index.ts';
import { pacer } from '../pace.ts';
import type { Workspace } from '../workspace.ts';
import type { StandingList } from './lineage-input.ts';

/** Added rows of a case beyond this share of all are linked with all: there is little left that would not be read. */
const MOST_ADDED = 0.2;

interface Linking {
  workspace: Pick<Workspace, 'record' | 'workers'>;
  signal: AbortSignal;
  lists: readonly StandingList[];
  decisions: readonly LinkDecision[];
}

/** The lists that were added to a linkage that stands for all others; undefined where the whole is to be linked. */
function addedLists(
  tx: RecordTx,
  caseId: string,
  { lists, decisions }: Pick<Linking, 'lists' | 'decisions'>,
): { linked: StandingList[]; added: StandingList[] } | undefined {
  const links = tx.linkedLists(caseId);
  if (links === undefined) return undefined;
  const linked = lists.filter(({ list, entry }) => links.get(list) === entry);
  const added = lists.filter(({ list }) => !links.has(list));
  // A list that is linked as it stood before, or no longer stands, takes rows from people.
  if (linked.length + added.length < lists.length || linked.length < links.size) return undefined;
  const rows = (some: readonly StandingList[]): number => some.reduce((sum, one) => sum + one.rows, 0);
  if (added.length === 0 || rows(added) > MOST_ADDED * rows(lists)) return undefined;
  const names = new Set(added.map(({ list }) => list));
  const isNamed = decisions.some(({ left, right }) =>
    [...left, ...right].some(({ list }) => names.has(list)),
  );
  return isNamed ? undefined : { linked, added };
}

/**
 * Links what was added. The rows must be committed; the lists need not be.
 * @returns undefined where the case is to be linked as a whole; else what writes the outcome
 */
export async function linkAdded(
  tx: RecordTx,
  caseId: string,
  { workspace: { record, workers }, signal, lists, decisions }: Linking,
): Promise<(() => Promise<void>) | undefined> {
  const found = addedLists(tx, caseId, { lists, decisions });
  if (found === undefined) return undefined;
  const given = (some: readonly StandingList[]) =>
    some.map(({ list, reading, entry }) => ({ list, reading, entry }));
  const change = await workers.run(
    'link-added',
    {
      source: record.source,
      pseudonymKey: record.pseudonymKey,
      caseId,
      linked: given(found.linked),
      added: given(found.added),
      decisions,
    },
    { signal },
  );
  if (change === null) return undefined;
  return () =>
    tx.putAdded(caseId, change, new Map(found.added.map(({ list, entry }) => [list, entry])), pacer());
}
