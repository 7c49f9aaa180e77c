// Moves what a large transaction left in the write-ahead log into the record's file, which nobody should have to wait for.
import { checkpoint, type RecordSource } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export const checkpointRecord = defineTask<RecordSource, never, null>(async (source) => {
  checkpoint(source);
  return null;
});
