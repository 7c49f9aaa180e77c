// GEXF 1.1 to 1.3 as Gephi writes it, and as we do.
import { both } from '#contract/text.ts';
import type { ByteSource } from '../readers/byte-source.ts';
import { gatherer, refuseGraph, type RawEdge, type RawGraph, type RawNode } from './define.ts';
import { readGraphXml } from './xml.ts';

/** Attributes of elements themselves that are kept as attributes. */
const OWN = ['label', 'kind', 'type', 'weight', 'start', 'end', 'timestamp'] as const;
/** What the format's own attribute of edges says: a direction, no type. */
const DIRECTIONS = new Set(['directed', 'undirected', 'mutual']);
const LOOKS = new Set(['color', 'position', 'size', 'shape', 'thickness']);

/** @throws input-refused, cancelled */
export async function readGexf(source: ByteSource, signal?: AbortSignal): Promise<RawGraph> {
  const { graph, node, edge, note, need, begun } = gatherer(source.name, 'gexf');
  const titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  const presets = { node: new Map<string, string>(), edge: new Map<string, string>() };
  let declaring: 'node' | 'edge' | undefined;
  let declared = '';
  let isPreset = false;
  let text = '';
  const open: { kind: 'node' | 'edge'; element: RawNode | RawEdge }[] = [];
  let found = false;
  const ownOf = (attributes: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      OWN.flatMap((name) => {
        const value = attributes[name] ?? '';
        return value === '' || (name === 'type' && DIRECTIONS.has(value)) ? [] : [[name, value] as const];
      }),
    );
  await readGraphXml(
    source,
    {
      open(name, attributes, line) {
        if (name === 'gexf') found = true;
        else if (name === 'attributes') declaring = attributes['class'] === 'edge' ? 'edge' : 'node';
        else if (name === 'attribute' && declaring !== undefined) {
          declared = need(attributes, 'id', line, 'attribute');
          titles[declaring].set(declared, attributes['title'] ?? declared);
        } else if (name === 'default') [isPreset, text] = [true, ''];
        else if (name === 'node') {
          const element = { id: need(attributes, 'id', line, 'node'), line, attributes: ownOf(attributes) };
          open.push({ kind: 'node', element });
        } else if (name === 'edge') {
          open.push({ kind: 'edge', element: { ...begun(attributes, line), attributes: ownOf(attributes) } });
        } else if (name === 'attvalue') {
          const one = open.at(-1);
          const id = attributes['for'] ?? attributes['id'] ?? '';
          const value = attributes['value'] ?? '';
          if (one === undefined || value === '') return;
          const title = titles[one.kind].get(id) ?? id;
          const { attributes: all } = one.element;
          // What the element says of itself and what an attribute of that name says are two things only where they differ.
          const before = Object.hasOwn(all, title) ? all[title] : undefined;
          const isOwn = (OWN as readonly string[]).includes(title);
          all[title] = before === undefined || isOwn || before === value ? value : `${before}; ${value}`;
        } else if (LOOKS.has(name))
          note(both('位置、颜色和大小不读取', 'places, colours and sizes are not read'));
      },
      text(written) {
        if (isPreset) text += written;
      },
      close(name) {
        if (name === 'attributes') declaring = undefined;
        else if (name === 'default' && declaring !== undefined) {
          presets[declaring].set(declared, text.trim());
          isPreset = false;
        } else if (name === 'node' || name === 'edge') {
          const one = open.pop();
          if (one === undefined) return;
          for (const [id, preset] of presets[one.kind]) {
            const title = titles[one.kind].get(id) ?? id;
            if (!Object.hasOwn(one.element.attributes, title)) one.element.attributes[title] = preset;
          }
          if (one.kind === 'edge') edge(one.element as RawEdge);
          else node(one.element);
        }
      },
    },
    signal,
  );
  if (!found) refuseGraph(source.name, '不是 GEXF：根元素应为 gexf', 'it is no GEXF: its root is not gexf');
  return graph;
}
