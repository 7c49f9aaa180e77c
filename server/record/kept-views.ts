// The view that each person has of a case, saved as they go: parts and numbered steps, changed by difference.
import { fail } from '#contract/errors.ts';
import type { KeptView, ViewChange, ViewSaved } from '#contract/kept-view.ts';
import type { Sql } from './sql.ts';
import type { Transact } from './transaction.ts';

export type StoredView = Omit<KeptView, 'bufferKey'>;

export interface KeptViews {
  /** What is kept; version 0 where nothing is. */
  read(user: string, caseId: string): StoredView;
  /** @throws conflict where another version is kept than the change was made on, unless it is forced */
  save(user: string, caseId: string, change: ViewChange): Promise<ViewSaved>;
}

type Json = StoredView['steps'][number];

interface Row {
  version: number;
  format: number;
  page: string;
  attempt: string;
  saved: string;
  view: string;
  first: number;
  at: number;
}

const NOTHING: StoredView = {
  version: 0,
  format: 1,
  page: '',
  savedAt: null,
  view: null,
  first: 0,
  at: 0,
  steps: [],
};

const readRow = (sql: Sql, user: string, caseId: string): Row | undefined =>
  sql.get<Row>(
    `SELECT version, format, page, attempt, saved, view, first, at FROM kept_view WHERE user = ? AND case_id = ?`,
    user,
    caseId,
  );

/** A map with some keys changed; null takes a key out. */
function merged(before: unknown, change: Json): Json {
  const known = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  const entries = Object.entries({ ...(known as Json), ...change });
  return Object.fromEntries(entries.filter(([key, value]) => value !== null || !(key in change)));
}

function changedView(before: Json, { set, merge }: ViewChange): Json {
  const view: Json = { ...before, ...set };
  for (const [part, change] of Object.entries(merge)) view[part] = merged(view[part], change);
  return view;
}

const otherStands = (): never =>
  fail(
    'conflict',
    '您在另一个窗口或另一台电脑上改动了这个案件的视图',
    'Your view of this case was changed in another window or on another machine',
  );

function save(sql: Sql, user: string, caseId: string, change: ViewChange): ViewSaved {
  const { base, force, attempt, page, format, first, keep, at, steps } = change;
  const standing = readRow(sql, user, caseId);
  if (standing?.attempt === attempt) return { version: standing.version, savedAt: standing.saved };
  const version = standing?.version ?? 0;
  if (!force && version !== base) return otherStands();
  const before = force || standing === undefined ? {} : (JSON.parse(standing.view) as Json);
  const row = { version: version + 1, saved: new Date().toISOString() };
  sql.run(
    `INSERT OR REPLACE INTO kept_view (user, case_id, version, format, page, attempt, saved, view, first, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    user,
    caseId,
    row.version,
    format,
    page,
    attempt,
    row.saved,
    JSON.stringify(changedView(before, change)),
    first,
    at,
  );
  sql.run(
    'DELETE FROM kept_step WHERE user = ? AND case_id = ? AND (n < ? OR n >= ?)',
    user,
    caseId,
    first,
    force ? 0 : keep,
  );
  for (const [offset, step] of steps.entries()) {
    sql.run(
      'INSERT INTO kept_step (user, case_id, n, body) VALUES (?, ?, ?, ?)',
      user,
      caseId,
      keep + offset,
      JSON.stringify(step),
    );
  }
  return { version: row.version, savedAt: row.saved };
}

/** The kept views of a record: read over one connection, written in transactions of another. */
export const keptViewsOf = (reader: Sql, transact: Transact): KeptViews => ({
  read(user, caseId) {
    const row = readRow(reader, user, caseId);
    if (row === undefined) return NOTHING;
    const steps = reader.all<{ body: string }>(
      'SELECT body FROM kept_step WHERE user = ? AND case_id = ? ORDER BY n',
      user,
      caseId,
    );
    return {
      version: row.version,
      format: row.format,
      page: row.page,
      savedAt: row.saved,
      view: JSON.parse(row.view) as Json,
      first: row.first,
      at: row.at,
      steps: steps.map(({ body }) => JSON.parse(body) as Json),
    };
  },
  save: (user, caseId, change) => transact(user, (_, sql) => save(sql, user, caseId, change)),
});
