// Mounts the canvas and hands it what to show; all behaviour lives in the controllers.
import { useEffect, useRef, useState } from 'react';
import { ActionIcon, Center, Loader, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { createCanvas, type Canvas, type CanvasActions } from './canvas.ts';
import type { Drawn } from './drawn.ts';
import { fontsFor } from './fonts.ts';
import { usePlaces } from './use-places.ts';

interface GraphViewProps {
  lit: ReadonlySet<string> | undefined;
  onCanvas(canvas: Canvas | undefined): void;
  onMenu(id: string | undefined, at: { x: number; y: number }): void;
  /** Says where a walk with the arrow keys came to. */
  onWalk(id: string): void;
}

const nothing = (): void => {};
const NO_ACTIONS: CanvasActions = {
  onSelect: nothing,
  onMenu: nothing,
  onMove: nothing,
  onOpen: nothing,
  onExpand: nothing,
  onWalk: nothing,
  onHide: nothing,
  onClear: nothing,
};

export default function GraphView({ lit, onCanvas, onMenu, onWalk }: GraphViewProps) {
  const { t } = useTexts();
  const { drawn, view, store, address, actions } = useWorkspace();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const element = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas>();
  /** What the canvas shows; undefined until the first drawing. */
  const [onScreen, setOnScreen] = useState<Drawn>();
  const places = usePlaces(drawn, view, store);
  const first = useRef({ theme, size: drawn.nodes.length + drawn.edges.length });
  const handlers = useRef<CanvasActions>(NO_ACTIONS);
  useEffect(() => {
    handlers.current = {
      onSelect: actions.select,
      onMenu,
      onMove: actions.move,
      onOpen: (id) => actions.select([id]),
      onExpand: (id) => actions.select([id]),
      onWalk(id) {
        actions.select([id]);
        canvas?.reveal(id);
        onWalk(id);
      },
      onHide: actions.hide,
      onClear: () => actions.select([]),
    };
  }, [actions, canvas, onMenu, onWalk]);

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
      onClear: () => handlers.current.onClear(),
    });
    setCanvas(made);
    onCanvas(made);
    return () => {
      onCanvas(undefined);
      setCanvas(undefined);
      setOnScreen(undefined);
      made.destroy();
    };
  }, [onCanvas]);

  useEffect(() => canvas?.restyle(theme), [canvas, theme]);
  useEffect(() => {
    if (canvas === undefined || places === undefined) return undefined;
    let isStale = false;
    const draw = async (): Promise<void> => {
      await fontsFor([...drawn.nodes, ...drawn.edges].map(({ label }) => label));
      if (isStale) return;
      canvas.draw(drawn, places);
      setOnScreen(drawn);
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
    if (onScreen !== undefined) canvas?.light(lit);
  }, [canvas, onScreen, lit]);

  return (
    <>
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
          <Loader size="sm" aria-label={t('graph.drawing')} />
        </Center>
      )}
      <div className="vt-zoom vt-surface">
        {(
          [
            ['graph.zoom-in', IconPlus, () => canvas?.zoomBy(1.3)],
            ['graph.zoom-out', IconMinus, () => canvas?.zoomBy(1 / 1.3)],
            ['graph.fit', IconArrowsMaximize, () => canvas?.fit()],
          ] as const
        ).map(([key, Icon, run]) => (
          <Tooltip key={key} label={t(key)} position="left">
            <ActionIcon aria-label={t(key)} onClick={run}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
    </>
  );
}
