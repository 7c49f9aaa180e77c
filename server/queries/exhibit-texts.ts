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

/**
 * A text as it was written: by its mark, as UTF-8, or, where that makes nothing of half of what is not Latin, as Chinese Windows
 * writes. A character that was cut off at the end is left out.
 */
function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const lost = text.split('\uFFFD').length - 1;
  const others = text.match(/[^ -~\s]/g)?.length ?? 0;
  return lost > others / 2 ? new TextDecoder('gb18030').decode(bytes) : text;
}

function textOfFile(record: RecordReader, sha256: string): string {
  const pieces: Buffer[] = [];
  let size = 0;
  for (const piece of record.file(sha256) ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size >= MOST_BYTES) break;
  }
  return decoded(Buffer.concat(pieces));
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
