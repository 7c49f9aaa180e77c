// What the address of a case holds: selection, views, panels, trace and question, so that a link shows the same.
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What fills the middle of the page, and what may stand below it: `client/views`. */
export const VIEW_IDS = ['graph', 'table', 'tiers', 'timeline', 'flows', 'exhibits'] as const;
export type ViewId = (typeof VIEW_IDS)[number];
/** What stands at the right and at the left: `client/panels`. */
export const PANEL_IDS = [
  'details',
  'trace',
  'findings',
  'tasks',
  'hubs',
  'identities',
  'canaries',
  'across',
  'questions',
  'notes',
] as const;
export type PanelId = (typeof PANEL_IDS)[number];
export const LEFT_PANEL_IDS = ['legend', 'filters', 'style', 'saved'] as const;
export type LeftPanelId = (typeof LEFT_PANEL_IDS)[number];

export interface Address {
  selection: readonly string[];
  panel: PanelId;
  left: LeftPanelId;
  /** The list whose sources are traced, and which of its paths is lit. */
  trace: string | undefined;
  path: number;
  /** The open question of the menu, and what was asked by it: values by parameter. */
  question: string | undefined;
  asked: Readonly<Record<string, string>> | undefined;
  view: ViewId;
  /** The view that stands below, where one does. */
  below: ViewId | undefined;
  /** What the table lists instead of all that is in sight: `state/around.ts`. */
  around: string | undefined;
  /** A saved view that is to be opened: gone from the address once it is. */
  saved: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: string | null, otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

/** Reads an address; what it does not say, or says wrongly, is as at first. */
export function readAddress(params: URLSearchParams): Address {
  const trace = params.get('trace') ?? undefined;
  const asked = params.get('asked');
  const view = oneOf(VIEW_IDS, params.get('view'), 'graph');
  const below = VIEW_IDS.find((known) => known === params.get('below') && known !== view);
  return {
    selection: params.getAll('sel'),
    trace,
    panel: oneOf(PANEL_IDS, params.get('panel'), 'details'),
    left: oneOf(LEFT_PANEL_IDS, params.get('left'), 'legend'),
    path: Math.max(0, Math.trunc(Number(params.get('path') ?? 0)) || 0),
    question: params.get('question') ?? undefined,
    asked: asked === null ? undefined : Object.fromEntries(new URLSearchParams(asked)),
    view,
    below,
    around: params.get('around') ?? undefined,
    saved: params.get('saved') ?? undefined,
  };
}

/** Writes an address; what is as at first is left out. */
export function writeAddress(address: Address): URLSearchParams {
  const params = new URLSearchParams();
  for (const id of address.selection) params.append('sel', id);
  if (address.panel !== 'details') params.set('panel', address.panel);
  if (address.left !== 'legend') params.set('left', address.left);
  if (address.trace !== undefined) params.set('trace', address.trace);
  if (address.trace !== undefined && address.path > 0) params.set('path', String(address.path));
  if (address.question !== undefined) params.set('question', address.question);
  if (address.question !== undefined && address.asked !== undefined) {
    params.set('asked', new URLSearchParams(address.asked).toString());
  }
  if (address.view !== 'graph') params.set('view', address.view);
  if (address.below !== undefined) params.set('below', address.below);
  if (address.around !== undefined) params.set('around', address.around);
  if (address.saved !== undefined) params.set('saved', address.saved);
  return params;
}

/** The address of the open case, and a way to change parts of it. */
export function useAddress(): [Address, (change: Partial<Address>) => void] {
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => readAddress(params), [params]);
  const change = useCallback(
    (wanted: Partial<Address>) => {
      // What the page shows may lag behind: a second change before it is drawn must not undo the first.
      const now = readAddress(new URLSearchParams(globalThis.location.search));
      setParams(writeAddress({ ...now, ...wanted }), { replace: true });
    },
    [setParams],
  );
  return [address, change];
}
