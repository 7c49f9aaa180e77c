// Colours that people with any colour vision tell apart: Okabe and Ito (2008) for kinds, viridis for amounts; with a dash each for lines.
import type { Theme } from '../palette.ts';

export type Colour = Readonly<Record<Theme, string>>;

const same = (colour: string): Colour => ({ light: colour, dark: colour });

/** Seven colours for kinds. Their eighth, black, is the ground of the dark theme. */
export const OKABE_ITO: readonly Colour[] = [
  { light: '#0072b2', dark: '#3f9fdc' },
  same('#e69f00'),
  same('#009e73'),
  same('#d55e00'),
  same('#56b4e9'),
  same('#cc79a7'),
  { light: '#b8a900', dark: '#f0e442' },
];

/** Viridis from the least to the greatest, without the end that is lost on the theme's ground. */
export const VIRIDIS: readonly Colour[] = [
  { light: '#440154', dark: '#355f8d' },
  { light: '#414487', dark: '#21918c' },
  { light: '#2a788e', dark: '#22a884' },
  { light: '#22a884', dark: '#7ad151' },
  { light: '#44bf70', dark: '#fde725' },
];

/** What is not known, and kinds beyond the palette. */
export const NEUTRAL: Colour = { light: '#868e96', dark: '#909296' };

/** A dash for every kind of line, so that colour never speaks alone. */
export const DASHES: readonly (readonly number[])[] = [
  [],
  [9, 4],
  [2, 3],
  [12, 3, 2, 3],
  [5, 3],
  [1, 5],
  [14, 6],
  [1, 3],
];

/** A dash as one text, by which a stylesheet can choose. */
export const dashName = (dash: readonly number[]): string => (dash.length === 0 ? 'whole' : dash.join(' '));

/** The dash of what is not known; kinds take the others. */
export const UNKNOWN_DASH = DASHES.at(-1)!;
export const KIND_DASHES = DASHES.slice(0, -1);

/** A mark for the one of several kinds: A, B … Z, then none. */
export const codeOf = (at: number): string => (at < 26 ? String.fromCodePoint(65 + at) : '…');

const channel = (hex: string, at: number): number => {
  const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
export const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** The ink that can be read on a colour: nearly black or white, whichever contrasts more. */
export const inkOn = (hex: string): string => (luminance(hex) > 0.179 ? '#14171a' : '#ffffff');
