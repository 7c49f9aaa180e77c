// The bar between two panes: dragged with the pointer, moved with the arrow keys.
import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  label: string;
  /** `vertical` stands between columns, `horizontal` between rows. */
  orientation: 'vertical' | 'horizontal';
  /** Size of the pane after the bar (or before it, where `isBefore`), in px. */
  size: number;
  least: number;
  most: number;
  isBefore?: boolean;
  onResize(size: number): void;
}

const STEP = 24;

export function Splitter({
  label,
  orientation,
  size,
  least,
  most,
  isBefore = false,
  onResize,
}: SplitterProps) {
  const isVertical = orientation === 'vertical';
  const set = (wanted: number): void => onResize(Math.round(Math.min(most, Math.max(least, wanted))));
  const sign = isBefore ? 1 : -1;
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const bar = event.currentTarget;
    const start = isVertical ? event.clientX : event.clientY;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void =>
      set(size + sign * ((isVertical ? moved.clientX : moved.clientY) - start));
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent): void => {
    const [less, more] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    set(size + sign * (event.key === more ? STEP : -STEP));
  };
  return (
    <div
      className="vt-split"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
