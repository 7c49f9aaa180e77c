// The seal: a keyed hash of the record's file as it was closed, by which any byte that changed since is noticed.
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { recordFile, sealKeyOf } from './key.ts';
import { FILE_MODE, sync } from './private-files.ts';

const PIECE = 1 << 20;

/** What to do where the record's file is gone or damaged. */
export const RESTORE = {
  zh: '请用 vinetrace restore 恢复最近的备份。',
  en: 'Put the last backup in its place by vinetrace restore FILE.',
};

const sealFile = (data: string): string => join(data, 'record.seal');

/** HMAC-SHA256 of the record's file, 32 bytes. */
function sealOf(data: string, key: Uint8Array): Buffer {
  const hash = createHmac('sha256', sealKeyOf(key));
  const piece = Buffer.alloc(PIECE);
  const file = openSync(recordFile(data), 'r');
  try {
    for (let read = -1; read !== 0;) {
      read = readSync(file, piece, 0, PIECE, null);
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest();
}

/**
 * HMAC-SHA256 of what the file system says of the file: which one it is, its size, and when anything of it last changed. No program
 * can write to a file, or put another one in its place, and leave all of that as it was; the bytes then need not be read.
 */
function stampOf(data: string, key: Uint8Array): Buffer {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(recordFile(data), { bigint: true });
  return createHmac('sha256', sealKeyOf(key))
    .update(`stamp ${[dev, ino, size, mtimeNs, ctimeNs].join(' ')}`)
    .digest();
}

const isSame = (kept: string | undefined, found: Buffer): boolean => {
  const bytes = Buffer.from(kept ?? '', 'hex');
  return bytes.length === found.length && timingSafeEqual(bytes, found);
};

/** Whether the write-ahead log holds anything: the file is then not as it was closed, but as a process left it. */
export const hasLog = (data: string): boolean =>
  (statSync(`${recordFile(data)}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

export const hasSeal = (data: string): boolean => existsSync(sealFile(data));

/** Takes the seal away, durably: the file is about to change. */
export function breakSeal(data: string): void {
  if (!hasSeal(data)) return;
  rmSync(sealFile(data));
  sync(data);
}

/** Seals the file, which no connection may have open. */
export function seal(data: string, key: Uint8Array): void {
  const made = `${sealFile(data)}.new`;
  const lines = [sealOf(data, key), stampOf(data, key)].map((line) => line.toString('hex'));
  writeFileSync(made, `${lines.join('\n')}\n`, { mode: FILE_MODE });
  chmodSync(made, FILE_MODE);
  sync(made);
  renameSync(made, sealFile(data));
  sync(data);
}

/**
 * Checks the seal where there is one; of a file that nothing touched since it was closed its stamp alone. A process that was killed leaves
 * none, or a log that makes it void: then the texts are to be read (`texts.ts`), and what the journal says is all there is to go by.
 * @throws integrity-failed
 */
export function checkSeal(data: string, key: Uint8Array): void {
  if (!hasSeal(data)) return;
  const file = recordFile(data);
  if (!existsSync(file))
    fail('integrity-failed', `${file} 不见了。${RESTORE.zh}`, `${file} is missing. ${RESTORE.en}`);
  if (hasLog(data)) {
    breakSeal(data);
    return;
  }
  const [kept, stamp] = readFileSync(sealFile(data), 'latin1').trim().split('\n');
  if (isSame(stamp, stampOf(data, key))) return;
  if (!isSame(kept, sealOf(data, key))) {
    fail(
      'integrity-failed',
      `${file} 在上次关闭之后被改动。${RESTORE.zh}`,
      `${file} is not as it was when it was last closed: something changed it since. ${RESTORE.en}`,
    );
  }
}
