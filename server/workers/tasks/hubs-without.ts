// Takes parties out of a flow of lists, and tells what no source reaches any more.
import { CutOff } from '../../measures/cut-off.ts';
import { drawnLinks, type Flow } from '../../measures/flow.ts';
import { defineTask } from '../define.ts';

export interface WithoutInput {
  flow: Flow;
  /** Numbers of the parties that are taken out. */
  without: number[];
}

export interface WithoutAnswer {
  /** Copies that are cut off; of others that lose a source, how many were lost and how many are left. */
  cutOff: number[];
  weakened: { copy: number; lost: number; left: number }[];
  /** For each party, how many lists it alone cuts off of what is left. */
  alone: number[];
  reachable: number;
}

export const hubsWithout = defineTask<WithoutInput, never, WithoutAnswer>(async ({ flow, without }) => {
  const links = drawnLinks(flow);
  const cut = new CutOff(flow, links);
  const isList = (copy: number): boolean => flow.copies[copy]!.list !== undefined;
  const cutOff = cut.without(without).filter(isList);
  const out = new Set(without);
  const gone = new Set(cut.without(without));
  const tally = new Map<number, { lost: number; left: number }>();
  for (const link of links) {
    const { from, to } = flow.links[link]!;
    if (gone.has(to) || out.has(flow.copies[to]!.party) || !isList(to)) continue;
    const known = tally.get(to) ?? { lost: 0, left: 0 };
    if (gone.has(from) || out.has(flow.copies[from]!.party)) known.lost += 1;
    else known.left += 1;
    tally.set(to, known);
  }
  const before = cutOff.length;
  return {
    cutOff,
    weakened: [...tally].filter(([, { lost }]) => lost > 0).map(([copy, counts]) => ({ copy, ...counts })),
    alone: flow.parties.map((_, party) =>
      out.has(party) || cut.isSource(party)
        ? 0
        : cut.without([...without, party]).filter(isList).length - before,
    ),
    reachable: [...flow.copies.keys()].filter((copy) => isList(copy) && cut.isOrigin[copy] === 0).length,
  };
});
