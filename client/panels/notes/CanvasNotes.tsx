// Notes that stand on the canvas: sheets that go with it when it is moved, dragged by the pointer or with the arrow keys. They are no
// part of the drawing, so no export holds them.
import { useEffect, useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { VisuallyHidden } from '@mantine/core';
import type { ShownNote } from '#contract/note.ts';
import type { Place } from '../../state/patch.ts';
import { useSurface } from '../../state/surface.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import './notes.css';
import { useMayMark } from './use-notes.ts';

/** Further than this it is a drag and no click (px); how far an arrow key moves. */
const DRAG = 4;
const STEP = 20;

const ARROWS: Record<string, Place> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

interface Dragging {
  from: { x: number; y: number };
  by: Place;
}

function Sheet({ note, zoom }: { note: ShownNote; zoom: () => number }) {
  const { t } = useTexts();
  const { mark, go } = useWorkspace();
  const isAllowed = useMayMark();
  const [drag, setDrag] = useState<Dragging>();
  /** The click that follows a drag opens nothing. */
  const wasDragged = useRef(false);
  const moving = useMutation({ mutationFn: (place: Place) => mark.changeNote(note, { place: [...place] }) });
  const [x, y] = note.place ?? [0, 0];
  const by = drag?.by ?? (moving.isPending ? [moving.variables[0] - x, moving.variables[1] - y] : [0, 0]);
  const moveBy = ([dx, dy]: Place): void => moving.mutate([Math.round(x + dx), Math.round(y + dy)]);
  const open = (): void => go({ panel: 'notes', selection: note.elements });
  return (
    <button
      type="button"
      className="vt-sheet"
      style={{ left: x + (by[0] ?? 0), top: y + (by[1] ?? 0) }}
      onPointerDown={(event) => {
        if (!isAllowed || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: { x: event.clientX, y: event.clientY }, by: [0, 0] });
      }}
      onPointerMove={(event) => {
        if (drag === undefined) return;
        const scale = zoom();
        setDrag({
          ...drag,
          by: [(event.clientX - drag.from.x) / scale, (event.clientY - drag.from.y) / scale],
        });
      }}
      onPointerUp={() => {
        wasDragged.current = drag !== undefined && Math.hypot(...drag.by) * zoom() > DRAG;
        if (drag !== undefined && wasDragged.current) moveBy(drag.by);
        setDrag(undefined);
      }}
      onPointerCancel={() => setDrag(undefined)}
      onClick={() => {
        if (!wasDragged.current) open();
        wasDragged.current = false;
      }}
      onKeyDown={(event) => {
        const arrow = ARROWS[event.key];
        if (arrow === undefined || !isAllowed) return;
        event.preventDefault();
        event.stopPropagation();
        moveBy(arrow);
      }}
    >
      <VisuallyHidden>{t('note.one')} </VisuallyHidden>
      {note.text}
      <small>{note.changedBy}</small>
    </button>
  );
}

export function CanvasNotes() {
  const { marks } = useWorkspace();
  const { canvas } = useSurface();
  const layer = useRef<HTMLDivElement>(null);
  const zoom = useRef(1);
  const placed = marks.notes.filter(({ place }) => place !== null);
  const isAny = placed.length > 0;
  useEffect(() => {
    if (canvas === undefined || !isAny) return undefined;
    return canvas.watch((scale, pan) => {
      zoom.current = scale;
      if (layer.current !== null)
        layer.current.style.transform = `translate(${pan.x}px, ${pan.y}px) scale(${scale})`;
    });
  }, [canvas, isAny]);
  if (!isAny) return null;
  return (
    <div className="vt-sheets">
      <div ref={layer}>
        {placed.map((note) => (
          <Sheet key={note.id} note={note} zoom={() => zoom.current} />
        ))}
      </div>
    </div>
  );
}
