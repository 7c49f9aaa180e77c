// The elements of an export: a whole case from the graph, or what stands around one element of it.
import { fail } from '#contract/errors.ts';
import type { GraphNode } from '#contract/graph.ts';
import type { Language } from '#contract/text.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { ExportGraph } from '../exporters/define.ts';
import { around, caseEdges, caseNodes, type Engine, type Part } from '../graph/index.ts';
import { caseCounts, type CaseCounts } from '../queries/case-counts.ts';
import type { Record as EvidenceRecord } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

export interface ExportScope {
  case: string;
  focus?: string | undefined;
  hops?: number | undefined;
  /** Elements that it is cut to; with `hops`, what stands around them too. */
  select?: readonly string[] | undefined;
  reveal?: boolean | undefined;
  /** Of what is said in words; English where not said. */
  language?: Language | undefined;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Everything that the graph holds of a case, each in the order of ids: engines may order texts differently. */
async function wholeCase(engine: Engine, caseId: string): Promise<Part> {
  const part: Part = { nodes: [], edges: [] };
  for await (const page of caseNodes(engine, caseId)) for (const node of page) part.nodes.push(node);
  for await (const page of caseEdges(engine, caseId)) for (const edge of page) part.edges.push(edge);
  return part;
}

/** How many nodes and edges the whole case has. */
const sizeOf = ({ nodes, relations }: CaseCounts): number =>
  [...Object.values(nodes), ...Object.values(relations)].reduce((sum, total) => sum + total, 0);

/** Names of owners as most of their rows write them. */
function ownerNames(record: EvidenceRecord, caseId: string): Map<string, string> {
  const written = new Map<string, Map<string, number>>();
  for (const { id } of record.facts(caseId, 'List')) {
    const names = new Map<number, string>();
    for (const { row, record: normal } of record.eachRow(caseId, id)) {
      if (normal.name !== undefined) names.set(row, normal.name);
    }
    for (const { row, owner } of record.rowOwners(caseId, id)) {
      const name = names.get(row);
      if (name === undefined) continue;
      const counts = written.get(owner) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      written.set(owner, counts);
    }
  }
  const most = (counts: Map<string, number>): string =>
    [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
  return new Map([...written].map(([owner, counts]) => [owner, most(counts)]));
}

/** The nodes with what the graph holds masked in the clear: names of owners, values of handles, texts. */
function revealed(record: EvidenceRecord, caseId: string, nodes: readonly GraphNode[]): GraphNode[] {
  const names = ownerNames(record, caseId);
  const facts = new Map(record.facts(caseId).map((fact) => [fact.ref, fact]));
  return nodes.map((node) => {
    if (node.type === 'Owner') return { ...node, caption: names.get(node.id) ?? node.caption };
    const fact = facts.get(node.id);
    if (fact === undefined || fact.type !== node.type) return node;
    const { values } = fact.payload;
    const props = { ...node.props };
    for (const name of Object.keys(props)) if (typeof values[name] === 'string') props[name] = values[name];
    const caption = values[entityOf(node.type).caption];
    return {
      ...node,
      caption: typeof caption === 'string' && caption !== '' ? caption : node.caption,
      props,
    };
  });
}

/** What was selected, and the transfers between what was: nobody selects a transfer with its two ends. */
function joined(part: Part, select: readonly string[]): Part {
  const kept = new Set(select);
  const ends = new Map<string, Set<string>>();
  for (const { type, source, target } of part.edges) {
    if ((type !== 'SENT' && type !== 'RECEIVED') || !kept.has(source)) continue;
    ends.set(target, (ends.get(target) ?? new Set()).add(type));
  }
  for (const [transfer, types] of ends) if (types.size === 2) kept.add(transfer);
  return {
    nodes: part.nodes.filter(({ id }) => kept.has(id)),
    edges: part.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)),
  };
}

/** @throws not-found, naming those that the case does not have */
async function selected(
  { record, graph }: Pick<Workspace, 'record' | 'graph'>,
  caseId: string,
  select: readonly string[],
  hops: number,
): Promise<Part> {
  const engine = await graph.engine();
  const part = await around(engine, caseId, select, Math.max(1, hops));
  if (part !== undefined) return hops === 0 ? joined(part, select) : part;
  const unknown = select.filter((ref) => record.byRef(caseId, ref) === undefined).slice(0, 5);
  const named = unknown.length > 0 ? unknown.join(', ') : select.slice(0, 5).join(', ');
  return fail('not-found', `案件中没有元素 ${named}`, `The case has no element ${named}`);
}

/**
 * The graph to export, and how many nodes and edges the whole case has. Read again where the graph was made anew meanwhile.
 * @throws not-found where the focus is no element of the case; graph-unavailable
 */
export async function exportGraph(
  { record, graph }: Pick<Workspace, 'record' | 'graph'>,
  scope: ExportScope,
): Promise<{ graph: ExportGraph; total: number }> {
  const { case: caseId, focus, select, reveal = false } = scope;
  const hops = scope.hops ?? (select === undefined ? 1 : 0);
  const engine = await graph.engine();
  const { rebuilds } = graph.state();
  const isWhole = focus === undefined && select === undefined;
  const part = isWhole
    ? await wholeCase(engine, caseId)
    : focus === undefined
      ? await selected({ record, graph }, caseId, [...new Set(select)], hops)
      : ((await around(engine, caseId, focus, hops)) ??
        fail('not-found', `案件中没有元素 ${focus}`, `The case has no element ${focus}`));
  const total = isWhole ? part.nodes.length + part.edges.length : sizeOf(await caseCounts(graph, caseId));
  if (graph.state().rebuilds !== rebuilds) return exportGraph({ record, graph }, scope);
  const nodes = (reveal ? revealed(record, caseId, part.nodes) : part.nodes).sort(byId);
  const edges = part.edges.sort(byId);
  const title = record.cases().find(({ id }) => id === caseId)?.title ?? caseId;
  const cut =
    focus !== undefined
      ? { focus: { id: focus, hops } }
      : select === undefined
        ? {}
        : { select: { elements: new Set(select).size, hops } };
  const language = scope.language ?? 'en';
  return {
    graph: { case: { id: caseId, title }, nodes, edges, total, ...cut, language },
    total,
  };
}
