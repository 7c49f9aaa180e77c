// Copies a record that is in use, and checks the copy.
import { backupAside, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface BackupInput {
  source: RecordSource;
  file: string;
  publicKey: string;
}

export const backup = defineTask<BackupInput, never, { sha256: string; bytes: number; entries: number }>(
  ({ source, file, publicKey }) => backupAside(source, file, publicKey),
);
