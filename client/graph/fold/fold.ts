// Folds groups: a folded one is one node that says how many it stands for, an open one a frame around its members.
import type { Group } from '../../state/patch.ts';
import { plainLabel, type Drawn, type DrawnNode } from '../drawn.ts';
import { redirect } from './redirect.ts';

/** Longest title of a group that is drawn, in characters. */
const LONGEST_TITLE = 16;

/** What most of some nodes are. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The one node of a group: it looks like most of its members and stands in the column where most of them do. */
function standIn({ id, title }: Group, members: readonly DrawnNode[]): DrawnNode | undefined {
  // Lists come with who holds them: a group of shops looks like a shop, however many lists they hold.
  const ids = new Set(members.map((node) => node.id));
  const heads = members.filter(({ holder }) => holder === undefined || !ids.has(holder));
  const facet = commonest(heads.map((node) => node.facet));
  const like = heads.find((node) => node.facet === facet);
  if (like === undefined) return undefined;
  return {
    id,
    type: like.type,
    facet: like.facet,
    // The number is what must not be cut.
    label: `${plainLabel(title, LONGEST_TITLE)} × ${members.length}`,
    tier: commonest(heads.map(({ tier }) => tier)) ?? like.tier,
    crowd: members.length,
  };
}

/** The drawing with its groups: those of `unfolded` open, the others as one node each. */
export function foldGroups(drawn: Drawn, groups: readonly Group[], unfolded: readonly string[]): Drawn {
  if (groups.length === 0) return drawn;
  const open = new Set(unfolded);
  const known = new Map(drawn.nodes.map((node) => [node.id, node]));
  const into = new Map<string, string>();
  const standIns: DrawnNode[] = [];
  for (const group of groups) {
    const members = group.members.flatMap((id) => known.get(id) ?? []);
    const node = standIn(group, members);
    if (node === undefined) continue;
    if (!open.has(group.id)) {
      for (const { id } of members) into.set(id, group.id);
      standIns.push(node);
      continue;
    }
    const { crowd: _crowd, ...frame } = node;
    standIns.push({ ...frame, isFrame: true }, ...members.map((each) => ({ ...each, parent: group.id })));
  }
  return redirect(drawn, into, standIns);
}
