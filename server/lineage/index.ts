// The lineage engine as the rest of the house sees it.
export { withAssessments, type EdgeAssessment } from './assessed.ts';
export { changesOf } from './changes.ts';
export { explainComplaints, type ComplaintsExplained, type ComplaintsInput } from './complaints-explained.ts';
export type { ComplaintList, ComplaintRow, HeardComplaint } from './complaint-chances.ts';
export { weightOf } from './documents.ts';
export { findingsOf } from './findings.ts';
export { inferLineage, LINEAGE_MODEL } from './infer.ts';
export type {
  LineageCanary,
  LineageColumns,
  LineageDocument,
  LineageInput,
  LineageList,
  LineageRow,
} from './input.ts';
export { MEMORY_VERSION, type ChildMemory, type LineageMemory } from './memory.ts';
export { matchList, type Matched, type MatchedLists } from './matching.ts';
export { score as scoreCase } from './scoring.ts';
export { separateSources, type Separated, type SeparateInput } from './separate.ts';
export { wantedOf, type AskedPair } from './wanted-of.ts';
export { traceList } from './trace.ts';
export type { TraceInput } from './trace.ts';
