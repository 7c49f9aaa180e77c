// Search as written, by sound and nearly; a full phone or ID number finds its owner by the keyed hash alone.
import type { GraphNode } from '#contract/graph.ts';
import { OWNER_ID } from '#contract/model/owner.ts';
import { cypher, type Engine, keyOf, toNode } from '../../graph/index.ts';
import { matchKeysOf } from '../../match-keys.ts';
import { keyHash } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import type { ResultOf, Step } from '../define.ts';
import { documentsOf } from '../search/documents.ts';
import { noteNumberSearch, numbersSearched } from '../search/note-number.ts';
import { rankOf, typedAs, type Matched } from '../search/rank.ts';

type Hit = ResultOf<'search'>['hits'][number];

async function elements(engine: Engine, caseId: string, refs: readonly string[]): Promise<GraphNode[]> {
  if (refs.length === 0) return [];
  const keys = [...new Set(refs)].map((ref) => keyOf(caseId, ref));
  const rows = await engine.read(cypher('queries/elements'), { keys });
  return rows.map((row) => toNode(row['node']));
}

/** Handles whose value, masked in the graph, is one of the numbers. */
function handlesOf(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  matchKeys: readonly string[],
): string[] {
  const wanted = new Set(matchKeys);
  return record.facts(caseId, 'Handle').flatMap(({ ref, payload: { values } }) => {
    const { value } = values;
    const isMeant = typeof value === 'string' && matchKeysOf(value).some((key) => wanted.has(key));
    return isMeant ? [ref] : [];
  });
}

/** What a whole number finds. It goes to no database but the record, and there as its keyed hash. */
async function byNumber(workspace: Workspace, caseId: string, matchKeys: readonly string[]): Promise<Hit[]> {
  const { record, graph } = workspace;
  const engine = await graph.engine();
  const owners = matchKeys.flatMap((key) => record.findOwners(caseId, keyHash(record.pseudonymKey, key)));
  const handles = handlesOf(workspace, caseId, matchKeys);
  return [
    ...(await elements(engine, caseId, owners)).map((element): Hit => ({ element, matched: 'keyed-hash' })),
    ...(await elements(engine, caseId, handles)).map((element): Hit => ({ element, matched: 'property' })),
  ];
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** References of all that answers, best first; an owner by its whole pseudonym alone. */
function byWords({ record }: Workspace, caseId: string, q: string): { ref: string; matched: Matched }[] {
  const typed = typedAs(q);
  const found = documentsOf(record, caseId).flatMap(({ ref, caption, ...rest }) => {
    const rank = rankOf(typed, { ref, caption, ...rest });
    return rank === undefined ? [] : [{ ...rank, ref, caption }];
  });
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      byText(a.matched, b.matched) ||
      a.caption.length - b.caption.length ||
      byText(a.ref, b.ref),
  );
  const owner = OWNER_ID.test(q) ? record.ownerNow(caseId, q) : undefined;
  return [...(owner === undefined ? [] : [{ ref: owner.id, matched: 'id' as const }]), ...found];
}

export const search: Step<'search'> = async (workspace, { case: caseId, q, limit }, _signal, { user }) => {
  // A pseudonym may hold digits that would do for a number.
  const matchKeys = OWNER_ID.test(q) ? [] : matchKeysOf(q);
  if (matchKeys.length > 0) {
    await noteNumberSearch(workspace.record, { case: caseId, user, ...numbersSearched(matchKeys) });
    const found = await byNumber(workspace, caseId, matchKeys);
    const hits = found.slice(0, limit);
    return { hits, shown: hits.length, total: found.length };
  }
  const found = byWords(workspace, caseId, q);
  const some = found.slice(0, limit);
  const refs = some.map(({ ref }) => ref);
  const nodes = await elements(await workspace.graph.engine(), caseId, refs);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hits = some.flatMap(({ ref, matched }): Hit[] => {
    const element = byId.get(ref);
    return element === undefined ? [] : [{ element, matched }];
  });
  return { hits, shown: hits.length, total: found.length };
};
