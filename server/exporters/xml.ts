// XML as pieces of text, written by xmlbuilder2's streaming builder without holding the document.
import type { createCB } from 'xmlbuilder2';

export type Xml = ReturnType<typeof createCB>;

/** What XML 1.0 forbids, by its production `Char`. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as XML can hold it: forbidden characters become U+FFFD. The streaming builder does not see to it. */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

/**
 * The document that `build` writes; each `yield` of it hands over what was written so far.
 * The builder is loaded when a document is written, not when formats are listed.
 */
export async function xmlPieces(build: (xml: Xml) => Iterable<void>): Promise<Iterable<string>> {
  const { createCB: create } = await import('xmlbuilder2');
  return pieces(create, build);
}

function* pieces(create: typeof createCB, build: (xml: Xml) => Iterable<void>): Generator<string> {
  let written = '';
  const xml = create({
    data: (text: string) => {
      written += text;
    },
    error: (error: Error) => {
      throw error;
    },
  });
  xml.dec({ version: '1.0', encoding: 'UTF-8' });
  for (const _ of build(xml)) {
    yield written;
    written = '';
  }
  xml.end();
  yield `${written}\n`;
}
