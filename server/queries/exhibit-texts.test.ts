// Exhibits that are texts, in the encodings in which they are found.
import { expect, it } from 'vitest';
import iconv from 'iconv-lite';
import type { RecordReader } from '../record/index.ts';
import { exhibitTexts } from './exhibit-texts.ts';

const SAID = '答：只知道网名“大海”，没买过名单。';

const textOf = (bytes: Buffer): string => {
  const values = { file: 'evidence/E1.txt', sha256: 'a'.repeat(64), kind: 'statement' };
  const record = {
    facts: () => [{ id: 'E1', payload: { values } }],
    file: () => [bytes.subarray(0, 5), bytes.subarray(5)],
  } as unknown as RecordReader;
  return exhibitTexts(record, 'c')[0]!.text;
};

it.each(['utf8', 'gb18030', 'utf16le', 'utf16be'])('reads what is written in %s', (encoding) => {
  const addBOM = encoding.startsWith('utf16');
  expect(textOf(iconv.encode(SAID, encoding, { addBOM }))).toBe(SAID);
});

it('reads UTF-8 with a broken byte in it', () => {
  expect(textOf(Buffer.concat([Buffer.from(SAID), Buffer.from([0xff]), Buffer.from(SAID)]))).toBe(
    `${SAID}\uFFFD${SAID}`,
  );
});

it('reads UTF-8 that was cut within a character', () => {
  expect(textOf(Buffer.from(SAID).subarray(0, -1))).toMatch(/^答：只知道网名“大海”，没买过名单/);
});
