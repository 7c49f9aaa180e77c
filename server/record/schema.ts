// The tables of the record. What was found and asserted can only be added; what derives from it is kept beside it.

/** Raised when the tables change; a record of another format is refused. */
export const FORMAT = '4';

/** Tables that nothing may change or take from. */
const KEPT = ['journal', 'evidence', 'list_reading'] as const;

const guard = (table: string): string => `
CREATE TRIGGER ${table}_update BEFORE UPDATE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} can only be added to'); END;
CREATE TRIGGER ${table}_delete BEFORE DELETE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} can only be added to'); END;`;

/** With this, `INSERT OR REPLACE` asks the trigger of DELETE too; every connection sets it. */
export const GUARDED = 'PRAGMA recursive_triggers = ON';

const refuse = (table: string, change: string, closed: string, what: string): string => `
CREATE TRIGGER ${table}_${change.toLowerCase()} BEFORE ${change} ON ${table}
  WHEN EXISTS (${closed})
  BEGIN SELECT RAISE(ABORT, '${what} can only be added to'); END;`;

const old = (change: string): string => (change === 'INSERT' ? 'NEW' : 'OLD');

/** Chunks are closed by the row in `evidence` that names their file; until then they may be taken back. */
const GUARD_CHUNKS = ['INSERT', 'DELETE']
  .map((change) =>
    refuse(
      'evidence_chunk',
      change,
      `SELECT 1 FROM evidence WHERE number = ${old(change)}.number`,
      'evidence',
    ),
  )
  .join('');

/** Rows are closed by the first list that stands on their reading; until then they may be taken back. */
const GUARD_ROWS = ['INSERT', 'DELETE']
  .map((change) =>
    refuse(
      'list_row',
      change,
      `SELECT 1 FROM list_reading WHERE reading = ${old(change)}.reading`,
      'list_row',
    ),
  )
  .join('');

const GUARD_READING = refuse(
  'reading',
  'DELETE',
  'SELECT 1 FROM list_reading WHERE reading = OLD.number',
  'reading',
);

export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, case_id TEXT,
  subject TEXT NOT NULL, payload TEXT, batch INTEGER NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_subject ON journal (case_id, subject);
CREATE INDEX journal_batch ON journal (batch);

-- Original files by their SHA-256, in chunks.
CREATE TABLE evidence (
  sha256 TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence_chunk (
  number INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (number, n)
) STRICT;

-- Rows as they were read from a file, written while it is read; their reading is complete once it is named in reading
-- (plan: digest of how the file was read; told: what was found of its layout), and kept for ever once a list stands on it.
CREATE TABLE list_row (
  reading INTEGER NOT NULL, n INTEGER NOT NULL, cells TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (reading, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE reading (
  number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, plan TEXT NOT NULL, rows INTEGER NOT NULL, digest TEXT NOT NULL,
  told TEXT NOT NULL
) STRICT;
CREATE INDEX reading_file ON reading (sha256, plan);
CREATE TABLE list_reading (entry INTEGER PRIMARY KEY, reading INTEGER NOT NULL) STRICT;
CREATE INDEX list_reading_reading ON list_reading (reading);

-- From here on: derived from the above, for speed. What stands of each subject (entry NULL: nothing);
-- born: since when something stands without a break; touched: the last entry that changed it.
CREATE TABLE fact (
  n INTEGER PRIMARY KEY, case_id TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, ref TEXT NOT NULL,
  entry INTEGER, born INTEGER NOT NULL, touched INTEGER NOT NULL,
  UNIQUE (case_id, type, id), UNIQUE (case_id, ref)
) STRICT;
CREATE INDEX fact_touched ON fact (touched);
-- Up to which entry the lineage that stands was inferred, and by which model.
CREATE TABLE lineage_mark (
  case_id TEXT PRIMARY KEY, entry INTEGER NOT NULL, model TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- What its inference remembers for the next one; version: how it was counted.
CREATE TABLE lineage_memory (
  case_id TEXT NOT NULL, list TEXT NOT NULL, version TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (case_id, list)
) STRICT;
CREATE TABLE retracted (entry INTEGER PRIMARY KEY, by INTEGER NOT NULL) STRICT;

-- Linkage as it stands, with how many owners and rows it has; entry: the entry that last changed it.
CREATE TABLE linkage (
  case_id TEXT PRIMARY KEY, digest TEXT NOT NULL, owners INTEGER NOT NULL, rows INTEGER NOT NULL, entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- keys, rows: digests of an owner's keyed hashes and rows; moved: the last entry that gave it rows of another owner's, or took some.
CREATE TABLE owner (
  n INTEGER PRIMARY KEY, case_id TEXT NOT NULL, id TEXT NOT NULL, caption TEXT NOT NULL, complex TEXT,
  records INTEGER NOT NULL, keys TEXT NOT NULL, rows TEXT NOT NULL, entry INTEGER NOT NULL,
  moved INTEGER NOT NULL DEFAULT 0, UNIQUE (case_id, id)
) STRICT;
CREATE INDEX owner_entry ON owner (case_id, entry);
CREATE TABLE owner_key (
  case_id TEXT NOT NULL, hash TEXT NOT NULL, owner INTEGER NOT NULL, PRIMARY KEY (case_id, hash, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX owner_key_owner ON owner_key (owner);
CREATE TABLE complex (
  case_id TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, owners INTEGER NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE row_owner (
  list_entry INTEGER NOT NULL, n INTEGER NOT NULL, owner INTEGER NOT NULL, home INTEGER NOT NULL,
  PRIMARY KEY (list_entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_owner_owner ON row_owner (owner);
CREATE TABLE list_link (
  case_id TEXT NOT NULL, list TEXT NOT NULL, list_entry INTEGER, entry INTEGER NOT NULL, PRIMARY KEY (case_id, list)
) STRICT, WITHOUT ROWID;
-- Keys by which a new list finds the owners that it may be about, packed; of an owner the last segment counts that names it.
CREATE TABLE link_segment (
  case_id TEXT NOT NULL, segment INTEGER NOT NULL, owners BLOB NOT NULL, common BLOB, PRIMARY KEY (case_id, segment)
) STRICT;
CREATE TABLE link_piece (
  case_id TEXT NOT NULL, segment INTEGER NOT NULL, n INTEGER NOT NULL, keys BLOB NOT NULL,
  PRIMARY KEY (case_id, segment, n)
) STRICT;
CREATE TABLE gone (
  case_id TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY (case_id, type, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  name TEXT PRIMARY KEY, password_hash TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY, user TEXT NOT NULL, expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
${KEPT.map(guard).join('\n')}
CREATE TRIGGER evidence_chunk_update BEFORE UPDATE ON evidence_chunk
  BEGIN SELECT RAISE(ABORT, 'evidence can only be added to'); END;${GUARD_CHUNKS}
CREATE TRIGGER list_row_update BEFORE UPDATE ON list_row
  BEGIN SELECT RAISE(ABORT, 'list_row can only be added to'); END;${GUARD_ROWS}
CREATE TRIGGER reading_update BEFORE UPDATE ON reading
  BEGIN SELECT RAISE(ABORT, 'reading can only be added to'); END;${GUARD_READING}
`;
