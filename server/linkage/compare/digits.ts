// Slips in numbers: a digit mistyped, two neighbours swapped, one left out or doubled.

/** Whether two different texts of digits are one slip apart. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length === b.length) {
    let [first, differing] = [-1, 0];
    for (let at = 0; at < a.length; at += 1) {
      if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
      if (differing === 0) first = at;
      differing += 1;
      if (differing > 2) return false;
    }
    return differing <= 1 || (a[first] === b[first + 1] && a[first + 1] === b[first]);
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length - short.length !== 1) return false;
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  return short.slice(at) === long.slice(at + 1);
}
