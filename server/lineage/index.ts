// The lineage engine as the rest of the house sees it.
export { withAssessments, type EdgeAssessment } from './assessed.ts';
export { changesOf } from './changes.ts';
export { explainComplaints, type ComplaintsExplained, type ComplaintsInput } from './complaints-explained.ts';
export type { ComplaintList, ComplaintRow, HeardComplaint } from './complaint-chances.ts';
export { findingsOf } from './findings.ts';
export { inferLineage, LINEAGE_MODEL } from './infer.ts';
export type { LineageColumns, LineageDocument, LineageInput, LineageList, LineageRow } from './input.ts';
export { matchList, type Matched, type MatchedLists } from './matching.ts';
export { separateSources, type Separated, type SeparateInput } from './separate.ts';
export { traceList } from './trace.ts';
export type { TraceInput } from './trace.ts';
