// Reference values: the majority per unit and field, each list one vote; ties are broken by a hash, never in the truth's favour.
import type { Coded } from './coded.ts';

/** Weight of a list's vote for its value of a cell; 1 counts every list alike. */
export type Vote = (list: number, unit: number, field: number, value: number) => number;

/**
 * Reference value per unit × field (-1: nobody has one).
 * @param among reference values by other votes: where nobody deviates from them, any votes give the same
 */
export function consensus(
  coded: Coded,
  vote: Vote = () => 1,
  among?: { reference: Int32Array; wrongStart: Int32Array },
): Int32Array {
  const { fields, units, start, postList, postPosition, lists, words } = coded;
  const valueHash = words.hashes;
  const reference = among?.reference.slice() ?? new Int32Array(units * fields).fill(-1);
  const isContested = (unit: number, f: number): boolean => {
    if (among !== undefined) {
      const cell = unit * fields + f;
      return among.wrongStart[cell]! < among.wrongStart[cell + 1]!;
    }
    // Mostly all say the same.
    let one = -1;
    for (let at = start[unit]!; at < start[unit + 1]!; at++) {
      const list = lists[postList[at]!]!;
      for (let row = postPosition[at]!; row >= 0; row = list.more[row]!) {
        const value = list.values[row * fields + f]!;
        if (value < 0 || value === one) continue;
        if (one >= 0) return true;
        one = value;
      }
    }
    reference[unit * fields + f] = one;
    return false;
  };
  const candidates: number[] = [];
  const votes: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let f = 0; f < fields; f++) {
      if (!isContested(unit, f)) continue;
      candidates.length = 0;
      votes.length = 0;
      for (let at = start[unit]!; at < start[unit + 1]!; at++) {
        const l = postList[at]!;
        const list = lists[l]!;
        for (let row = postPosition[at]!; row >= 0; row = list.more[row]!) {
          const value = list.values[row * fields + f]!;
          if (value < 0) continue;
          const weight = vote(l, unit, f, value);
          const known = candidates.indexOf(value);
          if (known < 0) {
            candidates.push(value);
            votes.push(weight);
          } else votes[known]! += weight;
        }
      }
      let best = -1;
      for (let k = 0; k < candidates.length; k++) {
        if (best < 0 || votes[k]! > votes[best]! + 1e-9) best = k;
        else if (
          votes[k]! > votes[best]! - 1e-9 &&
          valueHash[candidates[k]!]! < valueHash[candidates[best]!]!
        )
          best = k;
      }
      if (best >= 0) reference[unit * fields + f] = candidates[best]!;
    }
  }
  return reference;
}
