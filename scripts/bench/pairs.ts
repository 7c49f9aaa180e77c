// How well clusters fit the truth, pair by pair of records.

export interface PairScore {
  precision: number;
  recall: number;
  f1: number;
  /** Pairs that are one and were not joined, and the other way round. */
  missed: number;
  wrong: number;
}

/** Pairs of equal keys. */
function pairsOf(keys: Iterable<string | number>): number {
  const sizes = new Map<string | number, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

type Keys = readonly string[] | ArrayLike<number>;

/**
 * Precision and recall of pairs: both give a key to each record, and equal keys are one.
 * @param within where given, only pairs of records that are one by these keys count, as homes do within people
 */
export function score(truth: Keys, found: Keys, within?: Keys): PairScore {
  const all = Array.from({ length: truth.length }, (_, at) => at);
  const key = (keys: Keys, at: number): string =>
    within === undefined ? `${keys[at]}` : `${within[at]}|${keys[at]}`;
  const trueAndFound = pairsOf(all.map((at) => `${key(truth, at)}|${found[at]}`));
  const [real, joined] = [pairsOf(all.map((at) => key(truth, at))), pairsOf(all.map((at) => key(found, at)))];
  const [precision, recall] = [
    joined === 0 ? 1 : trueAndFound / joined,
    real === 0 ? 1 : trueAndFound / real,
  ];
  return {
    precision,
    recall,
    f1: real + joined === 0 ? 1 : (2 * trueAndFound) / (real + joined),
    missed: real - trueAndFound,
    wrong: joined - trueAndFound,
  };
}
