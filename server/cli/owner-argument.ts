// An owner on the command line: by pseudonym, or by any of its rows.
import { rowRef, type RowRef } from '#contract/decision.ts';
import { fail } from '#contract/errors.ts';
import { OWNER_ID } from '#contract/model/owner.ts';
import { listFact } from '../queries/assert-case.ts';
import type { Workspace } from '../workspace.ts';

export const OWNER_HELP = {
  zh: '业主：化名 o-…，或其任意一行，如 L07:12',
  en: 'the owner: its pseudonym o-…, or any of its rows, such as L07:12',
};

/** `L07:12`; an id may hold colons itself, a row's number does not. @throws wrong-usage */
export function parseRow(written: string): RowRef {
  const colon = written.lastIndexOf(':');
  const parsed = rowRef.safeParse({
    list: written.slice(0, Math.max(0, colon)),
    row: written.slice(colon + 1),
  });
  return parsed.success
    ? parsed.data
    : fail(
        'wrong-usage',
        `“${written}”不是名单与行号，请写作 L07:12`,
        `“${written}” names no row: write a list and a row, such as L07:12`,
      );
}

/** The pseudonym of the owner that is meant. @throws wrong-usage, not-found */
export function ownerMeant({ record }: Pick<Workspace, 'record'>, caseId: string, written: string): string {
  if (OWNER_ID.test(written)) return written;
  const { list, row } = parseRow(written);
  const fact = listFact({ record }, caseId, list);
  return (
    record.rowOwner(caseId, fact.id, row)?.owner ??
    fail('not-found', `名单 ${list} 没有第 ${row} 行`, `The list ${list} has no row ${row}`)
  );
}
