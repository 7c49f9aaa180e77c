// Details of one element: the graph's node, the record's fields masked, its evidence, and the entry that asserted it.
import { fail } from '#contract/errors.ts';
import { cypher, toNode } from '../../graph/index.ts';
import type { Workspace } from '../../workspace.ts';
import type { Fact } from '../../record/index.ts';
import { noElement } from '../assert-case.ts';
import type { ResultOf, Step } from '../define.ts';
import { maskedExtra, maskedFields } from '../masked-fields.ts';
import { relationsOf } from '../relation-counts.ts';
import { shownEntry } from './journal.ts';

type Exhibit = ResultOf<'element'>['evidence'][number];

/** An exhibit by its reference, texts masked. */
function exhibit(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  ref: string,
  about: Fact | undefined,
): Exhibit[] {
  const fact = record.byRef(caseId, ref);
  if (fact === undefined) return [];
  const fields = maskedFields(fact);
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return [
    {
      id: ref,
      kind: String(fields['kind'] ?? ''),
      ...text('on'),
      ...text('grade'),
      ...text('summary'),
      ...text('file'),
      ...text('sha256'),
      passages: (about?.payload.hand?.supports ?? []).flatMap(({ evidence, from, to }) =>
        evidence === fact.id && from !== undefined && to !== undefined ? [{ from, to }] : [],
      ),
    },
  ];
}

/** Whether a field stands otherwise in the record than it is shown. */
const isHidden = ({ payload }: Fact, name: string, shown: unknown): boolean =>
  typeof payload.values[name] === 'string' && payload.values[name] !== shown;

export const element: Step<'element'> = async (workspace, params) => {
  const { record, graph } = workspace;
  const engine = await graph.engine();
  const scope = { case: params.case, id: params.id };
  const [row] = await engine.read(cypher('queries/element'), scope);
  if (row === undefined) return noElement(params.id);
  const node = toNode(row['node']);
  const evidenceRows = await engine.read(cypher('queries/element-evidence'), scope);
  const fact = record.byRef(params.case, params.id);
  const fields = fact === undefined ? node.props : maskedFields(fact);
  const provenance = record.entry(node.entry);
  return {
    element: node,
    fields,
    masked:
      fact === undefined ? [] : Object.keys(fields).filter((name) => isHidden(fact, name, fields[name])),
    extra: fact === undefined ? {} : maskedExtra(fact),
    evidence: evidenceRows.flatMap((found) =>
      exhibit(workspace, params.case, toNode(found['node']).id, fact),
    ),
    relations: await relationsOf(engine, params.case, params.id),
    provenance:
      provenance === undefined
        ? fail('integrity-failed', '图中条目不在日志中', 'The graph names an entry that the journal lacks')
        : shownEntry(provenance),
  };
};
