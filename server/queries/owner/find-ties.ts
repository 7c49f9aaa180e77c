// What ties the rows of an owner together: the strongest chain of comparisons through all of them. Pure.
import type { FieldWeight, Tie, Weighing } from '#contract/owner.ts';
import type { RowRef } from '#contract/decision.ts';
import { AGAINST, explainGroups, explainPair, type Explanation } from '../../linkage/explain.ts';
import { namePinyin } from '../../name-sound.ts';
import type { NormalRecord } from '../../record/index.ts';

/** Log-odds that two rows are one person's, by which ties are ranked; least where a field rules it out. */
const oddsOf = ({ prior, logLR, excluded }: Pick<Tie, 'prior' | 'logLR' | 'excluded'>): number =>
  excluded ? Number.MIN_SAFE_INTEGER + logLR : prior + logLR;

/** A row to compare. */
export interface TiedRow extends RowRef {
  record: NormalRecord;
}

/** One way in which a person is written, and the rows that are written so. */
interface Form {
  record: NormalRecord;
  rows: [RowRef, ...RowRef[]];
}

/** Ways of writing that are compared with one another: a pair takes 0.2 ms, and others wait for these pairs. */
const MOST_FORMS = 40;

/** The most that one field is said to weigh (nats). */
const MOST_WEIGHT = 99;

const refOf = ({ list, row }: RowRef): RowRef => ({ list, row });

/** Ways of writing, those of most rows first; rows that agree in everything that is compared are one. */
function formsOf(rows: readonly TiedRow[]): Form[] {
  const forms = new Map<string, Form>();
  for (const row of rows) {
    const { notes: _, ...compared } = row.record;
    const key = JSON.stringify(compared);
    const known = forms.get(key);
    if (known === undefined) forms.set(key, { record: row.record, rows: [refOf(row)] });
    else known.rows.push(refOf(row));
  }
  return [...forms.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** An explanation in the words of the contract. */
function weigh({ probability, prior, logLR, against, excluded, fields }: Explanation): Weighing {
  return {
    probability,
    prior,
    logLR,
    against: AGAINST[against],
    excluded,
    fields: fields.map(({ field, level, logLR: weight, note }): FieldWeight => ({
      field,
      level,
      // What rules one person out weighs without end; it is drawn as much as anything can be.
      logLR: Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, weight)),
      note,
    })),
  };
}

const tieOf = (from: Form, to: Form): Tie => ({
  from: from.rows[0],
  to: to.rows[0],
  ...weigh(explainPair(from.record, to.record, { pinyin: namePinyin })),
});

/** The tie of one form to the rest, and the rows that are written like it. */
export interface FormTie extends Tie {
  rows: RowRef[];
}

/**
 * Ties all rows by the strongest chain (a maximum spanning tree over the weights, after Prim): what is left out could only
 * tie them less. The least sure comes first; the last of a chain of merges can be no surer than it.
 */
export function findTies(rows: readonly TiedRow[]): { ties: FormTie[]; shown: number; total: number } {
  const all = formsOf(rows);
  const forms = all.slice(0, MOST_FORMS);
  const [first] = forms;
  if (first === undefined) return { ties: [], shown: 0, total: 0 };
  if (forms.length === 1) {
    const second = first.rows[1];
    const ties =
      second === undefined ? [] : [{ ...tieOf(first, first), to: second, rows: first.rows.slice(1) }];
    return { ties, shown: 1, total: all.length };
  }
  const best = new Map<Form, Tie>();
  const waiting = new Set(forms);
  const ties: FormTie[] = [];
  let added = first;
  for (;;) {
    waiting.delete(added);
    if (waiting.size === 0) break;
    for (const form of waiting) {
      const tie = tieOf(form, added);
      const known = best.get(form);
      if (known === undefined || oddsOf(tie) > oddsOf(known)) best.set(form, tie);
    }
    let next: Form | undefined;
    for (const form of waiting) {
      if (next === undefined || oddsOf(best.get(form)!) > oddsOf(best.get(next)!)) next = form;
    }
    ties.push({ ...best.get(next!)!, rows: next!.rows });
    added = next!;
  }
  ties.sort((a, b) => oddsOf(a) - oddsOf(b));
  return { ties, shown: forms.length, total: all.length };
}

/** Weighs all rows of one owner against all rows of another. @throws RangeError where one of them has no row */
export const weighOwners = (left: readonly NormalRecord[], right: readonly NormalRecord[]): Weighing =>
  weigh(explainGroups(left, right, { pinyin: namePinyin }));
