// Whose each handle is, under the reading of identities that is asked for.
import type { IdentityReading } from '#contract/hubs.ts';
import type { RecordReader } from '../../record/index.ts';
import { actorsOf } from '../case-chain.ts';
import { standingClaims } from './claims.ts';
import { findIdentities } from './find.ts';

/** Handles that are held for one person's: what investigators confirmed, or all that is proposed besides. Nothing is inferred for what was confirmed. */
function groupsOf(record: RecordReader, caseId: string, reading: 'confirmed' | 'proposed'): string[][] {
  if (reading === 'confirmed')
    return standingClaims(record, caseId)
      .filter(({ kind }) => kind === 'confirmed')
      .map(({ handles }) => handles);
  return findIdentities(record, caseId)
    .identities.filter(({ status }) => status !== 'rejected')
    .map(({ handles }) => handles);
}

/** The party, or the first of the handles, that each handle stands for; a handle of nobody else is left out. */
export function standsFor(
  record: RecordReader,
  caseId: string,
  reading: IdentityReading,
): Map<string, string> {
  if (reading === 'apart') return new Map();
  const stands = new Map(Object.entries(actorsOf(record, caseId)));
  const joined = new Map<string, Set<string>>();
  for (const group of groupsOf(record, caseId, reading)) {
    const all = new Set(group.flatMap((id) => [...(joined.get(id) ?? [id])]));
    for (const id of all) joined.set(id, all);
  }
  for (const group of new Set(joined.values())) {
    const ids = [...group].sort();
    const whose = ids.map((id) => stands.get(id)).find((id) => id !== undefined) ?? ids[0]!;
    for (const id of ids) if (id !== whose) stands.set(id, whose);
  }
  return stands;
}
