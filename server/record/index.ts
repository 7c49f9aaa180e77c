// The record as the rest of the house uses it.
export { SHARED_KINDS, type SharedElement, type SharedKind } from './across/read.ts';
export { keptKeys, keysParts, packKeys } from './across/packed-keys.ts';
export { comparePair, isStill, type StalePair } from './across/pairs.ts';
export type { AcrossPart } from './across/store.ts';
export { PURGE } from './purge.ts';
export { PSEUDONYMS } from './new-pseudonyms.ts';
export { NUMBER_SEARCH } from './number-searches.ts';
export { assertRecord, holdsRecord } from './assert-record.ts';
export { canonicalJson } from './canonical.ts';
export { complaintOwners } from './complaint-owner.ts';
export type { Assertion } from './assertions.ts';
export { HOMES, packedOwners, pseudonymsOf, suspectRows } from './count-read.ts';
export { backupAside, restoreRecord } from './backup.ts';
export { BATCHES, typeOf } from './facts.ts';
export { fileHash } from './file-hash.ts';
export type { GraphBatch } from './graph-batch.ts';
export { graphState } from './graph-state.ts';
export { bufferKeyOf, hasRecord, keyHash, maskedKeyOf, ownerId, transferSeedOf, uploadKeyOf } from './key.ts';
export { assertHeadsFile, headText, type HeadCheck } from './heads.ts';
export type { HeadLine, HeadStamp } from './head-stamps.ts';
export { makeKeyFile } from './keys/make-key-file.ts';
export {
  changingKeys,
  keepKeysBeside,
  keyOfBackup,
  removeBackup,
  renewKey,
  rotateMaster,
} from './keys/change-keys.ts';
export { keyFile, masterSource, readMaster, type Master, type MasterSource } from './keys/master-key.ts';
export { resolveKey } from './keys/resolve-key.ts';
export { LINEAGE_SOURCES } from './lineage-mark.ts';
export { readLineageMemory, type KeptLineageMemory } from './lineage-memory.ts';
export { countListOwners, countListRows, linkedBy } from './linkage-read.ts';
export { readStandingLinkage, type WantedLinkage } from './linkage-standing.ts';
export { sealAdded, type LinkageChange } from './linkage-added.ts';
export { standingCase } from './standing-case.ts';
export { maskField, maskHandle, maskText } from './mask.ts';
export { complexNode, nodeOf } from './graph-nodes.ts';
export { FILE_MODE, makeFolder, sync } from './private-files.ts';
export {
  isKnownKey,
  readSkeleton,
  type ListSkeleton,
  complexesOfOwners,
  listsOfOwners,
  rowsOfOwners,
  ownerOfRow,
  ownersOfKeys,
  ownersOfRows,
  rowsOfPseudonym,
  spreadRows,
} from './near.ts';
export { checkpoint, openReader } from './reader.ts';
export { readEachRecord, readEachRow, readRows, RowDigest, writtenRows, type WrittenRows } from './rows.ts';
export type { LetIn, Member, Members } from './members.ts';
export { entryHash, GENESIS, type RawEntry } from './journal.ts';
export { entryLine, isSubstance } from './received.ts';
export type { Reading } from './readings.ts';
export { idKey, phoneKey } from '../linkage/keys.ts';
export { seal, type SealedPart } from './linkage-seal.ts';
export type { SavedViews } from './saved-views.ts';
export type { Stage } from './staging.ts';
export type { RecordReader } from './reading.ts';
export { openRecord, type Record, type RecordSource } from './record.ts';
export { IDLE_MS, type KeptSession, type Sessions } from './sessions.ts';
export { fingerprintOf, isSignedBy, signerOf, type Signer } from './signer.ts';
export type { Sql } from './sql.ts';
export type { RecordTx } from './transaction.ts';
export { isEntity } from './types.ts';
export type * from './types.ts';
export type { Users } from './users.ts';
export { verifyAside, type Verification } from './verify.ts';
export { guardBy, makeDoor, shut, type Door } from './uncut.ts';
