// Reads a transfer file from its first byte to its last and checks all of it, before anybody takes anything of it: the cipher's tags,
// the digest of every part, every entry's own hash and what it is chained to, every file, every reading, the signature.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Text } from '#contract/text.ts';
import { fail, VinetraceError } from '#contract/errors.ts';
import { normalRecord } from '#contract/model/normal-record.ts';
import {
  TRANSFER_VERSION,
  transferAbout,
  transferManifest,
  type TransferAbout,
  type TransferLook,
  type TransferManifest,
} from '#contract/transfer.ts';
import { BrokenFrame, framesOf, type Frame } from '../../transfer/frames.ts';
import { opened } from '../../transfer/seal.ts';
import {
  canonicalJson,
  entryHash,
  isSignedBy,
  isSubstance,
  RowDigest,
  type RawEntry,
} from '../../record/index.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import {
  aliasesFrame,
  contentOf,
  entriesOf,
  factsFrame,
  fileFrame,
  linkFrame,
  readingFrame,
  rowsFrame,
} from './frame-shapes.ts';
import { partOf, PartDigests } from './parts.ts';

/** Checks entries one by one: each hash, and that it follows the one before where that is here. */
export class ChainCheck {
  #last: RawEntry | undefined;
  entries = 0;
  first = 0;
  gaps = 0;

  /** @returns what is wrong with it */
  add(entry: RawEntry): string | undefined {
    const last = this.#last;
    this.#last = entry;
    this.entries += 1;
    if (last === undefined) this.first = entry.seq;
    else if (entry.seq <= last.seq) return `entry ${entry.seq} of the journal stands out of order`;
    else if (entry.seq > last.seq + 1) this.gaps += 1;
    else if (entry.prev !== last.hash)
      return `entry ${entry.seq} of the journal is not chained to the one before`;
    const { hash, ...rest } = entry;
    return entryHash(rest) === hash ? undefined : `entry ${entry.seq} of the journal was changed`;
  }

  done(): TransferLook['chain'] {
    return { entries: this.entries, first: this.first, last: this.#last?.seq ?? 0, gaps: this.gaps };
  }
}

const cellsOf = z.array(z.string());

/** Rows as every reader of them takes them. @throws BrokenFrame */
function checkRows(cells: readonly string[], records: readonly string[]): void {
  const isRow = (at: number): boolean =>
    cellsOf.safeParse(JSON.parse(cells[at]!)).success &&
    normalRecord.safeParse(JSON.parse(records[at]!)).success;
  try {
    if (records.every((_, at) => isRow(at))) return;
  } catch {
    // Said below.
  }
  throw new BrokenFrame('a row of a list is none');
}

/** What a file is opened with. */
export interface Opening {
  identity: string;
  passphrase?: string | undefined;
}

export interface Source {
  bytes: number;
  stream(): AsyncIterable<Uint8Array>;
}

const PARTS_SAID: Readonly<Record<string, string>> = {
  owners: '业主对照',
  readings: '名单的行',
  files: '证据文件',
  journal: '日志',
  facts: '图谱',
  links: '归并',
};

/**
 * The frames of a file. What breaks while they are read is told with how far the file was whole.
 * @throws input-refused; as `opened`
 */
export async function* framesIn(
  source: Source,
  opening: Opening,
  { onProgress, signal, stage }: { onProgress: OnProgress; signal: AbortSignal; stage: Text },
): AsyncGenerator<Frame> {
  let read = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of source.stream()) {
      if (signal.aborted) fail('cancelled', '已取消，未作任何更改', 'Cancelled; nothing was changed');
      read += piece.length;
      onProgress({ stage, done: read, total: source.bytes });
      yield piece;
    }
  }
  let part: string = 'about';
  try {
    for await (const frame of framesOf(await opened(counted(), opening))) {
      part = partOf(frame.kind) ?? frame.kind;
      yield frame;
    }
  } catch (error) {
    if (error instanceof VinetraceError) throw error;
    if (signal.aborted)
      fail('cancelled', '已取消，未作任何更改', 'Cancelled; nothing was changed', [], error);
    broken(
      error instanceof BrokenFrame ? error.message : 'its bytes were changed or cut off',
      part,
      read,
      error,
    );
  }
}

function broken(what: string, part: string, at?: number, cause?: unknown): never {
  const where = at === undefined ? '' : ` (by byte ${at})`;
  const here = at === undefined ? '' : `（至第 ${at} 字节）`;
  return fail(
    'input-refused',
    `文件已损坏或被改动，在“${PARTS_SAID[part] ?? part}”部分${here}：请让发送方重新发送`,
    `The file was damaged or changed, in its part “${part}”${where}: ${what}. Ask for it again`,
    [],
    cause,
  );
}

/** A file that was checked: what it says of itself, and the signed digests. */
export interface Checked {
  manifest: TransferManifest;
  chain: TransferLook['chain'];
}

