// Search by caption, id and properties; a full phone or ID number finds its owner by the keyed hash alone.
import type { GraphNode } from '#contract/graph.ts';
import { entities } from '#contract/model/registry.ts';
import { cypher, type Engine, keyOf, readPage, toNode } from '../../graph/index.ts';
import { matchKeysOf } from '../../match-keys.ts';
import { keyHash } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import type { ResultOf, Step } from '../define.ts';

type Hit = ResultOf<'search'>['hits'][number];

/** Fields that name something, beside caption and id. */
const NAMING = new Set(['name', 'title', 'value', 'trade', 'region', 'file', 'channel']);

const FIELDS = [
  ...new Set(
    entities().flatMap(({ fields }) =>
      Object.keys(fields).filter((name) => NAMING.has(name) && fields[name]?.at === 'graph'),
    ),
  ),
];

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

export const search: Step<'search'> = async (workspace, { case: caseId, q, limit }) => {
  const matchKeys = matchKeysOf(q);
  if (matchKeys.length > 0) {
    const found = await byNumber(workspace, caseId, matchKeys);
    const hits = found.slice(0, limit);
    return { hits, shown: hits.length, total: found.length };
  }
  const engine = await workspace.graph.engine();
  const { rows, total } = await readPage(engine, 'search', { case: caseId, q, limit, fields: FIELDS });
  const hits = rows.map((row) => ({
    element: toNode(row['node']),
    matched: row['matched'] as Hit['matched'],
  }));
  return { hits, shown: hits.length, total };
};
