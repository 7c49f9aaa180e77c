// Links records of any columns by weights that are found in the records themselves (Fellegi & Sunter 1969, Winkler 1988).
import type { FieldWeight } from '../explain.ts';
import { candidatePairs } from './candidates.ts';
import { clusterRecords } from './cluster.ts';
import { GENERIC_COMPARISONS } from './compare/registry.ts';
import { probabilityOf } from '../probability.ts';
import { fitModel } from './model.ts';
import type { GenericTable } from './table.ts';
import { SILENT } from './vector.ts';

export interface PairWeight {
  probability: number;
  /** Sum of the fields, before the prior. */
  logLR: number;
  fields: FieldWeight[];
}

export interface GenericLinkage {
  /** Of each record, the number of the first record of its cluster. */
  cluster: Int32Array;
  /** Why two records are one, or not; columns about which one of the two says nothing are left out. */
  explain(a: number, b: number): PairWeight;
}

/** Links the records of a table. The same table gives the same clusters. */
export function linkGeneric(table: GenericTable): GenericLinkage {
  const pairs = candidatePairs(table);
  const model = fitModel(table, pairs);
  return {
    cluster: clusterRecords(table.count, pairs, model),
    explain(a, b) {
      const { levels, weights } = model.columns(a, b);
      const fields = table.columns.flatMap(({ name, compare }, column): FieldWeight[] => {
        const level = levels[column]!;
        if (level === SILENT) return [];
        const { id, says } = GENERIC_COMPARISONS[compare].levels[level]!;
        return [{ field: name, level: id, logLR: weights[column]!, note: says }];
      });
      const logLR = fields.reduce((sum, field) => sum + field.logLR, 0);
      return { probability: probabilityOf(model.prior(a, b) + logLR), logLR, fields };
    },
  };
}
