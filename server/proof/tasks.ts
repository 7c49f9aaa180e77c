// What is still unproved, by what would change most: pure, without the state of the work on it.
import type { ProofTask } from '#contract/proof-task.ts';
import { handleTasks, transferTasks } from './beside.ts';
import { chainBehind, hangingOn, linksOf } from './chain.ts';
import { actorsIn, type ProofInput } from './input.ts';
import { lineageTasks, type Found } from './links.ts';

/** A task as it follows from the case alone. */
export type BareTask = Omit<ProofTask, 'state' | 'assignee' | 'word'>;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * All links and open questions of a case, or of the chains behind what is named; what would change most comes first, what is
 * proved last. The stake of a task is its doubt (bits) times the lists that can be expected to run through it.
 *
 * @param of ids of lists, parties and handles
 */
export function proofTasks(input: ProofInput, of?: readonly string[]): BareTask[] {
  const actor = actorsIn(input);
  const links = linksOf(input.lineage, input.transfers);
  const hanging = hangingOn(
    input.lists.map(({ id }) => id),
    links,
  );
  const ofLineage = lineageTasks(input, actor);
  const used = new Set(ofLineage.flatMap(({ transfer }) => transfer ?? []));
  const found = [...ofLineage, ...transferTasks(input, used), ...handleTasks(input)];
  const scope = of === undefined ? undefined : chainBehind(input, links, of);
  const isAsked = ({ kind, list, handle, holder, fromHolder }: Found): boolean => {
    if (scope === undefined) return true;
    if (kind === 'handle') return scope.actors.has(handle ?? '');
    if (list !== undefined) return scope.lists.has(list);
    return scope.actors.has(holder ?? '') || scope.actors.has(fromHolder ?? '');
  };
  return found
    .filter(isAsked)
    .map(({ at, ...task }) => {
      const on = at.map((id) => hanging.get(id) ?? { lists: 0, expected: 0 });
      const most = Math.max(0, ...on.map(({ expected }) => expected));
      return {
        ...task,
        lists: Math.max(0, ...on.map(({ lists }) => lists)),
        stake: round(task.doubt * most),
      };
    })
    .sort(
      (a, b) =>
        Number(a.proved) - Number(b.proved) ||
        b.stake - a.stake ||
        b.doubt - a.doubt ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
}
