// Letters and digits as pictures, for the canvas: a mark instead of an icon, a badge at a corner.
import { FONTS } from '../palette.ts';

const known = new Map<string, string>();

function picture(key: string, body: string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = `data:image/svg+xml;utf8,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" ` +
      `font-family="${FONTS.replaceAll('"', "'")}" font-weight="700" text-anchor="middle">${body}</svg>`,
  )}`;
  known.set(key, made);
  return made;
}

/** A mark that stands where the icon would. */
export const markImage = (mark: string, ink: string): string =>
  picture(`mark ${mark} ${ink}`, `<text x="12" y="19" font-size="20" fill="${ink}">${mark}</text>`);

/** A mark in a disc with a rim, for the corner of a node. */
export const badgeImage = (mark: string, ground: string, ink: string): string =>
  picture(
    `badge ${mark} ${ground} ${ink}`,
    `<circle cx="12" cy="12" r="10.5" fill="${ground}" stroke="${ink}" stroke-width="1.6"/>` +
      `<text x="12" y="17" font-size="14" fill="${ink}">${mark}</text>`,
  );
