// The views that people saved under a name: every change is a version of its own, so that each can be taken back.
import { randomUUID } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import type {
  NewSavedView,
  SavedView,
  SavedViewCard,
  SavedViewChange,
  SavedViewResult,
  SavedViewReturn,
} from '#contract/saved-view.ts';
import { assertUnpurged } from './purge.ts';
import type { Sql } from './sql.ts';
import type { Transact } from './transaction.ts';

/** Who changes a view. */
export interface Person {
  user: string;
  /** @throws forbidden where the role does not allow what others see to be changed */
  demandShare(): void;
}

export interface SavedViews {
  /** Those of a case that a person may open, by name. */
  list(user: string, caseId: string): SavedViewCard[];
  /** @throws not-found; forbidden where it is another person's own */
  open(user: string, caseId: string, id: string): SavedView;
  /** PNG bytes; undefined where it has no picture. @throws not-found, forbidden */
  thumbnail(user: string, caseId: string, id: string): Uint8Array | undefined;
  /** @throws conflict in a purged case; too-large */
  add(user: string, caseId: string, made: NewSavedView): Promise<SavedViewResult>;
  /** @throws not-found; forbidden, also where others see it and the person may not share; conflict where another version stands */
  change(person: Person, caseId: string, id: string, change: SavedViewChange): Promise<SavedViewResult>;
  /** Puts it back as it was at a version, or away. @throws as `change` */
  return(person: Person, caseId: string, id: string, asked: SavedViewReturn): Promise<SavedViewResult>;
}

interface Row {
  id: string;
  version: number;
  case_id: string;
  owner: string;
  name: string;
  shared: number;
  removed: number;
  actor: string;
  saved: string;
  format: number;
  view: string;
  address: string;
  thumbnail: Uint8Array | null;
}

/** Views that one case may hold, and versions of each that are kept. */
const MOST_VIEWS = 1000;
const MOST_VERSIONS = 60;

const LIGHT = `id, version, case_id, owner, name, shared, removed, actor, saved, format, thumbnail IS NOT NULL AS pictured`;
const ALL =
  'id, version, case_id, owner, name, shared, removed, actor, saved, format, view, address, thumbnail';

type Light = Omit<Row, 'view' | 'address' | 'thumbnail'> & { pictured: number };

const cardOf = (row: Omit<Light, 'pictured'>, hasThumbnail: boolean): SavedViewCard => ({
  id: row.id,
  name: row.name,
  isShared: row.shared === 1,
  owner: row.owner,
  by: row.actor,
  at: row.saved,
  version: row.version,
  hasThumbnail,
});

/** A row as it is; the driver hands bytes out in a form that it does not take back. */
const whole = (row: Omit<Row, 'thumbnail'> & { thumbnail: ArrayBuffer | null }): Row => ({
  ...row,
  thumbnail: row.thumbnail === null ? null : Buffer.from(row.thumbnail),
});

function versionOf(sql: Sql, id: string, version: number): Row | undefined {
  const row = sql.get<Parameters<typeof whole>[0]>(
    `SELECT ${ALL} FROM saved_view WHERE id = ? AND version = ?`,
    id,
    version,
  );
  return row === undefined ? undefined : whole(row);
}

/** The last version of a view of a case, removed or not, that a person may see. @throws not-found, forbidden */
function lastOf(sql: Sql, user: string, caseId: string, id: string): Row {
  const found = sql.get<Parameters<typeof whole>[0]>(
    `SELECT ${ALL} FROM saved_view WHERE id = ? AND case_id = ? ORDER BY version DESC LIMIT 1`,
    id,
    caseId,
  );
  if (found === undefined)
    return fail('not-found', '没有这个视图，或已被删除', 'There is no such view, or it was removed');
  const row = whole(found);
  if (row.shared === 0 && row.owner !== user) {
    fail(
      'forbidden',
      '这个视图是他人的私有视图：请让其所有者共享',
      'This view is private to the person who made it: ask them to share it',
    );
  }
  return row;
}

const standing = (sql: Sql, user: string, caseId: string, id: string): Row => {
  const row = lastOf(sql, user, caseId, id);
  return row.removed === 1 ? fail('not-found', '这个视图已被删除', 'This view was removed') : row;
};

