// A graph looked at: what it holds, what it would come to by a mapping, masked, with nothing written.
import type { AttributeSeen, GraphMapping, GraphOutcome, GraphPreview } from '#contract/graph-import.ts';
import { platform } from '#contract/model/handle.ts';
import { both } from '#contract/text.ts';
import { fail, type FaultNote } from '#contract/errors.ts';
import type { RawGraph, RawNode } from '../../ingest/graphs/define.ts';
import { readGraph } from '../../ingest/graphs/read-graph.ts';
import type { ByteSource } from '../../ingest/readers/byte-source.ts';
import { maskHandle, maskText, type RecordReader } from '../../record/index.ts';
import { caseView } from './case-view.ts';
import { planGraph, type Plan } from './plan.ts';
import type { Planned } from './planned.ts';
import { suggestMapping } from './suggest.ts';

/** The file of a graph, with its hash. */
export interface GraphFile {
  source: ByteSource;
  sha256: string;
}

/** A graph, the mapping that it is read by, and what comes of it. */
export interface Looked {
  graph: RawGraph;
  mapping: GraphMapping;
  plan: Plan;
  outcome: GraphOutcome;
}

const namesIn = (elements: readonly RawNode[]): Set<string> =>
  new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));

/** @throws bad-request where a mapping names an attribute that the file does not have */
function checkMapping(graph: RawGraph, mapping: GraphMapping): void {
  const faults = (['nodes', 'edges'] as const).flatMap((part): FaultNote[] => {
    const names = namesIn(graph[part]);
    const { by, fields } = mapping[part];
    const named = [
      ...(by === null ? [] : [by]),
      ...Object.values(fields).flatMap((each) => Object.values(each)),
    ];
    return [...new Set(named)]
      .filter((name) => !names.has(name))
      .map((name) => ({
        column: `mapping.${part}`,
        value: name.slice(0, 100),
        message: both(
          `文件中没有这个属性：请改为 ${[...names].slice(0, 8).join('、')} 之一`,
          `the file has no such attribute: name one of ${[...names].slice(0, 8).join(', ')}`,
        ),
      }));
  });
  if (faults.length > 0) fail('bad-request', '对应表与文件不符', 'The mapping does not fit the file', faults);
}

/**
 * Reads a graph and plans it.
 * @throws input-refused with the line and how to mend it; bad-request for a mapping that does not fit; cancelled
 */
export async function lookAtGraph(
  record: RecordReader,
  caseId: string,
  files: readonly GraphFile[],
  wanted: GraphMapping | undefined,
  signal: AbortSignal,
): Promise<Looked> {
  const graph = await readGraph(
    files.map(({ source }) => source),
    signal,
  );
  const [file] = files;
  if (graph.nodes.length === 0)
    fail('input-refused', '图谱中没有节点', 'The graph has no nodes', [
      { file: file?.source.name ?? '', message: both('请给出含有节点的文件', 'name a file that has nodes') },
    ]);
  if (wanted !== undefined) checkMapping(graph, wanted);
  const mapping = wanted ?? suggestMapping(graph);
  const plan = planGraph(graph, mapping, caseView(record, caseId));
  const facts: Record<string, number> = {};
  for (const { type } of plan.facts) facts[type] = (facts[type] ?? 0) + 1;
  const counted = ({ read, taken }: Plan['nodes']) => ({ read, taken, left: read - taken });
  const outcome: GraphOutcome = {
    format: graph.format,
    files: files.map(({ source, sha256 }) => ({ name: source.name, sha256 })),
    nodes: counted(plan.nodes),
    edges: counted(plan.edges),
    facts,
    known: plan.known,
    leftOut: plan.left.all(),
    notes: graph.notes,
  };
  return { graph, mapping, plan, outcome };
}

/** Values of an attribute that are shown, and beyond which it names things. */
const FEW = 60;

function seen(elements: readonly RawNode[]): AttributeSeen[] {
  const found = new Map<string, { count: number; values: Map<string, number> }>();
  for (const { attributes } of elements) {
    for (const [name, value] of Object.entries(attributes)) {
      const one = found.get(name) ?? { count: 0, values: new Map<string, number>() };
      one.count += 1;
      if (one.values.size <= FEW || one.values.has(value))
        one.values.set(value, (one.values.get(value) ?? 0) + 1);
      found.set(name, one);
    }
  }
  return [...found].map(([name, { count, values }]) => ({
    name,
    count,
    few: values.size <= FEW,
    values: [...values]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, FEW)
      .map(([value, times]) => ({ value: maskText(value), count: times })),
  }));
}

/** Facts that a preview shows. */
const SAMPLE = 24;

const shown = ({ type, id, line, values }: Planned): GraphPreview['sample'][number] => ({
  type,
  id,
  line,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = String(value);
      const known = platform.safeParse(values['platform']);
      const isAccount = type === 'Handle' && name === 'value' && known.success;
      return [name, isAccount ? maskHandle(known.data, text) : name.endsWith('_id') ? text : maskText(text)];
    }),
  ),
});

/** Some of each type, so that the first of the file do not hide the rest. */
function sampleOf(facts: readonly Planned[]): Planned[] {
  const types = [...new Set(facts.map(({ type }) => type))];
  const each = Math.max(3, Math.floor(SAMPLE / Math.max(1, types.length)));
  return types.flatMap((type) => facts.filter((fact) => fact.type === type).slice(0, each));
}

export const previewOf = ({ graph, mapping, plan, outcome }: Looked): GraphPreview => ({
  ...outcome,
  mapping,
  attributes: { nodes: seen(graph.nodes), edges: seen(graph.edges) },
  sample: sampleOf(plan.facts).map(shown),
});
