// What a layout is given and gives.
import type { Place } from '../../state/patch.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import type { Drawn } from '../drawn.ts';

export type Places = Map<string, Place>;

/** A layout: one file each and one line in the registry. `run` gives a place for every node. */
export interface Layout {
  id: string;
  title: TextKey;
  run(drawn: Drawn): Promise<Places>;
}
