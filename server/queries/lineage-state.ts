// How far the lineage of a case has come: what it compared, and whether it is of the newest rows and of the model in use.
import type { LineageModel } from '#contract/lineage.ts';
import type { LineageState } from '#contract/lineage-state.ts';
import { LINEAGE_MODEL } from '../lineage/index.ts';
import type { RecordReader } from '../record/index.ts';

/** How a model is named where lineage is marked as inferred by it. */
export const modelName = ({ name, version }: Pick<LineageModel, 'name' | 'version'>): string =>
  `${name} ${version}`;

export function lineageStateOf(record: RecordReader, caseId: string): LineageState {
  const { entry, model, compared, lists, changed } = record.lineageMark(caseId);
  return {
    entry,
    compared,
    lists,
    // That of a masked part came with it; where there is no list, and none was compared, there is nothing to infer.
    stale:
      lists + compared > 0 &&
      !record.isMaskedPart(caseId) &&
      (changed || (model !== null && model !== modelName(LINEAGE_MODEL))),
  };
}
