// Where a list came from: the paths back along what was inferred and documented.
import { tracePaths } from '../trace-paths.ts';
import { listFact } from '../assert-case.ts';
import type { Step } from '../define.ts';
import { lineageOf } from './lineage.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const traceSources: Step<'trace-sources'> = ({ record }, params) => {
  const fact = listFact({ record }, params.case, params.list);
  const { model, lists: lineage } = lineageOf(record, params.case);
  const lists = record.facts(params.case, 'List').map(({ id, payload: { values } }) => ({
    id,
    holder: text(values['holder_id']) ?? '',
    firstPossibleOn: text(values['first_possible_on']),
    lastPossibleOn: text(values['last_possible_on']),
  }));
  const transfers = record.facts(params.case, 'Transfer').map(({ id, payload: { values } }) => ({
    id,
    from: text(values['from_id']) ?? '',
    to: text(values['to_id']) ?? '',
    list: text(values['list_id']),
    on: text(values['on']),
  }));
  const found = tracePaths(
    { lists, lineage, transfers, calibrated: model.calibrated },
    fact.id,
    params.limit,
  );
  const own = lineage.find(({ id }) => id === fact.id);
  return {
    list: fact.id,
    model,
    ...found,
    notSeized: own?.notSeized ?? 1,
    shown: found.paths.length,
  };
};
