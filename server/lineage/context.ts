// What all channels read: the coded lists, reference values, who may precede whom, and rates estimated from the case itself.
import { type Coded, code } from './coded.ts';
import { consensus } from './consensus.ts';
import type { LineageInput } from './input.ts';
import { neighbours } from './neighbours.ts';
import { overlaps } from './overlaps.ts';
import { settle } from './settle.ts';

/** Chance that two people who err at the same cell write the same wrong value (plausible typos are few). */
const SAME_ERROR = 1 / 13;
/** Plausible wrong values per cell, for an error made anew. */
const VARIANTS = 40;

export interface Context extends Coded {
  n: number;
  /** Reference value per unit × field, -1 unknown. */
  reference: Int32Array;
  /** before[q * n + p] = 1: q counts as existing before p (hard dates at first, the inferred order later). */
  before: Uint8Array;
  shared: Int32Array;
  neighbours: number[][];
  /** Per list and value row, a bit per field: the cell deviates from the reference; the cell is blank. */
  wrong: Uint32Array[];
  blank: Uint32Array[];
  /** The deviating cells of unit × field: which list, which value, at wrongStart[cell]…wrongStart[cell + 1]. */
  wrongStart: Int32Array;
  wrongList: Int32Array;
  wrongValue: Int32Array;
  /** Deviating cells per filled cell, over all lists and per list. */
  errorRate: number;
  deviation: Float64Array;
  /** Log-probabilities of a cell that was not copied: right, and one certain wrong value. */
  logRight: number;
  logWrong: number;
  logNewError: number;
  /** What each complex is called, or the number that the input has for it where no list names it. */
  groupNames: readonly string[];
  /** Known units per complex, and per list × complex. */
  known: Float64Array;
  inGroup: Float64Array;
  /** Whether any cell of a list is damaged. */
  isDamaged: boolean[];
  /** Rows in which each remark stands, and rows that have any. */
  remarkCount: Int32Array;
  remarkRows: number;
}

type Deviations = Pick<Context, 'wrongStart' | 'wrongList' | 'wrongValue'>;
type Judged = Deviations &
  Pick<Context, 'wrong' | 'blank' | 'errorRate' | 'deviation' | 'logRight' | 'logWrong'>;

/** Every deviating cell by unit and field: few, where the lists that hold the unit may be many. */
function deviations({ lists, units, fields }: Coded, wrong: readonly Uint32Array[]): Deviations {
  const wrongStart = new Int32Array(units * fields + 1);
  const each = (visit: (cell: number, list: number, value: number) => void): void => {
    for (const [l, { rowUnits, values }] of lists.entries()) {
      for (let row = 0; row < rowUnits.length; row++) {
        for (let rest = wrong[l]![row]!; rest !== 0; rest &= rest - 1) {
          const f = 31 - Math.clz32(rest & -rest);
          visit(rowUnits[row]! * fields + f, l, values[row * fields + f]!);
        }
      }
    }
  };
  each((cell) => wrongStart[cell + 1]!++);
  for (let cell = 0; cell < units * fields; cell++) wrongStart[cell + 1]! += wrongStart[cell]!;
  const fill = wrongStart.slice();
  const wrongList = new Int32Array(wrongStart.at(-1)!);
  const wrongValue = new Int32Array(wrongList.length);
  each((cell, list, value) => {
    const at = fill[cell]!++;
    wrongList[at] = list;
    wrongValue[at] = value;
  });
  return { wrongStart, wrongList, wrongValue };
}

/** What follows from the reference values: which cells deviate, and how often. */
function judge(coded: Coded, reference: Int32Array): Judged {
  const { fields } = coded;
  let bad = 0;
  let all = 0;
  const wrong: Uint32Array[] = [];
  const blank: Uint32Array[] = [];
  const deviation = Float64Array.from(coded.lists, ({ values, rowUnits }) => {
    const off = new Uint32Array(rowUnits.length);
    const empty = new Uint32Array(rowUnits.length);
    let deviating = 0;
    let cells = 0;
    for (let row = 0; row < rowUnits.length; row++) {
      for (let f = 0; f < fields; f++) {
        const value = values[row * fields + f]!;
        if (value < 0) {
          empty[row]! |= 1 << f;
          continue;
        }
        cells++;
        if (value === reference[rowUnits[row]! * fields + f]) continue;
        deviating++;
        off[row]! |= 1 << f;
      }
    }
    wrong.push(off);
    blank.push(empty);
    bad += deviating;
    all += cells;
    return deviating / Math.max(cells, 1);
  });
  const errorRate = Math.min(0.2, Math.max(0.002, bad / Math.max(all, 1)));
  return {
    wrong,
    blank,
    ...deviations(coded, wrong),
    errorRate,
    deviation,
    logRight: Math.log(1 - errorRate),
    logWrong: Math.log(errorRate * SAME_ERROR),
  };
}

function remarksOf({ lists }: Coded): Pick<Context, 'remarkCount' | 'remarkRows'> {
  const texts = lists.flatMap(({ remarks }) => (remarks === undefined ? [] : [remarks.text]));
  const most = texts.reduce((top, text) => text.reduce((a, b) => Math.max(a, b), top), -1);
  const remarkCount = new Int32Array(most + 1);
  for (const text of texts) for (const one of text) remarkCount[one]!++;
  const rows = lists.reduce(
    (sum, { remarks }) =>
      sum + (remarks?.start.reduce((n, at, i, all) => n + (i > 0 && at > all[i - 1]! ? 1 : 0), 0) ?? 0),
    0,
  );
  return { remarkCount, remarkRows: Math.max(rows, 1) };
}

/** The complex of each unit as most lists have it; as the input has it where none names one. */
function groupsOf(coded: Coded, reference: Int32Array): Pick<Context, 'groups' | 'groupOf' | 'groupNames'> {
  const f = coded.names.indexOf('complex');
  const numbers = new Map<number, number>();
  const groupOf = coded.groupOf.map((given, unit) => {
    const named = f < 0 ? -1 : reference[unit * coded.fields + f]!;
    const key = named < 0 ? -1 - given : named;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
  const groupNames = [...numbers.keys()].map((key) =>
    key < 0 ? `#${coded.groupNumbers[-1 - key]}` : coded.words.said[key]!,
  );
  return { groups: numbers.size, groupOf, groupNames };
}

/** Everything that the first look needs. */
export function contextOf(input: LineageInput): Context {
  const given = code(input);
  let reference = consensus(given);
  if (settle(given, reference)) reference = consensus(given);
  const coded = { ...given, ...groupsOf(given, reference) };
  const n = coded.lists.length;
  const judged = judge(coded, reference);
  const shared = overlaps({ ...coded, lists: n });
  const inGroup = new Float64Array(n * coded.groups);
  const known = new Float64Array(coded.groups);
  for (const group of coded.groupOf) known[group]!++;
  coded.lists.forEach((list, l) => {
    for (const unit of list.units) inGroup[l * coded.groups + coded.groupOf[unit]!]!++;
  });
  return {
    ...coded,
    n,
    reference,
    before: coded.mayPrecede,
    shared,
    neighbours: neighbours({ ...coded, ...judged, n, shared }),
    ...judged,
    logNewError: -Math.log(VARIANTS),
    known,
    inGroup,
    isDamaged: coded.lists.map(({ damaged }) => damaged.some((bits) => bits !== 0)),
    ...remarksOf(coded),
  };
}

/** The same context with other reference values and another order of the lists. */
export function revised(context: Context, reference: Int32Array, before: Uint8Array): Context {
  return { ...context, reference, before, ...judge(context, reference) };
}
