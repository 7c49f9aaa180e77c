// A generated case that comes list by list, and the same at once: what the tests of added lists compare, on any engine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { peopleFiles } from '../../scripts/generate/people/write.ts';
import { generatePeople, type PeopleRequest } from '../../scripts/generate/people/people.ts';
import { exportGraph } from '../operations/export-graph.ts';
import type { RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

/** Writes a case folder of the first lists of a generated set; the tables name these alone. */
export function writeLists(folder: string, request: PeopleRequest, count: number): { lists: number } {
  const set = generatePeople(request);
  const files = peopleFiles({ ...set, lists: set.lists.slice(0, count) }, 'people');
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return { lists: set.lists.length };
}

/** All that linkage says of a case but the numbers of entries, which depend on the order in which lists came. */
export const linkageSubstance = (record: RecordReader, caseId: string): object => ({
  owners: [...record.owners(caseId)]
    .map(({ entry: _entry, ...owner }) => owner)
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  complexes: record.complexes(caseId).map(({ entry: _entry, ...complex }) => complex),
  rows: record.facts(caseId, 'List').map(({ id }) => ({ id, rows: [...record.rowOwners(caseId, id)] })),
});

/** The graph of a case without the numbers of entries. */
export async function graphSubstance(
  workspace: Pick<Workspace, 'record' | 'graph'>,
  caseId: string,
): Promise<{ nodes: string[]; edges: string[] }> {
  const { graph } = await exportGraph(workspace, { case: caseId });
  // Elements name the entry that asserted them, and so do their properties.
  const bare = (element: object): string =>
    JSON.stringify(element, (name, value: unknown) => (name === 'entry' ? undefined : value));
  return {
    nodes: graph.nodes.map(bare).sort(),
    edges: graph.edges.map(({ id: _id, ...edge }) => bare(edge)).sort(),
  };
}
