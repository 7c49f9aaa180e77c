// Facts: what stands of everything that was asserted, and how assertions and retractions change it.
import { fail } from '#contract/errors.ts';
import { canonicalJson } from './canonical.ts';
import { readEntry } from './journal.ts';
import type { Sql } from './sql.ts';
import { BESIDE_ENTITIES, type Fact, type FactPayload, type FactType, type NewEntry } from './types.ts';

interface Row {
  case_id: string;
  type: FactType;
  id: string;
  ref: string;
  entry: number;
  payload: string;
}

const SELECT = `SELECT f.case_id, f.type, f.id, f.ref, f.entry, j.payload
  FROM fact f JOIN journal j ON j.seq = f.entry`;

const factOf = (row: Row): Fact => ({
  case: row.case_id,
  type: row.type,
  id: row.id,
  ref: row.ref,
  entry: row.entry,
  payload: JSON.parse(row.payload) as FactPayload,
});

/** What was joined into another element stands for nothing by itself: nobody but its history finds it. */
const standsAlone = ({ payload }: Fact): boolean => payload.hand?.joined === undefined;

const alone = (row: Row | undefined): Fact | undefined => {
  const fact = row === undefined ? undefined : factOf(row);
  return fact !== undefined && standsAlone(fact) ? fact : undefined;
};

/** Facts of a case that stand, in the order in which their subjects were first asserted. */
export const readFacts = (sql: Sql, caseId: string, type?: FactType): Fact[] =>
  type === undefined
    ? sql.all<Row>(`${SELECT} WHERE f.case_id = ? ORDER BY f.n`, caseId).map(factOf).filter(standsAlone)
    : sql
        .all<Row>(`${SELECT} WHERE f.case_id = ? AND f.type = ? ORDER BY f.n`, caseId, type)
        .map(factOf)
        .filter(standsAlone);

/** Facts that stand by the word of a person, those that were joined into others too. */
export const readByHand = (sql: Sql, caseId: string): Fact[] =>
  sql
    .all<Row>(`${SELECT} WHERE f.case_id = ? AND instr(j.payload, '"hand":{') > 0 ORDER BY f.n`, caseId)
    .map(factOf)
    .filter(({ payload }) => payload.hand !== undefined);

/** One fact by type and id, if it stands. */
export const readFact = (sql: Sql, caseId: string, type: FactType, id: string): Fact | undefined =>
  alone(sql.get<Row>(`${SELECT} WHERE f.case_id = ? AND f.type = ? AND f.id = ?`, caseId, type, id));

/** One fact by its reference, if it stands. */
export const readByRef = (sql: Sql, caseId: string, ref: string): Fact | undefined =>
  alone(sql.get<Row>(`${SELECT} WHERE f.case_id = ? AND f.ref = ?`, caseId, ref));

/** What a reference belongs to, whether it stands, was joined into another element, or was taken back. */
export const readSubject = (
  sql: Sql,
  caseId: string,
  ref: string,
): { type: FactType; id: string; entry: number | null } | undefined =>
  sql.get('SELECT type, id, entry FROM fact WHERE case_id = ? AND ref = ?', caseId, ref);

/** Cases that stand. */
export const readCases = (sql: Sql): { id: string; title: string }[] =>
  sql.all<Row>(`${SELECT} WHERE f.type = 'Case' ORDER BY f.n`).map((row) => {
    const { title } = factOf(row).payload.values;
    return { id: row.id, title: typeof title === 'string' ? title : row.id };
  });

/** Subject of an assertion in the journal. */
export const subjectOf = (type: FactType, id: string): string => `${type}:${id}`;

/** What an entry about a user has for its subject. */
export const userSubject = (user: string): string => `User:${user}`;

/** The type of the fact that an assertion with this subject is about. */
export const typeOf = (subject: string): FactType => subject.slice(0, subject.indexOf(':')) as FactType;

/** Ids that owners and complexes have; a folder that uses one gets the longer reference. */
const DERIVED_ID = /^(o-[0-9a-f]{24}|c-[0-9a-f]{12})$/;

/** What is no node of the graph leaves the short references to those that are. */
const NO_NODE: readonly FactType[] = ['Cooperation', ...BESIDE_ENTITIES];

function freeRef(sql: Sql, caseId: string, type: FactType, id: string): string {
  const taken = (ref: string): boolean =>
    DERIVED_ID.test(ref) ||
    sql.get('SELECT 1 FROM fact WHERE case_id = ? AND ref = ?', caseId, ref) !== undefined;
  let ref = NO_NODE.includes(type) ? subjectOf(type, id) : id;
  while (taken(ref)) ref = subjectOf(type, ref);
  return ref;
}

type Append = (entry: NewEntry) => number;

