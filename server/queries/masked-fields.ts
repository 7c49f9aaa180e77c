// The fields of a fact as they may be shown: what the graph holds as it is there, the rest masked by what it is.
import type { PropertyValue } from '#contract/graph.ts';
import { platform } from '#contract/model/handle.ts';
import { recordField } from '#contract/model/record-field.ts';
import { entityOf } from '#contract/model/registry.ts';
import { isEntity, maskField, maskHandle, maskText, type Fact } from '../record/index.ts';

/** `owner_phone` and `phone` alike are a phone. */
const fieldOf = (name: string): ReturnType<typeof recordField.safeParse>['data'] =>
  recordField.safeParse(name.replace(/^owner_/, '')).data;

function masked(fact: Fact, name: string, value: string): string {
  const field = (isEntity(fact.type) ? entityOf(fact.type) : undefined)?.fields[name];
  if (name === 'id' || field?.refers !== undefined || name === 'sha256') return value;
  if (fact.type === 'Handle' && name === 'value') {
    const known = platform.safeParse(fact.payload.values['platform']);
    return known.success ? maskHandle(known.data, value) : maskText(value);
  }
  const isPersonal = field?.at === 'record' && (fact.type === 'Complaint' || fact.type === 'Canary');
  const recorded = fieldOf(name);
  return isPersonal && recorded !== undefined ? maskField(recorded, value) : maskText(value);
}

/** Fields of the contract that the fact has, masked, in the contract's order. */
export function maskedFields(fact: Fact): Record<string, PropertyValue> {
  if (!isEntity(fact.type)) return {};
  const { values } = fact.payload;
  const shown: Record<string, PropertyValue> = {};
  for (const name of Object.keys(entityOf(fact.type).fields)) {
    const value = values[name];
    if (typeof value === 'number' || typeof value === 'boolean') shown[name] = value;
    else if (typeof value === 'string' && value !== '') shown[name] = masked(fact, name, value);
    else if (typeof value === 'object' && value !== null) shown[name] = maskText(JSON.stringify(value));
  }
  return shown;
}

/** Columns that the contract does not know, masked as free text. */
export const maskedExtra = (fact: Fact): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fact.payload.extra ?? {}).map(([name, value]) => [name, maskText(value)]),
  );
