// What the nodes of a graph come to: new facts, elements that the case has, or left out.
import type { GraphMapping, NodeTarget } from '#contract/graph-import.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { RawNode } from '../../ingest/graphs/define.ts';
import { followingType } from './ours.ts';
import type { CaseView, Making, NodePlan, Planned } from './planned.ts';
import { filled, ruleOf } from './rule-of.ts';

/** Whether a text is a value of the case, in the clear or, as we export it, masked. */
function isSameOrMasked(text: unknown, value: unknown): boolean {
  if (String(text) === String(value)) return true;
  if (typeof text !== 'string' || typeof value !== 'string' || !text.includes('*')) return false;
  return [...text][0] === '*' || [...text][0] === [...value][0];
}

/** The element of the case that a node is: what has its id and says all that it says, or its account. */
function knownAs(
  view: CaseView,
  type: NodeTarget,
  own: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const standing = view.values(type, own);
  const { fields } = entityOf(type);
  const said = Object.entries(values).filter(([name]) => fields[name]?.refers === undefined);
  const isSame =
    standing !== undefined &&
    said.length > 0 &&
    said.every(([name, value]) => value === '' || isSameOrMasked(value, standing[name]));
  if (isSame) return own;
  return type === 'Handle' ? view.account(values['platform'], values['value']) : undefined;
}

/** Takes the nodes of a file in their order. Fills `stands` and `seen` of what is being made. */
export function takeNodes(
  nodes: readonly RawNode[],
  rules: GraphMapping['nodes'],
  { view, left, stands, seen, idFor }: Making,
): NodePlan {
  const plan: NodePlan = { facts: new Map(), value: new Map(), known: 0 };
  for (const node of nodes) {
    const { value, rule } = ruleOf(rules, node);
    if (seen.has(node.id)) {
      left.add('node', 'twice', value, node);
      continue;
    }
    seen.add(node.id);
    if (rule === undefined || rule.as === null) {
      const type = followingType(value);
      left.add('node', type === undefined ? 'mapping' : 'follows', value, node);
      // What the case has under this id can still be referred to.
      if (type !== undefined && view.values(type, node.id) !== undefined)
        stands.set(node.id, { type, id: node.id });
      continue;
    }
    const type = rule.as;
    const { values, extra } = filled(rules, { as: type, constants: rule.constants }, node);
    const known = knownAs(view, type, node.id, values);
    if (known !== undefined) {
      plan.known += 1;
      stands.set(node.id, { type, id: known });
      continue;
    }
    const fact: Planned = { type, id: idFor(type, node.id), line: node.line, values, extra, supports: [] };
    plan.facts.set(node.id, fact);
    plan.value.set(node.id, value);
    stands.set(node.id, { type, id: fact.id, fact });
  }
  return plan;
}
