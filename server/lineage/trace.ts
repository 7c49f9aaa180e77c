// From edges to paths: where one list came from, back to the first lists that were seized and to documented senders beyond.
import type { CaseLineage, ListLineage, Trace, TracePath, TraceStep } from '#contract/lineage.ts';
import { bounds } from './dates.ts';
import { weightOf } from './documents.ts';
import type { LineageDocument, LineageList } from './input.ts';

export interface TraceInput {
  list: string;
  lineage: CaseLineage;
  lists: readonly Pick<LineageList, 'id' | 'holder' | 'firstPossibleOn' | 'lastPossibleOn'>[];
  transfers: readonly LineageDocument[];
  /** Handles that are known to be a party's: they count as one actor. */
  actorOf?: Readonly<Record<string, string>>;
  /** Paths shown at most; the default shows 20. */
  limit?: number;
}

/** Paths are counted up to this number. */
const MOST = 20_000;
const SHOWN = 20;
/** Documented moves beyond the seized lists are followed this far. */
const FAR = 20;

type Edge = {
  parent: string;
  probability: number;
  via: NonNullable<TraceStep['via']>;
  on: string | undefined;
};
type Beyond = TracePath['beyond'];

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
/** A month as its last day, so that it bounds from above. */
const upTo = (on: string | undefined): string | undefined => bounds(undefined, on).last;
const from = (on: string | undefined): string | undefined => bounds(on, undefined).first;
const possible = (since: string | undefined, until: string | undefined): boolean =>
  since === undefined || until === undefined || since <= until;

/** Documented moves of a list to its holder and further up, nearest first; one row of moves per known sender. */
function beyond(input: TraceInput, list: string, until: string | undefined): Beyond[] {
  const actor = (id: string): string => input.actorOf?.[id] ?? id;
  const holder = input.lists.find(({ id }) => id === list)?.holder;
  if (holder === undefined) return [[]];
  const senders = (to: string, before: string | undefined, met: ReadonlySet<string>): LineageDocument[] => {
    const moves = input.transfers
      .filter(
        (move) => actor(move.to) === to && !met.has(actor(move.from)) && possible(from(move.on), before),
      )
      .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? '') || (a.transfer < b.transfer ? -1 : 1));
    const same = moves.filter((move) => move.list === list);
    if (same.length > 0) return same;
    return moves.length === 1 && moves[0]!.list === undefined ? moves : [];
  };
  const follow = (move: LineageDocument, before: string | undefined, met: Set<string>): Beyond => {
    const steps: Beyond = [];
    let next: LineageDocument | undefined = move;
    let until = before;
    while (next !== undefined && steps.length < FAR) {
      steps.push({
        transfer: next.transfer,
        holder: next.from,
        ...(next.on === undefined ? {} : { on: next.on }),
      });
      met.add(actor(next.from));
      until = earlier(until, upTo(next.on));
      next = senders(actor(next.from), until, met)[0];
    }
    return steps;
  };
  const start = senders(actor(holder), until, new Set([actor(holder)]));
  return start.length === 0 ? [[]] : start.map((move) => follow(move, until, new Set([actor(holder)])));
}

/** The ways from a list to its sources, likeliest first; what is documented or confirmed counts by its grade at least. */
function edgesOf(list: ListLineage | undefined, input: TraceInput): Edge[] {
  return (list?.parents ?? [])
    .map((parent): Edge => {
      const { documented, band, assessment } = parent;
      const transfer = documented
        ? input.transfers.find((move) => move.transfer === parent.transfer)
        : undefined;
      const probability = Math.max(
        parent.probability,
        documented ? weightOf(transfer?.grade) : 0,
        assessment?.kind === 'confirmed' ? weightOf(assessment.grade) : 0,
      );
      return {
        parent: parent.id,
        probability,
        via: {
          kind: documented ? 'documented' : 'inferred',
          probability,
          modelProbability: parent.probability,
          band,
          ...(documented && parent.transfer !== undefined ? { transfer: parent.transfer } : {}),
          ...(assessment === undefined ? {} : { assessment }),
        },
        on: transfer?.on,
      };
    })
    .sort((a, b) => b.probability - a.probability || (a.parent < b.parent ? -1 : 1));
}

/**
 * The paths from a list back to its sources, best first. A path never meets a list twice and never runs against time: each
 * source was possible before every later step. Its probability is the product of its edges.
 */
export function traceList(input: TraceInput): Trace {
  const { lineage, list, limit = SHOWN } = input;
  const lineageOf = new Map(lineage.lists.map((one) => [one.id, one]));
  const listOf = new Map(
    input.lists.map(({ id, holder, firstPossibleOn, lastPossibleOn }) => [
      id,
      { holder, ...bounds(firstPossibleOn, lastPossibleOn) },
    ]),
  );
  const found: TracePath[] = [];
  const walk = (
    at: string,
    met: readonly string[],
    steps: TraceStep[],
    probability: number,
    until?: string,
  ): void => {
    if (found.length >= MOST) return;
    const here = listOf.get(at);
    const step = { list: at, holder: here?.holder ?? '' };
    const latest = earlier(until, here?.last);
    let onward = false;
    for (const { parent, probability: chance, via, on } of edgesOf(lineageOf.get(at), input)) {
      if (met.includes(parent) || parent === at) continue;
      if (!possible(from(on), latest)) continue;
      const before = earlier(latest, upTo(on));
      if (!possible(listOf.get(parent)?.first, before)) continue;
      onward = true;
      walk(parent, [...met, at], [...steps, { ...step, via }], probability * chance, before);
    }
    if (onward) return;
    for (const moves of beyond(input, at, latest)) {
      found.push({ probability, steps: [...steps, step], beyond: moves });
    }
  };
  walk(list, [], [], 1);
  const text = ({ steps }: TracePath): string => steps.map((step) => step.list).join('\u0000');
  found.sort((a, b) => b.probability - a.probability || (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
  const first = new Map<string, Trace['firstHolders'][number]>();
  for (const { steps, probability } of found) {
    const end = steps.at(-1)!;
    if (!first.has(end.list)) first.set(end.list, { holder: end.holder, list: end.list, probability });
  }
  const paths = found.slice(0, limit);
  return {
    list,
    model: lineage.model,
    paths,
    firstHolders: [...first.values()],
    notSeized: lineageOf.get(list)?.notSeized ?? 1,
    shown: paths.length,
    total: found.length,
  };
}
