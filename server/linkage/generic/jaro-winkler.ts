// Likeness of two texts after Jaro (1989) and Winkler (1990): shared letters in nearly the same places, a common beginning counting more.

const MOST = 128;
const matchedA = new Uint8Array(MOST);
const matchedB = new Uint8Array(MOST);

/** 1 for equal texts, 0 for texts that share nothing. Texts are compared in their first 128 UTF-16 units. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [m, n] = [Math.min(a.length, MOST), Math.min(b.length, MOST)];
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1);
  matchedA.fill(0, 0, m);
  matchedB.fill(0, 0, n);
  let common = 0;
  for (let i = 0; i < m; i += 1) {
    const letter = a.charCodeAt(i);
    const stop = Math.min(n - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= stop; j += 1) {
      if (matchedB[j] === 1 || b.charCodeAt(j) !== letter) continue;
      matchedA[i] = matchedB[j] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let transposed = 0;
  for (let i = 0, j = 0; i < m; i += 1) {
    if (matchedA[i] === 0) continue;
    while (matchedB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) transposed += 1;
    j += 1;
  }
  const jaro = (common / m + common / n + (common - transposed / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < m && prefix < n && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
