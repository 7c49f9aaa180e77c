// The record as the rest of the house uses it.
export { restoreRecord } from './backup.ts';
export { fileHash } from './file-hash.ts';
export { graphState, type GraphBatch } from './graph-state.ts';
export { complexId, hasRecord, keyFile, keyHash, ownerId, resolveKey } from './key.ts';
export { maskField, maskHandle, maskName, maskText } from './mask.ts';
export { FILE_MODE } from './private-files.ts';
export { openReader } from './reader.ts';
export { readEachRecord, readEachRow, RowDigest, writtenRows, type WrittenRows } from './rows.ts';
export type { Reading, ReadingKey } from './readings.ts';
export { seal, type SealedPart } from './linkage-seal.ts';
export type { Stage } from './staging.ts';
export type { RecordReader } from './reading.ts';
export { openRecord, type Record, type RecordSource } from './record.ts';
export type { Sessions } from './sessions.ts';
export type { RecordTx } from './transaction.ts';
export type * from './types.ts';
export type { Credentials, Users } from './users.ts';
export { assertSound, type Verification } from './verify.ts';