/** Asserts a fact, unless exactly that stands already. */
export function assertFact(
  sql: Sql,
  append: Append,
  caseId: string,
  type: FactType,
  id: string,
  payload: FactPayload,
): { entry: number; changed: boolean } {
  const standing = sql.get<{ entry: number | null; payload: string | null }>(
    `SELECT f.entry, j.payload FROM fact f LEFT JOIN journal j ON j.seq = f.entry
     WHERE f.case_id = ? AND f.type = ? AND f.id = ?`,
    caseId,
    type,
    id,
  );
  if (standing !== undefined && standing.entry !== null && standing.payload === canonicalJson(payload)) {
    return { entry: standing.entry, changed: false };
  }
  const entry = append({ action: 'assert', case: caseId, subject: subjectOf(type, id), payload });
  if (standing === undefined) {
    const ref = freeRef(sql, caseId, type, id);
    sql.run(
      'INSERT INTO fact (case_id, type, id, ref, entry, born, touched) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5)',
      caseId,
      type,
      id,
      ref,
      entry,
    );
  } else {
    sql.run(
      `UPDATE fact SET born = iif(entry IS NULL, ?1, born), entry = ?1, touched = ?1
       WHERE case_id = ?2 AND type = ?3 AND id = ?4`,
      entry,
      caseId,
      type,
      id,
    );
  }
  return { entry, changed: true };
}

/** Begin a batch of assertions, with which all of them are taken back. */
export const BATCHES = ['import', 'attach', 'join', 'split', 'canaries'];

/**
 * Retracts an entry: an assertion, or an import with all that it asserted. What was asserted before it stands again. What a purge took
 * the words of, in another case that the batch reached, stays gone.
 *
 * @returns the entry of the retraction, and the lists whose standing assertion it changed
 * @throws not-found, or bad-request where the entry cannot be retracted or already was
 */
export function retractEntry(
  sql: Sql,
  append: Append,
  seq: number,
  reason: string,
): { entry: number; case: string | undefined; lists: string[] } {
  const entry =
    readEntry(sql, seq) ?? fail('not-found', `没有第 ${seq} 条日志。`, `There is no entry ${seq}.`);
  if (entry.action !== 'assert' && !BATCHES.includes(entry.action)) {
    fail('bad-request', `第 ${seq} 条日志不能撤回。`, `Entry ${seq} (${entry.action}) cannot be retracted.`);
  }
  if (sql.get('SELECT 1 FROM retracted WHERE entry = ?', seq) !== undefined) {
    fail('bad-request', `第 ${seq} 条日志已被撤回。`, `Entry ${seq} was retracted before.`);
  }
  const targets = sql.all<{ seq: number; case_id: string; subject: string }>(
    `SELECT seq, case_id, subject FROM journal
     WHERE ${entry.action === 'assert' ? 'seq' : 'batch'} = ? AND action = 'assert'
       AND payload IS NOT NULL AND seq NOT IN (SELECT entry FROM retracted) ORDER BY seq`,
    seq,
  );
  return {
    case: entry.case,
    ...retractTargets(sql, append, {
      seq,
      reason,
      targets,
      ...(entry.case === undefined ? {} : { case: entry.case }),
    }),
  };
}

/**
 * Takes back every assertion of a fact that was inferred, so that none of an earlier inference stands again.
 *
 * @returns the entry of the retraction; undefined where nothing stands
 */
export function dropFact(
  sql: Sql,
  append: Append,
  { case: caseId, type, id, reason }: { case: string; type: FactType; id: string; reason: string },
): number | undefined {
  const targets = sql.all<{ seq: number; case_id: string; subject: string }>(
    `SELECT seq, case_id, subject FROM journal
     WHERE case_id = ? AND subject = ? AND action = 'assert' AND payload IS NOT NULL
       AND seq NOT IN (SELECT entry FROM retracted) ORDER BY seq`,
    caseId,
    subjectOf(type, id),
  );
  const seq = targets.at(-1)?.seq;
  return seq === undefined
    ? undefined
    : retractTargets(sql, append, { seq, reason, case: caseId, targets }).entry;
}

/** What is taken back by one entry: assertions, each with its subject. */
interface Retraction {
  /** The entry that is named: an assertion, or the import that asserted them. */
  seq: number;
  reason: string;
  case?: string;
  targets: readonly { seq: number; case_id: string; subject: string }[];
}

/** Takes assertions back: what was asserted before them stands again. @returns the entry, and the lists that it changed */
export function retractTargets(
  sql: Sql,
  append: Append,
  { seq, reason, targets, case: of }: Retraction,
): { entry: number; lists: string[] } {
  const by = append({
    action: 'retract',
    ...(of === undefined ? {} : { case: of }),
    subject: `entry:${seq}`,
    payload: { reason, retracts: targets.map((target) => target.seq) },
  });
  for (const retracted of new Set([seq, ...targets.map((target) => target.seq)])) {
    sql.run('INSERT INTO retracted (entry, by) VALUES (?, ?)', retracted, by);
  }
  const lists: string[] = [];
  for (const { case_id: caseId, subject } of targets) {
    const type = typeOf(subject);
    const id = subject.slice(type.length + 1);
    const stands = sql.get<{ seq: number | null }>(
      `SELECT max(seq) AS seq FROM journal WHERE case_id = ? AND subject = ? AND action = 'assert'
         AND seq NOT IN (SELECT entry FROM retracted)`,
      caseId,
      subject,
    );
    const changed = sql.run(
      `UPDATE fact SET entry = ?1, touched = ?2
       WHERE case_id = ?3 AND type = ?4 AND id = ?5 AND entry IS NOT ?1`,
      stands?.seq ?? null,
      by,
      caseId,
      type,
      id,
    );
    if (changed > 0 && type === 'List') lists.push(id);
  }
  return { entry: by, lists };
}
