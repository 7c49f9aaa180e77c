// Names and headings over a drawing that is too small to be labelled by the canvas. They move with it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Place } from '../state/patch.ts';
import type { Canvas } from './canvas.ts';
import type { Drawn } from './drawn.ts';
import { byLines, columnHeads, isLabelled, landmarks } from './landmarks.ts';
import { useTierName } from './tier-name.ts';
import './landmarks.css';

interface LandmarksProps {
  canvas: Canvas | undefined;
  drawn: Drawn;
  places: ReadonlyMap<string, Place> | undefined;
  /** What is named before all else. */
  selection?: readonly string[];
  /** What alone is named, where something is lit. */
  lit?: ReadonlySet<string> | undefined;
}

const NOTHING: readonly string[] = [];

/** The table beside the graph holds all names, so these are for the eye alone. */
export function Landmarks({ canvas, drawn, places, selection = NOTHING, lit }: LandmarksProps) {
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
