// How many records, what gain, which thresholds.
import type { Step } from '../define.ts';
import { countAnswer } from '../count/answer.ts';
import { countScopeOf } from '../count/scope.ts';
import { handedOver } from '../count/handed.ts';

export const count: Step<'count'> = async ({ record, workers }, params) => {
  const scope = countScopeOf(record, params);
  const found = await workers.run('count', {
    source: record.source,
    lists: scope.lists,
    scope: scope.scope,
    handed: handedOver(scope),
  });
  return countAnswer(params, scope, found);
};
