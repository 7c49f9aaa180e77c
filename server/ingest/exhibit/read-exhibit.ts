// An exhibit as it can be shown: told by its bytes, read into lines where it is mail, chat or text.
import type { ExhibitFile, ExhibitForm, ExhibitLine } from '#contract/queries/evidence-file.ts';
import { both } from '#contract/text.ts';
import { bufferSource } from '../readers/byte-source.ts';
import { decideEncoding } from '../readers/encoding.ts';
import { scanSource } from '../readers/scan.ts';
import { chatOf, jsonChatOf } from './read-chat.ts';
import { isMail, readMail } from './read-mail.ts';
import { sniff } from './sniff.ts';

/** A text of more bytes is not read into memory to be shown. */
export const MOST_SHOWN = 16 * 1024 * 1024;

/** Lines from which on a text is not made into lines: a file of nothing but line ends would fill the memory. */
const MOST_LINES = 500_000;

/** Whether a text has more than so many line ends, whichever of the two bytes ends its lines. */
function isLong(bytes: Buffer): boolean {
  let [feeds, returns] = [0, 0];
  for (const byte of bytes) {
    if (byte === 10) feeds += 1;
    else if (byte === 13) returns += 1;
  }
  return Math.max(feeds, returns) > MOST_LINES;
}

export type ReadExhibit = Pick<
  ExhibitFile,
  'form' | 'mediaType' | 'encoding' | 'headers' | 'attachments' | 'warnings'
> & {
  lines: ExhibitLine[];
};

const NOTHING = { headers: [], attachments: [], lines: [], warnings: [] };

const linesOf = (text: string): ExhibitLine[] =>
  text
    .replace(/(?:\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ n: index + 1, text: line }));

/** The encoding of a text; undefined where the bytes are none. */
async function encodingOf(bytes: Buffer): Promise<string | undefined> {
  try {
    return decideEncoding(await scanSource(bufferSource('', bytes)), undefined).encoding;
  } catch {
    return undefined;
  }
}

/** Reads an exhibit. Whatever the file is, the worst that comes of it is `other`. */
export async function readExhibit(bytes: Buffer): Promise<ReadExhibit> {
  const mediaType = sniff(bytes);
  if (mediaType !== undefined) {
    const form: ExhibitForm = mediaType === 'application/pdf' ? 'pdf' : 'image';
    return { ...NOTHING, form, mediaType };
  }
  if (bytes.length === 0)
    return { ...NOTHING, form: 'text', warnings: [both('文件是空的', 'the file is empty')] };
  if (bytes.length > MOST_SHOWN || isLong(bytes)) return { ...NOTHING, form: 'large' };
  const encoding = await encodingOf(bytes);
  if (encoding === undefined) return { ...NOTHING, form: 'other' };
  const text = new TextDecoder(encoding).decode(bytes);
  if (isMail(text.slice(0, 65_536))) {
    try {
      const { text: said, ...mail } = await readMail(bytes);
      return { ...NOTHING, form: 'mail', mediaType: 'message/rfc822', ...mail, lines: linesOf(said) };
    } catch {
      const warnings = [
        both('邮件结构有误，按原文显示', 'the mail is not well formed and is shown as written'),
      ];
      return { ...NOTHING, form: 'text', encoding, lines: linesOf(text), warnings };
    }
  }
  const chat = /^\s*[[{]/.test(text) ? jsonChatOf(text) : undefined;
  const messages = chat ?? chatOf(text);
  return messages === undefined
    ? { ...NOTHING, form: 'text', encoding, lines: linesOf(text) }
    : { ...NOTHING, form: 'chat', encoding, lines: messages };
}
