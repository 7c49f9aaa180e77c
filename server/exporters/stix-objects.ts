// STIX 2.1 objects of our elements: which of theirs is honest for which of ours, and what of ours goes along as an extension.
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import type { Language } from '#contract/text.ts';
import type { WholeTransfer } from './transfers.ts';
import { edgeInWords, nodeInWords } from './stated.ts';
import { nameUuid } from './uuid.ts';

/** STIX demands a time of making; the export has none of its own, for the same record must give the same bytes. */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

export type StixObject = { type: string; id: string } & Record<string, unknown>;

/** What all objects of a bundle share: the case that ids are made in, and the language of what is said. */
export interface StixCase {
  id: string;
  language: Language;
}

export const stixId = (type: string, ...parts: string[]): string => `${type}--${nameUuid('stix', ...parts)}`;

/** The programme that speaks, and the extension that carries what STIX has no word for. */
export const PRODUCER = stixId('identity', 'producer');
const EXTENSION = stixId('extension-definition', 'element', '1');

const common = { spec_version: '2.1', created_by_ref: PRODUCER, created: NO_TIME, modified: NO_TIME };

/** What a type becomes; what is not here does not fit. */
const TYPES: Partial<Record<GraphNode['type'], string>> = {
  Case: 'grouping',
  Party: 'identity',
  Owner: 'identity',
  Handle: 'user-account',
  List: 'file',
  Transfer: 'relationship',
  Evidence: 'note',
  Complaint: 'note',
  Canary: 'note',
};

/** Whether STIX has an object for elements of a type. */
export const fits = (type: GraphNode['type']): boolean => TYPES[type] !== undefined;
export const isNote = (type: GraphNode['type']): boolean => TYPES[type] === 'note';

/** The id of the object of a node. */
export const idOf = ({ id: caseId }: StixCase, { type, id }: Pick<GraphNode, 'type' | 'id'>): string =>
  stixId(TYPES[type] ?? 'x', caseId, 'node', id);

/** Names as STIX writes them: `logLR` is `log_lr`. */
const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^\w-]/g, '_')
    .toLowerCase();

const valuesOf = (props: Record<string, PropertyValue>): { values?: Record<string, PropertyValue> } => {
  const given = Object.entries(props).filter(([, value]) => value !== null);
  return given.length === 0 ? {} : { values: Object.fromEntries(given.map(([k, v]) => [snake(k), v])) };
};

/** The extension of an object: our own id, type and entry, and every value. */
const extended = (
  { id, type, entry, props }: Pick<GraphNode, 'id' | 'entry' | 'props'> & { type: string },
  more: Record<string, unknown> = {},
): { extensions: Record<string, unknown> } => ({
  extensions: {
    [EXTENSION]: {
      extension_type: 'property-extension',
      element_id: id,
      element_type: type,
      journal_entry: entry,
      ...valuesOf(props),
      ...more,
    },
  },
});

/** The scale of STIX for the second part of an Admiralty grade; 6 means that it cannot be judged. STIX has none for 3×5×2. */
const CREDIBILITY: Record<string, number> = { '1': 90, '2': 70, '3': 50, '4': 30, '5': 10 };

/** Confidence, 0 to 100, from a calibrated probability or a grade; none is said where there is neither. What is inferred is never certain. */
function confidence(props: Record<string, PropertyValue>): { confidence?: number } {
  const { probability, calibrated, grade } = props;
  if (typeof probability === 'number' && calibrated === true)
    return { confidence: Math.min(99, Math.max(1, Math.round(probability * 100))) };
  const graded = typeof grade === 'string' ? CREDIBILITY[grade.slice(1)] : undefined;
  return graded === undefined ? {} : { confidence: graded };
}

/** A day or a month as the instant at which it begins. */
const instant = (value: PropertyValue | undefined): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(value)
    ? `${value.length === 7 ? `${value}-01` : value}T00:00:00.000Z`
    : undefined;

function interval(from: PropertyValue | undefined, until: PropertyValue | undefined): Record<string, string> {
  const [start, stop] = [instant(from), instant(until)];
  return {
    ...(start === undefined ? {} : { start_time: start }),
    ...(stop === undefined || (start !== undefined && stop <= start) ? {} : { stop_time: stop }),
  };
}

/** Kinds of parties that are no single person by what they are. */
const ORGANISATIONS = new Set(['merchant', 'tech-firm', 'retailer']);

function identity(node: GraphNode): Record<string, unknown> {
  if (node.type === 'Owner') return { ...common, name: node.caption, identity_class: 'individual' };
  const isFirm = ORGANISATIONS.has(node.kind ?? '');
  return {
    ...common,
    name: node.caption,
    identity_class: isFirm ? 'organization' : 'unspecified',
    ...(node.kind === undefined ? {} : { roles: [node.kind] }),
  };
}

function file({ caption, props }: GraphNode): Record<string, unknown> {
  const { sha256, file: name } = props;
  return {
    spec_version: '2.1',
    ...(typeof sha256 === 'string' ? { hashes: { 'SHA-256': sha256 } } : {}),
    name: typeof name === 'string' ? (name.split('/').at(-1) ?? name) : caption,
  };
}

