// A histogram with two thumbs: dragged, or moved with the keyboard; what lies between them is chosen.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Bin } from '../state/bins.ts';
import './range-brush.css';

interface RangeBrushProps {
  label: string;
  /** All there is, and what of it is in sight. */
  bins: readonly Bin[];
  shown?: readonly Bin[];
  domain: readonly [number, number];
  /** The chosen part; a missing end is that of the domain. */
  from: number | undefined;
  to: number | undefined;
  /** What an arrow key moves a thumb by; `leap` is for Page Up and Page Down. */
  step: number;
  leap?: number;
  format(value: number): string;
  names: { from: string; to: string };
  onCommit(from: number | undefined, to: number | undefined): void;
}

type Ends = readonly [number, number];

function moved(
  key: string,
  value: number,
  [least, most]: Ends,
  step: number,
  leap: number,
): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'PageDown':
      return value - leap;
    case 'PageUp':
      return value + leap;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}

export function RangeBrush(props: RangeBrushProps) {
  const { label, bins, shown, domain, step, format, names, onCommit } = props;
  const { leap = step * 10 } = props;
  const [least, most] = domain;
  const kept: Ends = [props.from ?? least, props.to ?? most];
  const [draft, setDraft] = useState<Ends>();
  const box = useRef<HTMLDivElement>(null);
  const ends = draft ?? kept;
  const share = (value: number): number =>
    most === least ? 0 : Math.max(0, Math.min(1, (value - least) / (most - least)));
  const snap = (value: number): number =>
    Math.max(least, Math.min(most, Math.round((value - least) / step) * step + least));
  const commit = (chosen: Ends | undefined): void => {
    setDraft(undefined);
    if (chosen === undefined || (chosen[0] === kept[0] && chosen[1] === kept[1])) return;
    onCommit(chosen[0] <= least ? undefined : chosen[0], chosen[1] >= most ? undefined : chosen[1]);
  };
  const valueAt = (clientX: number): number => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return snap(least + ((clientX - left) / width) * (most - least));
  };
  const drag = (event: PointerEvent<HTMLElement>, which: 0 | 1 | undefined): void => {
    event.preventDefault();
    event.stopPropagation();
    const grip = event.currentTarget;
    const start = valueAt(event.clientX);
    let chosen: Ends | undefined;
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent): void => {
      const value = valueAt(clientX);
      const fixed = which === undefined ? start : kept[which === 0 ? 1 : 0];
      chosen = [Math.min(fixed, value), Math.max(fixed, value)];
      setDraft(chosen);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener(
      'lostpointercapture',
      () => {
        grip.removeEventListener('pointermove', move);
        commit(chosen);
      },
      { once: true },
    );
  };
  const press = (event: KeyboardEvent, which: 0 | 1): void => {
    const wanted = moved(event.key, ends[which], domain, step, leap);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const value = snap(wanted);
    setDraft(which === 0 ? [Math.min(value, ends[1]), ends[1]] : [ends[0], Math.max(value, ends[0])]);
  };
  const tallest = Math.max(1, ...bins.map(({ sure, maybe }) => sure + maybe));
  const bar = (
    bin: Bin,
    key: string,
    className: string,
    of: (bin: Bin) => number,
    under: (bin: Bin) => number,
  ) => {
    const height = (of(bin) / tallest) * 100;
    return height === 0 ? null : (
      <rect
        key={key}
        className={className}
        x={share(bin.from) * 100 + 0.3}
        width={Math.max(0.4, (share(bin.to) - share(bin.from)) * 100 - 0.6)}
        y={100 - height - (under(bin) / tallest) * 100}
        height={height}
      />
    );
  };
  const draw = (some: readonly Bin[], kind: string) =>
    some.flatMap((bin) => [
      bar(
        bin,
        `${kind} sure ${bin.from}`,
        `vt-bar-${kind}`,
        ({ sure }) => sure,
        () => 0,
      ),
      bar(
        bin,
        `${kind} maybe ${bin.from}`,
        `vt-bar-${kind}-maybe`,
        ({ maybe }) => maybe,
        ({ sure }) => sure,
      ),
    ]);
  return (
    <div className="vt-brush" role="group" aria-label={label}>
      <div ref={box} className="vt-brush-box" onPointerDown={(event) => drag(event, undefined)}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          {draw(bins, 'all')}
          {shown !== undefined && draw(shown, 'shown')}
        </svg>
        <div
          className="vt-brush-chosen"
          style={{ left: `${share(ends[0]) * 100}%`, right: `${(1 - share(ends[1])) * 100}%` }}
        />
        {([0, 1] as const).map((which) => (
          <div
            key={which}
            className="vt-thumb"
            role="slider"
            tabIndex={0}
            aria-label={which === 0 ? names.from : names.to}
            aria-valuemin={which === 0 ? least : ends[0]}
            aria-valuemax={which === 0 ? ends[1] : most}
            aria-valuenow={ends[which]}
            aria-valuetext={format(ends[which])}
            style={{ left: `${share(ends[which]) * 100}%` }}
            onPointerDown={(event) => drag(event, which)}
            onKeyDown={(event) => press(event, which)}
            onKeyUp={() => commit(draft)}
            onBlur={() => commit(draft)}
          />
        ))}
      </div>
      <div className="vt-brush-ends vt-num" aria-hidden>
        <span>{format(ends[0])}</span>
        <span>{format(ends[1])}</span>
      </div>
    </div>
  );
}
