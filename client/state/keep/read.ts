// Reads a view as the server keeps it: of this version or an older one; one of a newer version is refused, and stays as it is.
import type { KeptView } from '#contract/kept-view.ts';
import { step, type History, type Step } from '../history.ts';
import { keptView, VIEW_FORMAT, type View } from '../patch.ts';
import { EMPTY } from '../view-store.ts';

/** Why a view is not opened: a newer version of the program wrote it, or it cannot be read at all. */
export type Refusal = 'newer' | 'unreadable';

/** The view in what was kept or saved under a name. */
export function readKeptView(kept: { format: number; view: unknown }): View | Refusal {
  if (kept.format > VIEW_FORMAT) return 'newer';
  const parsed = keptView.safeParse(kept.view);
  return parsed.success ? parsed.data : 'unreadable';
}

/** Steps that this version does not know end what can be taken back: those before them would not fit the view. */
function readSteps(steps: readonly unknown[]): Step[] {
  const parsed = steps.map((each) => step.safeParse(each));
  const lastUnknown = parsed.findLastIndex(({ success }) => !success);
  return parsed.slice(lastUnknown + 1).flatMap(({ data }) => (data === undefined ? [] : [data]));
}

/** What was kept, and the number of its first step that can be read. */
export function readKept(kept: KeptView): { history: History; first: number } | Refusal {
  if (kept.view === null) return kept.format > VIEW_FORMAT ? 'newer' : { history: EMPTY, first: kept.first };
  const view = readKeptView(kept);
  if (typeof view === 'string') return view;
  const steps = readSteps(kept.steps);
  const first = kept.first + kept.steps.length - steps.length;
  const past = Math.max(0, kept.at - first);
  return { history: { view, past: steps.slice(0, past), future: steps.slice(past) }, first };
}

export const isSame = (a: History, b: History): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether the other went on from this one, by steps of which none is lacking. */
export const isBefore = ({ past }: History, { past: later }: History): boolean =>
  past.length < later.length && JSON.stringify(past) === JSON.stringify(later.slice(0, past.length));