const account = ({ caption, props }: GraphNode): Record<string, unknown> => ({
  spec_version: '2.1',
  ...(typeof props['platform'] === 'string' ? { account_type: props['platform'] } : {}),
  display_name: caption,
});

/** The object of a node that is no transfer and no note; undefined for those and for what does not fit. */
export function nodeObject(of: StixCase, node: GraphNode): StixObject | undefined {
  const type = TYPES[node.type];
  const own =
    type === 'identity'
      ? identity(node)
      : type === 'file'
        ? file(node)
        : type === 'user-account'
          ? account(node)
          : undefined;
  if (type === undefined || own === undefined) return undefined;
  const said = nodeInWords(node, of.language);
  return {
    type,
    id: idOf(of, node),
    ...own,
    ...(type === 'identity' && said !== '' ? { description: said, lang: of.language } : {}),
    ...extended(node, { caption: node.caption }),
  };
}

/** What a note is about: the edges by which it is joined, with the ids of the objects at their other ends. */
export interface About {
  edge: GraphEdge;
  ref: string;
}

const referenced = ({ edge, ref }: About): Record<string, unknown> => ({
  element_id: edge.id,
  element_type: edge.type,
  journal_entry: edge.entry,
  object_ref: ref,
  ...valuesOf(edge.props),
});

/** An exhibit, a complaint or a canary: a note about what it supports, names or was given to; about the case where that is nothing. */
export function noteObject(
  of: StixCase,
  node: GraphNode,
  about: readonly About[],
  caseRef: string,
): StixObject {
  const said = nodeInWords(node, of.language);
  const refs = [...new Set(about.map(({ ref }) => ref))].sort();
  return {
    type: 'note',
    id: idOf(of, node),
    ...common,
    abstract: node.caption,
    content: said === '' ? node.caption : said,
    lang: of.language,
    ...confidence(node.props),
    object_refs: refs.length === 0 ? [caseRef] : refs,
    ...extended(node, about.length === 0 ? {} : { edges: about.map(referenced) }),
  };
}

/** Our relations in the spelling of STIX; its own `contains` is of infrastructure. */
const relationName = (type: string): string =>
  type === 'CONTAINS' ? 'has-record-of' : type.toLowerCase().replaceAll('_', '-');

/** An edge as a relationship between two objects. */
export function edgeObject(of: StixCase, edge: GraphEdge, source: string, target: string): StixObject {
  const said = edgeInWords(edge, of.language);
  return {
    type: 'relationship',
    id: stixId('relationship', of.id, 'edge', edge.id),
    ...common,
    relationship_type: relationName(edge.type),
    ...(said === '' ? {} : { description: said, lang: of.language }),
    ...interval(edge.props['since'], edge.props['until']),
    ...confidence(edge.props),
    source_ref: source,
    target_ref: target,
    ...extended(edge),
  };
}

/** A transfer as a relationship from who passed on to who received, with its list in the extension. */
export function transferObject(
  of: StixCase,
  { node, sent, received, of: ofList }: WholeTransfer,
  source: string,
  target: string,
  list: string | undefined,
): StixObject {
  const part = ({ id, type, entry }: GraphEdge): Record<string, unknown> => ({
    element_id: id,
    element_type: type,
    journal_entry: entry,
  });
  return {
    type: 'relationship',
    id: idOf(of, node),
    ...common,
    relationship_type: 'passed-list-to',
    description: nodeInWords(node, of.language),
    lang: of.language,
    ...interval(node.props['on'], undefined),
    ...confidence(node.props),
    source_ref: source,
    target_ref: target,
    ...extended(node, {
      ...(list === undefined ? {} : { list_ref: list }),
      edges: [sent, received, ...(ofList === undefined ? [] : [ofList])].map(part),
    }),
  };
}

/** The objects that every bundle begins with: who speaks, and what the extension means. */
export const preamble = (): StixObject[] => [
  {
    type: 'identity',
    id: PRODUCER,
    spec_version: '2.1',
    created: NO_TIME,
    modified: NO_TIME,
    name: 'Vinetrace',
    identity_class: 'system',
  },
  {
    type: 'extension-definition',
    id: EXTENSION,
    ...common,
    name: 'Vinetrace element',
    description:
      'The element of a case that an object stands for: its own id and type, the journal entry that asserted it, every value, and edges that STIX draws as references. Personal data are masked unless the export was revealed. Times of making are fixed, for the same record gives the same bytes.',
    schema:
      'element_id, element_type: string; journal_entry: integer; caption: string; values: dictionary of string, number, boolean or list of string; edges: list of the same with object_ref; list_ref: identifier; left_out: dictionary of counts; shown, total: integer',
    version: '1.0.0',
    extension_types: ['property-extension'],
  },
];

/** The case as a grouping of all objects, which says how much of the case this is and what does not fit. */
export const caseObject = (
  of: StixCase,
  node: GraphNode,
  said: { description: string; shown: number; total: number; left: Record<string, number> },
  refs: readonly string[],
): StixObject => ({
  type: 'grouping',
  id: idOf(of, node),
  ...common,
  name: node.caption,
  description: said.description,
  lang: of.language,
  context: 'unspecified',
  object_refs: refs,
  ...extended(node, { shown: said.shown, total: said.total, left_out: said.left }),
});
