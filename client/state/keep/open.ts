// Opens a person's view of a case: from the server, with what this machine held back, or as it still is in this page's memory.
import type { StoreApi } from 'zustand/vanilla';
import type { KeptView } from '#contract/kept-view.ts';
import { history, type History } from '../history.ts';
import { VIEW_FORMAT } from '../patch.ts';
import { EMPTY, type ViewStore } from '../view-store.ts';
import { openBuffer, type Buffer } from './buffer.ts';
import { keeper, type KeepApi, type Keeper } from './keeper.ts';
import { isBefore, isSame, readKept } from './read.ts';

/** Where versions before this one kept a view, on the machine and readable by anybody: taken over once, then removed. */
const FORMER = 'vinetrace.view.1.';

function takeFormer(caseId: string): History | undefined {
  try {
    const found = localStorage.getItem(FORMER + caseId);
    localStorage.removeItem(FORMER + caseId);
    return found === null ? undefined : history.safeParse(JSON.parse(found)).data;
  } catch {
    return undefined;
  }
}

interface OpenOptions {
  caseId: string;
  kept: KeptView;
  store: StoreApi<ViewStore>;
  api: KeepApi;
  /** What this machine held back; the person's own where not given. */
  buffer?: Buffer | undefined;
}

/** Puts into the store what is to be shown, and keeps it from now on. */
export async function openKept({ caseId, kept, store, api, ...given }: OpenOptions): Promise<Keeper> {
  const buffer = given.buffer ?? (await openBuffer(caseId, kept.bufferKey));
  const former = takeFormer(caseId);
  const read = readKept(kept);
  if (typeof read === 'string')
    return keeper({ store, api, buffer, begun: { version: kept.version, refused: read } });
  const begun = { ...read, version: kept.version };
  const unsent = await buffer.read();
  // What a page saved as it went is newer than what it held back before, if it holds all of it.
  const isOlder = unsent !== undefined && unsent.page === kept.page && isBefore(unsent.history, read.history);
  if (
    unsent !== undefined &&
    !isOlder &&
    unsent.format <= VIEW_FORMAT &&
    !isSame(unsent.history, read.history)
  ) {
    store.getState().adopt(unsent.history);
    const elsewhere = unsent.base === kept.version ? undefined : kept;
    return keeper({ store, api, buffer, begun, elsewhere });
  }
  buffer.clear();
  store.getState().adopt(kept.version === 0 ? (former ?? EMPTY) : read.history);
  // The same objects as in the store: by them it is known what was saved.
  const saved = kept.version === 0 ? { history: EMPTY, first: 0, version: 0 } : begun;
  return keeper({ store, api, buffer, begun: saved });
}
