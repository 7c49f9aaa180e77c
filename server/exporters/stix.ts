// STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1): one bundle, which platforms of threat intelligence read.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { caseNodeOf, shownNote, writePieces, type ExportGraph, type Exporter } from './define.ts';
import { leftOut, leftOutNote } from './left-out.ts';
import {
  caseObject,
  edgeObject,
  fits,
  idOf,
  isNote,
  nodeObject,
  noteObject,
  preamble,
  PRODUCER,
  stixId,
  transferObject,
  type About,
  type StixCase,
  type StixObject,
} from './stix-objects.ts';
import { wholeTransfers } from './transfers.ts';

/** Edges that a relationship between sender and receiver holds. */
const OF_TRANSFERS: ReadonlySet<string> = new Set(['SENT', 'RECEIVED', 'OF']);

/** What STIX has objects for: no complex, for its places need a country; no transfer of which a cut lost an end. */
function stixPart(graph: Pick<ExportGraph, 'nodes' | 'edges'>): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const whole = wholeTransfers(graph);
  const nodes = graph.nodes.filter(({ type, id }) => fits(type) && (type !== 'Transfer' || whole.has(id)));
  const here = new Set(nodes.map(({ id }) => id));
  return { nodes, edges: graph.edges.filter(({ source, target }) => here.has(source) && here.has(target)) };
}

/** The object that an edge is a reference of: the note at one of its ends. */
function noteOf(
  edge: GraphEdge,
  byId: Map<string, GraphNode>,
): { note: GraphNode; other: GraphNode } | undefined {
  const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
  if (source === undefined || target === undefined) return undefined;
  if (isNote(target.type)) return { note: target, other: source };
  return isNote(source.type) ? { note: source, other: target } : undefined;
}

function* objects(graph: ExportGraph): Generator<StixObject> {
  const part = stixPart(graph);
  const of: StixCase = { id: graph.case.id, language: graph.language };
  const byId = new Map(part.nodes.map((node) => [node.id, node]));
  const refOf = (id: string): string => idOf(of, byId.get(id)!);
  const about = new Map<string, About[]>();
  for (const edge of part.edges) {
    const found = noteOf(edge, byId);
    if (found === undefined) continue;
    const { note, other } = found;
    const known = about.get(note.id) ?? [];
    known.push({ edge, ref: idOf(of, other) });
    about.set(note.id, known);
  }
  const caseNode = caseNodeOf(graph);
  const caseRef = idOf(of, caseNode);
  const refs: string[] = [];
  const listed = (object: StixObject): StixObject => {
    refs.push(object.id);
    return object;
  };
  yield* preamble();
  for (const node of part.nodes) {
    const object = isNote(node.type)
      ? noteObject(of, node, about.get(node.id) ?? [], caseRef)
      : nodeObject(of, node);
    if (object !== undefined) yield listed(object);
  }
  for (const whole of wholeTransfers(part).values()) {
    const list = whole.of === undefined ? undefined : refOf(whole.of.target);
    yield listed(transferObject(of, whole, refOf(whole.sent.source), refOf(whole.received.source), list));
  }
  for (const edge of part.edges) {
    if (OF_TRANSFERS.has(edge.type) || noteOf(edge, byId) !== undefined) continue;
    yield listed(edgeObject(of, edge, refOf(edge.source), refOf(edge.target)));
  }
  const left = leftOut(graph, part);
  const description = [shownNote({ ...graph, ...part }), leftOutNote(left, graph.language)]
    .filter((text) => text !== '')
    .join('; ');
  const said = { description, shown: part.nodes.length + part.edges.length, total: graph.total, left };
  yield caseObject(of, caseNode, said, refs.length === 0 ? [PRODUCER] : refs);
}

function* pieces(graph: ExportGraph): Generator<string> {
  const id = stixId('bundle', graph.case.id, JSON.stringify(graph.focus ?? graph.select ?? null));
  yield `{"type":"bundle","id":${JSON.stringify(id)},"objects":[`;
  let comma = '\n';
  for (const object of objects(graph)) {
    yield comma + JSON.stringify(object);
    comma = ',\n';
  }
  yield '\n]}\n';
}

export const stix: Exporter = {
  format: 'stix',
  title: { zh: 'STIX 2.1', en: 'STIX 2.1' },
  extension: '.stix.json',
  mediaType: 'application/stix+json',
  part: stixPart,
  write: (graph, out) => writePieces(pieces(graph), out),
};
