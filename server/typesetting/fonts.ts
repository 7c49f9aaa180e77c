// The fonts of what is printed: which font has which character, and what is written where none has it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const require = createRequire(import.meta.url);

const WEIGHTS = {
  regular: { file: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', wght: 400 },
  bold: { file: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', wght: 700 },
} as const;
export type Weight = keyof typeof WEIGHTS;

/** A font as PDF and outlines take it. */
export interface Face {
  id: string;
  /** The bytes of a TrueType font. */
  bytes: Buffer;
  font: Font;
}

/** A piece of a text that one font can write. */
export interface Run {
  face: Face;
  text: string;
}

function open(id: string, bytes: Buffer): Face {
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${id} is a collection of fonts`);
  return { id, bytes, font };
}

/** Opened once for the process: a font of 30,000 characters is 10 MB. */
const main = new Map<Weight, Face>();

function mainFace(weight: Weight): Face {
  const found = main.get(weight) ?? open(`sc-${weight}`, readFileSync(require.resolve(WEIGHTS[weight].file)));
  main.set(weight, found);
  return found;
}

const SLICES = '@fontsource-variable/noto-sans-jp';

/** Slices of the second font with the ranges of characters they have: `[1]` → `U+20bb7,U+2f00-2f0f`. */
function slices(): { id: string; has(code: number): boolean }[] {
  const listed = JSON.parse(readFileSync(require.resolve(`${SLICES}/unicode.json`), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(listed).map(([name, ranges]) => {
    const spans = ranges.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    return {
      id: name.replace(/[[\]]/g, ''),
      has: (code) => spans.some(([first, last]) => first <= code && code <= last),
    };
  });
}

/** Fonts of the rare characters of a document, which the main font lacks: small ones, made for these characters. */
async function rareFaces(
  codes: readonly number[],
  weight: Weight,
): Promise<{ face: Face; codes: Set<number> }[]> {
  if (codes.length === 0) return [];
  const { default: subsetFont } = await import('subset-font');
  const made: { face: Face; codes: Set<number> }[] = [];
  for (const { id, has } of slices()) {
    const here = codes.filter(has);
    if (here.length === 0) continue;
    const slice = readFileSync(require.resolve(`${SLICES}/files/noto-sans-jp-${id}-wght-normal.woff2`));
    const bytes = await subsetFont(slice, String.fromCodePoint(...here), {
      targetFormat: 'truetype',
      variationAxes: { wght: WEIGHTS[weight].wght },
    });
    const face = open(`jp-${id}-${weight}`, bytes);
    made.push({ face, codes: new Set(here.filter((code) => face.font.hasGlyphForCodePoint(code))) });
  }
  return made;
}

/** What sets the text of one document. */
export interface Fonts {
  /** A text as pieces that a font can write; what no font has stands as `〔U+2A6A5〕`, so that nothing is ever blank. */
  runs(text: string, weight: Weight): Run[];
}

/** The main font with the characters of some texts alone, as pages embed it (WOFF2). */
export async function pageFont(texts: Iterable<string>): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font');
  const letters = new Set([...texts].flatMap((text) => [...text]));
  return subsetFont(mainFace('regular').bytes, [...letters].sort().join(''), { targetFormat: 'woff2' });
}

const isInvisible = (letter: string): boolean =>
  /[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/u.test(letter);

/** The fonts for a document of these texts. */
export async function fontsFor(texts: Iterable<string>): Promise<Fonts> {
  const regular = mainFace('regular');
  const missing = new Set<number>();
  for (const text of texts) {
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0;
      if (!isInvisible(letter) && !regular.font.hasGlyphForCodePoint(code)) missing.add(code);
    }
  }
  const rare = {
    regular: await rareFaces(
      [...missing].sort((a, b) => a - b),
      'regular',
    ),
    bold: await rareFaces(
      [...missing].sort((a, b) => a - b),
      'bold',
    ),
  };
  /** What writes a letter, and as what; nothing where it is invisible. */
  const letters: Record<Weight, Map<string, Run | undefined>> = { regular: new Map(), bold: new Map() };
  const runOf = (letter: string, weight: Weight): Run | undefined => {
    if (isInvisible(letter)) return undefined;
    const code = letter.codePointAt(0) ?? 0;
    const own = mainFace(weight);
    if (own.font.hasGlyphForCodePoint(code)) return { face: own, text: letter };
    const other = rare[weight].find(({ codes }) => codes.has(code));
    if (other !== undefined) return { face: other.face, text: letter };
    return { face: own, text: `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕` };
  };
  return {
    runs(text, weight) {
      const known = letters[weight];
      const found: Run[] = [];
      const add = (face: Face, written: string): void => {
        const last = found.at(-1);
        if (last?.face === face) last.text += written;
        else found.push({ face, text: written });
      };
      for (const letter of text) {
        if (!known.has(letter)) known.set(letter, runOf(letter, weight));
        const run = known.get(letter);
        if (run !== undefined) add(run.face, run.text);
      }
      return found;
    },
  };
}
