// FollowTheMoney entities of our elements: the schema that is honest for each, and its properties.
import { createHash } from 'node:crypto';
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { Language } from '#contract/text.ts';
import { edgeInWords, nodeInWords } from './stated.ts';
import type { WholeTransfer } from './transfers.ts';

export interface FtmEntity {
  id: string;
  schema: string;
  properties: Record<string, string[]>;
}

/** What all entities share: the case that ids are made in, and the language of what is said. */
export interface FtmCase {
  id: string;
  language: Language;
}

/** Ids are hashes, as the format makes them: case folders may write ids that it refuses. */
export const ftmId = ({ id: caseId }: FtmCase, kind: 'node' | 'edge', id: string): string =>
  createHash('sha1')
    .update(JSON.stringify(['vinetrace', caseId, kind, id]))
    .digest('hex');

/** Properties that have a value, each as the list that the format wants. */
const properties = (given: Record<string, PropertyValue | undefined>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === null || value === ''
        ? []
        : [[name, Array.isArray(value) ? value : [String(value)]] as const],
    ),
  );

/** Schema of a party by its kind: what is called a firm is one, of the others nobody knows whether they are persons. */
const partySchema = (kind: string | undefined): string => (kind === 'tech-firm' ? 'Company' : 'LegalEntity');

/** The dates of an element that stands for an event or a document. */
const dated = ({ props }: GraphNode): PropertyValue | undefined => props['on'] ?? props['given_on'];

type Mapped = { schema: string; given: Record<string, PropertyValue | undefined> };

const MAPPED: Partial<Record<GraphNode['type'], (node: GraphNode, title: string) => Mapped>> = {
  Case: ({ caption, id }) => ({ schema: 'Project', given: { name: caption, projectId: id } }),
  Party: ({ caption, kind, props }) => ({
    schema: partySchema(kind),
    given: { name: caption, sector: props['trade'], address: props['region'], keywords: kind ?? null },
  }),
  Owner: ({ caption }) => ({ schema: 'Person', given: { name: caption } }),
  Handle: ({ caption, props }) => ({
    schema: 'UserAccount',
    given: { name: caption, username: props['value'], service: props['platform'] },
  }),
  Complex: ({ caption }) => ({ schema: 'Address', given: { name: caption, full: caption } }),
  // `contentHash` is of SHA-1 alone; ours stands in the summary.
  List: ({ caption, props }) => ({
    schema: 'Table',
    given: {
      title: caption,
      fileName: props['file'],
      encoding: props['encoding'],
      rowCount: props['rows'],
      retrievedAt: props['obtained_on'],
    },
  }),
  Evidence: (node, title) => ({
    schema: 'Document',
    given: { title: `${title} ${node.id}`, date: dated(node) },
  }),
  Complaint: (node, title) => ({
    schema: 'Event',
    given: { name: `${title} ${node.id}`, date: dated(node), recordId: node.id },
  }),
  Canary: (node, title) => ({ schema: 'Note', given: { name: `${title} ${node.id}` } }),
};

/** Whether the format has a schema for elements of a type; transfers are entities of their own. */
export const isMapped = (type: GraphNode['type']): boolean => MAPPED[type] !== undefined;

/** The entity of a node that is no transfer. `more` are properties that edges give it. */
export function nodeEntity(
  of: FtmCase,
  node: GraphNode,
  more: Record<string, string[]> = {},
): FtmEntity | undefined {
  const mapped = MAPPED[node.type]?.(node, entityOf(node.type).title[of.language]);
  if (mapped === undefined) return undefined;
  const said = nodeInWords(node, of.language);
  return {
    id: ftmId(of, 'node', node.id),
    schema: mapped.schema,
    properties: {
      ...properties({ ...mapped.given, summary: said, notes: `${node.type} ${node.id}` }),
      ...more,
    },
  };
}

const roleOf = (type: GraphEdge['type'], language: Language): string => RELATIONS[type].title[language];

/** An edge between two entities: what documents one of them, or a link of which no schema says more. */
export function edgeEntity(of: FtmCase, edge: GraphEdge): FtmEntity {
  const [source, target] = [ftmId(of, 'node', edge.source), ftmId(of, 'node', edge.target)];
  const isDocumented = edge.type === 'CONTAINS' || edge.type === 'SUPPORTED_BY';
  const [document, entity] = edge.type === 'CONTAINS' ? [source, target] : [target, source];
  const kind = edge.props['kind'];
  return {
    id: ftmId(of, 'edge', edge.id),
    schema: isDocumented ? 'Documentation' : 'UnknownLink',
    properties: properties({
      ...(isDocumented ? { document, entity } : { subject: source, object: target }),
      role: roleOf(edge.type, of.language),
      status: typeof kind === 'string' ? kind : undefined,
      startDate: edge.props['since'],
      endDate: edge.props['until'],
      summary: edgeInWords(edge, of.language),
      recordId: edge.id,
    }),
  };
}

/** A transfer: a link from who passed on to who received, proved by its exhibits. A price is said and no sum made of it. */
export function transferEntity(
  of: FtmCase,
  { node, sent, received }: WholeTransfer,
  proofs: readonly string[],
): FtmEntity {
  const { mode, on } = node.props;
  return {
    id: ftmId(of, 'node', node.id),
    schema: 'UnknownLink',
    properties: properties({
      subject: ftmId(of, 'node', sent.source),
      object: ftmId(of, 'node', received.source),
      role: typeof mode === 'string' ? mode : entityOf('Transfer').title[of.language],
      date: on,
      summary: nodeInWords(node, of.language),
      recordId: node.id,
      proof: proofs.map((id) => ftmId(of, 'node', id)),
    }),
  };
}

/** The list of a transfer, which a link cannot name: that it reached the receiver, and by which transfer. */
export const passedEntity = (of: FtmCase, { node, received }: WholeTransfer, edge: GraphEdge): FtmEntity => ({
  id: ftmId(of, 'edge', edge.id),
  schema: 'Documentation',
  properties: properties({
    document: ftmId(of, 'node', edge.target),
    entity: ftmId(of, 'node', received.source),
    role: `${roleOf('OF', of.language)} ${node.id}`,
    date: node.props['on'],
    recordId: edge.id,
  }),
});
