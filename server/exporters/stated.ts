// What an element says, in words: its fields by their names, for formats that have a place for a description alone.
import type { GraphEdge, GraphNode, PropertyValue } from '#contract/graph.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { Language } from '#contract/text.ts';
import { textOf } from './attributes.ts';

const said = (name: string, value: PropertyValue, language: Language): string =>
  `${name}${language === 'zh' ? '：' : ': '}${textOf(value)}`;

/** Fields of a node with their labels, the field that is its caption left out. */
export function nodeInWords({ type, kind, props }: GraphNode, language: Language): string {
  const entity = entityOf(type);
  const named = entity.kinds.find(({ value }) => value === kind)?.text[language] ?? kind;
  const fields = Object.entries(props)
    .filter(([name, value]) => name !== entity.caption && value !== null)
    .map(([name, value]) => said(entity.fields[name]?.label[language] ?? name, value, language));
  return [...(named === undefined ? [] : [named]), ...fields].join('; ');
}

/** Properties of an edge by their names. */
export const edgeInWords = ({ props }: GraphEdge, language: Language): string =>
  Object.entries(props)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => said(name, value, language))
    .join('; ');
