// Asks again for what changed, after a person or somebody else changed it, and for nothing else.
import type { QueryClient } from '@tanstack/react-query';
import { entityOf, entityType } from '#contract/model/registry.ts';
import type { QueryName } from '#contract/queries/registry.ts';
import { savedViewsQuery } from './views.ts';

/** What was changed: `case` is anything in it but what is written beside it. */
export type Change = 'case' | 'lineage' | 'counts' | 'notes' | 'tags' | 'journal';

const BESIDE: readonly QueryName[] = ['notes', 'note-history', 'tags'];

/** What the journal itself is shown in. */
const OF_JOURNAL: readonly QueryName[] = ['journal', 'element-history'];

/** Made of files and people alone: what is thought of where a list came from is nothing to them. */
const WITHOUT_LINEAGE: readonly QueryName[] = [
  ...BESIDE,
  'cases',
  'count',
  'count-rows',
  'count-sensitivity',
  'decisions',
  'evidence-file',
  'list-file',
  'list-rows',
  'marks',
  'owner-rows',
  'compare',
];

/** Where rows are counted: a row that was marked as false is deducted there and stays in all else. */
const OF_COUNTS: readonly QueryName[] = [...OF_JOURNAL, 'count', 'count-rows', 'count-sensitivity', 'marks'];

/** Names come out of the cache, where other things may stand. */
const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/** Whether the answer to a query of this name may be another after a change. A query that is named nowhere is asked again. */
const MAY_CHANGE: Record<Change, (name: string) => boolean> = {
  case: (name) => !isOneOf(BESIDE, name),
  lineage: (name) => !isOneOf(WITHOUT_LINEAGE, name),
  counts: (name) => isOneOf(OF_COUNTS, name),
  notes: (name) => name === 'notes' || name === 'note-history' || name === 'journal',
  tags: (name) => name === 'tags' || name === 'journal',
  journal: (name) => isOneOf(OF_JOURNAL, name),
};

/** Whether the parameters of a query name a case, or none at all. */
const isAbout = (params: unknown, caseId: string): boolean => {
  if (typeof params !== 'object' || params === null || !('case' in params)) return true;
  return params.case === caseId || ('with' in params && params.with === caseId);
};

/** Asks again for the answers about a case that these changes may have made others. */
export const refresh = (client: QueryClient, caseId: string, ...changes: readonly Change[]): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey: [kind, name, params] }) =>
      kind === 'query' &&
      isAbout(params, caseId) &&
      changes.some((change) => MAY_CHANGE[change](String(name))),
  });

/** Everything that is made of a case or stands beside it. */
export const ALL: readonly Change[] = ['case', 'notes', 'tags'];

/** What an assertion of a type changes, where it is less than the case. */
const BY_TYPE: Readonly<Record<string, Change>> = {
  Note: 'notes',
  Tags: 'tags',
  Mark: 'counts',
  Lineage: 'lineage',
  Assessment: 'lineage',
};

/** What was only looked at or taken out: the case is as it was. */
const LOOKS: readonly string[] = [
  'reveal',
  'reveal-end',
  'evidence-open',
  'search-number',
  'approval-request',
  'approval-decision',
  'approval-use',
  'export',
  'export-reveal',
  'report',
  'report-reveal',
];

/** Whether an entry of the journal says that somebody looked, and changed nothing. */
export const isLook = ({ action }: { action: string }): boolean => LOOKS.includes(action);

/** Whether what is asserted under a type is an element of the graph: the case itself and what is said beside it are none. */
export function isElement(type: string): boolean {
  const known = entityType.safeParse(type);
  return known.success && known.data !== 'Case' && entityOf(known.data).as === 'node';
}

/** What an entry of the journal changed. */
export function changesBy({ action, subject }: { action: string; subject: string }): readonly Change[] {
  if (isLook({ action })) return ['journal'];
  // What was taken back, or came in one batch, may be of any type.
  if (action !== 'assert') return ALL;
  return [BY_TYPE[subject.slice(0, subject.indexOf(':'))] ?? 'case'];
}

export const refreshSavedViews = (client: QueryClient, caseId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: savedViewsQuery(caseId).queryKey });
