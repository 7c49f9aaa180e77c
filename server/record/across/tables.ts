// Tables of what several cases have in common. All of it derives from facts and linkage, so that it may be thrown away at any
// time; it is brought up to date by difference after whatever was entered, so that a question reads an index and compares nothing.

export const ACROSS_TABLES = `
-- Keyed hashes of what facts are known by (kind: handle, phone, file, name), and up to which entry they were taken.
CREATE TABLE IF NOT EXISTS across_key (
  hash TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL, fact INTEGER NOT NULL,
  PRIMARY KEY (hash, case_id, kind, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS across_key_case ON across_key (case_id, kind);
CREATE INDEX IF NOT EXISTS across_key_fact ON across_key (fact);
CREATE TABLE IF NOT EXISTS across_mark (name TEXT PRIMARY KEY, entry INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Keys of the owners of a case by its linkage of an entry, packed in pieces: see packed-keys.ts.
DROP TABLE IF EXISTS across_hashes;
CREATE TABLE IF NOT EXISTS across_packed (
  case_id TEXT NOT NULL, piece INTEGER NOT NULL, pieces INTEGER NOT NULL, entry INTEGER NOT NULL, packed BLOB NOT NULL,
  PRIMARY KEY (case_id, piece)
) STRICT;
-- Two cases, either way round, as their linkage stood when their owners were compared; 0 while that is written for the first time.
CREATE TABLE IF NOT EXISTS across_pair (
  case_id TEXT NOT NULL, other TEXT NOT NULL, here INTEGER NOT NULL, there INTEGER NOT NULL, owners INTEGER NOT NULL,
  PRIMARY KEY (case_id, other)
) STRICT, WITHOUT ROWID;
-- Owners (numbers) of both that share a key, with how many rows they have together.
CREATE TABLE IF NOT EXISTS across_owner (
  case_id TEXT NOT NULL, other TEXT NOT NULL, here INTEGER NOT NULL, there INTEGER NOT NULL, rows INTEGER NOT NULL,
  PRIMARY KEY (case_id, other, here, there)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS across_owner_rows ON across_owner (case_id, rows DESC, here, other, there);
-- Lists of both and how many owners they share.
CREATE TABLE IF NOT EXISTS across_list (
  case_id TEXT NOT NULL, other TEXT NOT NULL, here TEXT NOT NULL, there TEXT NOT NULL, owners INTEGER NOT NULL,
  PRIMARY KEY (case_id, here, other, there)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS across_list_other ON across_list (case_id, other);
`;
