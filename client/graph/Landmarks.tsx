// Names and headings over a drawing that is too small to be labelled by the canvas. They move with it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Place } from '../state/patch.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Drawn } from './drawn.ts';
import { byLines, columnHeads, isLabelled, landmarks } from './landmarks.ts';
import { useTierName } from './tier-name.ts';
import './landmarks.css';

interface LandmarksProps {
  drawn: Drawn;
  places: ReadonlyMap<string, Place> | undefined;
}

/** The table beside the graph holds all names, so these are for the eye alone. */
export function Landmarks({ drawn, places }: LandmarksProps) {
  const { address } = useWorkspace();
  const { canvas, lit } = useSurface();
  const tierName = useTierName();
  const element = useRef<HTMLDivElement>(null);
  /** Undefined where the canvas labels by itself. */
  const [zoom, setZoom] = useState<number>();
  useEffect(
    () =>
      canvas?.watch((now, pan, scale) => {
        setZoom(isLabelled(scale, drawn) ? undefined : now);
        if (element.current !== null) element.current.style.transform = `translate(${pan.x}px, ${pan.y}px)`;
      }),
    [canvas, drawn],
  );
  const ranked = useMemo(() => byLines(drawn), [drawn]);
  const { selection } = address;
  const names = useMemo(() => {
    if (zoom === undefined || places === undefined) return [];
    const chosen = new Set(selection);
    const first = drawn.nodes.filter(({ id }) => chosen.has(id));
    const others = ranked.filter(({ id }) => !chosen.has(id) && (lit === undefined || lit.has(id)));
    return landmarks([...first, ...others], places, zoom);
  }, [zoom, places, selection, drawn, ranked, lit]);
  const heads = useMemo(
    () => (zoom === undefined || places === undefined ? [] : columnHeads(drawn, places, zoom)),
    [zoom, places, drawn],
  );
  return (
    <div className="vt-landmarks" aria-hidden>
      <div ref={element}>
        {heads.map(({ tier, x, y }) => (
          <b key={tier} style={{ left: x, top: y }}>
            {tierName(tier)}
          </b>
        ))}
        {names.map(({ id, label, x, y }) => (
          <span key={id} style={{ left: x, top: y }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
