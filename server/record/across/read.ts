// What one case has in common with others that may be read: accounts, phones, files, lists by their people, people, names.
import type { FactType } from '../types.ts';
import type { Sql } from '../sql.ts';

/** Kinds of what is shared, in the order in which they are told: what proves most first. */
export const SHARED_KINDS = ['handle', 'phone', 'file', 'list', 'owner', 'name'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** An element of this case and one of another that are found to be one, or share people (lists). */
export interface SharedElement {
  kind: SharedKind;
  other: string;
  here: { type: FactType; id: string };
  there: { type: FactType; id: string };
  /** Owners that two lists share; rows that two owners have together; 0 where nothing is counted. */
  weight: number;
}

/** Which of it is asked for. */
export interface AcrossFilter {
  /** Other cases: those that whoever asks may read. */
  others: readonly string[];
  /** References of elements of this case; all where not said. */
  elements?: readonly string[] | undefined;
}

interface Row {
  other: string;
  here: string;
  hereType: FactType;
  there: string;
  thereType: FactType;
  weight: number;
}

const SELECTED = `other, here, hereType, there, thereType, weight`;

/** Facts of both cases that have a key of a kind in common. */
const byKey = (kind: string): string => `
  SELECT b.case_id AS other, f.ref AS here, f.type AS hereType, g.ref AS there, g.type AS thereType, 0 AS weight
  FROM across_key a CROSS JOIN across_key b CROSS JOIN fact f CROSS JOIN fact g
  WHERE a.case_id = :case AND a.kind = '${kind}' AND b.hash = a.hash AND b.kind = '${kind}' AND b.case_id <> :case
    AND b.case_id IN (SELECT value FROM json_each(:others)) AND f.n = a.fact AND g.n = b.fact
    AND f.entry IS NOT NULL AND g.entry IS NOT NULL`;

/** An account's phone that is an owner's elsewhere, and an owner whose phone is an account elsewhere. */
const PHONES = `
  SELECT k.case_id AS other, f.ref AS here, f.type AS hereType, o.id AS there, 'Owner' AS thereType, o.records AS weight
  FROM across_key a CROSS JOIN json_each(:others) c CROSS JOIN owner_key k CROSS JOIN fact f CROSS JOIN owner o
  WHERE a.case_id = :case AND a.kind = 'phone' AND c.value <> :case AND k.case_id = c.value AND k.hash = a.hash
    AND f.n = a.fact AND f.entry IS NOT NULL AND o.n = k.owner
  UNION ALL
  SELECT b.case_id AS other, o.id AS here, 'Owner' AS hereType, g.ref AS there, g.type AS thereType, o.records AS weight
  FROM json_each(:others) c CROSS JOIN across_key b CROSS JOIN owner_key k CROSS JOIN owner o CROSS JOIN fact g
  WHERE c.value <> :case AND b.case_id = c.value AND b.kind = 'phone' AND k.case_id = :case AND k.hash = b.hash
    AND o.n = k.owner AND g.n = b.fact AND g.entry IS NOT NULL`;

const LISTS = `
  SELECT p.other, f.ref AS here, 'List' AS hereType, g.ref AS there, 'List' AS thereType, p.owners AS weight
  FROM across_list p CROSS JOIN fact f CROSS JOIN fact g
  WHERE p.case_id = :case AND p.other IN (SELECT value FROM json_each(:others))
    AND f.case_id = :case AND f.type = 'List' AND f.id = p.here AND f.entry IS NOT NULL
    AND g.case_id = p.other AND g.type = 'List' AND g.id = p.there AND g.entry IS NOT NULL`;

const OWNERS = `
  SELECT p.other, o.id AS here, 'Owner' AS hereType, q.id AS there, 'Owner' AS thereType, p.rows AS weight
  FROM across_owner p CROSS JOIN owner o CROSS JOIN owner q
  WHERE p.case_id = :case AND p.other IN (SELECT value FROM json_each(:others)) AND o.n = p.here AND q.n = p.there`;

/** People of some pseudonyms alone, found by their numbers. */
const SOME_OWNERS = `${OWNERS} AND p.here IN (
    SELECT n FROM owner WHERE case_id = :case AND id IN (SELECT value FROM json_each(:elements)))`;

const SOURCES: Record<SharedKind, string> = {
  handle: byKey('handle'),
  phone: PHONES,
  file: byKey('file'),
  list: LISTS,
  owner: OWNERS,
  name: byKey('name'),
};

/** Named parameters as numbered ones, for the driver takes values in order. */
const numbered = (statement: string): string =>
  statement.replaceAll(':case', '?1').replaceAll(':others', '?2').replaceAll(':elements', '?3');

/** What is asked for of a kind, as a table of its own. */
const asked = (kind: SharedKind, { elements }: AcrossFilter): string => {
  if (elements === undefined) return `(${SOURCES[kind]})`;
  return kind === 'owner'
    ? `(${SOME_OWNERS})`
    : `(${SOURCES[kind]}) WHERE here IN (SELECT value FROM json_each(:elements))`;
};

const values = (caseId: string, { others, elements }: AcrossFilter): string[] => [
  caseId,
  JSON.stringify(others),
  ...(elements === undefined ? [] : [JSON.stringify(elements)]),
];

/** How much of a kind there is. Pairs of people that two cases share were counted when they were compared. */
export function countShared(sql: Sql, caseId: string, kind: SharedKind, filter: AcrossFilter): number {
  if (kind === 'owner' && filter.elements === undefined)
    return (
      sql.get<{ n: number | null }>(
        'SELECT sum(owners) AS n FROM across_pair WHERE case_id = ? AND other IN (SELECT value FROM json_each(?))',
        caseId,
        JSON.stringify(filter.others),
      )?.n ?? 0
    );
  const statement = `SELECT count(*) AS n FROM ${asked(kind, filter)}`;
  return sql.get<{ n: number }>(numbered(statement), ...values(caseId, filter))?.n ?? 0;
}

/** Some of a kind, the strongest first, then by element and case. */
export function readShared(
  sql: Sql,
  caseId: string,
  kind: SharedKind,
  filter: AcrossFilter,
  { offset, limit }: { offset: number; limit: number },
): SharedElement[] {
  const statement =
    kind === 'owner' && filter.elements === undefined
      ? // The index holds them in this order; only those shown are looked up.
        `SELECT s.other, o.id AS here, 'Owner' AS hereType, q.id AS there, 'Owner' AS thereType, s.rows AS weight
         FROM (SELECT other, here, there, rows FROM across_owner WHERE case_id = :case
                 AND other IN (SELECT value FROM json_each(:others))
               ORDER BY rows DESC, here, other, there LIMIT ${limit} OFFSET ${offset}) s
         JOIN owner o ON o.n = s.here JOIN owner q ON q.n = s.there ORDER BY s.rows DESC, o.id, s.other, q.id`
      : `SELECT ${SELECTED} FROM ${asked(kind, filter)}
         ORDER BY weight DESC, here, other, there LIMIT ${limit} OFFSET ${offset}`;
  return sql
    .all<Row>(numbered(statement), ...values(caseId, filter))
    .map(({ other, here, hereType, there, thereType, weight }) => ({
      kind,
      other,
      here: { type: hereType, id: here },
      there: { type: thereType, id: there },
      weight,
    }));
}

/** Elements of the case, people left out, that turn up in another one by more than a name: by element, then by case. */
export function sharedElements(
  sql: Sql,
  caseId: string,
  others: readonly string[],
): { here: string; other: string }[] {
  const kinds = SHARED_KINDS.filter((kind) => kind !== 'owner' && kind !== 'name');
  const union = kinds.map((kind) => `SELECT here, other FROM (${SOURCES[kind]})`).join(' UNION ');
  return sql.all<{ here: string; other: string }>(
    numbered(`SELECT here, other FROM (${union}) ORDER BY here, other`),
    caseId,
    JSON.stringify(others),
  );
}

/** Those of other cases in which anything of the case turns up. */
export function casesSharing(sql: Sql, caseId: string, others: readonly string[]): string[] {
  const union = SHARED_KINDS.map((kind) =>
    kind === 'owner'
      ? `SELECT other FROM across_pair WHERE case_id = :case AND owners > 0
         AND other IN (SELECT value FROM json_each(:others))`
      : `SELECT other FROM (${SOURCES[kind]})`,
  ).join(' UNION ');
  return sql
    .all<{ other: string }>(numbered(`${union} ORDER BY other`), caseId, JSON.stringify(others))
    .map(({ other }) => other);
}
