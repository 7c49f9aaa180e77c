// Which column of a list holds which field: by its header, else by its values; an explicit mapping replaces both.
import type { RecordField } from '#contract/model/record-field.ts';
import { headerField, isSerialHeader } from './headers.ts';
import { holdsWholeAddress, valueField } from './values.ts';

/** What was decided about one column: field (null for a column kept as written), how, and how surely (0–1). */
export interface ColumnDecision {
  field: RecordField | null;
  by: 'columns' | 'header' | 'values' | 'none';
  confidence: number;
}

const UNDECIDED: ColumnDecision = { field: null, by: 'none', confidence: 0 };

/** By an explicit mapping of header → field; where a header occurs twice the first is meant, for a phone the second is phone2. */
export function explicitMapping(
  header: readonly string[],
  columns: Readonly<Record<string, RecordField>>,
): ColumnDecision[] {
  const taken = new Set<string>();
  return header.map((name) => {
    const field = columns[name];
    if (field === undefined || taken.has(name)) return UNDECIDED;
    taken.add(name);
    return { field, by: 'columns', confidence: 1 };
  });
}

/**
 * Decides each column from its header and a sample of rows. Every field is given once, the surest column first; a second
 * phone column becomes `phone2`. Serial numbers stay unmapped.
 */
export function mapColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): ColumnDecision[] {
  const column = (index: number): string[] => sample.map((row) => row[index] ?? '');
  const proposals = header.map((name, index): ColumnDecision => {
    if (isSerialHeader(name)) return UNDECIDED;
    const named = headerField(name);
    if (named !== undefined) {
      const field = named.field === 'complex' && holdsWholeAddress(column(index)) ? 'address' : named.field;
      return { ...named, field, by: 'header' };
    }
    const proved = valueField(column(index));
    return proved === undefined ? UNDECIDED : { ...proved, by: 'values' };
  });

  const taken = new Set<RecordField>();
  const decided: ColumnDecision[] = header.map(() => UNDECIDED);
  const surestFirst = proposals
    .map((proposal, index) => ({ proposal, index }))
    .filter(({ proposal }) => proposal.field !== null)
    .sort((a, b) => b.proposal.confidence - a.proposal.confidence || a.index - b.index);
  for (const { proposal, index } of surestFirst) {
    const wanted = proposal.field!;
    const field = taken.has(wanted) && wanted === 'phone' ? 'phone2' : wanted;
    if (taken.has(field)) continue;
    taken.add(field);
    decided[index] = { ...proposal, field };
  }
  return onlyPhoneFirst(decided);
}

/** A list whose only phone column is called a second one has it as its phone. */
function onlyPhoneFirst(decided: ColumnDecision[]): ColumnDecision[] {
  if (decided.some(({ field }) => field === 'phone')) return decided;
  return decided.map((one) => (one.field === 'phone2' ? { ...one, field: 'phone' } : one));
}
