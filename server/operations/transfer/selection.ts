// What of a case goes into a file that is cut to some lists: these, what they and their transfers name, and what is said of nothing else.
import { entityOf } from '#contract/model/registry.ts';
import { fail } from '#contract/errors.ts';
import { isEntity, type Fact, type RecordReader } from '../../record/index.ts';

/** Subjects (`List:L1`) that are kept; undefined where all are. */
export type Kept = ReadonlySet<string> | undefined;

export const subjectOf = ({ type, id }: Pick<Fact, 'type' | 'id'>): string => `${type}:${id}`;

export const keeps = (kept: Kept, subject: string): boolean => kept === undefined || kept.has(subject);

/** Subjects that a fact's fields name, exhibits apart. */
function namedBy(fact: Fact, known: ReadonlySet<string>): { others: string[]; exhibits: string[] } {
  const [others, exhibits]: [string[], string[]] = [[], []];
  if (!isEntity(fact.type)) return { others, exhibits };
  for (const [name, { refers }] of Object.entries(entityOf(fact.type).fields)) {
    const value = fact.payload.values[name];
    if (refers === undefined || typeof value !== 'string' || value === '') continue;
    const subject = refers.map((type) => `${type}:${value}`).find((one) => known.has(one));
    if (subject === undefined) continue;
    (subject.startsWith('Evidence:') ? exhibits : others).push(subject);
  }
  for (const { evidence } of fact.payload.hand?.supports ?? []) exhibits.push(`Evidence:${evidence}`);
  return { others, exhibits };
}

/** Lists that a word about rows or edges names; undefined where it is of another kind. */
function listsNamed({ type, payload: { values } }: Fact): string[] | undefined {
  const rows = (side: unknown): string[] =>
    Array.isArray(side) ? side.map((row) => String((row as { list?: unknown }).list)) : [];
  if (type === 'Decision') return [...rows(values['left']), ...rows(values['right'])];
  if (type === 'Assessment') return [String(values['list']), String(values['from'])];
  return type === 'Mark' ? [String(values['list'])] : undefined;
}

/** @throws not-found for a list that the case does not have */
export function selectionOf(
  record: RecordReader,
  caseId: string,
  lists: readonly string[] | undefined,
): Kept {
  if (lists === undefined) return undefined;
  const facts = record.facts(caseId);
  const known = new Map(facts.map((fact) => [subjectOf(fact), fact]));
  const names = new Set(known.keys());
  const ids = lists.map((list) => {
    const fact = known.get(`List:${list}`) ?? record.byRef(caseId, list);
    if (fact?.type === 'List') return fact.id;
    return fail('not-found', `案件中没有名单 ${list}`, `The case has no list ${list}`);
  });
  const kept = new Set([`Case:${caseId}`]);
  const add = (subject: string): void => {
    const fact = known.get(subject);
    if (fact === undefined || kept.has(subject)) return;
    kept.add(subject);
    const { others, exhibits } = namedBy(fact, names);
    for (const one of [...others, ...exhibits]) add(one);
  };
  for (const id of ids) add(`List:${id}`);
  for (const fact of facts)
    if (fact.type === 'Transfer' && ids.includes(String(fact.payload.values['list_id'])))
      add(subjectOf(fact));
  // Accounts, complaints and whatever else is of kept parties alone. A transfer of another list is not.
  for (const fact of facts) {
    if (!isEntity(fact.type) || fact.type === 'List' || kept.has(subjectOf(fact))) continue;
    const { others } = namedBy(fact, names);
    if (others.length > 0 && others.every((one) => kept.has(one))) add(subjectOf(fact));
  }
  for (const fact of facts) {
    const named = listsNamed(fact);
    if (named !== undefined && named.every((list) => ids.includes(list))) kept.add(subjectOf(fact));
  }
  return kept;
}
