// Digests of what judging the cells of a pair depends on beside its own rows: reference values, and who else says the same before.
import { mostAlike } from './align.ts';
import type { Context } from './context.ts';
import { mixed, type PlaceKeys } from './digests.ts';

/** What is said of one cell: up to three holders of each value, those first that count as before most lists. */
class Sayings {
  readonly #values: number[] = [];
  readonly #holders: number[] = [];

  clear(): void {
    this.#values.length = 0;
    this.#holders.length = 0;
  }

  /** @param place where the list stands among all: the earlier, the more count it as before them */
  add(value: number, list: number, place: Int32Array): void {
    let at = this.#values.indexOf(value);
    if (at < 0) {
      at = this.#values.push(value) - 1;
      this.#holders.push(-1, -1, -1);
    }
    let held = list;
    for (let i = at * 3; i < at * 3 + 3; i++) {
      const known = this.#holders[i]!;
      if (known === held) return;
      if (known >= 0 && place[known]! < place[held]!) continue;
      this.#holders[i] = held;
      if (known < 0) return;
      held = known;
    }
  }

  /** Whether a list other than two says it that counts as before `late`: two may be left out, so three are enough. */
  seen(value: number, p: number, c: number, late: number, before: Uint8Array, n: number): number {
    const from = this.#values.indexOf(value) * 3;
    if (from < 0) return 0;
    for (let i = from; i < from + 3; i++) {
      const q = this.#holders[i]!;
      if (q < 0) return 0;
      if (q !== p && q !== c) return before[q * n + late]!;
    }
    return 0;
  }
}

/** Lists in an order in which whoever counts as before another list has all earlier ones before it too. */
function byPrecedence({ n, before }: Pick<Context, 'n' | 'before'>): Int32Array {
  const later = new Int32Array(n);
  for (let q = 0; q < n; q++) for (let l = 0; l < n; l++) later[q]! += before[q * n + l]!;
  const order = Array.from(later.keys()).sort((a, b) => later[b]! - later[a]! || a - b);
  const place = new Int32Array(n);
  order.forEach((q, at) => (place[q] = at));
  return place;
}

/** What can become of a cell, as far as the counts of a pair tell it apart; odd writing lies beyond the values. */
const [KEPT, SPOILT, FIXED, OTHER, ODD_KEPT, ODD_DIFFERS, ENRICHED] = [0, 4, 8, 12, 16, 32, 48];
const CODES = 64;

/** Is told two lists and the rows of theirs that are compared. */
type Visit = (c: number, cRow: number, p: number, pRow: number, position: number) => void;

