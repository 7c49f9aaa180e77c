// The record as the rest of the house uses it.
export { restoreRecord } from './backup.ts';
export { fileHash } from './file-hash.ts';
export { graphState, type GraphBatch } from './graph-state.ts';
export { complexId, hasRecord, keyFile, keyHash, ownerId, resolveKey, uploadKeyOf } from './key.ts';
export { maskField, maskHandle, maskName, maskText } from './mask.ts';
export { FILE_MODE, makeFolder } from './private-files.ts';
export type { RecordReader } from './reading.ts';
export { openRecord, type Record } from './record.ts';
export type { Sessions } from './sessions.ts';
export type { RecordTx } from './transaction.ts';
export type * from './types.ts';
export type { Credentials, Users } from './users.ts';
export { assertSound, type Verification } from './verify.ts';
