// What a layout is given and gives.
import type { Guide, Place } from '../../state/patch.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import type { Drawn } from '../drawn.ts';

export type Places = Map<string, Place>;

/** What is to be laid out: the drawing, what must stay where it is, and where all stands now. */
export interface Ground {
  drawn: Drawn;
  pinned: ReadonlyMap<string, Place>;
  now: ReadonlyMap<string, Place>;
}

export interface Placed {
  places: Places;
  /** Lines across the drawing that belong to these places. */
  guides?: Guide[];
}

/** A layout: one file each and one line in the registry. `run` gives a place for every node but frames. */
export interface Layout {
  id: string;
  title: TextKey;
  /** Its places mean something, such as a date: what is pinned elsewhere does not shift them. */
  isAbsolute?: true;
  run(ground: Ground): Promise<Placed>;
}
