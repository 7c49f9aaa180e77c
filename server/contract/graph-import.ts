// Import of graphs that other programs wrote: what of a file becomes what of a case, what it would come to, what came of it.
import { z } from 'zod';
import { uploadId } from './import.ts';
import { entityOf } from './model/registry.ts';
import { grade } from './grades.ts';
import { sha256 } from './scalars.ts';
import { text } from './text.ts';

export const GRAPH_FORMATS = ['graphml', 'gexf', 'csv'] as const;
export const graphFormat = z.enum(GRAPH_FORMATS);
export type GraphFormat = z.infer<typeof graphFormat>;

/** What a node of a file can become. Lists come with their rows by the import of files; owners and complexes follow from rows. */
export const NODE_TARGETS = ['Party', 'Handle', 'Evidence', 'Transfer', 'Complaint'] as const;
export const nodeTarget = z.enum(NODE_TARGETS);
export type NodeTarget = z.infer<typeof nodeTarget>;

/** What an edge of a file can become: a transfer or a cooperation of its own, or a reference between two nodes. */
export const EDGE_TARGETS = [
  'Transfer',
  'Cooperation',
  'USES',
  'SENT',
  'RECEIVED',
  'OF',
  'MADE_BY',
  'SUPPORTED_BY',
] as const;
export const edgeTarget = z.enum(EDGE_TARGETS);
export type EdgeTarget = z.infer<typeof edgeTarget>;

const attribute = z.string().max(1000);
const constants = z.record(z.string(), z.string().max(200));

const rules = <T extends z.ZodType>(target: T) =>
  z.object({
    /** The attribute that says what an element is; null: all are the same. */
    by: attribute.nullable(),
    /** What elements become that have this value of it (the empty one where they have none); null: left out. */
    rules: z
      .array(
        z.object({ value: z.string().max(1000), as: target.nullable(), constants: constants.optional() }),
      )
      .max(1000),
    /** By target: which field is filled from which attribute. */
    fields: z.record(z.string(), z.record(z.string(), attribute)),
  });

/** How a file is to be read. What no field names is kept beside the element as written. */
export const graphMapping = z.object({ nodes: rules(nodeTarget), edges: rules(edgeTarget) });
export type GraphMapping = z.infer<typeof graphMapping>;
export type ElementRules = GraphMapping['nodes'] | GraphMapping['edges'];

/** Why an element of a file is not asserted. */
export const leftWhy = z.enum([
  'mapping',
  'follows',
  'known',
  'twice',
  'faulty',
  'no-end',
  'end-left-out',
  'wrong-ends',
]);
export type LeftWhy = z.infer<typeof leftWhy>;

const leftOut = z.object({
  of: z.enum(['node', 'edge']),
  why: leftWhy,
  /** The value that says what they are. */
  value: z.string(),
  count: z.number().int(),
  message: text,
  /** The first of them: where they stand, and the field that is at fault. */
  first: z.array(z.object({ line: z.number().int(), id: z.string(), field: z.string().optional() })),
});
export type LeftOut = z.infer<typeof leftOut>;

const counted = z.object({ read: z.number().int(), taken: z.number().int(), left: z.number().int() });

/** `read` of the file; `taken` stand in the case by it or stood before; `left` are left out, each with its reason. */
const outcome = z.object({
  format: graphFormat,
  files: z.array(z.object({ name: z.string(), sha256 })),
  nodes: counted,
  edges: counted,
  /** By type: facts that are new. */
  facts: z.record(z.string(), z.number().int()),
  /** Elements that the case has already, which stay as they are. */
  known: z.number().int(),
  leftOut: z.array(leftOut),
  /** What of the file is not read at all, such as places and colours. */
  notes: z.array(text),
});
export type GraphOutcome = z.infer<typeof outcome>;

const attributeSeen = z.object({
  name: z.string(),
  count: z.number().int(),
  /** Its values with how often, the commonest first, where they are few; masked. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  few: z.boolean(),
});
export type AttributeSeen = z.infer<typeof attributeSeen>;

export const graphPreview = outcome.extend({
  mapping: graphMapping,
  attributes: z.object({ nodes: z.array(attributeSeen), edges: z.array(attributeSeen) }),
  /** The first of what it would come to, masked. */
  sample: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      line: z.number().int(),
      values: z.record(z.string(), z.string()),
    }),
  ),
});
export type GraphPreview = z.infer<typeof graphPreview>;

const files = z.array(uploadId).min(1).max(2);
export const graphPreviewRequest = z.object({ uploads: files, mapping: graphMapping.optional() });
export const graphImportRequest = z.object({
  uploads: files,
  mapping: graphMapping.optional(),
  /** Whose graph it is, or where it was found. */
  source: z.string().trim().min(1).max(1000),
  grade,
});
export type GraphImportRequest = z.infer<typeof graphImportRequest>;

export const graphImported = outcome.extend({
  case: z.string(),
  /** The exhibits that the files became. */
  evidence: z.array(z.string()),
  /** By which all of it is taken back; null where nothing was new. */
  entry: z.number().int().nullable(),
  entries: z.number().int(),
});
export type GraphImported = z.infer<typeof graphImported>;

/** Fields of a target that can be filled from attributes. */
export const targetFields = (target: NodeTarget | EdgeTarget): string[] => {
  if (target !== 'Cooperation' && !(NODE_TARGETS as readonly string[]).includes(target)) return [];
  const { fields } = entityOf(target as NodeTarget | 'Cooperation');
  return Object.keys(fields).filter((name) => name !== 'id');
};