/** What it is, of a version that this program knows. @throws input-refused, with words, for a newer one */
function aboutOf(frame: Frame): TransferAbout {
  const { version } = contentOf(z.object({ version: z.number() }), frame);
  if (version > TRANSFER_VERSION)
    fail(
      'input-refused',
      `文件由更新版本的顺藤生成（格式 ${version}，本机支持到 ${TRANSFER_VERSION}）：请先升级本机，或让发送方用旧格式`,
      `The file was made by a newer Vinetrace (format ${version}; this one knows ${TRANSFER_VERSION}): upgrade this installation first`,
    );
  return contentOf(transferAbout, frame);
}

/** Checks all of a file and takes nothing. @throws input-refused, saying which part is wrong; cancelled; as `opened` */
export async function checkTransfer(
  source: Source,
  opening: Opening,
  around: { onProgress: OnProgress; signal: AbortSignal },
): Promise<Checked> {
  const digests = new PartDigests();
  const substance = createHash('sha256');
  const chain = new ChainCheck();
  let about: TransferAbout | undefined;
  let manifest: TransferManifest | undefined;
  let file: { sha256: string; bytes: number; left: number; hash: ReturnType<typeof createHash> } | undefined;
  let reading: { digest: string; rows: number; sums: RowDigest } | undefined;
  const endFile = (): void => {
    if (file !== undefined && (file.left !== 0 || file.hash.digest('hex') !== file.sha256))
      broken(`the file ${file.sha256} is another one`, 'files');
    file = undefined;
  };
  const endReading = (): void => {
    const found = reading?.sums.done();
    if (found !== undefined && (found.digest !== reading!.digest || found.rows !== reading!.rows))
      broken('rows of a list were changed', 'readings');
    reading = undefined;
  };
  for await (const frame of framesIn(source, opening, { ...around, stage: STAGES.check })) {
    if (manifest !== undefined) broken('something follows its end', 'end');
    if (about === undefined && frame.kind !== 'about') broken('it does not say what it is', 'about');
    if (frame.kind !== 'chunk') endFile();
    if (frame.kind !== 'rows') endReading();
    digests.add(frame);
    try {
      switch (frame.kind) {
        case 'about':
          if (about !== undefined) broken('it says twice what it is', 'about');
          about = aboutOf(frame);
          break;
        case 'owners':
          contentOf(aliasesFrame, frame);
          break;
        case 'reading': {
          const { digest, rows } = contentOf(readingFrame, frame);
          reading = { digest, rows, sums: new RowDigest() };
          break;
        }
        case 'rows': {
          const { n, cells, records } = contentOf(rowsFrame, frame);
          if (reading === undefined) broken('rows are of no list', 'readings');
          checkRows(cells, records);
          reading.sums.add({ n: Int32Array.from(n), cells, records });
          break;
        }
        case 'file': {
          const { sha256, bytes } = contentOf(fileFrame, frame);
          file = { sha256, bytes, left: bytes, hash: createHash('sha256') };
          break;
        }
        case 'chunk':
          if (file === undefined) broken('bytes are of no file', 'files');
          file.left -= frame.content.length;
          file.hash.update(frame.content);
          break;
        case 'journal':
          for (const entry of entriesOf(frame)) {
            const wrong =
              chain.add(entry) ??
              (entry.case_id === about?.case.id ? undefined : `entry ${entry.seq} is of another case`);
            if (wrong !== undefined) broken(wrong, 'journal');
            if (isSubstance(entry.action)) substance.update(`${entry.hash}\n`);
          }
          break;
        case 'facts':
          contentOf(factsFrame, frame);
          break;
        case 'link':
          contentOf(linkFrame, frame);
          break;
        case 'end':
          manifest = contentOf(transferManifest, frame);
          break;
      }
    } catch (error) {
      if (error instanceof BrokenFrame)
        broken(error.message, partOf(frame.kind) ?? frame.kind, undefined, error);
      throw error;
    }
    if (about?.masked === true && (frame.kind === 'facts' || frame.kind === 'link'))
      substance.update(frame.content);
  }
  if (about === undefined || manifest === undefined) return broken('its end is missing', 'end');
  const found = digests.done();
  for (const part of new Set([...Object.keys(found), ...Object.keys(manifest.parts)]) as Set<
    keyof typeof found
  >)
    if (canonicalJson(found[part]) !== canonicalJson(manifest.parts[part]))
      broken('it is not what was signed', part);
  const { signature, ...signed } = manifest;
  if (
    manifest.publicKey !== about.from ||
    canonicalJson(manifest.about) !== canonicalJson(about) ||
    substance.digest('hex') !== manifest.substance ||
    !isSignedBy(manifest.publicKey, canonicalJson(signed), signature)
  )
    broken('the signature is not of this file', 'end');
  return { manifest, chain: chain.done() };
}
