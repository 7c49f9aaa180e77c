// What is still unproved; of the first tasks, where it is asked for, which evidence the rows call for.
import type { ProofTask } from '#contract/proof-task.ts';
import type { ParamsOf, Step } from '../define.ts';
import type { Workspace } from '../../workspace.ts';
import { assertCase } from '../assert-case.ts';
import { canariesOf } from '../canaries/given.ts';
import { documentsOf } from '../case-chain.ts';
import { caseLists } from '../lineage/case-lists.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { caseTasks } from '../proof/tasks.ts';
import { lineageOf } from './lineage.ts';

const isShown = ({ proved, state }: ProofTask, show: ParamsOf<'tasks'>['show']): boolean => {
  if (show === 'all') return true;
  if (show === 'proved') return proved;
  return !proved && (show === 'unproved' || state === show);
};

/** Adds what the rows call for to the tasks that have two possible sources to be told apart. */
async function settled(
  { record, workers, skeletons }: Workspace,
  caseId: string,
  tasks: readonly ProofTask[],
  signal?: AbortSignal,
): Promise<ProofTask[]> {
  const lists = caseLists(record, caseId);
  const standing = new Set(lists.map(({ id }) => id));
  // Where the lineage is behind it may name lists that went since: nothing is held against those.
  const asked = tasks.filter(
    ({ between }) =>
      between !== undefined && [between.list, between.a, between.b].every((id) => standing.has(id)),
  );
  if (asked.length === 0) return [...tasks];
  const chances = new Map(
    lineageOf(record, caseId).lists.flatMap(({ id, ranking }) =>
      ranking
        .filter(({ relation }) => relation === 'parent')
        .map((one) => [`${id}<${one.id}`, one.probability] as const),
    ),
  );
  const wanted = await workers.run(
    'settle',
    {
      source: record.source,
      case: caseId,
      known: skeletons.of(caseId, record.linkedBy(caseId)),
      lists,
      documents: documentsOf(record, caseId),
      canaries: canariesOf(record, caseId),
      pairs: asked.map(({ between }) => {
        const { list, a, b } = between!;
        const chance = (of: string): number => chances.get(`${list}<${of}`) ?? 0;
        return { list, a, b, probability: { a: chance(a), b: chance(b) } };
      }),
    },
    signal === undefined ? {} : { signal },
  );
  const byTask = new Map(asked.map(({ id }, at) => [id, wanted[at]!]));
  return tasks.map((task) => {
    const known = new Set(task.settledBy.map(({ kind, list }) => `${kind} ${list ?? ''}`));
    const more = (byTask.get(task.id) ?? [])
      .filter(({ kind, list }) => kind !== 'document' && !known.has(`${kind} ${list ?? ''}`))
      .map(({ kind, what, list, holder, expected }) => ({
        kind,
        what,
        ...(list === undefined ? {} : { list }),
        ...(holder === undefined ? {} : { holder }),
        expected,
      }));
    return more.length === 0 ? task : { ...task, settledBy: [...task.settledBy, ...more] };
  });
}

export const tasks: Step<'tasks'> = async (workspace, params, signal) => {
  const { record } = workspace;
  const { case: caseId, of, show, settle, offset, limit } = params;
  assertCase(workspace, caseId);
  const named = of?.split(',').filter((id) => id !== '');
  const all = caseTasks(record, caseId, named);
  const found = all.filter((task) => isShown(task, show));
  const cut = found.slice(offset, offset + limit);
  // Of the first ones of the whole answer, on whatever page they stand.
  const first = Math.max(0, settle - offset);
  const page = [...(await settled(workspace, caseId, cut.slice(0, first), signal)), ...cut.slice(first)];
  const open = all.filter(({ proved }) => !proved);
  const inState = (state: ProofTask['state']): number => open.filter((task) => task.state === state).length;
  return {
    case: caseId,
    model: lineageOf(record, caseId).model,
    lineageUpTo: lineageStateOf(record, caseId),
    tasks: page,
    counts: {
      open: inState('open'),
      assigned: inState('assigned'),
      done: inState('done'),
      proved: all.length - open.length,
    },
    shown: page.length,
    total: found.length,
  };
};
