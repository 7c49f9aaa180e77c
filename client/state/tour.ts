// Whether the tour is on, and where in it a person is; that it was seen is remembered on this machine.
import { createStore } from 'zustand/vanilla';

const KEY = 'vinetrace.tour';

interface TourState {
  /** The step that is shown; undefined where the tour is off. */
  step: number | undefined;
}

export const tourStore = createStore<TourState>(() => ({ step: undefined }));

/** How far the tour was followed; undefined where it never was. */
function seenTour(): 'done' | number | undefined {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return undefined;
  return kept === 'done' ? 'done' : Number(kept) || 0;
}

function remember(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // No room or not allowed: it is offered again, which harms nobody.
  }
}

/** Begins the tour, or goes on where it was left. */
export function beginTour(): void {
  const seen = seenTour();
  tourStore.setState({ step: typeof seen === 'number' ? seen : 0 });
}

export function goTour(step: number): void {
  remember(String(step));
  tourStore.setState({ step });
}

export function endTour(): void {
  remember('done');
  tourStore.setState({ step: undefined });
}
