// XML as pieces of text, written by xmlbuilder2's streaming builder without holding the document.
import { createCB } from 'xmlbuilder2';

export type Xml = ReturnType<typeof createCB>;

/**
 * The document that `build` writes; each `yield` of it hands over what was written so far.
 * Characters that XML 1.0 forbids become U+FFFD.
 */
export function* xmlPieces(build: (xml: Xml) => Iterable<void>): Generator<string> {
  let written = '';
  const xml = createCB({
    data: (text: string) => {
      written += text;
    },
    error: (error: Error) => {
      throw error;
    },
    invalidCharReplacement: '\uFFFD',
  });
  xml.dec({ version: '1.0', encoding: 'UTF-8' });
  for (const _ of build(xml)) {
    yield written;
    written = '';
  }
  xml.end();
  yield `${written}\n`;
}
