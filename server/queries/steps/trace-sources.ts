// Where a list came from: the paths back along what was inferred and documented.
import { traceList } from '../../lineage/index.ts';
import { listFact } from '../assert-case.ts';
import { actorsOf, documentsOf, holdingOf } from '../case-chain.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { lineageOf } from './lineage.ts';

export const traceSources: Step<'trace-sources'> = ({ record }, params) => ({
  ...traceList({
    list: listFact({ record }, params.case, params.list).id,
    lineage: lineageOf(record, params.case),
    lists: record.facts(params.case, 'List').map(({ id, payload }) => ({ id, ...holdingOf(payload.values) })),
    transfers: documentsOf(record, params.case),
    actorOf: actorsOf(record, params.case),
    limit: params.limit,
  }),
  lineageUpTo: lineageStateOf(record, params.case),
});
