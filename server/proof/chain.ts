// How lists hang together: what each link carries, and the chain behind what is asked about.
import type { CaseLineage } from '#contract/lineage.ts';
import { weightOf } from '../lineage/index.ts';
import type { ProofInput } from './input.ts';

/** A link as it is drawn, and how far it can be relied on (0–1): by the model, by its document, by an investigator's word. */
export interface Link {
  list: string;
  from: string;
  strength: number;
}

/** The links of a case; what is documented or confirmed counts by its grade at least, as in a trace. */
export function linksOf(
  lineage: CaseLineage,
  transfers: readonly { transfer: string; grade?: string }[],
): Link[] {
  const grades = new Map(transfers.map(({ transfer, grade }) => [transfer, grade]));
  return lineage.lists.flatMap(({ id, parents }) =>
    parents.map(({ id: from, probability, documented, transfer, assessment }) => ({
      list: id,
      from,
      strength: Math.max(
        probability,
        documented ? weightOf(grades.get(transfer ?? '')) : 0,
        assessment?.kind === 'confirmed' ? weightOf(assessment.grade) : 0,
      ),
    })),
  );
}

/** Of each list: the lists that were copied from it, over whatever links. */
export interface Hanging {
  /** How many lists run through a list, itself among them. */
  lists: number;
  /** How many can be expected to: each by the chance that one of its ways does. */
  expected: number;
}

/** Ids in an order in which every source comes before its copies; links never run in circles. */
function sourcesFirst(ids: readonly string[], parents: ReadonlyMap<string, readonly Link[]>): string[] {
  const order: string[] = [];
  const met = new Set<string>();
  for (const start of ids) {
    const open = [start];
    while (open.length > 0) {
      const at = open.at(-1)!;
      const next = met.has(at) ? undefined : parents.get(at)?.find(({ from }) => !met.has(from));
      if (next !== undefined && !open.includes(next.from)) {
        open.push(next.from);
        continue;
      }
      open.pop();
      if (!met.has(at)) order.push(at);
      met.add(at);
    }
  }
  return order;
}

/** What hangs on each list. @param ids all lists of the case */
export function hangingOn(ids: readonly string[], links: readonly Link[]): Map<string, Hanging> {
  const parents = new Map<string, Link[]>();
  const copies = new Map<string, string[]>();
  for (const link of links) {
    parents.set(link.list, [...(parents.get(link.list) ?? []), link]);
    copies.set(link.from, [...(copies.get(link.from) ?? []), link.list]);
  }
  const place = new Map(sourcesFirst(ids, parents).map((id, at) => [id, at]));
  return new Map(
    ids.map((id) => {
      const below = new Set([id]);
      for (const at of below) for (const copy of copies.get(at) ?? []) below.add(copy);
      const chance = new Map([[id, 1]]);
      for (const list of [...below].sort((a, b) => place.get(a)! - place.get(b)!)) {
        if (list === id) continue;
        const none = (parents.get(list) ?? []).reduce(
          (rest, { from, strength }) => rest * (1 - strength * (chance.get(from) ?? 0)),
          1,
        );
        chance.set(list, 1 - none);
      }
      return [id, { lists: below.size, expected: [...chance.values()].reduce((sum, one) => sum + one, 0) }];
    }),
  );
}

/** Lists of the chains behind what is named: lists themselves, all that a party or its handles hold, and every source of these. */
export function chainBehind(
  { lists, handles }: Pick<ProofInput, 'lists' | 'handles'>,
  links: readonly Link[],
  of: readonly string[],
): { lists: Set<string>; actors: Set<string> } {
  const named = new Set(of);
  for (const { id, party } of handles) if (party !== undefined && named.has(party)) named.add(id);
  const chain = new Set(
    lists.filter(({ id, holder }) => named.has(id) || named.has(holder)).map(({ id }) => id),
  );
  const sources = new Map<string, string[]>();
  for (const { list, from } of links) sources.set(list, [...(sources.get(list) ?? []), from]);
  for (const id of chain) for (const from of sources.get(id) ?? []) chain.add(from);
  const actors = new Set(named);
  for (const { id, holder } of lists) if (chain.has(id)) actors.add(holder);
  return { lists: chain, actors };
}
