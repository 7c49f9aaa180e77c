// Runs a part's XML through saxes as it unpacks. Document types are refused: no office program writes one, and entities come with them.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { refuse } from '../refuse.ts';
import { LONGEST_TEXT } from './limits.ts';

/** What is done with the elements of a part; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The name without a namespace's prefix, as some writers put before every element. */
const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

const MARKS: Record<string, string> = { fffe: 'utf-16le', feff: 'utf-16be' };

/** OOXML parts are UTF-8 or, seldom, UTF-16 with a mark. */
const encodingOf = (first: Buffer): string => MARKS[first.subarray(0, 2).toString('hex')] ?? 'utf-8';

/**
 * Feeds the handler piece by piece; after each piece the caller may take what has come, or stop. Throws saxes' error for
 * XML that is not well formed, and `input-refused` for a document type or a text without end.
 */
export async function* parseXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let quiet = 0;
  const { text, close } = handler;
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    quiet = 0;
    handler.open(local(name), attributes);
  });
  if (close !== undefined)
    parser.on('closetag', ({ name }: SaxesTagPlain) => close.call(handler, local(name)));
  if (text !== undefined) {
    parser.on('text', (written) => text.call(handler, written));
    parser.on('cdata', (written) => text.call(handler, written));
  }
  parser.on('doctype', () =>
    refuse(
      'file',
      '工作簿含有文档类型声明，这不是表格软件写的：请用表格软件打开后重新保存',
      'the workbook declares a document type, which no spreadsheet writes: open it in a spreadsheet and save it again',
    ),
  );
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    quiet += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (quiet > LONGEST_TEXT) {
      refuse(
        'file',
        '工作簿中有一处文字超过四百万字节：这不是人员名单，请给出正确的文件',
        'the workbook holds a text of more than 4 million bytes: it is no list of people, name the right file',
      );
    }
    yield;
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
  yield;
}

/** Runs a whole part through a handler. */
export async function readXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(pieces, handler)) {
    // The handler keeps what it wants.
  }
}
