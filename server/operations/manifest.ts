// Makes the signed manifest of a file that was exported, and checks a file against one: for that no data directory is needed.
import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { manifest as manifestSchema, type Manifest, type ManifestContent } from '#contract/manifest.ts';
import type { verifyResult } from '#contract/operations.ts';
import { canonicalJson, fileHash, fingerprintOf, isSignedBy } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { writeWhole } from './write-whole.ts';

type Answer = z.infer<typeof verifyResult>;

/** What a file's own facts are; the rest is read from the record. */
export type SignedFacts = Omit<ManifestContent, 'type' | 'version' | 'case' | 'entry'> & { case: string };

/** Signs the facts of a file that the entry tells of. */
export function signManifest(
  { record, signer }: Pick<Workspace, 'record' | 'signer'>,
  facts: SignedFacts,
  entrySeq: number,
): Manifest {
  const entry = record.entry(entrySeq) ?? fail('internal', '日志中没有该条目', 'The journal lacks the entry');
  const title = record.cases().find(({ id }) => id === facts.case)?.title ?? facts.case;
  const content: ManifestContent = {
    ...facts,
    type: 'vinetrace-manifest',
    version: 1,
    case: { id: facts.case, title },
    entry: { seq: entry.seq, at: entry.at, hash: entry.hash },
  };
  const signature = signer.sign(canonicalJson({ ...content, publicKey: signer.publicKey }));
  return { ...content, publicKey: signer.publicKey, signature };
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, undefined, 2)}\n`;

/**
 * Writes a manifest beside its file. Its own is opened before `make` enters anything in the journal: where it cannot be written
 * there is no entry either.
 * @throws input-refused where it cannot be written, and what `make` throws
 */
export async function writeManifest<T extends { manifest: Manifest }>(
  path: string,
  make: () => Promise<T>,
): Promise<T> {
  const { made } = await writeWhole(path, async () => {
    const done = await make();
    return { made: done, content: [Buffer.from(manifestText(done.manifest))] };
  });
  return made;
}

const unreadable = (file: string, error: unknown): never =>
  fail('input-refused', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error);

/** What is longer is no manifest of ours, and what is no regular file might have no end. */
const LONGEST = 1 << 20;

async function readManifest(file: string): Promise<string> {
  const about = await stat(file);
  if (!about.isFile() || about.size > LONGEST) throw new Error('not a manifest');
  return readFile(file, 'utf8');
}

function parse(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Checks a file against its signed manifest. That the key is the installation's own, its fingerprint tells, which whoever
 * checks compares with the one that the sender names.
 * @throws input-refused where a file cannot be read
 */
export async function verifyManifest(file: string, manifestFile: string): Promise<Answer> {
  const sha256 = await fileHash(file).catch((error: unknown) => unreadable(file, error));
  const { size } = await stat(file);
  const text = await readManifest(manifestFile).catch((error: unknown) => unreadable(manifestFile, error));
  const read = parse(text);
  if (read === undefined) {
    return { ok: false, entries: 0, files: 1, problems: [`${manifestFile} is no manifest of ours`] };
  }
  const { signature, ...signed } = read;
  const problems = [
    ...(isSignedBy(read.publicKey, canonicalJson(signed), signature)
      ? []
      : ['the manifest was changed after it was signed, or another key signed it']),
    ...(sha256 === read.file.sha256 ? [] : [`the SHA-256 of the file is ${sha256}, not ${read.file.sha256}`]),
    ...(size === read.file.bytes ? [] : [`the file has ${size} bytes, not ${read.file.bytes}`]),
  ];
  return {
    ok: problems.length === 0,
    entries: 0,
    files: 1,
    problems,
    manifest: { ...signed, fingerprint: fingerprintOf(read.publicKey) },
  };
}
