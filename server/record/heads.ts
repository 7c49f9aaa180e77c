// Signed heads: how far the journal had come at some moments, signed by the installation and kept in the record and in a file
// beside it, so that a record that was put back to an earlier state, or whose end was cut off, is found.
import { accessSync, constants } from 'node:fs';
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { canonicalJson } from './canonical.ts';
import { lastEntry } from './journal.ts';
import { appendLines, readLines } from './kept-lines.ts';
import { pause } from './pause.ts';
import { makeFile } from './private-files.ts';
import { isSignedBy, type Signer } from './signer.ts';
import type { Sql } from './sql.ts';

/** Entries after which a head is signed; the first of a day (UTC) signs one too, and so does closing the record. */
export const HEAD_EVERY = 256;

const TABLES = `
CREATE TABLE IF NOT EXISTS signed_head (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
${['UPDATE', 'DELETE']
  .map(
    (change) =>
      `CREATE TRIGGER IF NOT EXISTS signed_head_${change.toLowerCase()} BEFORE ${change} ON signed_head
         BEGIN SELECT RAISE(ABORT, 'signed_head can only be added to'); END;`,
  )
  .join('\n')}`;

/** Makes the tables where a record does not have them yet. */
export function ensureHeadTables(sql: Sql): void {
  if (sql.get(`SELECT 1 FROM sqlite_master WHERE name = 'signed_head_delete'`) === undefined)
    sql.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
}

