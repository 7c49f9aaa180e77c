// How the count moves with the linkage threshold: the case is linked anew at each, and nothing of it is stored.
import type { Count } from '#contract/count.ts';
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../../workspace.ts';
import type { ParamsOf } from '../define.ts';
import { standingDecisions } from '../owner/decisions.ts';
import { countScopeOf } from './scope.ts';

/** Odds that are tried: from as likely as not, over the nine to one that stands, to a hundred to one. */
const ODDS = [1, 3, 9, 30, 100];
const STANDING = 9;
/** Rows that a request may have linked five times over; the command line takes any number. */
const MOST_ROWS = 200_000;
/** As many false rows as one look gives. */
const ALL = Number.MAX_SAFE_INTEGER;

export interface SensitivityOptions {
  isUnlimited?: boolean;
  signal?: AbortSignal;
  onPoint?: (done: number, total: number) => void;
}

/** @throws bad-request where the case is too large to be linked while a person waits */
export async function countSensitivity(
  { record, workers }: Pick<Workspace, 'record' | 'workers'>,
  params: ParamsOf<'count-sensitivity'>,
  { isUnlimited = false, signal, onPoint }: SensitivityOptions = {},
): Promise<NonNullable<Count['sensitivity']>> {
  const scope = countScopeOf(record, params);
  const sizes = new Map(scope.lists.map(({ id }) => [id, record.countRows(params.case, id)]));
  const total = [...sizes.values()].reduce((sum, rows) => sum + rows, 0);
  if (!isUnlimited && total > MOST_ROWS)
    fail(
      'bad-request',
      `案件有 ${total} 行，须逐档重新归并：请在命令行用 vinetrace count --sensitivity`,
      `The case has ${total} rows, which would be linked anew for every threshold: use vinetrace count --sensitivity on the command line`,
    );
  const { rows } = await workers.run('count', {
    source: record.source,
    lists: scope.lists,
    scope: scope.scope,
    handed: [],
    rows: { of: 'false', offset: 0, limit: ALL },
  });
  const wrong = new Map<string, number[]>();
  for (const { list, row } of rows.rows) wrong.set(list, [...(wrong.get(list) ?? []), row]);
  const points = await workers.run(
    'count-sensitivity',
    {
      source: record.source,
      lists: scope.lists.map(({ id, reading }) => ({
        id,
        reading,
        rows: sizes.get(id) ?? 0,
        wrong: wrong.get(id) ?? [],
      })),
      scope: scope.scope,
      decisions: standingDecisions(record, params.case),
      odds: ODDS,
    },
    { signal, onProgress: onPoint },
  );
  return points.map((point) => ({ ...point, standing: point.odds === STANDING }));
}
