// The contradictions of a case: what is known of it, with what its exhibits deny and what was said of its accounts.
import type { Contradiction } from '#contract/queries/contradictions.ts';
import { contradictionsOf, type SaidHandle } from '../../proof/index.ts';
import type { FactPayload, RecordReader } from '../../record/index.ts';
import { textOf } from '../case-chain.ts';
import { exhibitTexts } from '../exhibit-texts.ts';
import { standingClaims } from '../identities/claims.ts';
import { readDenials, type NamedActor } from './denials.ts';
import { gatherProof } from './gather.ts';

/** Shorter names stand in too many words. */
const SHORTEST = 2;

const actorsOf = (record: RecordReader, caseId: string): NamedActor[] =>
  (['Party', 'Handle'] as const).flatMap((type) =>
    record.facts(caseId, type).flatMap(({ id, payload: { values } }) => {
      const name = textOf(values[type === 'Party' ? 'name' : 'value']);
      return name === undefined || name.length < SHORTEST ? [] : [{ id, names: [name] }];
    }),
  );

/** Accounts with every party that is said to use them: what stands, and where that is by hand what the last file said. */
function accountsOf(record: RecordReader, caseId: string): SaidHandle[] {
  const byFile = new Map<string, string>();
  for (const { entry, retracted } of record.assertions(caseId, 'Handle')) {
    const { values, hand } = entry.payload as FactPayload;
    const party = textOf(values['party_id']);
    if (retracted === undefined && hand === undefined && party !== undefined)
      byFile.set(entry.subject, party);
  }
  return record.facts(caseId, 'Handle').map(({ id, payload: { values, hand } }) => {
    const standing = textOf(values['party_id']);
    const file = hand === undefined ? undefined : byFile.get(`Handle:${id}`);
    return {
      id,
      platform: textOf(values['platform']) ?? '',
      value: textOf(values['value']) ?? '',
      parties: [standing, file].flatMap((party) => party ?? []),
    };
  });
}

export function caseContradictions(record: RecordReader, caseId: string): Contradiction[] {
  const summaries = new Map(
    record.facts(caseId, 'Evidence').map(({ id, payload }) => [id, textOf(payload.values['summary']) ?? '']),
  );
  const spoken = exhibitTexts(record, caseId).map((one) => ({
    ...one,
    summary: summaries.get(one.id) ?? '',
  }));
  return contradictionsOf({
    ...gatherProof(record, caseId),
    denials: readDenials(spoken, actorsOf(record, caseId)),
    accounts: accountsOf(record, caseId),
    claims: standingClaims(record, caseId),
  });
}
