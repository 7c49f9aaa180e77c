// The flow of a case's lists, as its record tells it: holders, documented transfers, and the sources that were inferred.
import type { IdentityReading } from '#contract/hubs.ts';
import { buildFlow, type KnownSource } from '../../measures/build-flow.ts';
import type { Flow } from '../../measures/flow.ts';
import type { RecordReader } from '../../record/index.ts';
import { documentsOf, holdingOf, textOf } from '../case-chain.ts';
import { standsFor } from '../identities/party-of.ts';
import { lineageOf } from '../steps/lineage.ts';

/** Sources less likely than this are left out: a case of hundreds of lists has a tail of them. */
const LEAST = 0.01;

export interface CaseFlow {
  flow: Flow;
  /** Kind of each party, in the flow's order; `unknown` for a handle of whom it is not known whose it is. */
  kinds: string[];
  /** Handles by whom they stand for. */
  handles: Map<string, string[]>;
  lineage: ReturnType<typeof lineageOf>;
}

function sourcesOf({ lists }: ReturnType<typeof lineageOf>): KnownSource[] {
  return lists.flatMap(({ id, parents, ranking, rejected }) => {
    const drawn = new Map(parents.map((parent) => [parent.id, parent]));
    const out = new Set(rejected?.map((parent) => parent.id));
    const known = parents.map((parent): KnownSource => {
      const isConfirmed = parent.assessment?.kind === 'confirmed';
      return {
        list: id,
        from: parent.id,
        probability: parent.probability,
        drawn: true,
        kind: isConfirmed ? 'confirmed' : parent.documented ? 'documented' : 'inferred',
        ...(parent.transfer === undefined ? {} : { transfer: parent.transfer }),
      };
    });
    const possible = ranking.filter(
      ({ id: from, relation, probability, assessment }) =>
        relation === 'parent' &&
        probability >= LEAST &&
        assessment !== 'rejected' &&
        !drawn.has(from) &&
        !out.has(from),
    );
    return [
      ...known,
      ...possible.map(({ id: from, probability }): KnownSource => ({
        list: id,
        from,
        probability,
        drawn: false,
        kind: 'inferred',
      })),
    ];
  });
}

/** The flow under a reading of identities. */
export function caseFlow(record: RecordReader, caseId: string, reading: IdentityReading): CaseFlow {
  const lineage = lineageOf(record, caseId);
  const stands = standsFor(record, caseId, reading);
  const partyOf = (id: string): string => stands.get(id) ?? id;
  const parties = record.facts(caseId, 'Party');
  const transfers = documentsOf(record, caseId);
  const lists = record
    .facts(caseId, 'List')
    .map(({ id, payload }) => ({ id, holder: holdingOf(payload.values).holder }));
  const flow = buildFlow({
    parties: parties.map(({ id }) => id),
    partyOf,
    lists,
    transfers,
    sources: sourcesOf(lineage),
  });
  const kindOf = new Map(parties.map(({ id, payload }) => [id, textOf(payload.values['kind']) ?? 'unknown']));
  const handles = new Map<string, string[]>();
  for (const { id } of record.facts(caseId, 'Handle')) {
    const whose = partyOf(id);
    if (whose !== id) handles.set(whose, [...(handles.get(whose) ?? []), id]);
  }
  return { flow, kinds: flow.parties.map((id) => kindOf.get(id) ?? 'unknown'), handles, lineage };
}
