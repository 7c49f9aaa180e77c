// Decisions of investigators: those that stand, in the form in which linkage takes them, and all of them as they are shown.
import { decision as kept, type Decision, type RowRef, type ShownDecision } from '#contract/decision.ts';
import type { LinkDecision } from '../../linkage/decision.ts';
import { maskText, type Fact, type RecordReader } from '../../record/index.ts';
import { shownEntry } from '../steps/journal.ts';
import { briefOf } from './find-owner.ts';

/** How a list was read, as far as the numbers of its rows go. */
export const readingOf = ({ payload: { values } }: Fact): string =>
  [values['sha256'], values['sheet'] ?? '', values['header_row'] ?? ''].join(' ');

/** The rows of a side that are still what they were: their list stands and is read as it was. */
function standingRows(
  record: RecordReader,
  caseId: string,
  refs: readonly RowRef[],
  made: Decision,
): RowRef[] {
  const reads = new Map<string, boolean>();
  return refs.filter(({ list }) => {
    let isAlike = reads.get(list);
    if (isAlike === undefined) {
      const fact = record.fact(caseId, 'List', list);
      isAlike = fact !== undefined && readingOf(fact) === made.readings[list];
      reads.set(list, isAlike);
    }
    return isAlike;
  });
}

/**
 * What linkage must respect, in the order in which it was decided. Rows that no longer exist are left out, and so is a
 * decision that is left with one side alone: the history reports it.
 */
export const standingDecisions = (record: RecordReader, caseId: string): LinkDecision[] =>
  record
    .facts(caseId, 'Decision')
    .toSorted((a, b) => a.entry - b.entry)
    .flatMap(({ payload }): LinkDecision[] => {
      const made = kept.parse(payload.values);
      const left = standingRows(record, caseId, made.left, made);
      const right = standingRows(record, caseId, made.right, made);
      return left.length === 0 || right.length === 0 ? [] : [{ kind: made.kind, left, right }];
    });

/** Rows of a decision whose names are looked for in its reason. */
const MOST_NAMED = 40;

/** A reason may name the people whom it is about; it is shown as masked as they are. */
function maskedReason(record: RecordReader, caseId: string, { left, right, reason }: Decision): string {
  const names = new Set<string>();
  for (const { list, row } of [...left, ...right].slice(0, MOST_NAMED)) {
    for (const { record: normal } of record.rows(caseId, list, { rows: [row] })) {
      if (normal.name !== undefined) names.add(normal.name);
    }
  }
  return maskText(reason, names);
}

function showSide(
  record: RecordReader,
  caseId: string,
  refs: readonly RowRef[],
  made: Decision,
): ShownDecision['left'] {
  const owners = new Set<string>();
  let found = 0;
  for (const { list, row } of standingRows(record, caseId, refs, made)) {
    const whose = record.rowOwner(caseId, list, row);
    if (whose === undefined) continue;
    found += 1;
    owners.add(whose.owner);
  }
  const briefs = [...owners].flatMap((id) => record.owner(caseId, id) ?? []).map(briefOf);
  return { rows: refs.length, missing: refs.length - found, owners: briefs };
}

function agrees({ kind, left, right }: Pick<ShownDecision, 'kind' | 'left' | 'right'>): boolean {
  const [some, others] = [left, right].map(({ owners }) => new Set(owners.map(({ id }) => id)));
  if (some === undefined || others === undefined || some.size === 0 || others.size === 0) return false;
  const shared = [...some].filter((id) => others.has(id)).length;
  return kind === 'same' ? shared === 1 && some.size === 1 && others.size === 1 : shared === 0;
}

/** Every decision that was made in a case, in order, with whose its rows are now and what took it back. */
export const shownDecisions = (record: RecordReader, caseId: string): ShownDecision[] =>
  record.assertions(caseId, 'Decision').map(({ entry, retracted }) => {
    const made = kept.parse((entry.payload as { values: unknown }).values);
    const left = showSide(record, caseId, made.left, made);
    const right = showSide(record, caseId, made.right, made);
    return {
      id: entry.subject.slice(entry.subject.indexOf(':') + 1),
      kind: made.kind,
      reason: maskedReason(record, caseId, made),
      entry: shownEntry(entry),
      ...(retracted === undefined ? {} : { undone: shownEntry(retracted) }),
      holds: retracted === undefined && agrees({ kind: made.kind, left, right }),
      left,
      right,
    };
  });
