// Which encoding a text file is in: what lists.csv says, a byte order mark, valid UTF-8, else GB18030.
import { both, type Text } from '#contract/text.ts';
import type { ByteSource } from './byte-source.ts';
import type { FileScan } from './define.ts';
import { refuse } from './refuse.ts';

/** Names as people write them → labels of the WHATWG Encoding Standard. */
const NAMES: Record<string, string> = {
  'utf-8': 'utf8 utf8bom utf8sig ascii usascii',
  'utf-16le': 'utf16 utf16le unicode ucs2',
  'utf-16be': 'utf16be',
  gb18030: 'gb18030 gbk gb2312 cp936 ansi euccn',
  big5: 'big5 big5hkscs cp950',
  'windows-1252': 'windows1252 cp1252 latin1 iso88591',
};
const LABELS = new Map(
  Object.entries(NAMES).flatMap(([label, names]) =>
    names.split(' ').map((name): [string, string] => [name, label]),
  ),
);

/** The label of an encoding's name, or undefined for an unknown one. */
export const encodingLabel = (name: string): string | undefined =>
  LABELS.get(name.toLowerCase().replace(/[\s_.-]/g, ''));

/** Above this share of unreadable characters a text is taken for no text in that encoding. */
const TOLERATED = 0.01;

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const markOf = (head: Buffer): string | undefined =>
  MARKS.find(([mark]) => mark.every((byte, index) => head[index] === byte))?.[1];

/** UTF-16 without a mark: zero bytes stand on one side of ASCII characters. */
function unmarkedUtf16(head: Buffer): string | undefined {
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const least = sample.length * 0.05;
  if (zeros[1]! > least && zeros[0]! * 10 < zeros[1]!) return 'utf-16le';
  return zeros[0]! > least && zeros[1]! * 10 < zeros[0]! ? 'utf-16be' : undefined;
}

/** Decodes a file in pieces; unreadable bytes become U+FFFD, a byte order mark goes. */
export async function* decodeFile(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How many characters of a file are unreadable in an encoding (U+FFFD or control characters), and of how many. */
async function unreadable(source: ByteSource, encoding: string): Promise<{ lost: number; total: number }> {
  let [lost, total] = [0, 0];
  for await (const text of decodeFile(source, encoding)) {
    // oxlint-disable-next-line no-control-regex -- control characters are what tells text from other bytes
    lost += count(text, /[\uFFFD\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g);
    total += text.length;
  }
  return { lost, total };
}

const lostText = (lost: number, encoding: string): Text =>
  both(`${lost} 个字符无法按 ${encoding} 读取`, `${lost} characters cannot be read as ${encoding}`);

/**
 * The encoding of a text file and what is to be said about it. Throws `input-refused` for an unknown name and for a file
 * that is no text in the encoding prescribed, or in any.
 */
export async function decideEncoding(
  scan: FileScan,
  prescribed: string | undefined,
): Promise<{ encoding: string; warnings: Text[] }> {
  const label = prescribed === undefined ? undefined : encodingLabel(prescribed);
  if (prescribed !== undefined && label === undefined) {
    refuse(
      'encoding',
      '未知编码：请写 utf-8、gb18030、gbk、big5 或 utf-16le，或留空',
      'unknown encoding: write utf-8, gb18030, gbk, big5 or utf-16le, or leave it empty',
    );
  }
  const likely = label ?? markOf(scan.head) ?? unmarkedUtf16(scan.head) ?? (scan.utf8 ? 'utf-8' : 'gb18030');
  const found = await unreadable(scan.source, likely);
  if (found.lost === 0) return { encoding: likely, warnings: [] };
  if (found.lost <= found.total * TOLERATED) {
    return { encoding: likely, warnings: [lostText(found.lost, likely)] };
  }
  if (label !== undefined) {
    refuse(
      'encoding',
      `文件不是 ${prescribed} 编码：请将编码留空，由程序识别`,
      `the file is not ${prescribed}: leave the encoding empty to have it detected`,
    );
  }
  const utf8 = await unreadable(scan.source, 'utf-8');
  if (utf8.lost <= utf8.total * TOLERATED) {
    return { encoding: 'utf-8', warnings: [lostText(utf8.lost, 'utf-8')] };
  }
  return refuse(
    'file',
    '文件不是任何已知编码的文本：请另存为 UTF-8 的 CSV',
    'the file is no text in a known encoding: save it as CSV in UTF-8',
  );
}
