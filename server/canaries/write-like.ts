// Writes a value into a cell in the way in which another one stood there: separators, widths and damage stay.

/** Full-width digits are digits too. */
const DIGIT = /[\d０-９Xx]/;
const isWide = (character: string): boolean => character >= '０' && character <= '９';
const wide = (digit: string): string =>
  digit >= '0' && digit <= '9' ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit;
const narrow = (digit: string): string =>
  isWide(digit) ? String.fromCharCode(digit.charCodeAt(0) - 0xfee0) : digit.toUpperCase();

/** The same cell with the last run of digits that reads `old`, separators aside, read as `fresh`; undefined where there is none. */
export function withDigits(cell: string, old: string, fresh: string): string | undefined {
  if (old.length !== fresh.length) return undefined;
  const characters = [...cell];
  const places = characters.flatMap((character, at) => (DIGIT.test(character) ? [at] : []));
  const read = places.map((at) => narrow(characters[at]!)).join('');
  const from = read.lastIndexOf(old);
  if (from === -1) return undefined;
  for (const [n, digit] of [...fresh].entries()) {
    const at = places[from + n]!;
    const stood = characters[at]!;
    characters[at] = isWide(stood) ? wide(digit) : stood === 'x' ? digit.toLowerCase() : digit;
  }
  return characters.join('');
}

/** The same cell with the last number that reads `old` (no digit beside it) as `fresh`. */
export function withNumber(cell: string, old: string, fresh: string): string | undefined {
  for (
    let from = cell.lastIndexOf(old);
    from !== -1;
    from = from === 0 ? -1 : cell.lastIndexOf(old, from - 1)
  ) {
    const [before, after] = [cell[from - 1] ?? '', cell[from + old.length] ?? ''];
    if (/[\d０-９]/.test(before) || /[\d０-９]/.test(after)) continue;
    return cell.slice(0, from) + fresh + cell.slice(from + old.length);
  }
  return undefined;
}

/** An ID number as a column writes it (`old`: the whole one that stands there): whole, with 15 digits left, in scientific notation, or 15 digits long. */
export function withId(cell: string, old: string | undefined, fresh: string): string | undefined {
  const tidy = cell.trim();
  if (/^\d{15}000$/.test(tidy)) return `${fresh.slice(0, 15)}000`;
  if (/^\d{16}00$/.test(tidy)) return `${fresh.slice(0, 16)}00`;
  const scientific = /^\d\.(\d+)E\+?17$/i.exec(tidy);
  if (scientific !== null) {
    const shown = scientific[1]!.length;
    return `${fresh[0]}.${fresh.slice(1, 1 + shown)}${tidy.slice(2 + shown)}`;
  }
  if (/^\d{15}$/.test(tidy)) return fresh.slice(0, 6) + fresh.slice(8, 17);
  return old === undefined ? undefined : withDigits(cell, old, fresh);
}
