// Two views as one picture: what is in one of them alone is marked, all else stands as it does in the case.
import { useEffect, useMemo, useRef, useState } from 'react';
import { Center, Loader, useComputedColorScheme } from '@mantine/core';
import { createCanvas, NO_ACTIONS, type Canvas } from '../../graph/canvas.ts';
import { toDrawn, type Drawn } from '../../graph/drawn.ts';
import { fontsFor } from '../../graph/fonts.ts';
import { Landmarks } from '../../graph/Landmarks.tsx';
import { runLayout } from '../../graph/layouts/run.ts';
import { ZoomButtons } from '../../graph/ZoomButtons.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/words.ts';
import type { Place } from '../../state/patch.ts';
import type { ComparedViews } from './compare-views.ts';
import { SIDE_LOOKS } from './side-looks.ts';

const NOWHERE = new Map<string, [number, number]>();

/** The drawing with the looks of each side. */
function painted(drawn: Drawn, { sideOf }: ComparedViews): Drawn {
  const paint = <T extends { id: string }>(element: T): T => {
    const look = SIDE_LOOKS[sideOf.get(element.id) ?? 'both'].paint;
    return look === undefined ? element : { ...element, paint: look };
  };
  return { nodes: drawn.nodes.map(paint), edges: drawn.edges.map(paint) };
}

export default function ViewsDrawing({ compared }: { compared: ComparedViews }) {
  const { t } = useTexts();
  const words = useWords();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const element = useRef<HTMLDivElement>(null);
  const first = useRef(theme);
  const [canvas, setCanvas] = useState<Canvas>();
  /** What the canvas shows; undefined until the first drawing. */
  const [onScreen, setOnScreen] = useState<{ drawn: Drawn; places: ReadonlyMap<string, Place> }>();
  const drawn = useMemo(
    () => painted(toDrawn({ nodes: compared.nodes, edges: compared.edges, crowds: [] }, words), compared),
    [compared, words],
  );
  const size = useRef(drawn.nodes.length + drawn.edges.length);
  useEffect(() => {
    if (element.current === null) return undefined;
    const made = createCanvas(element.current, first.current, size.current, NO_ACTIONS);
    setCanvas(made);
    return () => {
      setCanvas(undefined);
      made.destroy();
    };
  }, []);
  useEffect(() => canvas?.restyle(theme), [canvas, theme]);
  useEffect(() => {
    if (canvas === undefined) return undefined;
    let isStale = false;
    const draw = async (): Promise<void> => {
      const { places } = await runLayout('supply-chain', { drawn, pinned: NOWHERE, now: NOWHERE });
      await fontsFor([...drawn.nodes, ...drawn.edges].map(({ label }) => label));
      if (isStale || !(await canvas.draw(drawn, places, { isStill: false, isStale: () => isStale }))) return;
      canvas.fit();
      setOnScreen({ drawn, places });
    };
    void draw();
    return () => {
      isStale = true;
    };
  }, [canvas, drawn]);
  return (
    <div className="vt-compare-drawing vt-surface">
      <div
        ref={element}
        className="vt-compare-canvas"
        role="img"
        aria-label={t('compare-views.picture', {
          nodes: drawn.nodes.length,
          edges: drawn.edges.length,
        })}
        data-ready={onScreen !== undefined}
      />
      {onScreen === undefined && (
        <Center pos="absolute" inset={0}>
          <Loader size="sm" role="img" aria-label={t('graph.drawing')} />
        </Center>
      )}
      {onScreen !== undefined && <Landmarks canvas={canvas} {...onScreen} />}
      <ZoomButtons canvas={canvas} />
    </div>
  );
}
