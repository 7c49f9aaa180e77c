// The rows of an owner side by side, masked but for what a reveal shows.
import { fail } from '#contract/errors.ts';
import type { OwnerRows } from '#contract/owner.ts';
import type { Reveal } from '#contract/reveal.ts';
import { keyHash, type RecordReader } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import type { Step } from '../define.ts';
import { briefOf, findOwner } from '../owner/find-owner.ts';
import { gatherRows, type GatheredRow } from '../owner/gather-rows.ts';
import { maskFor, showRows } from '../owner/show-rows.ts';
import { shownUntil, standingReveal } from '../reveals.ts';
import { shownEntry } from './journal.ts';

/** Others who share a number with this owner that are named; who has more is found by searching. */
const MOST_ALIKE = 10;

function alikeOf(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  owner: string,
  rows: readonly GatheredRow[],
): OwnerRows['alike'] {
  const keys = new Set(
    rows.flatMap(({ record: { phones, idNumber } }) => [
      ...phones.map((phone) => `phone:${phone}`),
      ...(idNumber === undefined ? [] : [`id:${idNumber}`]),
    ]),
  );
  const others = new Set(
    [...keys].flatMap((key) => record.findOwners(caseId, keyHash(record.pseudonymKey, key))),
  );
  others.delete(owner);
  return [...others]
    .sort()
    .slice(0, MOST_ALIKE)
    .flatMap((id) => record.owner(caseId, id) ?? [])
    .map(briefOf);
}

const complexOf = (record: RecordReader, caseId: string, id: string | undefined) => {
  const complex = id === undefined ? undefined : record.complexes(caseId).find((known) => known.id === id);
  return complex === undefined ? {} : { complex: { id: complex.id, name: complex.name } };
};

/** An owner with a page of the rows; what differs is judged over all of them. */
function ownerAnswer(
  workspace: Pick<Workspace, 'record'>,
  { case: caseId, owner: id, offset, limit }: { case: string; owner: string; offset: number; limit: number },
  reveal: Reveal | undefined,
): OwnerRows {
  const { record } = workspace;
  const owner = findOwner(record, caseId, id);
  const rows = gatherRows(record, caseId, owner.id);
  const entry =
    record.entry(owner.entry) ??
    fail('integrity-failed', '业主的条目不在日志中', 'The journal lacks the entry of this owner');
  const shown = showRows(rows, maskFor(rows, reveal));
  const page = shown.rows.slice(offset, offset + limit);
  return {
    owner: {
      ...briefOf(owner),
      ...complexOf(record, caseId, owner.complex),
      lists: new Set(rows.map(({ list }) => list.id)).size,
      homes: new Set(rows.map(({ home }) => home)).size,
    },
    alike: alikeOf(workspace, caseId, owner.id, rows),
    columns: shown.columns,
    rows: page,
    provenance: shownEntry(entry),
    ...shownUntil(reveal),
    shown: page.length,
    total: rows.length,
  };
}

export const ownerRows: Step<'owner-rows'> = (workspace, params, _signal, access) =>
  ownerAnswer(
    workspace,
    params,
    standingReveal(workspace.record, access, { ...params, type: 'Owner', element: params.owner }),
  );
