// What elements of a graph become: by the attribute that tells, a row for each of its values, and which attribute fills which field.
import { NativeSelect } from '@mantine/core';
import {
  EDGE_TARGETS,
  NODE_TARGETS,
  targetFields,
  type AttributeSeen,
  type ElementRules,
} from '#contract/graph-import.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/words.ts';
import { ruleAs, withBy, withField, withKind } from './rules.ts';

interface RulesTableProps<R extends ElementRules> {
  of: 'nodes' | 'edges';
  rules: R;
  attributes: readonly AttributeSeen[];
  /** Elements of the file. */
  total: number;
  onChange(rules: R): void;
}

/** The field of a target whose values are few, which a rule can fix. */
const KIND_FIELD: Readonly<Record<string, string>> = {
  Party: 'kind',
  Handle: 'platform',
  Evidence: 'kind',
  Transfer: 'mode',
};

const optionsOf = (target: string): string[] => {
  const field = KIND_FIELD[target];
  const schema = field === undefined ? undefined : entityOf(target as EntityType).fields[field]?.schema;
  return schema !== undefined && 'options' in schema ? (schema.options as string[]) : [];
};

export function RulesTable<R extends ElementRules>({
  of,
  rules,
  attributes,
  total,
  onChange,
}: RulesTableProps<R>) {
  const { t, say, shown } = useTexts();
  const words = useWords();
  const targets: readonly string[] = of === 'nodes' ? NODE_TARGETS : EDGE_TARGETS;
  const nameOf = (target: string): string =>
    target in RELATIONS
      ? say(RELATIONS[target as keyof typeof RELATIONS].title)
      : say(entityOf(target as EntityType).title);
  const used = [...new Set(rules.rules.flatMap(({ as }) => (as === null ? [] : [as as string])))].sort();
  const counts = new Map<string, number>(
    rules.by === null
      ? [['', total]]
      : (attributes.find(({ name }) => name === rules.by)?.values ?? []).map((one) => [one.value, one.count]),
  );
  return (
    <section>
      <h2>{t(`graph-import-of.${of}`)}</h2>
      <NativeSelect
        size="xs"
        maw={320}
        label={t('graph-import.by')}
        value={rules.by ?? ''}
        onChange={({ currentTarget }) => onChange(withBy(rules, currentTarget.value || null, attributes))}
        data={[
          { value: '', label: t('graph-import.all-same') },
          ...attributes.filter(({ few }) => few).map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t(`graph-import-of.${of}`)}>
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('graph-import.value')}</th>
              <th scope="col">{t('graph-import.count')}</th>
              <th scope="col">{t('graph-import.becomes')}</th>
              <th scope="col">{t('graph-import.kind')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.rules.map(({ value, as, constants }, at) => {
              const field = as === null ? undefined : KIND_FIELD[as];
              const label = value === '' ? t('graph-import.no-value') : value;
              return (
                <tr key={value}>
                  <th scope="row">{label}</th>
                  <td className="vt-num">
                    {counts.has(value) && formatNumber(counts.get(value) ?? 0, shown)}
                  </td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={`${label} · ${t('graph-import.becomes')}`}
                      value={as ?? ''}
                      onChange={({ currentTarget }) =>
                        onChange(
                          ruleAs(
                            rules,
                            at,
                            currentTarget.value || null,
                            optionsOf(currentTarget.value).at(-1),
                            KIND_FIELD,
                          ),
                        )
                      }
                      data={[
                        { value: '', label: t('graph-import.left-out') },
                        ...targets.map((target) => ({ value: target, label: nameOf(target) })),
                      ]}
                    />
                  </td>
                  <td>
                    {as !== null && field !== undefined && (
                      <NativeSelect
                        size="xs"
                        aria-label={`${label} · ${t('graph-import.kind')}`}
                        value={constants?.[field] ?? ''}
                        onChange={({ currentTarget }) =>
                          onChange(withKind(rules, at, field, currentTarget.value))
                        }
                        data={[
                          { value: '', label: t('graph-import.as-written') },
                          ...optionsOf(as).map((one) => ({
                            value: one,
                            label: words.value(as as EntityType, field, one),
                          })),
                        ]}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {used.map((target) => {
        const fields = targetFields(target as (typeof NODE_TARGETS)[number]);
        if (fields.length === 0) return null;
        return (
          <details key={target}>
            <summary>{t('graph-import.fields-of', { type: nameOf(target) })}</summary>
            <div className="vt-graph-fields">
              {fields.map((field) => (
                <NativeSelect
                  key={field}
                  size="xs"
                  label={say(entityOf(target as EntityType).fields[field]!.label)}
                  value={rules.fields[target]?.[field] ?? ''}
                  onChange={({ currentTarget }) =>
                    onChange(withField(rules, target, field, currentTarget.value))
                  }
                  data={[
                    { value: '', label: t('graph-import.not-filled') },
                    ...attributes.map(({ name }) => ({ value: name, label: name })),
                  ]}
                />
              ))}
            </div>
          </details>
        );
      })}
    </section>
  );
}
