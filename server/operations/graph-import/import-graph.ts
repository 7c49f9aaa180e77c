// Imports a graph that another program wrote: the file as an exhibit, everything that fits as a graded statement on it, in one transaction.
import type { GraphImported, GraphMapping } from '#contract/graph-import.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import type { RecordTx } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import { freeId } from '../hand/check.ts';
import { following } from '../hand/supports.ts';
import { writeByHand, type Writing } from '../hand/writing.ts';
import { lookAtGraph, type GraphFile } from './look.ts';
import type { Planned } from './planned.ts';

/** Exhibits and parties before what refers to them. */
const ORDER: readonly Planned['type'][] = [
  'Evidence',
  'Party',
  'Handle',
  'Transfer',
  'Cooperation',
  'Complaint',
];

/** The exhibit that a file is, made where the case has none of these very bytes. */
async function exhibitOf(
  tx: RecordTx,
  caseId: string,
  { source, sha256 }: GraphFile,
  { origin, grade }: { origin: string; grade: string },
): Promise<string> {
  const twin = tx.facts(caseId, 'Evidence').find(({ payload }) => payload.values['sha256'] === sha256);
  if (twin !== undefined) return twin.id;
  const id = freeId(tx, caseId, 'Evidence');
  const stored = await tx.putFile(source.stream());
  const values = { id, kind: 'other', file: source.name, grade, sha256: stored.sha256 };
  const said = Object.keys(values).filter((name) => name !== 'id');
  tx.assert(caseId, 'Evidence', id, {
    values,
    hand: following(undefined, { said, source: origin, grade, supports: [] }),
  });
  return id;
}

/** Grades and exhibits that a fact has fields for and does not fill itself. */
function withGrade({ type, values }: Planned, grade: string, evidence: string): Record<string, unknown> {
  const { fields } = entityOf(type);
  return {
    ...(fields['grade'] === undefined ? {} : { grade }),
    ...(fields['evidence_id'] === undefined ? {} : { evidence_id: evidence }),
    ...values,
  };
}

/**
 * @throws not-found; input-refused with the line and how to mend it; bad-request for a mapping that does not fit; cancelled
 */
export async function importGraph(
  workspace: Workspace,
  asked: Writing & {
    files: readonly GraphFile[];
    mapping?: GraphMapping | undefined;
    source: string;
    grade: string;
  },
): Promise<GraphImported> {
  const { case: caseId, files, mapping, source: origin, grade, signal } = asked;
  const { record } = workspace;
  const before = record.head();
  const made = await writeByHand(workspace, asked, async (tx, changed) => {
    const { plan, outcome } = await lookAtGraph(tx, caseId, files, mapping, signal);
    if (plan.facts.length === 0) return { outcome, evidence: [], entry: null };
    const entry = tx.append({
      action: 'import',
      case: caseId,
      subject: `Case:${caseId}`,
      payload: {
        graph: outcome.format,
        files: outcome.files,
        nodes: outcome.nodes,
        edges: outcome.edges,
        facts: outcome.facts,
        grade,
        left: outcome.leftOut.map(({ of, why, count }) => ({ of, why, count })),
      },
    });
    const evidence: string[] = [];
    // The exhibits' own ids are chosen after those that the graph takes.
    const reserved = plan.facts.filter(({ type }) => type === 'Evidence');
    const assert = (fact: Planned): void => {
      const { type, id, line, extra, supports } = fact;
      const [exhibit = ''] = evidence;
      const values = { ...(type === 'Cooperation' ? {} : { id }), ...withGrade(fact, grade, exhibit) };
      tx.assert(caseId, type, id, {
        values,
        ...(Object.keys(extra).length === 0 ? {} : { extra }),
        hand: following(undefined, {
          said: Object.keys(values).filter((name) => name !== 'id'),
          source: origin,
          grade,
          supports: [
            ...(exhibit === '' ? [] : [{ evidence: exhibit, from: line, to: line }]),
            ...supports.map((one) => ({ evidence: one })),
          ],
        }),
      });
      changed.add(type as EntityType);
    };
    for (const fact of reserved) assert(fact);
    for (const file of files) evidence.push(await exhibitOf(tx, caseId, file, { origin, grade }));
    for (const type of ORDER.slice(1)) for (const fact of plan.facts) if (fact.type === type) assert(fact);
    return { outcome, evidence, entry };
  });
  return {
    ...made.outcome,
    case: caseId,
    evidence: made.evidence,
    entry: made.entry,
    entries: record.head() - before,
  };
}
