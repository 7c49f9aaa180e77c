// The weights of a comparison as steps of a waterfall: each begins where the one before ended.
import type { Weighing } from '#contract/owner.ts';
import { RECORD_FIELDS, type RecordField } from '#contract/model/record-field.ts';

/** A step: from where to where its bar runs, as shares (0–1) of the width. */
export interface Step {
  kind: 'start' | 'field' | 'total';
  field: string;
  note: { zh: string; en: string } | undefined;
  logLR: number;
  side: 'for' | 'against' | 'neither';
  from: number;
  to: number;
}

/** A weight below this (nats) speaks neither for nor against: a ratio of less than 1.05. */
const NOTHING = 0.05;

const sideOf = (logLR: number): Step['side'] =>
  logLR > NOTHING ? 'for' : logLR < -NOTHING ? 'against' : 'neither';

/** The steps of a tie: what two rows begin with, each field, and the total, from which the probability follows. */
export function stepsOf({ prior, fields }: Pick<Weighing, 'prior' | 'fields'>): {
  steps: Step[];
  zero: number;
} {
  // The sum of what is drawn: an exclusion is said in words, for it weighs without end.
  const total = fields.reduce((sum, field) => sum + field.logLR, prior);
  const parts = [
    { kind: 'start' as const, field: '', note: undefined, logLR: prior },
    ...fields.map(({ field, note, logLR: weight }) => ({
      kind: 'field' as const,
      field,
      note,
      logLR: weight,
    })),
  ];
  let at = 0;
  const runs = parts.map((part) => {
    const from = at;
    at += part.logLR;
    return { ...part, from, to: at };
  });
  const all = [
    ...runs,
    { kind: 'total' as const, field: '', note: undefined, logLR: total, from: 0, to: total },
  ];
  const ends = all.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const place = (value: number): number => (most === least ? 0 : (value - least) / (most - least));
  return {
    steps: all.map((run) => ({ ...run, side: sideOf(run.logLR), from: place(run.from), to: place(run.to) })),
    zero: place(0),
  };
}

/** Names of the fields of the linkage that the record calls otherwise. */
const KNOWN_AS: Readonly<Record<string, RecordField>> = {
  phones: 'phone',
  idNumber: 'id_number',
  idPrefix: 'id_number',
  idSlip: 'id_number',
  floorArea: 'floor_area',
};

/** The record field that a field of the linkage is about, by which it is called on screen. */
export const fieldOf = (name: string): RecordField | undefined =>
  KNOWN_AS[name] ?? RECORD_FIELDS.find((field) => field === name);

/** How sure a probability is, in words. */
export function surenessOf(probability: number): 'certain' | 'likely' | 'fair' | 'open' | 'doubtful' {
  if (probability >= 0.999) return 'certain';
  if (probability >= 0.95) return 'likely';
  if (probability >= 0.75) return 'fair';
  return probability >= 0.4 ? 'open' : 'doubtful';
}
