// The check of the record: everything is what the journal says it was when it was entered.
import { createHash } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import { both } from '#contract/text.ts';
import { canonicalJson } from './canonical.ts';
import { readFile, readFiles } from './evidence.ts';
import { checkHeads, readPublished, type HeadCheck } from './heads.ts';
import { entryHash, GENESIS, rawEntries } from './journal.ts';
import { keysDigest } from './linkage-digest.ts';
import { digestStanding, ownerLines } from './linkage-read.ts';
import { openReader } from './reader.ts';
import type { RecordSource } from './record.ts';
import { PurgedCheck } from './purged-check.ts';
import { PURGE } from './purge.ts';
import { readingOfNumber } from './readings.ts';
import { digestRows } from './rows.ts';
import { sqliteCode, type Sql } from './sql.ts';
import { areTexts } from './texts.ts';

export interface Verification {
  ok: boolean;
  entries: number;
  files: number;
  /** What is wrong, a sentence each, without personal data. */
  problems: string[];
}

/** Problems of the chain after which it is not followed further, and problems that one error names. */
const MOST_PROBLEMS = 100;

/** What the journal says there is, gathered while the chain is followed. */
interface Told {
  entries: number;
  files: Map<string, number>;
  rows: Map<number, { of: string; subject: string; rows: number; digest: string }>;
  linkage: Map<string, string>;
  asserted: Map<string, number[]>;
  retracted: Set<number>;
}

const field = (payload: unknown, name: string): unknown =>
  typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined;

/** What a purge took out is no longer there to be found. */
function forget(told: Told, caseId: string, files: readonly string[]): void {
  for (const sha256 of files) told.files.delete(sha256);
  for (const [entry, { of }] of told.rows) if (of === caseId) told.rows.delete(entry);
  told.linkage.delete(caseId);
  for (const [key, entries] of told.asserted)
    if (key.startsWith(`${caseId}\n`)) for (const seq of entries) told.retracted.add(seq);
}

const note = (
  told: Told,
  seq: number,
  action: string,
  caseId: string,
  subject: string,
  payload: unknown,
): void => {
  switch (action) {
    case 'file':
      told.files.set(String(field(payload, 'sha256')), seq);
      break;
    case 'rows':
      told.rows.set(Number(field(payload, 'entry')), {
        of: caseId,
        subject,
        rows: Number(field(payload, 'rows')),
        digest: String(field(payload, 'digest')),
      });
      break;
    case 'link':
      told.linkage.set(caseId, String(field(payload, 'digest')));
      break;
    case 'assert': {
      const key = `${caseId}\n${subject}`;
      const entries = told.asserted.get(key);
      if (entries === undefined) told.asserted.set(key, [seq]);
      else entries.push(seq);
      break;
    }
    case PURGE:
      forget(told, caseId, (field(payload, 'files') as string[] | undefined) ?? []);
      break;
    case 'retract':
      for (const target of (field(payload, 'retracts') as number[] | undefined) ?? [])
        told.retracted.add(target);
      break;
  }
};

function followChain(sql: Sql, problems: string[]): Told {
  const told: Told = {
    entries: 0,
    files: new Map(),
    rows: new Map(),
    linkage: new Map(),
    asserted: new Map(),
    retracted: new Set(),
  };
  const purged = new PurgedCheck();
  let prev = GENESIS;
  for (const row of rawEntries(sql)) {
    told.entries += 1;
    if (row.seq !== told.entries)
      problems.push(`journal: entry ${told.entries} is missing before ${row.seq}`);
    if (row.prev !== prev) problems.push(`journal: entry ${row.seq} is not chained to the one before`);
    const wrong = purged.add(row, row.hash === entryHash(row));
    if (wrong !== undefined) problems.push(wrong);
    if (problems.length > MOST_PROBLEMS) {
      problems.push(`journal: entries after ${row.seq} were not checked`);
      break;
    }
    prev = row.hash;
    const payload = row.payload === null ? undefined : (JSON.parse(row.payload) as unknown);
    note(told, row.seq, row.action, row.case_id ?? '', row.subject, payload);
  }
  const head = sql.get<{ value: string }>(`SELECT value FROM meta WHERE name = 'head'`)?.value;
  if (head !== canonicalJson({ seq: told.entries, hash: prev })) {
    problems.push('journal: its end is not the one that was written last');
  }
  problems.push(...purged.problems(sql));
  return told;
}

function checkFiles(sql: Sql, told: Told, problems: string[]): number {
  const files = readFiles(sql);
  const held = new Set(files.map(({ sha256 }) => sha256));
  for (const { sha256, bytes } of files) {
    if (!told.files.has(sha256)) problems.push(`evidence: no entry tells of the file ${sha256}`);
    const hash = createHash('sha256');
    let size = 0;
    for (const chunk of readFile(sql, sha256) ?? []) {
      hash.update(chunk);
      size += chunk.length;
    }
    if (size !== bytes || hash.digest('hex') !== sha256)
      problems.push(`evidence: the file ${sha256} was changed`);
  }
  for (const [sha256, seq] of told.files) {
    if (!held.has(sha256)) problems.push(`evidence: the file ${sha256} of entry ${seq} is missing`);
  }
  return files.length;
}

