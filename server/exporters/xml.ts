// XML as pieces of text: elements written as they are opened and closed, so that a document is never held whole.
import { writePieces, type ExportGraph, type Exporter } from './define.ts';

/** What XML 1.0 forbids, by its production `Char`. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as XML can hold it: forbidden characters become U+FFFD. */
const xmlText = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As references, for a reader turns them into spaces in an attribute, and CR into LF everywhere (XML 1.0, 2.11 and 3.3.3).
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
const entity = (character: string): string => ENTITIES[character] ?? character;
const escapeText = (text: string): string => xmlText(text).replace(/[&<>\r]/g, entity);
const escapeAttribute = (text: string): string => xmlText(text).replace(/[&<>"\t\n\r]/g, entity);

/**
 * Writes a document element by element. Names of elements and attributes are ours and are not checked; texts and
 * attribute values may hold anything.
 */
export class Xml {
  #written = '<?xml version="1.0" encoding="UTF-8"?>';
  #open: string[] = [];
  /** The last start tag still lacks its `>`: the element may turn out to be empty. */
  #isTagOpen = false;

  /** Opens an element inside the current one. */
  ele(name: string, attributes: Record<string, string | number> = {}): this {
    this.#closeTag();
    this.#written += `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      this.#written += ` ${key}="${escapeAttribute(String(value))}"`;
    }
    this.#open.push(name);
    this.#isTagOpen = true;
    return this;
  }

  /** Text inside the current element. */
  txt(text: string): this {
    this.#closeTag();
    this.#written += escapeText(text);
    return this;
  }

  /** Closes the current element. */
  up(): this {
    const name = this.#open.pop();
    this.#written += this.#isTagOpen ? '/>' : `</${name}>`;
    this.#isTagOpen = false;
    return this;
  }

  /** What was written since it was last taken. */
  take(): string {
    const taken = this.#written;
    this.#written = '';
    return taken;
  }

  /** Closes what is still open and takes the rest. */
  end(): string {
    while (this.#open.length > 0) this.up();
    return this.take();
  }

  #closeTag(): void {
    if (this.#isTagOpen) this.#written += '>';
    this.#isTagOpen = false;
  }
}

/** The document that `build` writes; each `yield` of it hands over what was written so far. */
export function* xmlPieces(build: (xml: Xml) => Iterable<void>): Generator<string> {
  const xml = new Xml();
  for (const _ of build(xml)) yield xml.take();
  yield `${xml.end()}\n`;
}

/** How an exporter writes a graph as such a document. */
export const writeXml =
  (document: (xml: Xml, graph: ExportGraph) => Iterable<void>): Exporter['write'] =>
  (graph, out) =>
    writePieces(
      xmlPieces((xml) => document(xml, graph)),
      out,
    );
