// What a report is made from: gathered once, masked or not, in the order in which it is printed.
import type { Count } from '#contract/count.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { CaseLineage, Trace } from '#contract/lineage.ts';
import type { Custody } from '#contract/queries/custody.ts';
import type { Hubs } from '#contract/hubs.ts';
import type { ProofTask } from '#contract/proof-task.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import type { DocumentFinding } from '#contract/queries/document-findings.ts';
import type { ReportRequest } from '#contract/report.ts';
import type { Language } from '#contract/text.ts';
import type { Scene } from '../drawing/scene.ts';

export interface ReportData {
  case: { id: string; title: string };
  language: Language;
  request: ReportRequest;
  /** The part of the case that the report is of. */
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** Nodes and edges of the whole case. */
  total: number;
  scene: Scene;
  lineage: CaseLineage;
  /** Where each list that nobody of the case had from it came from. */
  traces: readonly Trace[];
  /** Documents that the rows contradict, or say nothing of. */
  findings: readonly DocumentFinding[];
  count: Count | undefined;
  /** Of the whole case, with expected values; the parties of the part alone. */
  hubs: Hubs | undefined;
  contradictions: readonly Contradiction[];
  /** What is still unproved, by what would change most, and how many links are proved. */
  tasks: { open: readonly ProofTask[]; proved: number };
  /** Words of exhibits, by their id: personal data, therefore only where it was revealed. */
  summaries: ReadonlyMap<string, string>;
  /** How each file came here and who saw it, up to the head of the journal. */
  custody: readonly Pick<Custody, 'element' | 'file' | 'from' | 'events'>[];
  files: readonly { id: string; type: 'List' | 'Evidence'; sha256: string }[];
  journal: { seq: number; at: string; hash: string };
}

/** Nodes of a type, in order. */
export const ofType = ({ nodes }: Pick<ReportData, 'nodes'>, type: GraphNode['type']): GraphNode[] =>
  nodes.filter((node) => node.type === type);

/** A property as text; empty where it is not known. */
export const textAt = (node: { props: GraphNode['props'] }, name: string): string => {
  const value = node.props[name];
  return value === undefined || value === null ? '' : String(value);
};

export const numberAt = (node: { props: GraphNode['props'] }, name: string): number | undefined => {
  const value = node.props[name];
  return typeof value === 'number' ? value : undefined;
};
