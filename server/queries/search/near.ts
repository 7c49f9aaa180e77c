// Whether a text nearly holds what was typed: a letter wrong, missing, too many, or two of them exchanged.
// No library that is kept up compares with a part of a text and takes an exchange of letters for one slip.

/** Beyond so many letters nobody types from memory: what is pasted is found as it is written. */
const MOST_LETTERS = 40;
/** How much of a text is looked at. */
const LONGEST = 200;

/** Slips that so many letters may have. Three letters with one slip would be found everywhere. */
export function slipsFor(letters: number): number {
  if (letters < 4 || letters > MOST_LETTERS) return 0;
  return letters < 9 ? 1 : 2;
}

/**
 * The fewest slips by which `typed` can become some part of `text`: the distance of Damerau and Levenshtein (restricted), free at
 * both ends of the text (Sellers 1980).
 * @returns undefined where there are more than `most`
 */
export function slips(typed: string, text: string, most: number): number | undefined {
  const [wanted, found] = [Array.from(typed), Array.from(text.slice(0, LONGEST))];
  if (wanted.length === 0 || most < 0) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: found.length + 1 }, () => 0);
  for (const [i, letter] of wanted.entries()) {
    const row = [i + 1];
    for (let j = 1; j <= found.length; j += 1) {
      const isSame = letter === found[j - 1];
      let cost = Math.min((last[j - 1] ?? 0) + Number(!isSame), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isExchange = i > 0 && j > 1 && letter === found[j - 2] && wanted[i - 1] === found[j - 1];
      if (isExchange) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return undefined;
    beforeLast = last;
    last = row;
  }
  const fewest = Math.min(...last);
  return fewest <= most ? fewest : undefined;
}