/** A line of the file: a head, or that a backup was put in place, after which earlier heads beyond it bind no more. */
const published = z.object({
  type: z.enum(['vinetrace-head', 'vinetrace-restored']),
  /** Which record it is of. */
  data: z.string(),
  seq: z.number().int(),
  hash: z.string(),
  at: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
export type PublishedHead = z.infer<typeof published>;

/** A head as the record keeps it. */
export interface SignedHead {
  seq: number;
  hash: string;
  at: string;
  signature: string;
}

/** What is signed. */
export const headText = ({
  type,
  data,
  seq,
  hash,
  at,
}: Pick<PublishedHead, 'type' | 'data' | 'seq' | 'hash' | 'at'>): string =>
  canonicalJson({ type, data, seq, hash, at });

const dataIdOf = (sql: Sql): string =>
  sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'data_id'`)?.value ?? '';

/** None where the record was made before heads were signed. */
export const readHeads = (sql: Sql): SignedHead[] =>
  sql.get(`SELECT 1 FROM sqlite_master WHERE name = 'signed_head'`) === undefined
    ? []
    : sql.all<SignedHead>('SELECT seq, hash, at, signature FROM signed_head ORDER BY seq');

/**
 * Signs the head of the journal where it is time to, within the transaction that moved it.
 * @param always sign it whenever it moved, as when the record is closed
 * @returns whether it was signed
 */
export function signHead(sql: Sql, signer: Signer, always = false): boolean {
  const { seq, hash } = lastEntry(sql);
  const last = sql.get<SignedHead>('SELECT seq, at FROM signed_head ORDER BY seq DESC LIMIT 1');
  if (seq === (last?.seq ?? 0)) return false;
  const at = new Date().toISOString();
  const isDue =
    always ||
    last === undefined ||
    seq - last.seq >= HEAD_EVERY ||
    at.slice(0, 'YYYY-MM-DD'.length) !== last.at.slice(0, 'YYYY-MM-DD'.length);
  if (!isDue) return false;
  const text = headText({ type: 'vinetrace-head', data: dataIdOf(sql), seq, hash, at });
  sql.run(
    'INSERT INTO signed_head (seq, hash, at, signature) VALUES (?, ?, ?, ?)',
    seq,
    hash,
    at,
    signer.sign(text),
  );
  return true;
}

/** What a file of heads says. */
export interface PublishedHeads {
  heads: PublishedHead[];
  /** Numbers of the lines that are none, from 1. */
  broken: number[];
}

/** Reads a file of heads; one that is not there says nothing. */
export function readPublished(file: string): PublishedHeads {
  const { lines, broken } = readLines(file, published);
  return { heads: lines, broken };
}

/** A head as its line in the file says it, and as it is time-stamped: byte for byte. */
export const headLine = ({ type, data, seq, hash, at, signature, publicKey }: PublishedHead): string =>
  JSON.stringify({ type, data, seq, hash, at, signature, publicKey });

const append = (file: string, heads: readonly PublishedHead[]): void =>
  appendLines(file, heads.map(headLine));

/** Heads of the record as they are published. */
export function publishedHeads(sql: Sql, { publicKey }: Pick<Signer, 'publicKey'>): PublishedHead[] {
  const data = dataIdOf(sql);
  return readHeads(sql).map((head) => ({ type: 'vinetrace-head' as const, data, ...head, publicKey }));
}

/** Those that the file has of the record, the ones from before it was put back too. */
export function headsInFile(sql: Sql, file: string): PublishedHead[] {
  const data = dataIdOf(sql);
  return readPublished(file).heads.filter((head) => head.data === data && head.type === 'vinetrace-head');
}

/** Writes heads of the record that the file lacks to its end. @throws what the disk says */
export function publishHeads(sql: Sql, signer: Signer, file: string): void {
  const data = dataIdOf(sql);
  const known = new Set(
    readPublished(file)
      .heads.filter((head) => head.data === data)
      .map(({ seq, hash }) => `${seq} ${hash}`),
  );
  append(
    file,
    publishedHeads(sql, signer).filter(({ seq, hash }) => !known.has(`${seq} ${hash}`)),
  );
}

/** Refuses a file that cannot be written, before anybody relies on what it will say. @throws wrong-usage */
export function assertHeadsFile(file: string): void {
  try {
    makeFile(file);
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    fail(
      'wrong-usage',
      `无法写入 VINETRACE_HEADS_FILE ${file}（${code}）：其文件夹须存在（已挂载）且可写`,
      `VINETRACE_HEADS_FILE ${file} cannot be written (${code}): its folder must be there, mounted and open to the server`,
      [],
      error,
    );
  }
}

/** Notes in the file that a backup of the same record was put in place: what was signed beyond it binds no more. @throws what the disk says */
export function publishRestored(sql: Sql, signer: Signer, file: string): void {
  const { seq, hash } = lastEntry(sql);
  const said = {
    type: 'vinetrace-restored' as const,
    data: dataIdOf(sql),
    seq,
    hash,
    at: new Date().toISOString(),
  };
  const goesBack = readPublished(file).heads.some((head) => head.data === said.data && head.seq > seq);
  if (goesBack)
    append(file, [{ ...said, publicKey: signer.publicKey, signature: signer.sign(headText(said)) }]);
}

/** By what the heads of a record are checked: the installation's key, and the file that holds them too. */
export interface HeadCheck {
  publicKey: string;
  /** Left out where there is none, as of a backup. */
  file?: string;
  /** What the file held before the record was looked at, where others write meanwhile: the look knows nothing of later ones. */
  before?: PublishedHeads;
}

/** A transaction that others just committed may not be in the file yet, milliseconds. */
const PUBLISHING_MS = 250;

/** Heads of the record that are not in the file; asked twice, for a head is written there after it stands in the record. */
function missingIn(file: string, data: string, signed: readonly SignedHead[]): number {
  const missing = (): number => {
    const there = new Set(
      readPublished(file)
        .heads.filter((head) => head.data === data)
        .map(({ seq }) => seq),
    );
    return signed.filter(({ seq }) => !there.has(seq)).length;
  };
  if (missing() === 0) return 0;
  pause(PUBLISHING_MS);
  return missing();
}

/** Heads of the file that still bind: those that no later restoration went behind. */
function binding(heads: readonly PublishedHead[]): PublishedHead[] {
  let bound: PublishedHead[] = [];
  for (const head of heads) {
    if (head.type === 'vinetrace-restored') bound = bound.filter(({ seq }) => seq <= head.seq);
    else bound.push(head);
  }
  return bound;
}

/** What is wrong with the heads of a record and those of the file, against its journal. */
export function checkHeads(sql: Sql, { publicKey, file, before }: HeadCheck): string[] {
  const problems: string[] = [];
  const data = dataIdOf(sql);
  const { seq: end } = lastEntry(sql);
  const check = (head: SignedHead, where: string): void => {
    const entry = sql.get<{ hash: string }>('SELECT hash FROM journal WHERE seq = ?', head.seq);
    if (entry === undefined)
      problems.push(
        `heads: entry ${head.seq} was signed at ${head.at} (${where}) and the journal ends at ${end}: its end was cut off, or the record was put back to an earlier state`,
      );
    else if (entry.hash !== head.hash)
      problems.push(`heads: entry ${head.seq} is not the one that was signed at ${head.at} (${where})`);
  };
  const signed = readHeads(sql);
  for (const head of signed) {
    const text = headText({ type: 'vinetrace-head', data, ...head });
    if (isSignedBy(publicKey, text, head.signature)) check(head, 'in the record');
    else problems.push(`heads: that of entry ${head.seq} was not signed by this installation`);
  }
  if (file === undefined) return problems;
  const { heads, broken } = before ?? readPublished(file);
  for (const n of broken) problems.push(`heads: line ${n} of ${file} cannot be read`);
  const own = heads.filter((head) => head.data === data);
  const isOurs = (head: PublishedHead): boolean => isSignedBy(publicKey, headText(head), head.signature);
  for (const head of own)
    if (!isOurs(head))
      problems.push(`heads: that of entry ${head.seq} in ${file} was not signed by this installation`);
  for (const head of binding(own.filter(isOurs))) check(head, file);
  const missing = missingIn(file, data, signed);
  if (missing > 0)
    problems.push(
      `heads: ${missing} of them are not in ${file}: it (or its folder) is not there or cannot be written, or it was changed`,
    );
  return [...new Set(problems)];
}
