// What the address of a case holds: selection, panel, trace, question and panes, so that a link shows the same.
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const PANELS = ['details', 'trace', 'findings', 'questions'] as const;
const PANES = ['graph', 'both', 'table'] as const;

export interface Address {
  selection: readonly string[];
  panel: (typeof PANELS)[number];
  /** The list whose sources are traced, and which of its paths is lit. */
  trace: string | undefined;
  path: number;
  /** The open question of the menu, and what was asked by it: values by parameter. */
  question: string | undefined;
  asked: Readonly<Record<string, string>> | undefined;
  pane: (typeof PANES)[number];
}

const oneOf = <T extends string>(known: readonly T[], value: string | null, otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

/** Reads an address; what it does not say, or says wrongly, is as at first. */
export function readAddress(params: URLSearchParams): Address {
  const trace = params.get('trace') ?? undefined;
  const asked = params.get('asked');
  return {
    selection: params.getAll('sel'),
    trace,
    panel: oneOf(PANELS, params.get('panel'), 'details'),
    path: Math.max(0, Math.trunc(Number(params.get('path') ?? 0)) || 0),
    question: params.get('question') ?? undefined,
    asked: asked === null ? undefined : Object.fromEntries(new URLSearchParams(asked)),
    pane: oneOf(PANES, params.get('pane'), 'graph'),
  };
}

/** Writes an address; what is as at first is left out. */
export function writeAddress(address: Address): URLSearchParams {
  const params = new URLSearchParams();
  for (const id of address.selection) params.append('sel', id);
  if (address.panel !== 'details') params.set('panel', address.panel);
  if (address.trace !== undefined) params.set('trace', address.trace);
  if (address.trace !== undefined && address.path > 0) params.set('path', String(address.path));
  if (address.question !== undefined) params.set('question', address.question);
  if (address.question !== undefined && address.asked !== undefined) {
    params.set('asked', new URLSearchParams(address.asked).toString());
  }
  if (address.pane !== 'graph') params.set('pane', address.pane);
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
