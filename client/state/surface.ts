// What the views and panels of an open case share on the page: what is lit, the canvas while one is mounted, the menu of an element.
import { createContext, useContext } from 'react';
import type { Canvas } from '../graph/canvas.ts';
import type { Folding } from '../graph/drawing.ts';
import type { CommandName } from './history.ts';

/** Where a menu opens, and of which element; of the ground where there is none. */
export interface MenuPlace {
  id: string | undefined;
  at: { x: number; y: number };
}

/** A dialog of an open case: choosing neighbours of an element, or elements by what they are. */
export type DialogPlace = { kind: 'expand'; id: string } | { kind: 'select' };

export interface Surface {
  /** What stands out, all else being dimmed; undefined where nothing does. */
  lit: ReadonlySet<string> | undefined;
  /** Lights what a question or a tool found. */
  light(lit: ReadonlySet<string> | undefined): void;
  /** The canvas of the graph, while it is on the page. */
  canvas: Canvas | undefined;
  setCanvas(canvas: Canvas | undefined): void;
  openMenu(place: MenuPlace): void;
  /** Says something to those who cannot see the canvas. */
  announce(words: string): void;
  openDialog(dialog: DialogPlace | undefined): void;
  layOut(layout: string): void;
  /** Groups elements otherwise, or opens and folds groups: as one step, laid out. */
  regroup(name: CommandName, subject: string, folding: Partial<Omit<Folding, 'layout'>>): void;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** The page of the open case. @throws Error outside of it */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('no case is open here');
  return surface;
}
