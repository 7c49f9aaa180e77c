// XML of graphs, piece by piece. Document types are refused, and with them every entity of a file's own; so is what has no end.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ByteSource } from '../readers/byte-source.ts';
import { stopIfAborted } from '../stop.ts';
import { LARGEST, LONGEST_VALUE, refuseGraph } from './define.ts';

/** What is done with elements; names come without their prefix, lines count from 1. */
export interface GraphXml {
  open(name: string, attributes: Record<string, string>, line: number): void;
  close(name: string, line: number): void;
  text(text: string): void;
}

/** Characters between two tags beyond which a value has no end. */
const MOST_QUIET = 1 << 20;
/** Elements inside one another. */
const DEEPEST = 64;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const decoderFor = (first: Buffer): TextDecoder => {
  const mark = first.subarray(0, 2).toString('hex');
  return new TextDecoder(mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8', {
    fatal: true,
  });
};

/** Runs a file through a handler. @throws input-refused, with the line and how to mend it; cancelled */
export async function readGraphXml(
  source: ByteSource,
  handler: GraphXml,
  signal?: AbortSignal,
): Promise<void> {
  const { name: file } = source;
  if (source.size > LARGEST)
    refuseGraph(file, '文件超过 256 MB：请拆分后分别导入', 'the file is larger than 256 MB: split it');
  const parser = new SaxesParser({ xmlns: false, position: true });
  const at = (): { line: number } => ({ line: parser.line });
  let [quiet, depth] = [0, 0];
  parser.on('doctype', () =>
    refuseGraph(
      file,
      '含有文档类型声明（DOCTYPE），其中可藏实体：请删去这一声明后再导入',
      'it declares a document type (DOCTYPE), in which entities may hide: take the declaration out',
      at(),
    ),
  );
  parser.on('error', (error) =>
    refuseGraph(
      file,
      'XML 有误：请从原程序重新导出，或改正这一处',
      `the XML is broken (${error.message.replace(/^\d+:\d+: /, '')}): export it again, or mend this place`,
      at(),
      error,
    ),
  );
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    quiet = 0;
    depth += 1;
    if (depth > DEEPEST)
      refuseGraph(file, '元素嵌套过深：这不是图谱文件', 'elements are nested too deep: it is no graph', at());
    for (const [key, value] of Object.entries(attributes))
      if (value.length > LONGEST_VALUE)
        refuseGraph(
          file,
          `属性值超过 ${LONGEST_VALUE} 个字符：请缩短`,
          `the value of an attribute is longer than ${LONGEST_VALUE} characters: shorten it`,
          { ...at(), column: key.slice(0, 100) },
        );
    handler.open(local(name), attributes, parser.line);
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    quiet = 0;
    depth -= 1;
    handler.close(local(name), parser.line);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  let decoder: TextDecoder | undefined;
  const decode = (piece?: Buffer): string => {
    try {
      return piece === undefined
        ? (decoder?.decode() ?? '')
        : (decoder ??= decoderFor(piece)).decode(piece, { stream: true });
    } catch (error) {
      return refuseGraph(
        file,
        '不是 UTF-8 或 UTF-16：请以 UTF-8 重新导出',
        'it is neither UTF-8 nor UTF-16: export it again as UTF-8',
        at(),
        error,
      );
    }
  };
  for await (const piece of source.stream() as AsyncIterable<Buffer>) {
    stopIfAborted(signal);
    const text = decode(piece);
    quiet += text.length;
    parser.write(text);
    if (quiet > MOST_QUIET)
      refuseGraph(
        file,
        '有一处文字或属性超过一百万字符：请缩短，或给出正确的文件',
        'a text or an attribute is longer than a million characters: shorten it, or name the right file',
        at(),
      );
  }
  parser.write(decode());
  parser.close();
}
