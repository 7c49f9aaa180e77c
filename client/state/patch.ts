// What a view of a case is, and a change of it: plain data, so that undo, storage and addresses share one form.
import { z } from 'zod';
import { relationType } from '#contract/model/relation.ts';

/** Neighbours of an element that were asked for. `count` draws them as one group that says how many they are. */
export const expansion = z.object({
  id: z.string(),
  relation: relationType.optional(),
  direction: z.enum(['out', 'in']).optional(),
  limit: z.number().int().min(1).max(1000),
  as: z.enum(['elements', 'count']),
});
export type Expansion = z.infer<typeof expansion>;

const place = z.tuple([z.number(), z.number()]);
export type Place = z.infer<typeof place>;

export const view = z.object({
  expansions: z.array(expansion),
  /** Elements put out of sight by hand. */
  hidden: z.array(z.string()),
  /** Facets switched off: `List`, `Party:merchant`, `mode:sale`, `relation:USES`. */
  off: z.array(z.string()),
  layout: z.string(),
  /** Strength (0–1) below which inferred derivations are out of sight; absent: all are drawn. */
  threshold: z.number().min(0).max(1).optional(),
  /** Where elements stand; what is missing is placed by the layout. */
  positions: z.record(z.string(), place),
});
export type View = z.infer<typeof view>;

/** New values of the parts that change; `positions` are merged, all else replaced. */
export const patch = view.partial();
export type Patch = z.infer<typeof patch>;

/** What a person sees first: the supply chain; evidence, complaints and canaries wait in the legend. */
export const FIRST_VIEW: View = {
  expansions: [],
  hidden: [],
  off: ['Case', 'Evidence', 'Complaint', 'Canary'],
  layout: 'supply-chain',
  positions: {},
};

/** The view after a change. */
export const applyPatch = (before: View, change: Patch): View => ({
  expansions: change.expansions ?? before.expansions,
  hidden: change.hidden ?? before.hidden,
  off: change.off ?? before.off,
  layout: change.layout ?? before.layout,
  threshold: change.threshold ?? before.threshold,
  positions: change.positions === undefined ? before.positions : { ...before.positions, ...change.positions },
});

/** The change that takes `change` back, seen from the view before it. */
export function inverse(before: View, change: Patch): Patch {
  const back: Patch = {};
  if (change.expansions !== undefined) back.expansions = before.expansions;
  if (change.hidden !== undefined) back.hidden = before.hidden;
  if (change.off !== undefined) back.off = before.off;
  if (change.layout !== undefined) back.layout = before.layout;
  if (change.threshold !== undefined) back.threshold = before.threshold ?? 0;
  if (change.positions !== undefined) {
    const known = Object.keys(change.positions).filter((id) => before.positions[id] !== undefined);
    back.positions = Object.fromEntries(known.map((id) => [id, before.positions[id]!]));
  }
  return back;
}
