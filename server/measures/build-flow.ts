// Makes the flow of a case from what is known of it: lists, documented transfers, and sources with their probabilities.
import type { Flow, FlowCopy, FlowLink, LinkKind } from './flow.ts';

/** A possible source of a list, or one that is certain. */
export interface KnownSource {
  list: string;
  from: string;
  probability: number;
  drawn: boolean;
  kind: LinkKind;
  /** The transfer that documents it. */
  transfer?: string;
}

export interface FlowInput {
  parties: readonly string[];
  /** Whose a handle is, under the reading of identities that is asked for; a handle of nobody is a party of its own. */
  partyOf: (id: string) => string;
  lists: readonly { id: string; holder: string }[];
  transfers: readonly { transfer: string; from: string; to: string; list?: string }[];
  sources: readonly KnownSource[];
}

class Builder {
  readonly parties: string[] = [];
  readonly copies: FlowCopy[] = [];
  readonly links: FlowLink[] = [];
  readonly #number = new Map<string, number>();
  readonly #unfound = new Map<number, number>();
  readonly #link = new Map<string, FlowLink>();

  party(id: string): number {
    const known = this.#number.get(id);
    if (known !== undefined) return known;
    this.#number.set(id, this.parties.length);
    return this.parties.push(id) - 1;
  }

  /** The copy that stands for what a party handed on and that was not found with it. */
  unfound(party: number): number {
    const known = this.#unfound.get(party);
    if (known !== undefined) return known;
    const made = this.copies.push({ party }) - 1;
    this.#unfound.set(party, made);
    return made;
  }

  unfoundCopies(): [party: number, copy: number][] {
    return [...this.#unfound];
  }

  /** Adds a link, or what is said of it besides: several reasons for one make it likelier. */
  link(from: number, to: number, said: Omit<FlowLink, 'from' | 'to'>): void {
    if (from === to) return;
    const key = `${from} ${to}`;
    const known = this.#link.get(key);
    if (known === undefined) {
      const made = { from, to, ...said, transfers: [...said.transfers] };
      this.#link.set(key, made);
      this.links.push(made);
      return;
    }
    known.transfers.push(...said.transfers.filter((id) => !known.transfers.includes(id)));
    known.drawn ||= said.drawn;
    known.probability = 1 - (1 - known.probability) * (1 - said.probability);
    if (known.kind === 'inferred') known.kind = said.kind;
  }
}

function grouped<T>(all: readonly T[], by: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group === undefined) groups.set(by(one), [one]);
    else group.push(one);
  }
  return groups;
}

const CERTAIN = { kind: 'documented', probability: 1, drawn: true } as const;

/**
 * The flow of a case. A list that was handed over by somebody with whom no source of it was found came through a copy of theirs
 * that was not found; what is inferred of its sources then reached it through that copy.
 */
export function buildFlow({ parties, partyOf, lists, transfers, sources }: FlowInput): Flow {
  const made = new Builder();
  for (const id of parties) if (partyOf(id) === id) made.party(id);
  const copyOf = new Map<string, number>();
  const heldBy = new Map<number, number[]>();
  for (const { id, holder } of lists) {
    const party = made.party(partyOf(holder));
    const copy = made.copies.push({ party, list: id }) - 1;
    copyOf.set(id, copy);
    heldBy.set(party, [...(heldBy.get(party) ?? []), copy]);
  }
  const known = sources.flatMap((source) => {
    const [copy, from] = [copyOf.get(source.list), copyOf.get(source.from)];
    return copy === undefined || from === undefined ? [] : [{ ...source, copy, from }];
  });
  const drawn = known.filter((source) => source.drawn);
  const drawnInto = grouped(drawn, ({ copy }) => copy);
  const drawnFrom = grouped(drawn, ({ from }) => from);
  const documented = new Map<string, (typeof known)[number]>();
  for (const source of known) if (source.transfer !== undefined) documented.set(source.transfer, source);
  const partyAt = (copy: number): number => made.copies[copy]!.party;
  const likeliest = (found: readonly (typeof known)[number][]) =>
    found.reduce<(typeof known)[number] | undefined>(
      (best, one) => (best === undefined || one.probability > best.probability ? one : best),
      undefined,
    );
  /** Whose unfound copies a list came through. */
  const through = new Map<number, Set<number>>();
  const witnessed = new Map<(typeof known)[number], string[]>();
  for (const { transfer, from, to, list } of transfers) {
    const [sender, receiver] = [made.party(partyOf(from)), made.party(partyOf(to))];
    const named = list === undefined ? undefined : copyOf.get(list);
    const holder = named === undefined ? undefined : partyAt(named);
    const candidates = (
      named !== undefined && holder === receiver
        ? (drawnInto.get(named) ?? [])
        : named !== undefined && holder === sender
          ? (drawnFrom.get(named) ?? [])
          : (heldBy.get(receiver) ?? []).flatMap((copy) => drawnInto.get(copy) ?? [])
    ).filter((one) => partyAt(one.from) === sender && partyAt(one.copy) === receiver);
    const source = documented.get(transfer) ?? likeliest(candidates);
    if (source !== undefined) witnessed.set(source, [...(witnessed.get(source) ?? []), transfer]);
    else if (sender !== receiver) {
      const target = named !== undefined && holder === receiver ? named : made.unfound(receiver);
      const origin = named !== undefined && holder === sender ? named : made.unfound(sender);
      made.link(origin, target, { ...CERTAIN, transfers: [transfer] });
      if (target === named && origin !== named)
        through.set(target, (through.get(target) ?? new Set()).add(origin));
    }
  }
  for (const source of known) {
    const transferred = witnessed.get(source) ?? [];
    const isCertain = transferred.length > 0 || source.kind !== 'inferred';
    const via = [...(through.get(source.copy) ?? [])];
    const [only] = via;
    const isOwn = partyAt(source.from) === partyAt(source.copy);
    const target =
      via.length === 1 && only !== undefined && !isCertain && !isOwn && partyAt(source.from) !== partyAt(only)
        ? only
        : source.copy;
    made.link(source.from, target, {
      kind: transferred.length > 0 ? 'documented' : source.kind,
      probability: isCertain ? 1 : source.probability,
      drawn: source.drawn || isCertain,
      transfers: transferred,
    });
  }
  // What a party handed on came from what it had, as far as that is known.
  for (const [party, copy] of made.unfoundCopies()) {
    for (const own of heldBy.get(party) ?? [])
      made.link(own, copy, { ...CERTAIN, kind: 'inferred', transfers: [] });
  }
  return { parties: made.parties, copies: made.copies, links: made.links };
}
