// What each level of agreement is worth: probabilities among matches by EM, among strangers from random pairs and the frequency of values.
import { logistic, logit } from '../probability.ts';
import { ELSEWHERE } from './compare/text.ts';
import { clusterRecords } from './cluster.ts';
import { dependenceOf, type Dependence } from './dependence.ts';
import { anyColumn, frequencies, strangers, UNSEEN } from './strangers.ts';
import type { GenericTable } from './table.ts';
import { Comparer, SILENT } from './vector.ts';
import type { Model } from './weights.ts';

const ROUNDS = 40;
const DEPENDENCE_ROUNDS = 2;
/** Until the prior moves by less than this share. */
const SETTLED = 1e-4;
/** Least prior of a pair within one file, or between files. */
const LEAST_PRIOR = 1e-12;
/** Log-odds of a sure match, and the share of all expected ones within a file that are sure where it does hold some twice. */
const SURE = 6;
const SURE_SHARE = 0.5;

interface Levels {
  m: Float64Array;
  u: Float64Array;
}

/** Pairs of each kind that there are. */
function pairCounts({ count, file }: GenericTable): { across: number; within: number } {
  const sizes = new Map<number, number>();
  for (const each of file) sizes.set(each, (sizes.get(each) ?? 0) + 1);
  let within = 0;
  for (const size of sizes.values()) within += (size * (size - 1)) / 2;
  return { within, across: (count * (count - 1)) / 2 - within };
}

/** Probabilities among matches to begin with: mostly equal, slips rarer, differences rarer still. */
function firstGuess(levels: number): Float64Array {
  const guess = new Float64Array(levels);
  for (let level = 0; level < levels; level += 1) guess[level] = level === 0 ? 0.85 : 0.15 / (levels - 1);
  return guess;
}

/** Priors of a pair between files and within one, and the weights of all levels, while they are being found. */
class Fit {
  readonly #table: GenericTable;
  readonly #pairs: Float64Array;
  readonly #width: number;
  readonly #levels: Int8Array;
  readonly #moved: Int32Array;
  readonly #across: Uint8Array;
  readonly #total: { across: number; within: number };
  readonly #shares: readonly Float64Array[];
  readonly #anywhere: Float64Array;
  readonly #found: readonly Levels[];
  /** Columns by how many values they have: what a column says is weighed given those before it. */
  readonly #before: readonly number[][];
  readonly prior: { across: number; within: number };
  readonly expected = { across: 0, within: 0 };
  /** No file holds anybody twice: found once, and kept to. */
  #isOneToOne = false;
  dependence: Dependence | undefined;

