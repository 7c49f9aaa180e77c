// What the edges of a graph come to: transfers and cooperations of their own, references, or left out.
import type { GraphMapping } from '#contract/graph-import.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { RawEdge } from '../../ingest/graphs/define.ts';
import { ownEdge } from './ours.ts';
import type { EdgePlan, Making, Planned, Standing } from './planned.ts';
import { refer } from './references.ts';
import { filled, ruleOf } from './rule-of.ts';

/** The fields of the two ends of what an edge becomes. */
const ENDS = { Transfer: ['from_id', 'to_id'], Cooperation: ['a_id', 'b_id'] } as const;
type Joining = keyof typeof ENDS;
const isJoining = (target: string): target is Joining => Object.hasOwn(ENDS, target);

/** What stands at both ends; undefined where one is left out, which is counted. */
function endsOf(
  edge: RawEdge,
  value: string,
  { stands, seen, left }: Making,
): readonly [Standing, Standing] | undefined {
  const missing = [edge.source, edge.target].find((end) => !seen.has(end));
  if (missing !== undefined) {
    left.add('edge', 'no-end', value, edge, missing === edge.source ? 'source' : 'target');
    return undefined;
  }
  const [from, to] = [stands.get(edge.source), stands.get(edge.target)];
  if (from !== undefined && to !== undefined) return [from, to];
  left.add('edge', 'end-left-out', value, edge, from === undefined ? 'source' : 'target');
  return undefined;
}

/** Takes the edges of a file in their order, once its nodes are taken. */
export function takeEdges(edges: readonly RawEdge[], rules: GraphMapping['edges'], making: Making): EdgePlan {
  const { left, view, idFor } = making;
  const plan: EdgePlan = { facts: [], taken: new Map(), value: new Map(), known: 0 };
  /** Cooperations of the file by their ends. */
  const joined = new Set<string>();

  /** An edge that is an element of its own. */
  const join = (
    as: Joining,
    constants: Readonly<Record<string, string>> | undefined,
    edge: RawEdge,
    [from, to]: readonly [Standing, Standing],
  ): void => {
    const [one, other] = ENDS[as];
    const { fields } = entityOf(as);
    if (!fields[one]?.refers?.includes(from.type) || !fields[other]?.refers?.includes(to.type)) {
      left.add('edge', 'wrong-ends', plan.value.get(edge) ?? '', edge);
      return;
    }
    const { values, extra } = filled(rules, { as, constants }, edge);
    Object.assign(values, { [one]: from.id, [other]: to.id });
    const pair = `${from.id}|${to.id}`;
    const standing = view.values(as, as === 'Transfer' ? edge.id : pair);
    const isKnown = standing !== undefined && standing[one] === from.id && standing[other] === to.id;
    if (isKnown || (as === 'Cooperation' && joined.has(pair))) {
      if (isKnown) plan.known += 1;
      plan.taken.set(edge, undefined);
      return;
    }
    if (as === 'Cooperation') joined.add(pair);
    const id = as === 'Transfer' ? idFor(as, edge.id) : pair;
    const fact: Planned = { type: as, id, line: edge.line, values, extra, supports: [] };
    plan.facts.push(fact);
    plan.taken.set(edge, fact);
  };

  for (const edge of edges) {
    const { value, rule } = ruleOf(rules, edge);
    plan.value.set(edge, value);
    if (rule === undefined || rule.as === null) {
      left.add('edge', ownEdge(value) === null ? 'follows' : 'mapping', value, edge);
      continue;
    }
    const ends = endsOf(edge, value, making);
    if (ends === undefined) continue;
    if (isJoining(rule.as)) join(rule.as, rule.constants, edge, ends);
    else refer({ relation: rule.as, edge, value }, ends, plan, making);
  }
  return plan;
}