function write(sql: Sql, row: Row): SavedViewResult {
  sql.run(
    `INSERT INTO saved_view (${ALL}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.version,
    row.case_id,
    row.owner,
    row.name,
    row.shared,
    row.removed,
    row.actor,
    row.saved,
    row.format,
    row.view,
    row.address,
    row.thumbnail,
  );
  sql.run('DELETE FROM saved_view WHERE id = ? AND version <= ?', row.id, row.version - MOST_VERSIONS);
  const view = row.removed === 1 ? null : cardOf(row, row.thumbnail !== null);
  return { id: row.id, version: row.version, view };
}

const picture = (base64: string | undefined): Uint8Array | null =>
  base64 === undefined ? null : Buffer.from(base64, 'base64');

/** The next version of a row, by a person, now. */
const next = (row: Row, user: string, change: Partial<Row>): Row => ({
  ...row,
  ...change,
  version: row.version + 1,
  actor: user,
  saved: new Date().toISOString(),
});

const conflict = (): never =>
  fail(
    'conflict',
    '这个视图刚被改动：请比较两者，再决定保留哪一个',
    'This view was changed in the meantime: compare both and choose which one stays',
  );

/** @throws forbidden: what one person made, another may change while it is shared, but neither hide nor remove */
function demandOwner(row: Row, user: string): void {
  if (row.owner !== user)
    fail(
      'forbidden',
      '只有所有者可以收回或删除共享视图',
      'Only its owner may unshare or remove a shared view',
    );
}

const CONTENT = ['name', 'shared', 'removed', 'format', 'view', 'address'] as const;

/** Whether two versions show the same. */
const isSame = (one: Row, other: Row): boolean =>
  CONTENT.every((part) => one[part] === other[part]) &&
  Buffer.from(one.thumbnail ?? []).equals(Buffer.from(other.thumbnail ?? []));

function changed(
  sql: Sql,
  person: Person,
  row: Row,
  { base, name, isShared, content }: SavedViewChange,
): SavedViewResult {
  const { user } = person;
  if (row.shared === 1 || isShared === true) person.demandShare();
  if (row.version !== base) return conflict();
  if (isShared === false && row.shared === 1) demandOwner(row, user);
  return write(
    sql,
    next(row, user, {
      ...(name === undefined ? {} : { name }),
      ...(isShared === undefined ? {} : { shared: Number(isShared) }),
      ...(content === undefined
        ? {}
        : {
            format: content.format,
            view: JSON.stringify(content.view),
            address: content.address,
            thumbnail: picture(content.thumbnail),
          }),
    }),
  );
}

function returned(sql: Sql, person: Person, row: Row, { to, expect }: SavedViewReturn): SavedViewResult {
  const { user } = person;
  if (row.shared === 1) person.demandShare();
  const expected = expect === null ? undefined : versionOf(sql, row.id, expect);
  const isExpected = expected === undefined ? row.removed === 1 : isSame(row, expected);
  if (!isExpected) return conflict();
  if (to === null) {
    if (row.removed === 0) demandOwner(row, user);
    return write(sql, next(row, user, { removed: 1 }));
  }
  const wanted =
    versionOf(sql, row.id, to) ??
    fail('not-found', '这个视图的旧版本已不保留', 'That version of the view is kept no longer');
  if (wanted.shared === 1) person.demandShare();
  if (wanted.shared === 0 && row.shared === 1) demandOwner(row, user);
  const { name, shared, format, view, address, thumbnail } = wanted;
  return write(sql, next(row, user, { name, shared, removed: 0, format, view, address, thumbnail }));
}

/** The saved views of a record: read over one connection, written in transactions of another. */
export const savedViewsOf = (reader: Sql, transact: Transact): SavedViews => ({
  list: (user, caseId) =>
    reader
      .all<Light>(
        `SELECT ${LIGHT} FROM saved_view AS s WHERE case_id = ?1 AND removed = 0 AND (shared = 1 OR owner = ?2)
           AND version = (SELECT max(version) FROM saved_view WHERE id = s.id) ORDER BY name, id`,
        caseId,
        user,
      )
      .map((row) => cardOf(row, row.pictured === 1)),
  open(user, caseId, id) {
    const row = standing(reader, user, caseId, id);
    return {
      ...cardOf(row, row.thumbnail !== null),
      format: row.format,
      view: JSON.parse(row.view) as SavedView['view'],
      address: row.address,
    };
  },
  thumbnail: (user, caseId, id) => standing(reader, user, caseId, id).thumbnail ?? undefined,
  add: (user, caseId, made) =>
    transact(user, (_, sql) => {
      assertUnpurged(sql, caseId);
      const { n = 0 } =
        sql.get<{ n: number }>('SELECT count(DISTINCT id) AS n FROM saved_view WHERE case_id = ?', caseId) ??
        {};
      if (n >= MOST_VIEWS)
        fail(
          'too-large',
          `一个案件最多保存 ${MOST_VIEWS} 个视图`,
          `A case holds at most ${MOST_VIEWS} saved views`,
        );
      return write(sql, {
        id: randomUUID(),
        version: 1,
        case_id: caseId,
        owner: user,
        name: made.name,
        shared: Number(made.isShared),
        removed: 0,
        actor: user,
        saved: new Date().toISOString(),
        format: made.format,
        view: JSON.stringify(made.view),
        address: made.address,
        thumbnail: picture(made.thumbnail),
      });
    }),
  change: (person, caseId, id, change) =>
    transact(person.user, (_, sql) => changed(sql, person, standing(sql, person.user, caseId, id), change)),
  return: (person, caseId, id, asked) =>
    transact(person.user, (_, sql) => returned(sql, person, lastOf(sql, person.user, caseId, id), asked)),
});
