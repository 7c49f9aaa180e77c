// Prints the open case: the picture is drawn first, for a canvas on paper is a blur.
import { flushSync } from 'react-dom';
import type { Canvas } from '../graph/canvas.ts';
import { printStore } from '../state/print.ts';

/** How long details may take to come before the page is printed without the rest (ms). */
const PATIENCE_MS = 1500;

const frame = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => resolve()));

/** Waits until what is asked of the server for the sheet has come. */
async function settled(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  do await frame();
  while (document.querySelector('.vt-print .mantine-Skeleton-root') !== null && Date.now() < until);
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
