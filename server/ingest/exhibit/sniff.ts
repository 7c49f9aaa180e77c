// What a file is by its first bytes, whatever its name says: only kinds that can be shown without anything active in them are told apart.

const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;

/** Pictures that browsers draw and that hold no program; SVG may hold one and is none of them. */
const IMAGES: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => starts(bytes, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (bytes) => starts(bytes, '\xff\xd8\xff')],
  ['image/gif', (bytes) => starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')],
  ['image/webp', (bytes) => starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)],
  ['image/bmp', (bytes) => starts(bytes, 'BM') && bytes.length > 26 && bytes[14] === 40],
];

/** The media type of a picture or PDF; undefined for all else. */
export function sniff(bytes: Uint8Array): string | undefined {
  // A PDF may have some bytes of another program before it.
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');
  return IMAGES.find(([, is]) => is(bytes))?.[0] ?? (isPdf ? 'application/pdf' : undefined);
}
