// Which column of a list holds which field: by its header, held against its values; an explicit mapping replaces both.
import type { RecordField } from '#contract/model/record-field.ts';
import { LONGEST_READ } from '../normalise/width.ts';
import { headerSense } from './headers.ts';
import { byNeighbours, isSerial } from './neighbours.ts';
import { filledCells, FITS, HARD, isFlat, isWholeAddress, provenFields, SHARE, shareOf } from './values.ts';

/** A field that a column could hold as well. */
export interface Alternative {
  field: RecordField;
  confidence: number;
}

/** What was decided about one column: field (null for a column kept as written), how, how surely (0–1), and what else it could be. */
export interface ColumnDecision {
  field: RecordField | null;
  by: 'columns' | 'header' | 'values' | 'none';
  confidence: number;
  /** The likeliest first; none where there is no doubt or a person decided. */
  alternatives?: readonly Alternative[];
}

interface Proposal {
  field: RecordField | null;
  by: ColumnDecision['by'];
  confidence: number;
  alternatives: readonly Alternative[];
  /** Whether what stands beside the column may give it a field. */
  open?: boolean;
}

const UNDECIDED = { field: null, by: 'none', confidence: 0, alternatives: [] } as const;

/** Fields that several columns may hold: owners in common, one phone after another. */
const SEVERAL: ReadonlySet<RecordField> = new Set(['name', 'phone2']);

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

/** Below this share of cells that fit a header's field, what the cells prove is believed. */
const LIES = 0.3;
/** Cells that must stand against a header of somebody or something else. */
const ENOUGH = 3;

/** A header less sure than this needs values that fit. */
const SURE = 0.75;

/** What has a checksum or a form of its own fits other fields by chance only. */
const UNMISTAKABLE: ReadonlySet<RecordField> = new Set(['id_number', 'email', 'plate']);

/** Values against a header that names a field. */
function withHeader(named: Alternative, cells: readonly string[], filled: readonly string[]): Proposal {
  const proven = provenFields(filled);
  const best = proven[0];
  const header: Proposal = { ...named, by: 'header', alternatives: proven };
  if (
    named.confidence < SURE &&
    filled.length > 0 &&
    shareOf(filled, FITS[named.field] ?? (() => true)) < LIES
  ) {
    const against = proven.find(({ field }) => field !== named.field);
    return against === undefined
      ? { ...UNDECIDED, alternatives: [named] }
      : { ...against, by: 'values', alternatives: [named] };
  }
  if (best === undefined || best.field === named.field) return header;
  const others = [named, ...proven.slice(1)];
  const values: Proposal = { ...best, by: 'values', alternatives: others };
  if (best.field === 'address') {
    const part = ['complex', 'building', 'room', 'unit', 'notes', 'name'].includes(named.field);
    return part && shareOf(filled, isWholeAddress) >= SHARE ? values : header;
  }
  if (!HARD.has(best.field) || cells.length === 0) return header;
  if (best.field === 'phone' && named.field === 'phone2') return header;
  const fits = FITS[named.field];
  const fitting = fits === undefined ? 0 : shareOf(filled, fits);
  const certain = UNMISTAKABLE.has(best.field) || named.field === 'id_number';
  const lies = certain ? best.confidence >= 0.7 : fitting < LIES;
  return lies && filled.length >= Math.min(2, cells.length) ? values : header;
}

function propose(name: string, cells: readonly string[]): Proposal {
  const filled = filledCells(cells);
  const sense = headerSense(name);
  if (sense !== undefined && 'field' in sense) return withHeader(sense, cells, filled);
  const proven = provenFields(filled);
  const nothing: Proposal = { ...UNDECIDED, alternatives: proven };
  if (sense?.other === 'person' || proven.length === 0) return { ...nothing, open: sense === undefined };
  if (sense?.other === 'thing') {
    const [best] = proven;
    const against = HARD.has(best!.field) && best!.field !== 'address' && best!.confidence >= 0.7;
    if (!against || filled.length < ENOUGH) return nothing;
  }
  if (!HARD.has(proven[0]!.field) && isSerial(cells)) return nothing;
  return { ...proven[0]!, by: 'values', alternatives: proven.slice(1) };
}

