// Changes to the rules of a mapping, each giving new ones.
import type { AttributeSeen, ElementRules } from '#contract/graph-import.ts';

/** Another attribute tells types: a rule for each of its values, none of them said yet. */
export function withBy<R extends ElementRules>(
  rules: R,
  by: string | null,
  attributes: readonly AttributeSeen[],
): R {
  const values =
    by === null ? [''] : (attributes.find(({ name }) => name === by)?.values ?? []).map(({ value }) => value);
  return { ...rules, by, rules: values.map((value) => ({ value, as: null })) };
}

/** What elements of a rule become; the field that says their kind gets a value that is certain to hold. */
export function ruleAs<R extends ElementRules>(
  rules: R,
  at: number,
  as: string | null,
  kind: string | undefined,
  kindField: Readonly<Record<string, string>>,
): R {
  const field = as === null ? undefined : kindField[as];
  const constants = field === undefined || kind === undefined ? {} : { constants: { [field]: kind } };
  const changed = rules.rules.map((rule, index) =>
    index === at ? { value: rule.value, as, ...constants } : rule,
  );
  return { ...rules, rules: changed } as R;
}

/** Fixes a field for the elements of a rule; an empty value lets the file say it. */
export function withKind<R extends ElementRules>(rules: R, at: number, field: string, value: string): R {
  const changed = rules.rules.map((rule, index) => {
    if (index !== at) return rule;
    const { [field]: _before, ...others } = rule.constants ?? {};
    return { ...rule, constants: value === '' ? others : { ...others, [field]: value } };
  });
  return { ...rules, rules: changed } as R;
}

/** Which attribute fills a field of a target; an empty one: none. */
export function withField<R extends ElementRules>(
  rules: R,
  target: string,
  field: string,
  attribute: string,
): R {
  const { [field]: _before, ...others } = rules.fields[target] ?? {};
  return {
    ...rules,
    fields: { ...rules.fields, [target]: attribute === '' ? others : { ...others, [field]: attribute } },
  };
}