function checkRows(sql: Sql, told: Told, problems: string[]): void {
  const standing = new Map(
    sql
      .all<{ entry: number; reading: number }>('SELECT entry, reading FROM list_reading')
      .map(({ entry, reading }) => [entry, reading]),
  );
  const digests = new Map<number, { rows: number; digest: string }>();
  const found = (reading: number): { rows: number; digest: string } => {
    let digest = digests.get(reading);
    if (digest === undefined) digests.set(reading, (digest = digestRows(sql, reading)));
    return digest;
  };
  for (const [entry, { subject, rows, digest }] of told.rows) {
    const lie = found(standing.get(entry) ?? 0);
    if (lie.rows !== rows || lie.digest !== digest) {
      problems.push(`rows: those of ${subject} (entry ${entry}) were changed: ${lie.rows} of ${rows}`);
    }
  }
  for (const entry of standing.keys()) {
    if (!told.rows.has(entry)) problems.push(`rows: no entry tells of those of entry ${entry}`);
  }
  // Of loads that did not end: no list stands on them yet, and the next load may.
  for (const { number } of sql.all<{ number: number }>('SELECT number FROM reading')) {
    const reading = readingOfNumber(sql, number);
    const lie = found(number);
    if (lie.rows !== reading?.rows || lie.digest !== reading.digest) {
      problems.push(`rows: those of reading ${number} are not what was read`);
    }
  }
}

function checkFacts(sql: Sql, told: Told, problems: string[]): void {
  const facts = sql.all<{ case_id: string; type: string; id: string; entry: number | null }>(
    'SELECT case_id, type, id, entry FROM fact',
  );
  for (const { case_id: caseId, type, id, entry } of facts) {
    const key = `${caseId}\n${type}:${id}`;
    const stands = told.asserted.get(key)?.findLast((seq) => !told.retracted.has(seq)) ?? null;
    if (stands !== entry) problems.push(`facts: ${type}:${id} of ${caseId} is not what the journal says`);
    told.asserted.delete(key);
  }
  for (const key of told.asserted.keys()) {
    problems.push(`facts: ${key.slice(key.indexOf('\n') + 1)} is asserted and missing`);
  }
}

function checkLinkage(sql: Sql, told: Told, problems: string[]): void {
  for (const [caseId, digest] of told.linkage) {
    const standing = digestStanding(sql, caseId);
    if (standing.digest !== digest) {
      problems.push(`linkage: that of ${caseId} is not what the journal says`);
    }
    const hashes = new Map<string, string[]>();
    for (const { id, hash } of sql.all<{ id: string; hash: string }>(
      `SELECT o.id, k.hash FROM owner_key k JOIN owner o ON o.n = k.owner WHERE k.case_id = ? ORDER BY k.hash`,
      caseId,
    )) {
      const known = hashes.get(id);
      if (known === undefined) hashes.set(id, [hash]);
      else known.push(hash);
    }
    for (const { n, id, keys, rows } of ownerLines(sql, caseId)) {
      if (rows !== (standing.rowsOf.get(n) ?? '')) problems.push(`linkage: the rows of ${id} were changed`);
      if (keysDigest(hashes.get(id) ?? []) !== keys) problems.push(`linkage: the keys of ${id} were changed`);
    }
  }
}

function checkPages(sql: Sql, problems: string[]): void {
  const [first] = sql.all<{ quick_check: string }>('PRAGMA quick_check(1)');
  if (first?.quick_check !== 'ok') problems.push('the pages of the file are damaged');
}

/**
 * Checks the chain of the journal, every evidence file, every list's rows, the facts and the linkage against it.
 * @param signed by what heads that were signed are checked; they are not where it is left out
 */
export function verifyRecord(sql: Sql, signed?: HeadCheck): Verification {
  const problems: string[] = [];
  let entries = 0;
  let files = 0;
  try {
    if (!areTexts(sql)) return { ok: false, entries, files, problems: ['a text of the file is damaged'] };
    const told = followChain(sql, problems);
    entries = told.entries;
    if (signed !== undefined) problems.push(...checkHeads(sql, signed));
    files = checkFiles(sql, told, problems);
    checkRows(sql, told, problems);
    checkFacts(sql, told, problems);
    checkLinkage(sql, told, problems);
    checkPages(sql, problems);
  } catch (error) {
    // Not the message: that of a JSON error quotes what it could not read.
    problems.push(`the file cannot be read through (${sqliteCode(error) ?? 'no JSON'})`);
  }
  return { ok: problems.length === 0, entries, files, problems };
}

/** The same of a record that others go on writing to, as it is at one moment. For a worker: it takes long. */
export function verifyAside(source: RecordSource, signed: HeadCheck): Verification {
  const before = signed.file === undefined ? undefined : readPublished(signed.file);
  const sql = openReader(source);
  try {
    sql.exec('BEGIN');
    return verifyRecord(sql, { ...signed, ...(before === undefined ? {} : { before }) });
  } finally {
    sql.close();
  }
}

/** Throws where a record is not sound. @throws integrity-failed */
export function assertSound(checked: Verification): Verification {
  if (checked.ok) return checked;
  return fail(
    'integrity-failed',
    `完整性校验未通过：${checked.problems.length} 处问题。`,
    `The integrity check found ${checked.problems.length} problems.`,
    checked.problems.slice(0, MOST_PROBLEMS).map((problem) => ({ message: both(problem, problem) })),
  );
}
