// Named mappings, kept in the journal: the latest entry of a name counts.
import { fail } from '#contract/errors.ts';
import { namedMapping, type NamedMapping } from '#contract/mapping.ts';
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

/** Forgets a mapping; what was imported by it stays. @throws not-found */
export async function removeMapping(
  { record }: Pick<Workspace, 'record'>,
  actor: string,
  name: string,
): Promise<void> {
  if (!readMappings({ record }).some((one) => one.name === name))
    fail('not-found', '没有这个列对应', 'There is no such mapping');
  await record.transaction(actor, (tx) => {
    tx.append({ action: 'mapping', subject: `${SUBJECT}${name}` });
  });
}
