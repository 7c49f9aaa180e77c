// Puts the rules of a style on what is drawn: the one function through which they reach canvas, picture and legend.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { asChoice, fieldDefinitions, fieldValue, type FieldDefinition } from '../../state/fields.ts';
import {
  measureOf,
  STYLE_CHANNELS,
  type Measure,
  type StyleChannel,
  type StyleRules,
} from '../../state/style-rules.ts';
import { plainLabel, type Drawn, type DrawnEdge, type DrawnNode, type Paint } from '../drawn.ts';
import { scaleOf, type Scale, type Step, type Value } from './scale.ts';

/** By measure what each node drawn has. */
export type Measured = Partial<Record<Measure, ReadonlyMap<string, number>>>;

/** The words that scales are labelled with. */
export interface StyleWords {
  field(field: FieldDefinition): string;
  value(field: FieldDefinition, value: string): string;
  number(field: FieldDefinition | undefined, value: number): string;
  measure(name: Measure): string;
  unknown: string;
}

/** One rule as the legend shows it. */
export interface LegendScale {
  channels: StyleChannel[];
  source: string;
  title: string;
  scale: Scale;
}

export interface Styled {
  drawn: Drawn;
  legend: readonly LegendScale[];
}

interface Elements {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: ReadonlyMap<string, GraphEdge>;
}

/** Whether a source can drive a channel: measures are of nodes; a transfer is drawn as a line. */
export function fits(channel: StyleChannel, source: string): boolean {
  const isOfNodes = channel.startsWith('node-');
  if (measureOf(source) !== undefined) return isOfNodes;
  const field = fieldDefinitions().get(source);
  return field !== undefined && isOfNodes === (field.of === 'node' && field.type !== 'Transfer');
}

const elementOf = ({ nodes, edges }: Elements, id: string): GraphNode | GraphEdge | undefined =>
  nodes.get(id) ?? edges.get(id);

function valuesOf(source: string, drawn: Drawn, known: Elements, measured: Measured): Value[] {
  const name = measureOf(source);
  if (name !== undefined) {
    const found = measured[name];
    return found === undefined ? [] : drawn.nodes.map(({ id }) => ({ id, value: found.get(id) }));
  }
  const field = fieldDefinitions().get(source);
  if (field === undefined) return [];
  return [...drawn.nodes, ...drawn.edges].flatMap(({ id }): Value[] => {
    const element = elementOf(known, id);
    if (element === undefined || element.type !== field.type) return [];
    const value = fieldValue(field, element);
    return [
      { id, value: typeof value === 'number' ? value : value === undefined ? undefined : asChoice(value) },
    ];
  });
}

/** The words of one element's own value, for a label: not those of its class. */
function labelOf(value: string | number | undefined, source: string, words: StyleWords): string {
  const field = fieldDefinitions().get(source);
  if (value === undefined) return words.unknown;
  if (typeof value === 'number') return words.number(field, value);
  return field === undefined ? value : words.value(field, value);
}

const colourful = (channel: StyleChannel, step: Step, isEdge: boolean): Paint =>
  isEdge
    ? { colour: step.colour, ...(channel === 'edge-colour' ? { dash: step.dash } : {}) }
    : { colour: step.colour, badge: step.code };

function paintOf(id: string, scales: ReadonlyMap<StyleChannel, Scale>, isEdge: boolean): Paint {
  let paint: Paint = {};
  for (const [channel, scale] of scales) {
    const step = scale.steps[scale.stepOf.get(id) ?? -1];
    if (step === undefined) continue;
    if (channel === 'node-colour' || channel === 'edge-colour')
      paint = { ...paint, ...colourful(channel, step, isEdge) };
    if (channel === 'node-size') paint = { ...paint, factor: step.factor };
    if (channel === 'node-icon') paint = { ...paint, glyph: step.code };
    if (channel === 'node-badge') paint = { ...paint, badge: step.code };
  }
  return paint;
}

/** Puts `paint` on an element only where a rule says something of it, so that plain elements stay the same objects. */
const withPaint = <T extends DrawnNode | DrawnEdge>(element: T, paint: Paint): T =>
  Object.keys(paint).length === 0 ? element : { ...element, paint };

/**
 * What is drawn, with the looks that rules give it, and the legend of those rules. Rules on fields that are not known
 * here, or that do not fit their channel, say nothing; without rules the drawing is the same object.
 */
export function paintDrawn(
  drawn: Drawn,
  known: Elements,
  style: StyleRules,
  measured: Measured,
  words: StyleWords,
): Styled {
  const bySource = new Map<string, LegendScale>();
  const scales = new Map<StyleChannel, Scale>();
  const labels = new Map<string, string>();
  const widths = new Map<string, number>();
  for (const channel of STYLE_CHANNELS) {
    const source = style[channel];
    if (source === undefined || !fits(channel, source)) continue;
    const values = valuesOf(source, drawn, known, measured);
    if (values.length === 0) continue;
    if (channel === 'node-label' || channel === 'edge-label') {
      for (const { id, value } of values) labels.set(id, plainLabel(labelOf(value, source, words)));
      continue;
    }
    const field = fieldDefinitions().get(source);
    const name = measureOf(source);
    const number = (value: number): string => words.number(field, value);
    const entry = bySource.get(source) ?? {
      channels: [],
      source,
      title: field === undefined ? (name === undefined ? source : words.measure(name)) : words.field(field),
      scale: scaleOf(
        values,
        {
          value: (value) => (field === undefined ? value : words.value(field, value)),
          span: (from, to) => (from === to ? number(from) : `${number(from)} – ${number(to)}`),
          unknown: words.unknown,
        },
        field?.isOrdinal === true ? field.order : undefined,
      ),
    };
    entry.channels.push(channel);
    bySource.set(source, entry);
    scales.set(channel, entry.scale);
    if (channel !== 'edge-width') continue;
    for (const { id } of values)
      widths.set(id, entry.scale.steps[entry.scale.stepOf.get(id) ?? -1]?.width ?? 1);
  }
  if (scales.size === 0 && labels.size === 0) return { drawn, legend: [] };
  const label = ({ id, label: own }: DrawnNode | DrawnEdge): string => labels.get(id) ?? own;
  return {
    drawn: {
      nodes: drawn.nodes.map((node) => ({
        ...withPaint(node, paintOf(node.id, scales, false)),
        label: label(node),
      })),
      edges: drawn.edges.map((edge) => {
        const width = widths.get(edge.id) ?? edge.width;
        return {
          ...withPaint(edge, paintOf(edge.id, scales, true)),
          label: label(edge),
          ...(width === undefined ? {} : { width }),
        };
      }),
    },
    legend: [...bySource.values()],
  };
}