/**
 * Decides each column from its header and a sample of rows. Every field is given once, the surest column first; a second
 * phone column becomes `phone2`, further columns of names behind the first stay names. Serial numbers stay unmapped.
 */
export function mapColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): ColumnDecision[] {
  // A header that is repeated on every page is no value.
  const repeats = (cell: string, name: string): boolean =>
    cell !== '' && (cell === name || name.endsWith(`/${cell}`));
  const columns = header.map((name, index) =>
    sample.map((row) => {
      const cell = (row[index] ?? '').slice(0, LONGEST_READ);
      return repeats(cell.trim(), name) ? '' : cell;
    }),
  );
  const proposals = header.map((name, index) => propose(name, columns[index]!));
  const around = byNeighbours(
    columns,
    proposals.map(({ field, open }) => (field === null && open !== true ? undefined : field)),
  );
  for (const [index, guess] of around) {
    proposals[index] = { ...guess, by: 'values', alternatives: proposals[index]!.alternatives };
  }
  settleAddress(proposals, columns);
  preferFirstPhone(proposals, columns);
  return settle(proposals);
}

/** An address column that holds names of complexes beside columns of buildings and rooms is the complex column. */
function settleAddress(proposals: Proposal[], columns: readonly string[][]): void {
  const holds = (field: RecordField): boolean => proposals.some((one) => one.field === field);
  if (holds('complex') || !holds('room')) return;
  const at = proposals.findIndex(({ field }) => field === 'address');
  if (at === -1) return;
  const filled = filledCells(columns[at]!);
  const bare = shareOf(filled, (cell) => !isWholeAddress(cell) && !isFlat(cell) && !/\d{2}/.test(cell));
  if (bare >= 0.8) {
    proposals[at] = {
      ...proposals[at]!,
      field: 'complex',
      alternatives: [{ field: 'address', confidence: 0.5 }],
    };
  }
}

/** Of phones that no header names but their values tell, the first is the leftmost that is filled about as often as any. */
function preferFirstPhone(proposals: Proposal[], columns: readonly string[][]): void {
  const phones = proposals.flatMap(({ field, by }, at) => (field === 'phone' && by === 'values' ? [at] : []));
  const counts = phones.map((at) => filledCells(columns[at]!).length);
  const first = phones[counts.findIndex((count) => count >= Math.max(...counts) * 0.8)];
  if (first === undefined || phones.length < 2) return;
  const surest = Math.max(...phones.map((at) => proposals[at]!.confidence));
  proposals[first] = { ...proposals[first]!, confidence: surest };
  for (const at of phones) {
    if (at !== first)
      proposals[at] = { ...proposals[at]!, confidence: Math.min(proposals[at]!.confidence, surest - 0.01) };
  }
}

function settle(proposals: readonly Proposal[]): ColumnDecision[] {
  const taken = new Map<RecordField, number>();
  const decided: ColumnDecision[] = proposals.map(({ alternatives }) => ({ ...UNDECIDED, alternatives }));
  const surestFirst = proposals
    .map((proposal, index) => ({ proposal, index }))
    .filter(({ proposal }) => proposal.field !== null)
    .sort((a, b) => b.proposal.confidence - a.proposal.confidence || a.index - b.index);
  for (const { proposal, index } of surestFirst) {
    const wanted = proposal.field!;
    const field = taken.has(wanted) && wanted === 'phone' ? 'phone2' : wanted;
    const first = taken.get(field);
    if (first !== undefined && !(SEVERAL.has(field) && (field === 'phone2' || index > first))) {
      decided[index]!.alternatives = [{ field, confidence: proposal.confidence }, ...proposal.alternatives];
      continue;
    }
    if (first === undefined) taken.set(field, index);
    const { by, confidence, alternatives } = proposal;
    decided[index] = {
      field,
      by,
      confidence,
      alternatives: alternatives.filter((one) => one.field !== field),
    };
  }
  return onlyPhoneFirst(decided);
}

/** A list whose only phone column is called a second one has it as its phone. */
function onlyPhoneFirst(decided: ColumnDecision[]): ColumnDecision[] {
  if (decided.some(({ field }) => field === 'phone')) return decided;
  const first = decided.findIndex(({ field }) => field === 'phone2');
  return decided.map((one, index) => (index === first ? { ...one, field: 'phone' } : one));
}
