// What a view of a case is, and a change of it: plain data, so that undo, storage and addresses share one form.
import { z } from 'zod';
import { neighbourOrder } from '#contract/queries/neighbours.ts';
import { entityType } from '#contract/model/registry.ts';
import { relationType } from '#contract/model/relation.ts';
import { filterRule } from './filters.ts';
import { styleRules } from './style-rules.ts';

/** Neighbours of an element that were asked for. `count` draws them as one group that says how many they are. */
export const expansion = z.object({
  id: z.string(),
  relation: relationType.optional(),
  direction: z.enum(['out', 'in']).optional(),
  type: entityType.optional(),
  order: neighbourOrder.optional(),
  limit: z.number().int().min(1).max(1000),
  as: z.enum(['elements', 'count']),
});
export type Expansion = z.infer<typeof expansion>;

const place = z.tuple([z.number(), z.number()]);
export type Place = z.infer<typeof place>;

/** Elements that stand as one: put together by hand, or found to belong together. */
export const group = z.object({ id: z.string(), title: z.string(), members: z.array(z.string()) });
export type Group = z.infer<typeof group>;

/** By what elements are grouped besides. */
export const GROUP_RULES = ['none', 'type', 'trade', 'region', 'complex'] as const;
export type GroupRule = (typeof GROUP_RULES)[number];

/** A line across the drawing that says what stands there: a date on the way to the right, or a row of the chain. */
export const guide = z.object({
  across: z.enum(['x', 'y']),
  at: z.number(),
  /** `2015-06`, or a tier of the chain, or `undated`. */
  says: z.string(),
});
export type Guide = z.infer<typeof guide>;

/** What a layout is remembered by while another one is shown. */
const remembered = z.object({
  positions: z.record(z.string(), place),
  pinned: z.array(z.string()),
  guides: z.array(guide),
});

/** Every part has a value in `FIRST_VIEW`, which a view that was kept before the part came into being takes from there. */
export const view = z.object({
  expansions: z.array(expansion),
  /** Elements put out of sight by hand. */
  hidden: z.array(z.string()),
  /** Facets switched off: `List`, `Party:merchant`, `mode:sale`, `relation:USES`. */
  off: z.array(z.string()),
  layout: z.string(),
  /** Strength (0–1) below which inferred derivations are out of sight; 0 draws all. */
  threshold: z.number().min(0).max(1),
  /** What is left out by the values of fields, by the id of the field: `Transfer.channel`; `when` is the time. */
  filters: z.record(z.string(), filterRule),
  /** What decides how elements look, beyond their kind. */
  style: styleRules,
  /** Where elements stand; what is missing is placed by the layout. */
  positions: z.record(z.string(), place),
  /** What stays where it was put when all else is laid out anew; with `locked`, everything does. */
  pinned: z.array(z.string()),
  locked: z.boolean(),
  /** Lines that belong to the places: the dates of a timeline. */
  guides: z.array(guide),
  /** Places, pins and guides of the layouts that were shown before, by their id. */
  remembered: z.record(z.string(), remembered),
  groups: z.array(group),
  groupBy: z.enum(GROUP_RULES),
  /** Groups that are open; the others stand as one element each. */
  unfolded: z.array(z.string()),
});
export type View = z.infer<typeof view>;

/**
 * Raised when a view that this version writes could be misread by an older one; new parts alone are no reason, for what does not know
 * them leaves them out.
 */
export const VIEW_FORMAT = 1;

/** New values of the parts that change; `positions` are merged, where null takes a place away; all else is replaced. */
export const patch = view.partial().extend({ positions: z.record(z.string(), place.nullable()).optional() });
export type Patch = z.infer<typeof patch>;

/** What a person sees first: the supply chain; evidence, complaints and canaries wait in the legend. */
export const FIRST_VIEW: View = {
  expansions: [],
  hidden: [],
  off: ['Case', 'Evidence', 'Complaint', 'Canary'],
  layout: 'supply-chain',
  threshold: 0,
  filters: {},
  style: {},
  positions: {},
  pinned: [],
  locked: false,
  guides: [],
  remembered: {},
  groups: [],
  groupBy: 'none',
  unfolded: [],
};

/** Places after some were given and some taken away. */
function merged(before: View['positions'], change: NonNullable<Patch['positions']>): View['positions'] {
  const places = { ...before };
  for (const [id, to] of Object.entries(change)) {
    if (to === null) delete places[id];
    else places[id] = to;
  }
  return places;
}

/** The view after a change: places are merged, every other part is replaced. */
export function applyPatch(before: View, { positions, ...change }: Patch): View {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...(Object.fromEntries(said) as Partial<View>),
    positions: positions === undefined ? before.positions : merged(before.positions, positions),
  };
}

/** The change that takes `change` back, seen from the view before it. */
export function inverse(before: View, change: Patch): Patch {
  const back: Record<string, unknown> = {};
  for (const part of Object.keys(change) as (keyof View)[]) {
    if (part !== 'positions') back[part] = before[part];
  }
  if (change.positions !== undefined) {
    const known = Object.keys(change.positions);
    back['positions'] = Object.fromEntries(known.map((id) => [id, before.positions[id] ?? null]));
  }
  return patch.parse(back);
}

/** A view as it was kept, by this version or an older one. */
export const keptView = z.preprocess(
  (kept) => (typeof kept === 'object' ? { ...FIRST_VIEW, ...kept } : kept),
  view,
);
