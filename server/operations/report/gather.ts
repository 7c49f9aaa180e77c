// Gathers what a report is made from: the elements, what is inferred, what was counted, every hash, the head of the journal.
import { fail } from '#contract/errors.ts';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { ReportRequest } from '#contract/report.ts';
import { pictured } from '../../drawing/picture.ts';
import { toScene } from '../../drawing/to-scene.ts';
import { pictureNote } from '../../drawing/words.ts';
import { custodyOf } from '../../queries/custody.ts';
import { runQuery } from '../../queries/run.ts';
import type { ReportData } from '../../report/data.ts';
import type { Workspace } from '../../workspace.ts';
import { exportGraph } from '../export-graph.ts';

/** What stands behind the chain in thousands is counted, not listed. */
const CROWD: ReadonlySet<GraphNode['type']> = new Set<GraphNode['type']>(['Owner', 'Complex', 'Case']);
/** Entries of the journal that are read at once. */
const PAGE = 5000;
/** Of what is printed or counted nothing is left on a further page. */
const WHOLE = { offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

interface Part {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** The elements named, the lists and handles of those that are parties, holders of lists, and what joins two of them. */
function selected({ nodes, edges }: Part, select: readonly string[]): Part {
  const known = new Set(nodes.map(({ id }) => id));
  const missing = select.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const [first = ''] = missing;
    fail('not-found', `案件中没有元素 ${first}`, `The case has no element ${first}`);
  }
  const kept = new Set(select);
  for (const { type, source, target } of edges) {
    if (type !== 'HOLDS' && type !== 'USES') continue;
    if (select.includes(source)) kept.add(target);
    if (select.includes(target)) kept.add(source);
  }
  const ends = new Map<string, number>();
  for (const { type, source, target } of edges)
    if ((type === 'SENT' || type === 'RECEIVED') && kept.has(source))
      ends.set(target, (ends.get(target) ?? 0) + 1);
  for (const [id, count] of ends) if (count > 1) kept.add(id);
  for (const { type, source, target } of edges)
    if (type === 'SUPPORTED_BY' && kept.has(source)) kept.add(target);
  return {
    nodes: nodes.filter(({ id }) => kept.has(id)),
    edges: edges.filter(({ source, target }) => kept.has(source) && kept.has(target)),
  };
}

/** Entries that say nothing of a case: exports, looks, searches, what was asked and allowed. Later copies would differ by them. */
const SAYS_NOTHING =
  /^(?:export|report|reveal|show|look|view|search|evidence-|canary-reveal|approval|member-)/;

/** The newest entry that says something of the case. */
function journalHead({ record }: Pick<Workspace, 'record'>, caseId: string): ReportData['journal'] {
  let head: ReportData['journal'] = { seq: 0, at: '1970-01-01T00:00:00.000Z', hash: '0'.repeat(64) };
  for (let after = 0; ;) {
    const { entries } = record.entries({ after, limit: PAGE });
    for (const { seq, at, hash, action, case: of } of entries) {
      if (of === caseId && !SAYS_NOTHING.test(action)) head = { seq, at, hash };
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < PAGE) return head;
    after = last.seq;
  }
}

/** Lists that no other list of the part was derived from: the ends of the chain. */
const lastLists = ({ nodes, edges }: Part): string[] => {
  const sources = new Set(edges.filter(({ type }) => type === 'DERIVED_FROM').map(({ target }) => target));
  return nodes.filter(({ type, id }) => type === 'List' && !sources.has(id)).map(({ id }) => id);
};

/** Draws behind the expected values of hubs, and tasks of which the rows are asked what would tell. */
const [DRAWS, SETTLED] = [200, 10];

/** Of what a selection is asked: its lists, parties and handles. */
function askedOf(nodes: readonly GraphNode[], select: readonly string[] | undefined) {
  if (select === undefined) return { count: {}, tasks: {} };
  const chosen = new Set(select);
  const of = (...types: GraphNode['type'][]): string[] =>
    nodes.filter(({ id, type }) => chosen.has(id) && types.includes(type)).map(({ id }) => id);
  const [lists, parties] = [of('List'), of('Party', 'Handle')];
  return {
    count: {
      ...(lists.length === 0 ? {} : { list: lists.join(',') }),
      ...(parties.length === 0 ? {} : { party: parties.join(',') }),
    },
    tasks: lists.length + parties.length === 0 ? {} : { of: [...lists, ...parties].join(',') },
  };
}

/** The hubs of the case with their expected values; the parties of the part alone. */
async function hubsOf(
  workspace: Workspace,
  caseId: string,
  here: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReportData['hubs']> {
  const found = await runQuery(
    workspace,
    'hubs',
    { case: caseId, identities: 'confirmed', draws: DRAWS, seed: 1, ...WHOLE },
    signal,
  );
  const parties = found.parties.filter(
    ({ id, handles }) => here.has(id) || handles.some((one) => here.has(one)),
  );
  return { ...found, parties, total: parties.length };
}

/** @throws not-found for a selection that the case does not have */
export async function gatherReport(
  workspace: Workspace,
  caseId: string,
  request: ReportRequest,
  signal: AbortSignal,
): Promise<ReportData> {
  const { record } = workspace;
  const { language, reveal, select } = request;
  const whole = await exportGraph(workspace, { case: caseId, reveal, language });
  const { case: of } = whole.graph;
  const all: Part = {
    nodes: whole.graph.nodes.filter(({ type }) => !CROWD.has(type)),
    edges: [...whole.graph.edges],
  };
  const ids = new Set(all.nodes.map(({ id }) => id));
  all.edges = all.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const part = select === undefined ? all : selected(all, select);
  const here = new Set(part.nodes.map(({ id }) => id));
  const lists = part.nodes.filter(({ type }) => type === 'List').map(({ id }) => id);
  const lineage = await runQuery(workspace, 'lineage', { case: caseId });
  const traces: ReportData['traces'][number][] = [];
  for (const list of lastLists(part)) {
    signal.throwIfAborted();
    traces.push(await runQuery(workspace, 'trace-sources', { case: caseId, list, limit: 20 }));
  }
  const { findings } = await runQuery(workspace, 'document-findings', {
    case: caseId,
    ...WHOLE,
  });
  const asked = askedOf(part.nodes, select);
  // Each computes in a thread of its own.
  const [count, hubs, tasks] = await Promise.all([
    lists.length === 0
      ? undefined
      : runQuery(workspace, 'count', { case: caseId, identities: 'confirmed', ...asked.count }),
    hubsOf(workspace, caseId, here, signal),
    runQuery(
      workspace,
      'tasks',
      { case: caseId, show: 'unproved', settle: SETTLED, ...WHOLE, ...asked.tasks },
      signal,
    ),
  ]);
  const { contradictions } = await runQuery(workspace, 'contradictions', {
    case: caseId,
    ...WHOLE,
  });
  const journal = journalHead(workspace, caseId);
  const files = part.nodes.filter(
    ({ type, props }) => (type === 'List' || type === 'Evidence') && typeof props['sha256'] === 'string',
  );
  const custody = files.map(({ id }) => custodyOf(record, caseId, id, journal.seq));
  signal.throwIfAborted();
  const shown = pictured(part);
  const drawn = new Set(shown.nodes.map(({ id }) => id));
  const left = [...new Set(part.nodes.map(({ type }) => type))]
    .map(
      (type) =>
        [type, part.nodes.filter((node) => node.type === type && !drawn.has(node.id)).length] as const,
    )
    .filter(([, number]) => number > 0);
  const note = pictureNote(
    { shown: shown.nodes.length + shown.edges.length, total: part.nodes.length + part.edges.length, left },
    language,
  );
  const facts = record.facts(caseId);
  const summaries = new Map(
    facts.flatMap(({ type, id, payload: { values } }) => {
      const summary = values['summary'];
      return reveal === true && type === 'Evidence' && typeof summary === 'string'
        ? [[id, summary] as const]
        : [];
    }),
  );
  return {
    case: of,
    language,
    request,
    ...part,
    total: whole.total,
    scene: toScene(shown, { title: of.title, note, language }),
    lineage: { ...lineage, lists: lineage.lists.filter(({ id }) => here.has(id)) },
    traces,
    findings: findings.filter(({ list }) => here.has(list)),
    count,
    hubs,
    contradictions: contradictions.filter(
      ({ elements }) => select === undefined || elements.some((id) => here.has(id)),
    ),
    tasks: { open: tasks.tasks, proved: tasks.counts.proved },
    summaries,
    files: part.nodes.flatMap(({ id, type, props }) =>
      (type === 'List' || type === 'Evidence') && typeof props['sha256'] === 'string'
        ? [{ id, type, sha256: props['sha256'] }]
        : [],
    ),
    custody,
    journal,
  };
}
