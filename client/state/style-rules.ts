// What decides how elements look, as plain data: per channel the field or measure that drives it.
import { z } from 'zod';

/** What of a drawing can follow a rule. */
export const STYLE_CHANNELS = [
  'node-colour',
  'node-size',
  'node-icon',
  'node-badge',
  'node-label',
  'edge-colour',
  'edge-width',
  'edge-label',
] as const;
const styleChannel = z.enum(STYLE_CHANNELS);
export type StyleChannel = z.infer<typeof styleChannel>;

/** Measures over what is drawn. */
export const MEASURES = ['degree', 'weighted', 'betweenness', 'pagerank'] as const;
export const measure = z.enum(MEASURES);
export type Measure = z.infer<typeof measure>;

const MEASURE = 'measure:';

/** By channel the id of a field (`Party.trade`) or `measure:degree`; what is missing looks as its kind does. */
export const styleRules = z.partialRecord(styleChannel, z.string());
export type StyleRules = z.infer<typeof styleRules>;

export const measureSource = (name: Measure): string => `${MEASURE}${name}`;

/** The measure that a source names; undefined for a field. */
export const measureOf = (source: string): Measure | undefined =>
  source.startsWith(MEASURE) ? measure.safeParse(source.slice(MEASURE.length)).data : undefined;

/** Named styles. `plain` has no rules. */
export const PRESETS = {
  plain: {},
  trade: { 'node-colour': 'Party.trade' },
  mode: { 'edge-colour': 'Transfer.mode', 'edge-width': 'Transfer.records' },
  probability: {
    'edge-colour': 'DERIVED_FROM.probability',
    'edge-width': 'DERIVED_FROM.probability',
    'edge-label': 'DERIVED_FROM.probability',
  },
  strength: { 'edge-colour': 'DERIVED_FROM.band', 'edge-width': 'DERIVED_FROM.band' },
  hubs: { 'node-size': 'measure:degree', 'node-colour': 'measure:betweenness' },
} as const satisfies Record<string, StyleRules>;
export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

/** The preset that rules are; undefined where they are a person's own. */
export const presetOf = (style: StyleRules): PresetName | undefined =>
  PRESET_NAMES.find((name) => {
    const preset: StyleRules = PRESETS[name];
    return STYLE_CHANNELS.every((channel) => preset[channel] === style[channel]);
  });
