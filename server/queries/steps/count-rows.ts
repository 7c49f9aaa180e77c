// The rows behind a number of the count.
import type { Step } from '../define.ts';
import { countScopeOf } from '../count/scope.ts';

export const countRows: Step<'count-rows'> = async ({ record, workers }, params) => {
  const scope = countScopeOf(record, params);
  const { rows } = await workers.run('count', {
    source: record.source,
    lists: scope.lists,
    scope: scope.scope,
    handed: [],
    rows: {
      of: params.of,
      offset: params.offset,
      limit: params.limit,
      ...(params.reason === undefined ? {} : { reason: params.reason }),
      ...(params.in === undefined ? {} : { list: params.in }),
    },
  });
  return { rows: rows.rows, shown: rows.rows.length, total: rows.total };
};
