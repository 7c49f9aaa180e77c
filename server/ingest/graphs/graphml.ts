// GraphML as NetworkX, yEd, Gephi, igraph and Maltego write it, and as we do.
import { both } from '#contract/text.ts';
import type { ByteSource } from '../readers/byte-source.ts';
import { gatherer, LONGEST_VALUE, refuseGraph, type RawEdge, type RawGraph, type RawNode } from './define.ts';
import { readGraphXml } from './xml.ts';

/** Adds a value to what an attribute has. */
function add(attributes: Record<string, string>, name: string, value: string): void {
  const before = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  attributes[name] = before === undefined ? value : `${before}; ${value}`;
}

/** @throws input-refused, cancelled */
export async function readGraphml(source: ByteSource, signal?: AbortSignal): Promise<RawGraph> {
  const { graph, node, edge, note, need, begun } = gatherer(source.name, 'graphml');
  const keys = new Map<string, { name: string; of: string; preset?: string }>();
  /** Elements that are open, a node around those of the graph in it. */
  const open: ({ kind: 'node'; element: RawNode } | { kind: 'edge'; element: RawEdge })[] = [];
  let key: string | undefined;
  /** Elements inside a value, and the name that one of them gives to what it holds: a property of Maltego. */
  const inside: string[] = [];
  let named: string | undefined;
  let presetOf: string | undefined;
  let text = '';
  let found = false;
  const take = (name: string, value: string): void => {
    const trimmed = value.trim();
    const current = open.at(-1)?.element;
    if (current !== undefined && trimmed !== '') add(current.attributes, name, trimmed);
  };
  await readGraphXml(
    source,
    {
      open(name, attributes, line) {
        if (key !== undefined) {
          // Inside a value: a programme's own elements.
          if (named === undefined) take(inside.at(-1) ?? key, text);
          text = '';
          inside.push(name);
          if (name === 'Property' && attributes['name'] !== undefined) named = attributes['name'];
          if (attributes['type'] !== undefined && name.endsWith('Entity')) take('type', attributes['type']);
          return;
        }
        if (name === 'graphml') found = true;
        else if (name === 'key') {
          const id = need(attributes, 'id', line, 'key');
          keys.set(id, { name: attributes['attr.name'] ?? id, of: attributes['for'] ?? 'all' });
          presetOf = id;
        } else if (name === 'default') text = '';
        else if (name === 'node')
          open.push({
            kind: 'node',
            element: { id: need(attributes, 'id', line, 'node'), line, attributes: {} },
          });
        else if (name === 'edge') {
          const element = begun(attributes, line);
          if (attributes['label'] !== undefined) add(element.attributes, 'label', attributes['label']);
          open.push({ kind: 'edge', element });
        } else if (name === 'data') {
          key = keys.get(attributes['key'] ?? '')?.name ?? attributes['key'] ?? 'data';
          text = '';
        } else if (name === 'graph' && open.length > 0)
          note(both('嵌套的图按平面读取', 'nested graphs are read as one'));
        else if (name === 'hyperedge' || name === 'port')
          note(both(`${name} 不读取`, `elements ${name} are not read`));
      },
      text(written) {
        if (key === undefined && presetOf === undefined) return;
        text += written;
        if (text.length > LONGEST_VALUE)
          refuseGraph(
            source.name,
            `值超过 ${LONGEST_VALUE} 个字符：请缩短`,
            `a value is longer than ${LONGEST_VALUE} characters: shorten it`,
            key === undefined ? {} : { column: key.slice(0, 100) },
          );
      },
      close(name) {
        if (key !== undefined && name === 'data' && inside.length === 0) {
          take(key, text);
          key = undefined;
          text = '';
        } else if (key !== undefined) {
          take(named ?? inside.at(-1) ?? key, text);
          text = '';
          if (inside.pop() === 'Property') named = undefined;
        } else if (name === 'default' && presetOf !== undefined) {
          const declared = keys.get(presetOf);
          if (declared !== undefined) declared.preset = text.trim();
        } else if (name === 'key') presetOf = undefined;
        else if (name === 'node' || name === 'edge') {
          const one = open.pop();
          if (one === undefined) return;
          const { attributes } = one.element;
          for (const { name: attribute, of, preset } of keys.values())
            if (
              preset !== undefined &&
              (of === name || of === 'all') &&
              !Object.hasOwn(attributes, attribute)
            )
              attributes[attribute] = preset;
          if (one.kind === 'edge') edge(one.element);
          else node(one.element);
        }
      },
    },
    signal,
  );
  if (!found)
    refuseGraph(source.name, '不是 GraphML：根元素应为 graphml', 'it is no GraphML: its root is not graphml');
  return graph;
}
