// What a page tells a person beside what they look at: what others did, and what could not be taken back. It covers nothing.
import { createStore } from 'zustand/vanilla';
import type { Step } from './history.ts';

/** What one person did to the case, told together until the person has seen it. */
export interface OthersDid {
  kind: 'others';
  id: number;
  actor: string;
  /** How many entries of the journal it was. */
  entries: number;
  /** Elements of the case that were asserted, by their ids in the folder; notes by theirs. */
  elements: readonly string[];
  notes: readonly string[];
  tagged: readonly string[];
}

export interface CouldNot {
  kind: 'could-not';
  id: number;
  step: Step;
  error: unknown;
}

export type News = OthersDid | CouldNot;

interface NewsStore {
  items: readonly News[];
  /** True while the page takes in what others did: what one looks at must not move for it. */
  isTakingIn: boolean;
  tell(did: Omit<OthersDid, 'kind' | 'id'>): void;
  fail(step: Step, error: unknown): void;
  dismiss(id: number): void;
  takeIn(work: Promise<unknown>): void;
  clear(): void;
}

/** The newest that are shown; older ones were seen, or stand in the journal. */
const MOST = 4;
/** How long a drawing may still follow once the answers are here (ms). */
const DRAWN_BY = 1500;

const both = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])];

let last = 0;
const nextId = (): number => (last += 1);

export const news = createStore<NewsStore>((set, get) => ({
  items: [],
  isTakingIn: false,
  tell(did) {
    const known = get().items.find((item) => item.kind === 'others' && item.actor === did.actor);
    const others = get().items.filter((item) => item !== known);
    const before = known?.kind === 'others' ? known : undefined;
    const item: OthersDid = {
      kind: 'others',
      id: before?.id ?? nextId(),
      actor: did.actor,
      entries: did.entries + (before?.entries ?? 0),
      elements: both(before?.elements ?? [], did.elements),
      notes: both(before?.notes ?? [], did.notes),
      tagged: both(before?.tagged ?? [], did.tagged),
    };
    set({ items: [...others, item].slice(-MOST) });
  },
  fail: (step, error) =>
    set({ items: [...get().items, { kind: 'could-not' as const, id: nextId(), step, error }].slice(-MOST) }),
  dismiss: (id) => set({ items: get().items.filter((item) => item.id !== id) }),
  takeIn(work) {
    set({ isTakingIn: true });
    const end = (): void => void setTimeout(() => set({ isTakingIn: false }), DRAWN_BY);
    work.then(end, end);
  },
  clear: () => set({ items: [], isTakingIn: false }),
}));
