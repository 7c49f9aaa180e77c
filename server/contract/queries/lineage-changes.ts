// What changed in the lineage of a case when it was last inferred anew: edges that appeared, vanished or moved.
import { z } from 'zod';
import { band, lineageModel, listLineage } from '../lineage.ts';
import { lineageState } from '../lineage-state.ts';
import { probability } from '../scalars.ts';
import { caseParams, defineQuery, page } from './define.ts';
import { journalEntry } from './element.ts';

const edgeState = z.object({ probability, logLR: z.number(), band, documented: z.boolean() });

/**
 * An edge before and after; what it did not have then or now is absent. `moved`: the probability changed by
 * more than a little, or the edge became documented or ceased to be.
 */
export const edgeChange = z.object({
  list: z.string(),
  from: z.string(),
  kind: z.enum(['appeared', 'vanished', 'moved']),
  before: edgeState.optional(),
  after: edgeState.optional(),
});
export type EdgeChange = z.infer<typeof edgeChange>;

const lineageChangesResult = z.object({
  case: z.string(),
  lineageUpTo: lineageState,
  /** The entry that began what led to it (an import, a decision, a load); absent where the lineage was inferred but once. */
  cause: journalEntry.optional(),
  since: z.number().int(),
  /** Models, where they are not the same. */
  models: z.object({ before: lineageModel, after: lineageModel }).optional(),
  changes: z.array(edgeChange),
  decisions: z.array(
    z.object({
      list: z.string(),
      before: listLineage.shape.decision.optional(),
      after: listLineage.shape.decision.optional(),
    }),
  ),
  shown: z.number().int(),
  total: z.number().int(),
});
export type LineageChanges = z.infer<typeof lineageChangesResult>;

export const lineageChanges = defineQuery({
  name: 'lineage-changes',
  path: '/api/cases/:case/lineage/changes',
  title: { zh: '谱系变动', en: 'What changed in the lineage' },
  help: {
    zh: '自上次推断以来，哪些来源新出现、消失或变动',
    en: 'Which sources appeared, vanished or moved since the lineage was inferred before',
  },
  params: caseParams.extend({
    /** Compares with what stood after this entry of the journal; with the run before the last where absent. */
    since: z.coerce.number().int().min(0).optional(),
    ...page.shape,
  }),
  result: lineageChangesResult,
});
