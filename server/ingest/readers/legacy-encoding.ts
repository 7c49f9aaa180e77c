// GB18030 or Big5: told by which plane of which standard the pairs of bytes lie in.

/** A pair that cannot stand in an encoding weighs as much against it as so many frequent characters for it. */
const IMPOSSIBLE = 3;

const isBig5Trail = (byte: number): boolean =>
  (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe);

/** Level 1 of GB 2312: the 3,755 most used characters. */
const isCommonGb = (lead: number, trail: number): boolean => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;

/** Level 1 of Big5: the 5,401 most used characters. */
const isCommonBig5 = (lead: number, trail: number): boolean =>
  lead >= 0xa4 && lead <= 0xc6 && isBig5Trail(trail);

const canBeBig5 = (lead: number, trail: number): boolean =>
  lead >= 0xa1 && lead <= 0xf9 && isBig5Trail(trail);

const canBeGb = (lead: number, trail: number): boolean =>
  lead >= 0x81 &&
  lead <= 0xfe &&
  ((trail >= 0x40 && trail !== 0x7f && trail <= 0xfe) || (trail >= 0x30 && trail <= 0x39));

/**
 * The encoding of Chinese text that is not UTF-8. Both standards put the frequent characters into a plane of their own; what
 * lies in that plane in the one lies all over the other. Simplified text is never Big5: it has no such characters.
 */
export function legacyEncoding(bytes: Buffer): 'gb18030' | 'big5' {
  let [gb, big5] = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    at += 1;
    const trail = bytes[at]!;
    if (isCommonGb(lead, trail)) gb += 1;
    else if (!canBeGb(lead, trail)) gb -= IMPOSSIBLE;
    if (isCommonBig5(lead, trail)) big5 += 1;
    else if (!canBeBig5(lead, trail)) big5 -= IMPOSSIBLE;
  }
  return big5 > gb ? 'big5' : 'gb18030';
}
