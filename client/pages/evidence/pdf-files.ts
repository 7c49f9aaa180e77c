// What PDF.js fetches beside a document, from this server: character maps for Chinese without embedded ones, and stand-ins for fonts.

const maps = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/cmaps/Adobe-GB1-*.bcmap',
    '../../../node_modules/pdfjs-dist/cmaps/GB*.bcmap',
    '../../../node_modules/pdfjs-dist/cmaps/UniGB-*.bcmap',
  ],
  { query: '?url', import: 'default', eager: true },
);
const fonts = import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const ADDRESSES = new Map(
  Object.entries({ ...maps, ...fonts }).map(([path, url]) => [path.split('/').at(-1) ?? '', url]),
);

/** How PDF.js asks for such a file. What is not here (programs for rare pictures) is refused: a page is drawn without it. */
export class PdfFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const url = ADDRESSES.get(filename);
    if (url === undefined) throw new Error(`${filename} is not carried`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}
