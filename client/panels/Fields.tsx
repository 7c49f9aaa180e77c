// Fields of an element, as the contract names and orders them.
import { Tooltip } from '@mantine/core';
import type { PropertyValue } from '#contract/graph.ts';
import type { Field } from '#contract/model/define.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { grade } from '#contract/grades.ts';
import { sha256 } from '#contract/scalars.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { ElementLink } from './ElementLink.tsx';

/** A hash, short, with all of it to copy. */
export function Hash({ value }: { value: string }) {
  return (
    <span className="vt-mono" title={value}>
      {value.slice(0, 12)}… <CopyButton value={value} />
    </span>
  );
}

function FieldValue({
  type,
  name,
  field,
  value,
}: {
  type: EntityType;
  name: string;
  field: Field;
  value: PropertyValue;
}) {
  const { words } = useWorkspace();
  if (field.refers !== undefined && typeof value === 'string') return <ElementLink id={value} />;
  if (field.schema === sha256 && typeof value === 'string') return <Hash value={value} />;
  const said = words.value(type, name, value);
  const meaning = field.schema === grade && typeof value === 'string' ? words.grade(value) : undefined;
  return meaning === undefined ? (
    <bdi>{said}</bdi>
  ) : (
    <Tooltip label={meaning}>
      <span tabIndex={0}>
        <strong>{said}</strong> <span className="vt-quiet">{meaning}</span>
      </span>
    </Tooltip>
  );
}

interface FieldsProps {
  type: EntityType;
  fields: Readonly<Record<string, PropertyValue>>;
  extra: Readonly<Record<string, string>>;
}

/** All fields that hold something; columns that the contract does not know stand at the end as they were found. */
export function Fields({ type, fields, extra }: FieldsProps) {
  const { t, say } = useTexts();
  const entity = entityOf(type);
  const filled = Object.entries(entity.fields).filter(([name]) => {
    const value = fields[name];
    return value !== undefined && value !== null && value !== '';
  });
  return (
    <dl className="vt-fields">
      {filled.map(([name, field]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{say(field.label)}</dt>
          <dd>
            <FieldValue type={type} name={name} field={field} value={fields[name] ?? null} />
          </dd>
        </div>
      ))}
      {Object.entries(extra).map(([name, value]) => (
        <div key={`extra ${name}`} style={{ display: 'contents' }}>
          <dt title={t('details.extra')}>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
