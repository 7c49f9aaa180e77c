// Nodes of the graph from facts, owners and complexes: the contract's graph fields, personal data masked.
import { platform } from '#contract/model/handle.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { maskHandle, maskText } from './mask.ts';
import type { Complex, Fact, Owner } from './types.ts';

export type GraphValue = string | number | boolean | string[];

export interface GraphNodeRow {
  key: string;
  props: Record<string, GraphValue>;
}

/** Key of an element over all cases. */
export const nodeKey = (caseId: string, ref: string): string => `${caseId}/${ref}`;

const HASH = /^[0-9a-f]{64}$/;

/** A field's value as the graph may hold it; undefined where it is empty or no scalar. */
function graphValue(type: EntityType, name: string, values: Record<string, unknown>): GraphValue | undefined {
  const value = values[name];
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  const field = entityOf(type).fields[name];
  if (name === 'id' || field?.refers !== undefined || HASH.test(value)) return value;
  if (type === 'Handle' && name === 'value') {
    const known = platform.safeParse(values['platform']);
    return known.success ? maskHandle(known.data, value) : maskText(value);
  }
  return maskText(value);
}

/** The node of a fact, and the label of its kind. */
export function nodeOf(fact: Fact, type: EntityType): { label?: string; row: GraphNodeRow } {
  const entity = entityOf(type);
  const { values } = fact.payload;
  const props: Record<string, GraphValue> = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = field.at === 'graph' ? graphValue(type, name, values) : undefined;
    if (value !== undefined) props[name] = value;
  }
  const kind = entity.kindField === undefined ? undefined : props[entity.kindField];
  const label = entity.kinds.find(({ value }) => value === kind)?.label;
  const key = nodeKey(fact.case, fact.ref);
  return {
    ...(label === undefined ? {} : { label }),
    row: {
      key,
      props: {
        ...props,
        key,
        ref: fact.ref,
        id: fact.id,
        case: fact.case,
        type,
        caption: props[entity.caption] ?? fact.id,
        entry: fact.entry,
      },
    },
  };
}

/** The node of an owner. */
export const ownerNode = (caseId: string, { id, caption, records, entry }: Owner): GraphNodeRow => {
  const key = nodeKey(caseId, id);
  return { key, props: { key, ref: id, id, case: caseId, type: 'Owner', caption, records, entry } };
};

/** The node of a complex. */
export const complexNode = (caseId: string, { id, name, owners, entry }: Complex): GraphNodeRow => {
  const key = nodeKey(caseId, id);
  const caption = maskText(name);
  return {
    key,
    props: { key, ref: id, id, case: caseId, type: 'Complex', caption, name: caption, owners, entry },
  };
};
