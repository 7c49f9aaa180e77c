// Checks what came from other installations against their own journals, which are kept as files: the chain of each still holds, the
// signature is theirs, and every entry here that names one there says the same of it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { transferManifest } from '#contract/transfer.ts';
import { canonicalJson, isSignedBy, type RawEntry, type RecordReader } from '../../record/index.ts';
import { ChainCheck } from './check.ts';
import { entriesOf } from './frame-shapes.ts';

const receipt = z.object({ manifest: transferManifest, journal: z.string().nullable() });

/** The lines of a kept journal, in pieces that end with a line. */
function* linesOf(file: Iterable<Buffer>): Iterable<Buffer> {
  let rest = Buffer.alloc(0);
  for (const chunk of file) {
    const all = Buffer.concat([rest, chunk]);
    const end = all.lastIndexOf(10) + 1;
    yield all.subarray(0, end);
    rest = all.subarray(end);
  }
  if (rest.length > 0) yield rest;
}

function checkJournal(record: RecordReader, source: number, sha256: string, name: string): string[] {
  const file = record.file(sha256);
  if (file === undefined) return [`received: the journal of ${name} is missing`];
  const chain = new ChainCheck();
  const hash = createHash('sha256');
  const problems: string[] = [];
  const there = new Map<number, RawEntry['actor']>();
  for (const lines of linesOf(file)) {
    hash.update(lines);
    for (const entry of entriesOf({ kind: 'journal', content: lines })) {
      const wrong = chain.add(entry);
      if (wrong !== undefined) problems.push(`received: ${name}: ${wrong}`);
      there.set(entry.seq, `${entry.at} ${entry.actor}`);
    }
  }
  if (hash.digest('hex') !== sha256) problems.push(`received: the journal of ${name} was changed`);
  for (const { entry, seq, at, actor } of record.receivedEntries(source))
    if (there.get(seq) !== `${at} ${actor}`)
      problems.push(`received: entry ${entry} is not what entry ${seq} of ${name} says`);
  return problems;
}

/** What is wrong with cases that were received, a sentence each; without personal data. */
export function verifyReceived(record: RecordReader): string[] {
  return record.receivedCases().flatMap(({ entry, case: caseId, publicKey, substance }) => {
    const read = receipt.safeParse(record.entry(entry)?.payload);
    const name = `the case ${caseId}`;
    if (!read.success) return [`received: entry ${entry} does not say what ${name} was`];
    const { manifest, journal } = read.data;
    const { signature, ...signed } = manifest;
    const problems = [];
    if (!isSignedBy(manifest.publicKey, canonicalJson(signed), signature))
      problems.push(`received: the signature of ${name} is not its sender’s`);
    if (manifest.publicKey !== publicKey || manifest.substance !== substance)
      problems.push(`received: ${name} is not the one that was signed`);
    if ((journal ?? undefined) !== manifest.parts.journal?.sha256)
      problems.push(`received: the journal of ${name} is another one`);
    try {
      return journal === null ? problems : [...problems, ...checkJournal(record, entry, journal, name)];
    } catch {
      return [...problems, `received: the journal of ${name} cannot be read`];
    }
  });
}
