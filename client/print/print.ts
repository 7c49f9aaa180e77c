// Prints the open case: the picture is drawn first, for a canvas on paper is a blur.
import { flushSync } from 'react-dom';
import type { Canvas } from '../graph/canvas.ts';
import { printStore } from '../state/print.ts';

/** How long details may take to come before the page is printed without the rest (ms). */
const PATIENCE_MS = 1500;

/** How long the code of the sheet may take to come (ms): without the sheet there is nothing to print. */
const PATIENCE_WITH_CODE_MS = 20_000;

const frame = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => resolve()));

/** Waits, so long at most (ms), until something is there or no longer there. */
async function waitUntil(selector: string, isThere: boolean, patience: number): Promise<void> {
  const until = Date.now() + patience;
  do await frame();
  while ((document.querySelector(selector) !== null) !== isThere && Date.now() < until);
}

/** Waits until the sheet stands, and until what is asked of the server for it has come. */
async function settled(): Promise<void> {
  await waitUntil('.vt-print', true, PATIENCE_WITH_CODE_MS);
  await waitUntil('.vt-print .mantine-Skeleton-root', false, PATIENCE_MS);
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.vt-print > img')];
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}

/** Prints the case with the picture of its graph, where the graph is in sight. */
export async function print(canvas: Canvas | undefined): Promise<void> {
  const image = await canvas?.png('light');
  const picture = image === undefined ? undefined : URL.createObjectURL(image);
  printStore.setState({ isOn: true, picture, at: new Date().toISOString() });
  try {
    await settled();
    globalThis.print();
  } finally {
    printStore.setState({ isOn: false, picture: undefined });
    if (picture !== undefined) URL.revokeObjectURL(picture);
  }
}

/**
 * Has the browser's own menu print the sheet too, without the picture, which cannot be drawn in the moment that is left before the page
 * goes to paper. Returns what ends it.
 */
export function sheetForMenu(): () => void {
  const before = (): void => {
    if (printStore.getState().isOn) return;
    flushSync(() => printStore.setState({ isOn: true, picture: undefined, at: new Date().toISOString() }));
    globalThis.addEventListener('afterprint', () => printStore.setState({ isOn: false }), { once: true });
  };
  globalThis.addEventListener('beforeprint', before);
  return () => globalThis.removeEventListener('beforeprint', before);
}
