// What a person is writing by hand: the open dialog and all that was typed into it, kept in this page's memory alone, so that a
// session that ends meanwhile loses nothing and no store of the browser ever holds it.
import { createStore } from 'zustand/vanilla';
import type { Passage } from '#contract/hand.ts';
import type { EntityType } from '#contract/model/registry.ts';

/** What a dialog is about. */
export type HandDialog =
  | { kind: 'add'; type: EntityType }
  | { kind: 'edit'; id: string }
  | { kind: 'join'; id: string }
  | { kind: 'split'; id: string }
  | { kind: 'attach'; id: string | undefined }
  | { kind: 'retract'; entry: number; what: string };

/** What was typed, as text, by the name of its field. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  grounds: {
    source: string;
    reliability: string;
    credibility: string;
    evidence: string;
    from: string;
    to: string;
  };
  other: string;
  reason: string;
  facts: readonly string[];
  id: string;
}

/** What was written last, by which it can be taken back. */
export interface Done {
  caseId: string;
  kind: HandDialog['kind'];
  id: string;
  entry: number;
}

interface HandState {
  caseId: string;
  /** Whose it is: nobody else who signs in here sees it. */
  user: string;
  dialog: HandDialog | undefined;
  typed: Typed;
  /** Files that were dropped, to be attached. */
  files: readonly File[];
  done: Done | undefined;
  /** Whether the person may write by hand at all. */
  isAllowed: boolean;
}

export const NOTHING_TYPED: Typed = {
  values: {},
  grounds: { source: '', reliability: '', credibility: '', evidence: '', from: '', to: '' },
  other: '',
  reason: '',
  facts: [],
  id: '',
};

export const handStore = createStore<HandState>(() => ({
  caseId: '',
  user: '',
  dialog: undefined,
  typed: NOTHING_TYPED,
  files: [],
  done: undefined,
  isAllowed: false,
}));

/** What to begin a dialog with. */
export interface Beginning {
  values?: Readonly<Record<string, string>>;
  evidence?: string;
  passage?: Passage;
  files?: readonly File[];
}

/** Opens a dialog with nothing typed but what is given. */
export function openHand(
  caseId: string,
  dialog: HandDialog,
  { values = {}, evidence = '', passage, files = [] }: Beginning = {},
): void {
  const lines = passage === undefined ? {} : { from: String(passage.from), to: String(passage.to) };
  handStore.setState({
    caseId,
    dialog,
    files,
    typed: { ...NOTHING_TYPED, values, grounds: { ...NOTHING_TYPED.grounds, evidence, ...lines } },
  });
}

export const closeHand = (): void =>
  handStore.setState({ dialog: undefined, typed: NOTHING_TYPED, files: [] });

/** Changes what is typed. */
export const typeHand = (change: Partial<Typed>): void =>
  handStore.setState(({ typed }) => ({ typed: { ...typed, ...change } }));

/** Whose the page is now: what another person typed before goes. */
export function belongTo(user: string, isAllowed: boolean): void {
  const { user: before } = handStore.getState();
  if (before !== '' && before !== user) {
    closeHand();
    handStore.setState({ done: undefined });
  }
  handStore.setState({ user, isAllowed });
}
