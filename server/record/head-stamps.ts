// Time-stamp tokens of signed heads, in a file beside that of the heads: what another service says of when a head was there.
import { z } from 'zod';
import { headLine, headsInFile, publishedHeads } from './heads.ts';
import { appendLines, readLines } from './kept-lines.ts';
import type { Signer } from './signer.ts';
import type { Sql } from './sql.ts';

/** Where the tokens of the heads in a file lie. */
const stampsFileOf = (headsFile: string): string => `${headsFile}.timestamps`;

const kept = z.object({
  type: z.literal('vinetrace-timestamp'),
  /** Which record and which head of it. */
  data: z.string(),
  seq: z.number().int(),
  hash: z.string(),
  /** The token (RFC 3161, DER) over the line of the head, without its line feed; base64. */
  token: z.string().regex(/^[A-Za-z0-9+/]+=*$/),
});
type KeptStamp = z.infer<typeof kept>;

/** A head, and the line that is stamped of it. */
export interface HeadLine {
  seq: number;
  hash: string;
  at: string;
  line: string;
}

/** A token as it is kept, and which head it is said to be of. */
export interface HeadStamp {
  seq: number;
  hash: string;
  token: Buffer;
}

export interface HeadStamps {
  readonly file: string;
  /** Heads of the record, in order. */
  heads(): HeadLine[];
  /** Number of the entry of the last of them; 0 where there is none. */
  last(): number;
  /** Those that the file of heads alone has: of a record that was put back since. */
  formerHeads(): HeadLine[];
  /** Tokens of this record, and the numbers of lines that cannot be read. */
  read(): { stamps: HeadStamp[]; broken: number[] };
  /** @throws what the disk says */
  keep(stamp: HeadStamp): void;
}

/** All of a line before its token, which is another one each time it is asked for. */
const named = (text: string): string => text.split('"token"')[0] ?? '';

export function headStampsOf(
  sql: Sql,
  { data, signer, headsFile }: { data: string; signer: Pick<Signer, 'publicKey'>; headsFile: string },
): HeadStamps {
  const file = stampsFileOf(headsFile);
  const lineOf = (head: Parameters<typeof headLine>[0]): HeadLine => {
    const { seq, hash, at } = head;
    return { seq, hash, at, line: headLine(head) };
  };
  const heads = (): HeadLine[] => publishedHeads(sql, signer).map(lineOf);
  return {
    file,
    heads,
    last: () => sql.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM signed_head')?.seq ?? 0,
    formerHeads() {
      const here = new Set(heads().map(({ line }) => line));
      return headsInFile(sql, headsFile)
        .map(lineOf)
        .filter(({ line }) => !here.has(line));
    },
    read() {
      const { lines, broken } = readLines(file, kept, named);
      return {
        stamps: lines
          .filter((line) => line.data === data)
          .map(({ seq, hash, token }) => ({ seq, hash, token: Buffer.from(token, 'base64') })),
        broken,
      };
    },
    keep({ seq, hash, token }) {
      const line: KeptStamp = {
        type: 'vinetrace-timestamp',
        data,
        seq,
        hash,
        token: token.toString('base64'),
      };
      appendLines(file, [JSON.stringify(line)]);
    },
  };
}
