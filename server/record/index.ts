// The record as the rest of the house uses it.
export { complaintOwners } from './complaint-owner.ts';
export type { Assertion } from './assertions.ts';
export { restoreRecord } from './backup.ts';
export { typeOf } from './facts.ts';
export { fileHash } from './file-hash.ts';
export { graphState, type GraphBatch } from './graph-state.ts';
export { complexId, hasRecord, keyFile, keyHash, ownerId, resolveKey, uploadKeyOf } from './key.ts';
export { LINEAGE_SOURCES, type LineageMark } from './lineage-mark.ts';
export { countListOwners, countListRows, readRowsOfOwner } from './linkage-read.ts';
export { readStandingLinkage, type WantedLinkage } from './linkage-standing.ts';
export { sealAdded, type LinkageChange } from './linkage-added.ts';
export { standingCase } from './standing-case.ts';
export { maskField, maskHandle, maskName, maskText } from './mask.ts';
export { FILE_MODE, makeFolder } from './private-files.ts';
export {
  complexesOfRows,
  complexOfOwner,
  ownerOfRow,
  ownersOfKeys,
  ownersOfRows,
  rowsOfPseudonym,
  spreadRows,
} from './near.ts';
export { checkpoint, openReader } from './reader.ts';
export { readEachRecord, readEachRow, readRows, RowDigest, writtenRows, type WrittenRows } from './rows.ts';
export type { Reading, ReadingKey } from './readings.ts';
export { seal, type SealedPart } from './linkage-seal.ts';
export type { Stage } from './staging.ts';
export type { RecordReader } from './reading.ts';
export { openRecord, type Record, type RecordSource } from './record.ts';
export type { Sessions } from './sessions.ts';
export type { Sql } from './sql.ts';
export type { RecordTx } from './transaction.ts';
export { isEntity } from './types.ts';
export type * from './types.ts';
export type { Credentials, Users } from './users.ts';
export { assertSound, type Verification } from './verify.ts';
