// Exhibits: whatever the file is, reading it ends in a form, and never in an error.
import { readExhibit } from '../../../server/exhibit-reader.ts';
import { mutated } from '../mutated.ts';
import { CHATS, MAILS } from '../seeds.ts';
import { defineTarget } from '../target.ts';

async function check(bytes: Buffer): Promise<void> {
  const read = await readExhibit(bytes);
  read.lines.forEach(({ n, text }, at) => {
    if (n !== at + 1) throw new Error(`line ${n} stands at ${at + 1}`);
    if (typeof text !== 'string') throw new Error(`line ${n} is no text`);
  });
  for (const { name, value } of read.headers)
    if (typeof value !== 'string' || name === '') throw new Error(`the header ${name} is no text`);
  for (const { name, mediaType, bytes: size } of read.attachments)
    if (typeof name !== 'string' || typeof mediaType !== 'string' || !(size >= 0))
      throw new Error('an attachment without name, type or size');
}

const of = (name: string, share: number, seeds: readonly Buffer[], tokens: readonly string[]) =>
  defineTarget({ name, share, inputs: mutated(seeds, tokens), toBytes: (bytes) => bytes, check });

export const mail = of('mail', 100, MAILS, [
  '\r\n\r\n', '--b\r\n', '--b--', '=?utf-8?B?', '?=', '=?x?Q?=FF?=', 'charset=', 'Content-Transfer-Encoding: base64\r\n', 'boundary=', '<p>', '&#0;', '(', '<',
]); // prettier-ignore

export const chat = of('chat', 100, CHATS, [
  '2014-10-09 20:13 ',
  ':',
  '：',
  '(1)',
  '{',
  '[',
  '"messages":',
  '\\u0000',
  ']',
]);
