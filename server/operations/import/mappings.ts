// Named mappings: kept in the journal, the latest of a name counts; offered to lists that have all their headers.
import type { NamedMapping } from '#contract/import.ts';
import { namedMapping } from '#contract/import.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import type { Workspace } from '../../workspace.ts';

const SUBJECT = 'mapping:';

/** The mappings that stand, by name. */
export function readMappings({ record }: Pick<Workspace, 'record'>): NamedMapping[] {
  const found = new Map<string, NamedMapping>();
  for (const { subject, payload } of record.entriesAbout(SUBJECT)) {
    const name = subject.slice(SUBJECT.length);
    const parsed = namedMapping.safeParse(payload);
    if (parsed.success) found.set(name, parsed.data);
    else found.delete(name);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Saves a mapping under its name, in place of one that has it. */
export const saveMapping = (
  { record }: Pick<Workspace, 'record'>,
  actor: string,
  mapping: NamedMapping,
): Promise<NamedMapping> =>
  record.transaction(actor, (tx) => {
    tx.append({ action: 'mapping', subject: `${SUBJECT}${mapping.name}`, payload: mapping });
    return mapping;
  });

/** Forgets a mapping; what was imported by it stays. */
export const removeMapping = (
  { record }: Pick<Workspace, 'record'>,
  actor: string,
  name: string,
): Promise<void> =>
  record.transaction(actor, (tx) => {
    tx.append({ action: 'mapping', subject: `${SUBJECT}${name}` });
  });

/** The mapping that fits a header: all of its columns are there; of several the one with the most. */
export const fittingMapping = (
  mappings: readonly NamedMapping[],
  header: readonly string[],
): NamedMapping | undefined =>
  mappings
    .filter(({ columns }) => {
      const names = Object.keys(columns);
      return names.length > 0 && names.every((name) => header.includes(name));
    })
    .sort((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length)[0];

/** The fields of a header by a mapping; of columns with one name the first. */
export function fieldsBy({ columns }: NamedMapping, header: readonly string[]): (RecordField | null)[] {
  return header.map((name, at) => (header.indexOf(name) === at ? (columns[name] ?? null) : null));
}
