// FollowTheMoney (https://followthemoney.tech): entities as JSON lines, which Aleph and OpenAleph read.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { caseNodeOf, shownNote, writePieces, type ExportGraph, type Exporter } from './define.ts';
import {
  edgeEntity,
  ftmId,
  isMapped,
  nodeEntity,
  passedEntity,
  transferEntity,
  type FtmCase,
  type FtmEntity,
} from './ftm-entities.ts';
import { leftOut, leftOutNote } from './left-out.ts';
import { wholeTransfers } from './transfers.ts';

/** What fits: everything but transfers of which a cut lost an end. */
function ftmPart(graph: Pick<ExportGraph, 'nodes' | 'edges'>): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const whole = wholeTransfers(graph);
  const nodes = graph.nodes.filter(({ type, id }) => isMapped(type) || whole.has(id));
  const here = new Set(nodes.map(({ id }) => id));
  return { nodes, edges: graph.edges.filter(({ source, target }) => here.has(source) && here.has(target)) };
}

function* entities(graph: ExportGraph): Generator<FtmEntity> {
  const of: FtmCase = { id: graph.case.id, language: graph.language };
  const part = ftmPart(graph);
  const whole = wholeTransfers(part);
  const proofs = new Map<string, string[]>([...whole.keys()].map((id) => [id, []]));
  const homes = new Map<string, string[]>();
  for (const { type, source, target } of part.edges) {
    if (type === 'SUPPORTED_BY') proofs.get(source)?.push(target);
    if (type === 'LIVES_IN') homes.set(source, [...(homes.get(source) ?? []), ftmId(of, 'node', target)]);
  }
  const left = leftOutNote(leftOut(graph, part), graph.language);
  const note = [shownNote({ ...graph, ...part }), left].filter((text) => text !== '').join('; ');
  const caseNode = caseNodeOf(graph);
  const first = nodeEntity(of, caseNode, { description: [note] });
  if (first !== undefined) yield first;
  for (const node of part.nodes) {
    if (node === caseNode) continue;
    const at = homes.get(node.id);
    const entity = nodeEntity(of, node, at === undefined ? {} : { addressEntity: at });
    if (entity !== undefined) yield entity;
  }
  for (const [id, transfer] of whole) {
    yield transferEntity(of, transfer, proofs.get(id) ?? []);
    if (transfer.of !== undefined) yield passedEntity(of, transfer, transfer.of);
  }
  for (const edge of part.edges) {
    const isOfTransfer = whole.has(edge.target) || whole.has(edge.source);
    if (edge.type !== 'LIVES_IN' && !isOfTransfer) yield edgeEntity(of, edge);
  }
}

function* lines(graph: ExportGraph): Generator<string> {
  for (const entity of entities(graph)) yield `${JSON.stringify(entity)}\n`;
}

export const ftm: Exporter = {
  format: 'ftm',
  title: { zh: 'FollowTheMoney（JSON 行）', en: 'FollowTheMoney (JSON lines)' },
  extension: '.ftm.json',
  mediaType: 'application/x-ndjson',
  part: ftmPart,
  write: (graph, out) => writePieces(lines(graph), out),
};
