// Mounts the canvas and hands it what to show; all behaviour lives in the controllers.
import { useEffect, useRef, useState } from 'react';
import { Center, Loader, useComputedColorScheme } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { news } from '../state/news.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import { openElement } from '../commands/expand.ts';
import { togglePin } from '../commands/pin.ts';
import { createCanvas, NO_ACTIONS, type CanvasActions } from './canvas.ts';
import type { Drawn } from './drawn.ts';
import { fontsFor } from './fonts.ts';
import { Guides } from './Guides.tsx';
import { Landmarks } from './Landmarks.tsx';
import { usePlaces } from './use-places.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

export function GraphView() {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const { drawn, graph, view, store, address, actions, words } = workspace;
  const surface = useSurface();
  const { lit, canvas, setCanvas, openMenu, announce } = surface;
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const element = useRef<HTMLDivElement>(null);
  /** What the canvas shows; undefined until the first drawing. */
  const [onScreen, setOnScreen] = useState<Drawn>();
  const places = usePlaces(drawn, view, store);
  const first = useRef({ theme, size: drawn.nodes.length + drawn.edges.length });
  const handlers = useRef<CanvasActions>(NO_ACTIONS);
  useEffect(() => {
    handlers.current = {
      onSelect: actions.select,
      onMenu: (id, at) => openMenu({ id, at }),
      onMove: actions.move,
      onOpen: (id) => openElement({ workspace, surface, ids: [id] }),
      onExpand: (id) => openElement({ workspace, surface, ids: [id] }),
      onPin: (ids) => togglePin({ workspace, surface, ids }),
      onWalk(id) {
        actions.select([id]);
        canvas?.reveal(id);
        const node = graph.nodes.get(id);
        const around = drawn.edges.filter(({ source, target }) => source === id || target === id).length;
        const name =
          node === undefined ? drawn.nodes.find((each) => each.id === id)?.label : words.caption(node);
        announce(t('graph.walked', { name: name ?? id, edges: around }));
      },
      onHide: actions.hide,
      onClear: () => actions.select([]),
    };
  }, [actions, canvas, openMenu, announce, graph, drawn, words, t, workspace, surface]);

  useEffect(() => {
    if (element.current === null) return undefined;
    const made = createCanvas(element.current, first.current.theme, first.current.size, {
      onSelect: (ids) => handlers.current.onSelect(ids),
      onMenu: (id, at) => handlers.current.onMenu(id, at),
      onMove: (positions) => handlers.current.onMove(positions),
      onOpen: (id) => handlers.current.onOpen(id),
      onExpand: (id) => handlers.current.onExpand(id),
      onWalk: (id) => handlers.current.onWalk(id),
      onHide: (ids) => handlers.current.onHide(ids),
      onPin: (ids) => handlers.current.onPin(ids),
      onClear: () => handlers.current.onClear(),
    });
    setCanvas(made);
    return () => {
      setCanvas(undefined);
      setOnScreen(undefined);
      made.destroy();
    };
  }, [setCanvas]);

  useEffect(() => canvas?.restyle(theme), [canvas, theme]);
  useEffect(() => {
    if (canvas === undefined || places === undefined) return undefined;
    let isStale = false;
    const draw = async (): Promise<void> => {
      await fontsFor([...drawn.nodes, ...drawn.edges].map(({ label }) => label));
      if (isStale) return;
      const isStill = news.getState().isTakingIn;
      if (await canvas.draw(drawn, places, { isStill, isStale: () => isStale })) setOnScreen(drawn);
    };
    void draw();
    return () => {
      isStale = true;
    };
  }, [canvas, drawn, places]);
  const isFitted = onScreen !== undefined && onScreen.nodes.length > 0;
  useEffect(() => {
    if (onScreen !== undefined) canvas?.select(address.selection);
  }, [canvas, onScreen, address.selection]);
  useEffect(() => {
    if (onScreen !== undefined) canvas?.pin(view.pinned, view.locked);
  }, [canvas, onScreen, view.pinned, view.locked]);
  useEffect(() => {
    if (onScreen !== undefined) canvas?.light(lit);
  }, [canvas, onScreen, lit]);

  return (
    <>
      <Guides />
      <div
        ref={element}
        className="vt-graph"
        role="application"
        tabIndex={0}
        aria-label={t('graph.label', { nodes: drawn.nodes.length, edges: drawn.edges.length })}
        aria-describedby="graph-keys"
        data-ready={isFitted}
      />
      <p id="graph-keys" hidden>
        {t('graph.keys')}
      </p>
      {!isFitted && drawn.nodes.length > 0 && (
        <Center pos="absolute" inset={0}>
          <Loader size="sm" role="img" aria-label={t('graph.drawing')} />
        </Center>
      )}
      {onScreen !== undefined && (
        <Landmarks canvas={canvas} drawn={onScreen} places={places} selection={address.selection} lit={lit} />
      )}
      <ZoomButtons canvas={canvas} />
    </>
  );
}
