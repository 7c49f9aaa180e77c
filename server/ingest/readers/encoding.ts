// Which encoding a text file is in: what lists.csv says, a byte order mark, UTF-8 by its form, else GB18030 or Big5.
import { both, type Text } from '#contract/text.ts';
import type { ByteSource } from './byte-source.ts';
import type { FileScan } from './define.ts';
import { legacyEncoding } from './legacy-encoding.ts';
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
const encodingLabel = (name: string): string | undefined =>
  LABELS.get(name.toLowerCase().replace(/[\s_.-]/g, ''));

/** Above this share of unreadable characters a text is taken for no text in that encoding. */
const TOLERATED = 0.01;
/** So many bytes tell whether a text is one. */
const TESTED = 1 << 18;
/** Below this share of its characters beyond ASCII, unreadable ones are damage to UTF-8 and not another encoding. */
const DAMAGED = 0.2;

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

// oxlint-disable-next-line no-control-regex -- control characters are what tells text from other bytes
const CONTROL = /[\u0000\u0002-\u0008\u000E-\u001A\u001C-\u001E]/g;

/**
 * What share of a text in an encoding is unreadable: control characters, save those that databases put between cells, and
 * U+FFFD, save in sound UTF-8, where it was written as it is.
 */
function unreadable(bytes: Buffer, encoding: string, sound: boolean): number {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, TESTED), { stream: true });
  return (count(text, CONTROL) + (sound ? 0 : countLost(text))) / Math.max(1, text.length);
}

/** How many characters of a piece of text are U+FFFD. */
export const countLost = (text: string): number => (text.includes('\uFFFD') ? count(text, /\uFFFD/g) : 0);

export const lostText = (lost: number, encoding: string): Text =>
  both(`${lost} 个字符无法按 ${encoding} 读取`, `${lost} characters cannot be read as ${encoding}`);

/** Said of a file that is sound and holds what an earlier conversion could not carry over. */
export const replacedText = (lost: number): Text =>
  both(
    `文件中有 ${lost} 个替换字符（U+FFFD），此前转换时已丢失`,
    `the file holds ${lost} replacement characters (U+FFFD), lost when it was converted before`,
  );

/** Whether so many of a text's characters are lost that it is no text in that encoding. */
export const isTooMuchLost = (lost: number, total: number): boolean => lost > total * TOLERATED;

/** Refuses what is no text. */
export const noText = (): never =>
  refuse(
    'file',
    '文件不是任何已知编码的文本：请另存为 UTF-8 的 CSV',
    'the file is no text in a known encoding: save it as CSV in UTF-8',
  );

/** UTF-8 where its bytes have that form, but for a few of those that are not ASCII; bytes in other encodings never look so. */
function isNearlyUtf8({ utf8, sample }: FileScan): boolean {
  if (utf8) return true;
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  const lost = countLost(text);
  return lost < count(text, /[^\0-\u007F]/g) * DAMAGED;
}

/** The encoding of a text file and how it was told. */
export interface EncodingDecision {
  encoding: string;
  /** Whether a byte order mark stands at the beginning. */
  mark: boolean;
  by: 'columns' | 'mark' | 'bytes';
}

/**
 * The encoding of a text file. Throws `input-refused` for an unknown name and for a file that is no text in the encoding
 * prescribed, or in any, as far as its first bytes and the first that are not ASCII tell.
 */
export function decideEncoding(scan: FileScan, prescribed: string | undefined): EncodingDecision {
  const label = prescribed === undefined ? undefined : encodingLabel(prescribed);
  if (prescribed !== undefined && label === undefined) {
    refuse(
      'encoding',
      '未知编码：请写 utf-8、gb18030、gbk、big5 或 utf-16le，或留空',
      'unknown encoding: write utf-8, gb18030, gbk, big5 or utf-16le, or leave it empty',
    );
  }
  const mark = markOf(scan.head);
  const likely =
    label ?? mark ?? unmarkedUtf16(scan.head) ?? (isNearlyUtf8(scan) ? 'utf-8' : legacyEncoding(scan.sample));
  const sound = scan.utf8 && likely === 'utf-8';
  const lost = Math.max(unreadable(scan.head, likely, sound), unreadable(scan.sample, likely, sound));
  if (lost > TOLERATED) {
    if (label === undefined) noText();
    refuse(
      'encoding',
      `文件不是 ${prescribed} 编码：请将编码留空，由程序识别`,
      `the file is not ${prescribed}: leave the encoding empty to have it detected`,
    );
  }
  const by = label !== undefined ? 'columns' : mark === undefined ? 'bytes' : 'mark';
  return { encoding: likely, mark: mark !== undefined && mark === likely, by };
}
