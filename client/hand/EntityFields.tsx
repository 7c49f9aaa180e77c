// The fields of an entity as a form: checked while they are typed, by the definition that the server checks them by.
import { useState } from 'react';
import type { EntityType } from '#contract/model/registry.ts';
import { useTexts } from '../i18n/i18n.ts';
import { FieldInput } from './FieldInput.tsx';
import { faultsOf, fieldsOf } from './form.ts';

interface EntityFieldsProps {
  type: EntityType;
  names: readonly string[];
  /** What was typed, by field. */
  typed: Readonly<Record<string, string>>;
  /** What stands, where there is something. */
  standing?: Readonly<Record<string, string>>;
  masked?: ReadonlySet<string>;
  /** Everything is held to account, for it was tried to be sent. */
  isTried: boolean;
  onChange(values: Readonly<Record<string, string>>): void;
}

/** What is in each field: what was typed, else what stands. */
export const wholeOf = (
  names: readonly string[],
  typed: Readonly<Record<string, string>>,
  standing: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, typed[name] ?? standing[name] ?? '']));

export function EntityFields({
  type,
  names,
  typed,
  standing = {},
  masked = new Set(),
  isTried,
  onChange,
}: EntityFieldsProps) {
  const { say } = useTexts();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const faults = faultsOf(type, wholeOf(names, typed, standing), names);
  return (
    <div className="vt-hand-fields">
      {fieldsOf(type, names).map((field) => {
        const { name } = field;
        const isMasked = masked.has(name);
        // A field is judged once it was typed in or left, and not while a person is on the way to it.
        const isJudged = (name in typed && typed[name] !== '') || left.has(name) || isTried;
        const fault = isJudged && !(isMasked && (typed[name] ?? '') === '') ? faults.get(name) : undefined;
        return (
          <div key={name} data-wide={field.input.as === 'long'}>
            <FieldInput
              type={type}
              field={field}
              value={typed[name] ?? (isMasked ? '' : (standing[name] ?? ''))}
              masked={isMasked ? standing[name] : undefined}
              error={fault === undefined ? undefined : say(fault)}
              onChange={(value) => onChange({ ...typed, [name]: value })}
              onLeave={() => setLeft(new Set([...left, name]))}
            />
          </div>
        );
      })}
    </div>
  );
}
