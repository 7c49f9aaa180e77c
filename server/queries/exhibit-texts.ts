// What the exhibits of a case say, where they are texts: read whole, in the clear, for what is told from them.
import type { RecordReader } from '../record/index.ts';
import { textOf } from './case-chain.ts';

/** An exhibit with its text. */
export interface ExhibitText {
  id: string;
  kind: string;
  grade?: string;
  text: string;
}

/** Of an exhibit so much is read: chats are long, books are none. */
const MOST_BYTES = 4 * 1024 * 1024;
const TEXT_FILE = /\.(txt|eml|csv|md|log)$/i;

function textOfFile(record: RecordReader, sha256: string): string {
  const pieces: Buffer[] = [];
  let size = 0;
  for (const piece of record.file(sha256) ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Exhibits that are texts, with what they say. */
export const exhibitTexts = (record: RecordReader, caseId: string): ExhibitText[] =>
  record.facts(caseId, 'Evidence').flatMap(({ id, payload: { values } }): ExhibitText[] => {
    const [sha256, file, grade] = [textOf(values['sha256']), textOf(values['file']), textOf(values['grade'])];
    if (sha256 === undefined || file === undefined || !TEXT_FILE.test(file)) return [];
    return [
      {
        id,
        kind: textOf(values['kind']) ?? 'other',
        text: textOfFile(record, sha256),
        ...(grade === undefined ? {} : { grade }),
      },
    ];
  });
