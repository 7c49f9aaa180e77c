// What the mapping says of one element: its rule, the values that fill fields, and what no field takes.
import type { ElementRules } from '#contract/graph-import.ts';
import type { RawNode } from '../../ingest/graphs/define.ts';

/** The rule of an element, and the value by which it has it. */
export const ruleOf = <R extends ElementRules>(
  { by, rules }: R,
  { attributes }: RawNode,
): { value: string; rule: R['rules'][number] | undefined } => {
  const value = by === null ? '' : (attributes[by] ?? '');
  return { value, rule: rules.find((rule) => rule.value === value) };
};

/** Values of an element by the fields of its target, and what no field takes. */
export function filled(
  { by, fields }: Pick<ElementRules, 'by' | 'fields'>,
  { as, constants = {} }: { as: string; constants?: Readonly<Record<string, string>> | undefined },
  { attributes }: RawNode,
): { values: Record<string, unknown>; extra: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const used = new Set(by === null ? [] : [by]);
  for (const [field, from] of Object.entries(fields[as] ?? {})) {
    const value = attributes[from];
    if (value === undefined || constants[field] !== undefined) continue;
    values[field] = value;
    used.add(from);
  }
  Object.assign(values, constants);
  return {
    values,
    extra: Object.fromEntries(Object.entries(attributes).filter(([name]) => !used.has(name))),
  };
}
