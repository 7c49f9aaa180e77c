// Finds which handles of a case are one person's: by what the tables say, by what investigators said, and by inference.
import type { Identity, IdentityReason } from '#contract/identity.ts';
import { identify, type Known } from '../../identities/identify.ts';
import { reasonText } from '../../identities/words.ts';
import { maskText, type RecordReader } from '../../record/index.ts';
import { shownWords, standingClaims } from './claims.ts';
import { gatherHandles } from './gather.ts';

/** Reasons shown of an identity; the weightiest. */
const MOST_REASONS = 40;

export interface FoundIdentities {
  identities: Identity[];
  alone: string[];
}

/** Answers by state of the record: finding reads every exhibit, and every answer under a reading asks for it. */
const known = new WeakMap<RecordReader, Map<string, { head: number; found: FoundIdentities }>>();

const masked = ({ zh, en }: { zh: string; en: string }) => ({ zh: maskText(zh), en: maskText(en) });

function find(record: RecordReader, caseId: string): FoundIdentities {
  const { handles, statements, partyOf } = gatherHandles(record, caseId);
  const ids = new Set(handles.map(({ id }) => id));
  const claims = standingClaims(record, caseId).map((claim) => ({
    ...claim,
    handles: claim.handles.filter((id) => ids.has(id)),
  }));
  const confirmed = claims.filter((claim) => claim.kind === 'confirmed' && claim.handles.length > 1);
  const rejected = claims.filter((claim) => claim.kind === 'rejected' && claim.handles.length > 1);
  const byParty = new Map<string, string[]>();
  for (const [handle, { party }] of partyOf) byParty.set(party, [...(byParty.get(party) ?? []), handle]);
  const documented = [...byParty.values()].filter((group) => group.length > 1);
  const apart: [string, string][] = rejected.flatMap(({ handles: [first, ...rest] }) =>
    rest.map((other): [string, string] => [first!, other]),
  );
  // Handles of two parties are not joined by inference: parties are told apart by who wrote the tables.
  const owned = [...partyOf];
  for (const [at, [a, one]] of owned.entries())
    for (const [b, other] of owned.slice(at + 1)) if (one.party !== other.party) apart.push([a, b]);
  const wanted: Known = { together: [...documented, ...confirmed.map((claim) => claim.handles)], apart };
  const words = shownWords(record, caseId).filter(({ stands }) => stands);
  const wordOn = (group: readonly string[], kind: 'confirmed' | 'rejected') =>
    words.findLast((word) => word.kind === kind && word.handles.every((id) => group.includes(id)));
  const said = (group: readonly string[]): IdentityReason[] => [
    ...[...byParty].flatMap(([party, members]): IdentityReason[] => {
      const own = members.filter((id) => group.includes(id));
      if (own.length === 0) return [];
      const grade = own.map((id) => partyOf.get(id)?.grade).find((one) => one !== undefined);
      return [
        {
          kind: 'documented',
          handles: own,
          detail: { zh: `案件资料载明属于 ${party}`, en: `by the case's tables of ${party}` },
          logLR: 0,
          ...(grade === undefined ? {} : { grade }),
        },
      ];
    }),
    ...confirmed
      .filter((claim) => claim.handles.every((id) => group.includes(id)))
      .map((claim): IdentityReason => ({
        kind: 'confirmed',
        handles: claim.handles,
        detail: masked({ zh: claim.reason, en: claim.reason }),
        logLR: 0,
        grade: claim.grade,
      })),
  ];
  const found = identify(handles, statements, wanted);
  const made = found.map((one): Identity => {
    const party = one.handles.map((id) => partyOf.get(id)?.party).find((id) => id !== undefined);
    const isFirm = one.parts.length === 1;
    const weighed = one.reasons.map((reason): IdentityReason => ({
      kind: reason.kind,
      handles: reason.handles,
      detail: masked(reasonText(reason.kind, reason)),
      logLR: reason.logLR,
    }));
    const reasons = [...said(one.handles), ...weighed];
    const word = isFirm ? wordOn(one.handles, 'confirmed') : undefined;
    return {
      handles: one.handles,
      ...(party === undefined ? {} : { party }),
      probability: one.probability,
      status: isFirm ? 'confirmed' : 'proposed',
      reasons: reasons.slice(0, MOST_REASONS),
      reasonsTotal: reasons.length,
      parts: one.parts,
      ...(word === undefined ? {} : { word }),
    };
  });
  const joined = new Set(made.flatMap((one) => one.handles));
  const refused = rejected.map((claim): Identity => {
    const word = wordOn(claim.handles, 'rejected');
    return {
      handles: claim.handles,
      probability: 0,
      status: 'rejected',
      reasons: [
        {
          kind: 'rejected',
          handles: claim.handles,
          detail: masked({ zh: claim.reason, en: claim.reason }),
          logLR: 0,
          grade: claim.grade,
        },
      ],
      reasonsTotal: 1,
      parts: claim.handles.map((id) => [id]),
      ...(word === undefined ? {} : { word }),
    };
  });
  return {
    identities: [...made, ...refused],
    alone: handles.map(({ id }) => id).filter((id) => !joined.has(id)),
  };
}

/** The identities of a case, as its record stands. */
export function findIdentities(record: RecordReader, caseId: string): FoundIdentities {
  const head = record.head();
  const cases = known.get(record) ?? new Map<string, { head: number; found: FoundIdentities }>();
  known.set(record, cases);
  const before = cases.get(caseId);
  if (before?.head === head) return before.found;
  const found = find(record, caseId);
  cases.set(caseId, { head, found });
  return found;
}
