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
  writeFileSync(made, `${sealOf(data, key).toString('hex')}\n`, { mode: FILE_MODE });
  chmodSync(made, FILE_MODE);
  sync(made);
  renameSync(made, sealFile(data));
  sync(data);
}

/**
 * Checks the seal where there is one; a process that was killed leaves none, and then what the journal says is all there is
 * to go by. A log left by such a process makes the seal void.
 * @throws integrity-failed
 */
export function checkSeal(data: string, key: Uint8Array): void {
  if (!hasSeal(data)) return;
  const file = recordFile(data);
  if (!existsSync(file)) fail('integrity-failed', `${file} 不见了。`, `${file} is missing.`);
  if (hasLog(data)) {
    breakSeal(data);
    return;
  }
  const kept = Buffer.from(readFileSync(sealFile(data), 'latin1').trim(), 'hex');
  const found = sealOf(data, key);
  if (kept.length !== found.length || !timingSafeEqual(kept, found)) {
    fail(
      'integrity-failed',
      `${file} 在上次关闭之后被改动。`,
      `${file} is not as it was when it was last closed: something changed it since.`,
    );
  }
}