/** @returns the digest of an ordered pair of neighbours (child, parent) */
export function judgedDigests(k: Context, places: PlaceKeys): (c: number, p: number) => string {
  const { n, fields, lists, units, start, postList, postPosition, before, reference, wrongStart, wrongList } =
    k;
  const a = new Int32Array(n * n);
  const b = new Int32Array(n * n);
  const near = new Uint8Array(n * n);
  for (const [c, others] of k.neighbours.entries()) for (const p of others) near[c * n + p] = 1;
  const place = byPrecedence(k);
  const codes = Int32Array.from({ length: fields * CODES }, (_, at) => mixed(at + 1, 0x2545f491));
  const tell = (c: number, p: number, position: number, f: number, code: number): void => {
    const at = c * n + p;
    const said = codes[f * CODES + code]!;
    a[at] = a[at]! + mixed(places.a[position]!, said);
    b[at] = b[at]! + mixed(places.b[position]!, said);
  };
  const sayings = new Sayings();
  const oddly = oddCells(k);
  const marked = new Uint8Array(n);
  for (let unit = 0; unit < units; unit++) {
    const [from, to] = [start[unit]!, start[unit + 1]!];
    if (to - from < 2) continue;
    const compared = (visit: Visit, i: number, j: number): void => {
      const [c, p] = [postList[i]!, postList[j]!];
      let cRow = postPosition[i]!;
      let pRow = postPosition[j]!;
      if (lists[c]!.more[cRow]! >= 0 || lists[p]!.more[pRow]! >= 0)
        [cRow, pRow] = mostAlike(lists[c]!, cRow, lists[p]!, pRow, fields);
      visit(c, cRow, p, pRow, postPosition[i]!);
    };
    /** Every pair of holders of which one is marked, in both directions. */
    const eachPair = (visit: Visit): void => {
      for (let i = from; i < to; i++) {
        if (marked[postList[i]!] === 0) continue;
        const row = postList[i]! * n;
        for (let j = from; j < to; j++) {
          if (j === i || near[row + postList[j]!] === 0) continue;
          compared(visit, i, j);
          if (marked[postList[j]!] === 0) compared(visit, j, i);
        }
      }
    };
    const eachRow = (visit: (list: number, row: number) => void): void => {
      for (let at = from; at < to; at++) {
        const list = postList[at]!;
        for (let row = postPosition[at]!; row >= 0; row = lists[list]!.more[row]!) visit(list, row);
      }
    };
    for (let f = 0; f < fields; f++) {
      const cell = unit * fields + f;
      const [first, end] = [wrongStart[cell]!, wrongStart[cell + 1]!];
      if (first < end) {
        sayings.clear();
        eachRow((list, row) => {
          const value = lists[list]!.values[row * fields + f]!;
          if (value >= 0) sayings.add(value, list, place);
        });
        for (let at = first; at < end; at++) marked[wrongList[at]!] = 1;
        const truth = reference[cell]!;
        eachPair((c, cRow, p, pRow, position) => {
          const x = lists[c]!.values[cRow * fields + f]!;
          const y = lists[p]!.values[pRow * fields + f]!;
          if (x < 0 || (x === truth && (y < 0 || y === truth))) return;
          if (y < 0) {
            tell(c, p, position, f, ENRICHED + sayings.seen(x, p, c, c, before, n));
            return;
          }
          const parentOld = sayings.seen(y, p, c, p, before, n);
          const childOld = sayings.seen(x, p, c, c, before, n);
          const kind = x === y ? KEPT : y === truth ? SPOILT : x === truth ? FIXED : OTHER;
          tell(c, p, position, f, kind + parentOld + (kind === KEPT ? 0 : 2 * childOld));
        });
        for (let at = first; at < end; at++) marked[wrongList[at]!] = 0;
      }
      const odd = oddly.get(cell);
      if (odd === undefined) continue;
      sayings.clear();
      for (const { list, form } of odd) {
        sayings.add(form, list, place);
        marked[list] = 1;
      }
      eachPair((c, cRow, p, pRow, position) => {
        const [child, parent] = [lists[c]!, lists[p]!];
        if (child.values[cRow * fields + f]! < 0 || parent.values[pRow * fields + f]! < 0) return;
        const mine = child.oddForm.get(cRow * fields + f);
        const theirs = parent.oddForm.get(pRow * fields + f);
        if (mine === undefined && theirs === undefined) return;
        const old = theirs === undefined ? 2 : sayings.seen(theirs, p, c, p, before, n);
        const seen = mine === undefined ? 2 : sayings.seen(mine, p, c, c, before, n);
        tell(c, p, position, f, mine === theirs ? ODD_KEPT + old : ODD_DIFFERS + old * 3 + seen);
      });
      for (const { list } of odd) marked[list] = 0;
    }
  }
  return (c, p) => `${(a[c * n + p]! >>> 0).toString(36)}.${(b[c * n + p]! >>> 0).toString(36)}`;
}

/** The oddly written cells by unit × fields + field. */
function oddCells({ lists, fields }: Context): Map<number, { list: number; form: number }[]> {
  const cells = new Map<number, { list: number; form: number }[]>();
  for (const [list, { oddForm, rowUnits }] of lists.entries()) {
    for (const [at, form] of oddForm) {
      const cell = rowUnits[Math.floor(at / fields)]! * fields + (at % fields);
      const known = cells.get(cell);
      if (known === undefined) cells.set(cell, [{ list, form }]);
      else known.push({ list, form });
    }
  }
  return cells;
}