  constructor(table: GenericTable, pairs: Float64Array, random: readonly Float64Array[]) {
    const { count, columns, file } = table;
    this.#table = table;
    this.#pairs = pairs;
    this.#width = columns.length;
    this.#shares = columns.map(({ codes, values }) => frequencies(codes, values.length));
    this.#anywhere = anyColumn(table);
    this.#found = columns.map((_, column) => ({ u: random[column]!, m: firstGuess(random[column]!.length) }));
    const distinct = columns.map(({ codes }) => new Set(codes).size);
    this.#before = columns.map((_, column) =>
      [...columns.keys()].filter(
        (other) =>
          distinct[other]! < distinct[column]! || (distinct[other] === distinct[column] && other < column),
      ),
    );
    this.#levels = new Int8Array(pairs.length * this.#width);
    this.#moved = new Int32Array(pairs.length * this.#width);
    this.#across = new Uint8Array(pairs.length);
    const comparer = new Comparer(table);
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const [a, b] = [Math.floor(pairs[pair]! / count), pairs[pair]! % count];
      comparer.compare(a, b, this.#levels, pair * this.#width);
      this.#moved.set(comparer.moved, pair * this.#width);
      this.#across[pair] = file[a] === file[b] ? 0 : 1;
    }
    this.#total = pairCounts(table);
    this.prior = {
      across: this.#bounded(count / 4 / Math.max(1, this.#total.across)),
      within: this.#bounded(count / 40 / Math.max(1, this.#total.within)),
    };
  }

  #bounded(share: number): number {
    return Math.min(0.5, Math.max(LEAST_PRIOR, share));
  }

  /** What a column says at its level, given what the columns before it say at theirs. */
  columnLR(column: number, levels: Int8Array, offset: number, a: number, moved: number): number {
    const level = levels[offset + column]!;
    if (level === SILENT) return 0;
    const { compare, codes } = this.#table.columns[column]!;
    const { m, u } = this.#found[column]!;
    let chance = u[level]!;
    if (level === 0) chance = this.#shares[column]![codes[a]!]!;
    else if (level === ELSEWHERE && compare === 'text') chance = this.#anywhere[moved]!;
    const said = Math.log(m[level]! / Math.max(chance, 1e-9));
    if (said <= 0 || this.dependence === undefined) return said;
    let twice = 0;
    for (const other of this.#before[column]!) {
      const agrees = levels[offset + other];
      if (agrees === 0 || agrees === 1) twice = Math.max(twice, this.dependence[column]![other]![level]!);
    }
    return Math.max(0, said - twice);
  }

  priorOf(isAcross: boolean): number {
    return logit(isAcross ? this.prior.across : this.prior.within);
  }

  /** Log-odds of a candidate. */
  odds(pair: number): number {
    const a = Math.floor(this.#pairs[pair]! / this.#table.count);
    let odds = this.priorOf(this.#across[pair] === 1);
    const offset = pair * this.#width;
    for (let column = 0; column < this.#width; column += 1) {
      odds += this.columnLR(column, this.#levels, offset, a, this.#moved[offset + column]!);
    }
    return odds;
  }

  /**
   * Whether what was found within files are look-alikes and not the same: real duplicates are sure for the most part, while a
   * class that hardly holds a sure pair is one that the estimation made for itself. From then on no pair within a file is
   * expected to match.
   */
  deniesWithin(): boolean {
    if (this.#isOneToOne || this.expected.within < 1) return false;
    let sure = 0;
    for (let pair = 0; pair < this.#pairs.length; pair += 1) {
      if (this.#across[pair] === 0 && this.odds(pair) > SURE) sure += 1;
    }
    this.#isOneToOne = sure < this.expected.within * SURE_SHARE;
    if (this.#isOneToOne) this.prior.within = LEAST_PRIOR;
    return this.#isOneToOne;
  }

  /** Expectation and maximisation until the priors settle; pairs that are no candidates are taken for strangers. */
  run(): void {
    const { prior, expected } = this;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sums = this.#found.map(({ m }) => new Float64Array(m.length).fill(UNSEEN / m.length));
      expected.across = expected.within = 0;
      for (let pair = 0; pair < this.#pairs.length; pair += 1) {
        const share = logistic(this.odds(pair));
        if (share < 1e-9) continue;
        if (this.#across[pair] === 1) expected.across += share;
        else expected.within += share;
        for (let column = 0; column < this.#width; column += 1) {
          const level = this.#levels[pair * this.#width + column]!;
          if (level !== SILENT) sums[column]![level]! += share;
        }
      }
      for (const [column, counts] of sums.entries()) {
        const all = counts.reduce((sum, each) => sum + each, 0);
        this.#found[column]!.m = counts.map((each) => each / all);
      }
      const before = prior.across + prior.within;
      prior.across = this.#bounded(expected.across / Math.max(1, this.#total.across));
      if (!this.#isOneToOne) {
        prior.within = this.#bounded(expected.within / Math.max(1, this.#total.within));
      }
      if (Math.abs(prior.across + prior.within - before) < SETTLED * before && round > 5) break;
    }
  }
}

/** Finds the weights from the candidates: at first as if columns were independent, then with what they say twice taken off. */
export function fitModel(table: GenericTable, pairs: Float64Array): Model {
  const { columns, count, file } = table;
  const comparer = new Comparer(table);
  const random = strangers(table, comparer);
  const fit = new Fit(table, pairs, random);
  const levels = new Int8Array(columns.length);
  const columnLRs = (a: number, b: number): Float64Array => {
    comparer.compare(a, b, levels);
    return Float64Array.from(columns, (_, column) =>
      fit.columnLR(column, levels, 0, a, comparer.moved[column]!),
    );
  };
  const model: Model = {
    expected: fit.expected,
    prior: (a, b) => fit.priorOf(file[a] !== file[b]),
    columns: (a, b) => {
      const weights = columnLRs(a, b);
      return { levels: levels.slice(), weights };
    },
    logLR: (a, b) => columnLRs(a, b).reduce((sum, each) => sum + each, 0),
  };
  const settle = (): void => {
    for (let round = 0; round < DEPENDENCE_ROUNDS; round += 1) {
      fit.run();
      fit.dependence = dependenceOf(table, random, clusterRecords(count, pairs, model));
    }
    fit.run();
  };
  settle();
  if (fit.deniesWithin()) settle();
  return model;
}
