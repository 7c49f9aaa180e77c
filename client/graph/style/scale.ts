// From the values of a field or measure to a few steps that can be told apart, each with what it looks like and how many it holds.
import { codeOf, KIND_DASHES, NEUTRAL, OKABE_ITO, UNKNOWN_DASH, VIRIDIS, type Colour } from './palettes.ts';

/** One step of a scale: a kind, or a class of amounts. */
export interface Step {
  label: string;
  /** The mark that stands for it beside its colour: a letter for a kind, a digit for a class, `?` for what is not known. */
  code: string;
  count: number;
  colour: Colour;
  /** How much larger a node is drawn, and how wide a line (px). */
  factor: number;
  width: number;
  dash: readonly number[];
}

export interface Scale {
  steps: readonly Step[];
  /** Which step an element is on; undefined where the rule is not of its type. */
  stepOf: ReadonlyMap<string, number>;
}

export interface Value {
  id: string;
  /** Undefined where it is not known. */
  value: string | number | undefined;
}

interface Labels {
  value(value: string): string;
  span(from: number, to: number): string;
  unknown: string;
}

const CLASSES = 5;

const unknownStep = (label: string, count: number): Step => ({
  label,
  code: '?',
  count,
  colour: NEUTRAL,
  factor: 1,
  width: 1.2,
  dash: UNKNOWN_DASH,
});

/** What a share (0–1) of the way from least to most looks like. */
const grownTo = (share: number): Pick<Step, 'colour' | 'factor' | 'width'> => ({
  colour: VIRIDIS[Math.round(share * (VIRIDIS.length - 1))]!,
  factor: Math.round((0.75 + share * 0.65) * 100) / 100,
  width: Math.round((1.2 + share * 4.8) * 10) / 10,
});

/** Classes of about as many elements each; equal values are never parted. */
function classBounds(sorted: readonly number[]): [number, number][] {
  const distinct = [...new Set(sorted)];
  if (distinct.length <= CLASSES) return distinct.map((value) => [value, value]);
  const starts = new Set<number>();
  for (let at = 0; at < CLASSES; at++) starts.add(sorted[Math.floor((at * sorted.length) / CLASSES)]!);
  const from = [...starts];
  return from.map((start, at) => {
    const next = from[at + 1];
    return [start, next === undefined ? distinct.at(-1)! : distinct[distinct.indexOf(next) - 1]!];
  });
}

function amounts(values: readonly Value[], labels: Labels): Scale {
  const known = values.flatMap(({ value }) => (typeof value === 'number' ? value : []));
  const bounds = classBounds(known.toSorted((a, b) => a - b));
  const spread = Math.max(1, bounds.length - 1);
  const stepOf = new Map<string, number>();
  const counts = bounds.map(() => 0);
  let unknown = 0;
  for (const { id, value } of values) {
    const at = typeof value === 'number' ? bounds.findIndex(([, to]) => value <= to) : bounds.length;
    stepOf.set(id, at);
    if (at === bounds.length) unknown += 1;
    else counts[at]! += 1;
  }
  const steps = bounds.map(([from, to], at): Step => {
    const share = bounds.length === 1 ? 0.5 : at / spread;
    return {
      label: labels.span(from, to),
      code: String(at + 1),
      count: counts[at]!,
      ...grownTo(share),
      dash: [],
    };
  });
  return { steps: unknown === 0 ? steps : [...steps, unknownStep(labels.unknown, unknown)], stepOf };
}

function kinds(values: readonly Value[], labels: Labels, ordinal: readonly string[] | undefined): Scale {
  const counts = new Map<string, number>();
  let unknown = 0;
  for (const { value } of values) {
    if (value === undefined) unknown += 1;
    else counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const rank = (value: string): number => ordinal?.indexOf(value) ?? 0;
  const order = [...counts]
    .sort((a, b) => rank(a[0]) - rank(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value]) => value);
  const at = new Map(order.map((value, place) => [value, place]));
  const steps = order.map((value, place): Step => ({
    label: labels.value(value),
    count: counts.get(value) ?? 0,
    dash: KIND_DASHES[place % KIND_DASHES.length]!,
    ...(ordinal === undefined
      ? { code: codeOf(place), colour: OKABE_ITO[place] ?? NEUTRAL, factor: 1, width: 2 }
      : { code: String(place + 1), ...grownTo(order.length === 1 ? 0.5 : place / (order.length - 1)) }),
  }));
  const stepOf = new Map(
    values.map(({ id, value }) => [id, value === undefined ? order.length : (at.get(String(value)) ?? 0)]),
  );
  return { steps: unknown === 0 ? steps : [...steps, unknownStep(labels.unknown, unknown)], stepOf };
}

/**
 * The scale of values: classes where all that are known are numbers, else kinds by how often they are, or in the order
 * of less and more where they have one.
 */
export function scaleOf(values: readonly Value[], labels: Labels, ordinal?: readonly string[]): Scale {
  const known = values.filter(({ value }) => value !== undefined);
  const isNumeric = known.length > 0 && known.every(({ value }) => typeof value === 'number');
  return isNumeric ? amounts(values, labels) : kinds(values, labels, ordinal);
}
