// The flow of lists that measures are taken of: parties, the copies that they hold or held, and what was made from what.

/** A copy of a list at a party; without `list` it stands for all that the party handed on and that was not found with it. */
export interface FlowCopy {
  /** Number of the party. */
  party: number;
  list?: string;
}

/** How a link is known: by a document, by an investigator's word, or inferred with a probability. */
export type LinkKind = 'documented' | 'confirmed' | 'inferred';

/** The copy `to` was made from the copy `from`. */
export interface FlowLink {
  from: number;
  to: number;
  kind: LinkKind;
  /** 1 for what is documented or confirmed. */
  probability: number;
  /** Whether it is drawn, so that it counts where no chance is taken into account. */
  drawn: boolean;
  transfers: string[];
}

export interface Flow {
  /** Ids of parties, and of handles of whom it is not known whose they are. */
  parties: string[];
  copies: FlowCopy[];
  links: FlowLink[];
}

/** The links that count where chance is left out of account. */
export const drawnLinks = (flow: Flow): number[] =>
  [...flow.links.keys()].filter((link) => flow.links[link]!.drawn);

/** One list that passed from one party to another: several sources of one copy are one hand-over. */
export interface HandOver {
  from: number;
  to: number;
  /** The copy that was received. */
  copy: number;
  isDocumented: boolean;
}

/** The hand-overs behind some links, in the order of the links. */
export function handOvers(flow: Flow, links: Iterable<number>): HandOver[] {
  const found = new Map<number, HandOver>();
  const parties = flow.parties.length;
  for (const link of links) {
    const { from: source, to: copy, kind } = flow.links[link]!;
    const from = flow.copies[source]!.party;
    const to = flow.copies[copy]!.party;
    if (from === to) continue;
    const key = copy * parties + from;
    const known = found.get(key);
    if (known === undefined) found.set(key, { from, to, copy, isDocumented: kind === 'documented' });
    else known.isDocumented ||= kind === 'documented';
  }
  return [...found.values()];
}
