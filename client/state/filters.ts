// Filters by the values of fields: plain data in the view, and whether an element is out by them.
import { z } from 'zod';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { happens, whenOf } from '#contract/when.ts';
import { dayOf } from '#contract/days.ts';
import { asChoice, fieldDefinitions, fieldValue, onAxis, type FieldDefinition } from './fields.ts';

/** Values that are switched off; an empty text stands for what is not known. */
const choiceRule = z.object({ without: z.array(z.string()).min(1) });
/** What lies between two values, both included (dates: days since 1970); with or without what is not known. */
const spanRule = z.object({ from: z.number().optional(), to: z.number().optional(), unknown: z.boolean() });

export const filterRule = z.union([choiceRule, spanRule]);
export type FilterRule = z.infer<typeof filterRule>;
export type SpanRule = z.infer<typeof spanRule>;

/** The rule on when elements happened, over all types that do; its id among those of fields. */
export const WHEN = 'when';

/** The rule on other cases in which elements turn up; an empty text stands for none. */
export const ELSEWHERE = 'elsewhere';

/** A rule that leaves nothing out. */
export const isEmptyRule = (rule: FilterRule): boolean =>
  'without' in rule
    ? rule.without.length === 0
    : rule.unknown && rule.from === undefined && rule.to === undefined;

const isOutside = ({ from, to }: SpanRule, first: number | undefined, last: number | undefined): boolean =>
  (to !== undefined && first !== undefined && first > to) ||
  (from !== undefined && last !== undefined && last < from);

/** An uncertain time stays as long as it may lie within: what is possible is not left out. */
function isOutOfTime(node: GraphNode, rule: SpanRule): boolean {
  const { first, last } = whenOf(node);
  if (first === undefined && last === undefined) return !rule.unknown;
  return isOutside(
    rule,
    first === undefined ? undefined : dayOf(first),
    last === undefined ? undefined : dayOf(last),
  );
}

function isOutByField(field: FieldDefinition, rule: FilterRule, element: GraphNode | GraphEdge): boolean {
  const value = fieldValue(field, element);
  if ('without' in rule) return rule.without.includes(asChoice(value));
  if (value === undefined) return !rule.unknown;
  const at = onAxis(field, value);
  return at !== undefined && isOutside(rule, at, at);
}

/** An element stays as long as one of its cases does; what is not compared, or not known yet, stays. */
function isOutByCase(own: readonly string[] | undefined, rule: FilterRule | undefined): boolean {
  if (own === undefined || rule === undefined || !('without' in rule)) return false;
  return own.length === 0 ? rule.without.includes('') : own.every((id) => rule.without.includes(id));
}

/**
 * Whether filters leave an element out. Rules on fields that this version does not know say nothing.
 *
 * @param elsewhere other cases in which elements turn up; undefined until they are known
 */
export function filtersOf(
  filters: Readonly<Record<string, FilterRule>>,
  elsewhere?: ReadonlyMap<string, readonly string[]>,
): (element: GraphNode | GraphEdge) => boolean {
  const byType = new Map<string, { field: FieldDefinition; rule: FilterRule }[]>();
  for (const [id, rule] of Object.entries(filters)) {
    const field = fieldDefinitions().get(id);
    if (field === undefined) continue;
    byType.set(field.type, [...(byType.get(field.type) ?? []), { field, rule }]);
  }
  const time = filters[WHEN];
  return (element) => {
    if (
      time !== undefined &&
      !('without' in time) &&
      'caption' in element &&
      happens(element) &&
      isOutOfTime(element, time)
    )
      return true;
    if (isOutByCase(elsewhere?.get(element.id), filters[ELSEWHERE])) return true;
    return (byType.get(element.type) ?? []).some(({ field, rule }) => isOutByField(field, rule, element));
  };
}
