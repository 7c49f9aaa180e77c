// The lanes of the timeline: one band per kind, marks by how well their time is known; walked with the arrow keys.
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { edgeLook } from '#drawing/edge-looks.ts';
import { facetLook } from '../../graph/node-looks.ts';
import { cutLabel } from '../../graph/label-width.ts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { isoOf } from '#contract/days.ts';
import type { Happening } from '../../state/happenings.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ticksOf, type Axis } from './axis.ts';
import { useLabel } from './use-label.ts';
import type { Band, Cluster, Mark } from './lanes.ts';

export interface LaneBand extends Band {
  facet: string;
  title: string;
  /** How many of how many have a date. */
  dated: number;
  total: number;
}

export const ROW = 22;
const HEAD = 20;
const GAP = 8;
const AXIS_HEIGHT = 24;

const heightOf = ({ rows }: Band): number => HEAD + rows * ROW + GAP;

export const colourOf = (facet: string): { light: string; dark: string } =>
  facet.startsWith('mode:') ? edgeLook(facet).colour : facetLook(facet).look.colour;

/** When something happened, in words: a day, between two days, from or up to a day. */
function useWhenText(): (item: Happening) => string {
  const { t, shown } = useTexts();
  return ({ from, to, sureness }) => {
    const day = (at: number): string => formatDay(isoOf(at), shown);
    if (from !== undefined && sureness === 'exact') return day(from);
    if (from !== undefined && to !== undefined)
      return t('timeline.between', { from: day(from), to: day(to) });
    if (from !== undefined) return t('timeline.from', { from: day(from) });
    if (to !== undefined) return t('timeline.until', { to: day(to) });
    return t('timeline.undated');
  };
}

function MarkShape({ mark, colour }: { mark: Mark; colour: string }) {
  const { x1, x2, isOpenLeft, isOpenRight, item } = mark;
  if (item.sureness === 'exact') return <circle cx={x1} cy={0} r={5} fill={colour} />;
  const [from, to] = [x1, Math.max(x1 + 6, x2)];
  return (
    <>
      <rect x={from} y={-4} width={to - from} height={8} rx={2} fill={colour} fillOpacity={0.22} />
      {!isOpenLeft && <path d={`M${from} -6V6`} stroke={colour} strokeWidth={2.4} />}
      {!isOpenRight && <path d={`M${to} -6V6`} stroke={colour} strokeWidth={2.4} />}
      <path d={`M${from} 0H${to}`} stroke={colour} strokeWidth={1.2} strokeDasharray="3 3" />
      {isOpenRight && (
        <path d={`M${to - 5} -5L${to} 0L${to - 5} 5`} fill="none" stroke={colour} strokeWidth={1.6} />
      )}
      {isOpenLeft && (
        <path d={`M${from + 5} -5L${from} 0L${from + 5} 5`} fill="none" stroke={colour} strokeWidth={1.6} />
      )}
    </>
  );
}

interface LanesProps {
  bands: readonly LaneBand[];
  axis: Axis;
  /** The day of the playback. */
  day: number | undefined;
  onOpenCluster(cluster: Cluster): void;
}

export function Lanes({ bands, axis, day, onOpenCluster }: LanesProps) {
  const { t, shown } = useTexts();
  const { address, actions } = useWorkspace();
  const labelOf = useLabel();
  const { lit, openMenu } = useSurface();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const whenText = useWhenText();
  const box = useRef<SVGSVGElement>(null);
  const selected = useMemo(() => new Set(address.selection), [address.selection]);
  const tops = bands.map((_, at) =>
    bands.slice(0, at).reduce((sum, band) => sum + heightOf(band), AXIS_HEIGHT),
  );
  const height = bands.reduce((sum, band) => sum + heightOf(band), AXIS_HEIGHT);
  const first = bands.flatMap(({ marks, clusters }) => [
    ...marks.map(({ item }) => item.id),
    ...clusters.map(({ items }) => items[0]?.id),
  ])[0];
  /** Arrow keys go along a band by time, and between bands to what stands nearest. */
  const walk = (event: KeyboardEvent<SVGGElement>): void => {
    const all = [...(box.current?.querySelectorAll<SVGGElement>('[data-x]') ?? [])];
    const here = event.currentTarget;
    const [x, band] = [Number(here.dataset['x']), Number(here.dataset['band'])];
    const inBand = (wanted: number) => all.filter(({ dataset }) => Number(dataset['band']) === wanted);
    let next: SVGGElement | undefined;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const same = inBand(band).sort((a, b) => Number(a.dataset['x']) - Number(b.dataset['x']));
      next = same[same.indexOf(here) + (event.key === 'ArrowRight' ? 1 : -1)];
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      for (let at = band + by; at >= 0 && at < bands.length && next === undefined; at += by) {
        next = inBand(at).sort(
          (a, b) => Math.abs(Number(a.dataset['x']) - x) - Math.abs(Number(b.dataset['x']) - x),
        )[0];
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      here.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: event.ctrlKey }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };
  const isDim = (id: string): boolean => lit !== undefined && !lit.has(id);
  const choose = (id: string, isAdded: boolean): void => {
    if (!isAdded) actions.select([id]);
    else if (selected.has(id)) actions.select(address.selection.filter((known) => known !== id));
    else actions.select([...address.selection, id]);
  };
  return (
    <svg
      ref={box}
      className="vt-lanes"
      width={axis.width}
      height={height}
      role="listbox"
      aria-multiselectable
      aria-label={t('timeline.lanes')}
    >
      <g aria-hidden>
        {ticksOf(axis).map(({ day: at, text }) => (
          <g key={at} transform={`translate(${axis.x(at)} 0)`}>
            <path d={`M0 ${AXIS_HEIGHT - 6}V${height}`} className="vt-grid" />
            {axis.x(at) < axis.width - 60 && (
              <text x={4} y={AXIS_HEIGHT - 9} className="vt-tick">
                {formatDay(text, shown)}
              </text>
            )}
          </g>
        ))}
        {bands.map(({ facet, title, dated, total }, at) => (
          <g key={facet} transform={`translate(0 ${tops[at] ?? 0})`}>
            <path d={`M0 0H${axis.width}`} className="vt-grid" />
            <text x={8} y={14} className="vt-lane-name">
              {title}
              <tspan className="vt-tick" dx={8}>
                {t('timeline.dated', { n: formatNumber(dated, shown), total: formatNumber(total, shown) })}
              </tspan>
            </text>
          </g>
        ))}
      </g>
      {bands.map(({ facet, marks, clusters }, at) => (
        <g key={facet} transform={`translate(0 ${(tops[at] ?? 0) + HEAD + ROW / 2})`} role="presentation">
          {marks.map((mark) => {
            const { item } = mark;
            const label = labelOf(item.node);
            return (
              <g
                key={item.id}
                role="option"
                aria-selected={selected.has(item.id)}
                aria-label={`${label}, ${whenText(item)}`}
                tabIndex={item.id === first ? 0 : -1}
                className="vt-mark"
                data-dim={isDim(item.id)}
                data-id={item.id}
                data-x={mark.x1}
                data-band={at}
                transform={`translate(0 ${mark.row * ROW})`}
                onClick={({ ctrlKey, metaKey, shiftKey }) => choose(item.id, ctrlKey || metaKey || shiftKey)}
                onKeyDown={walk}
                onContextMenu={(event) => {
                  event.preventDefault();
                  openMenu({ id: item.id, at: { x: event.clientX, y: event.clientY } });
                }}
              >
                <title>{`${label} ${item.id} · ${whenText(item)}`}</title>
                <rect
                  className="vt-mark-ground"
                  x={mark.x1 - 9}
                  y={-10}
                  width={Math.max(18, mark.x2 - mark.x1 + 18)}
                  height={20}
                  rx={10}
                />
                <MarkShape mark={mark} colour={colourOf(facet)[scheme]} />
                <text x={mark.x2 + 9} y={4} className="vt-mark-label">
                  {cutLabel(label, mark.room - 20, 11)}
                </text>
              </g>
            );
          })}
          {clusters.map((cluster) => {
            const [head] = cluster.items;
            const isChosen = cluster.items.some(({ id }) => selected.has(id));
            return head === undefined ? null : (
              <g
                key={head.id}
                role="option"
                aria-selected={isChosen}
                aria-label={t('timeline.cluster', { n: cluster.items.length })}
                tabIndex={head.id === first ? 0 : -1}
                className="vt-mark"
                data-dim={lit !== undefined && cluster.items.every(({ id }) => !lit.has(id))}
                data-x={cluster.x}
                data-band={at}
                onClick={() => onOpenCluster(cluster)}
                onKeyDown={walk}
              >
                <title>{t('timeline.cluster', { n: cluster.items.length })}</title>
                <rect className="vt-mark-ground" x={cluster.x - 17} y={-11} width={34} height={22} rx={11} />
                <rect
                  x={cluster.x - 15}
                  y={-9}
                  width={30}
                  height={18}
                  rx={9}
                  fill={colourOf(facet)[scheme]}
                  fillOpacity={0.22}
                  stroke={colourOf(facet)[scheme]}
                />
                <text x={cluster.x} y={4} textAnchor="middle" className="vt-mark-label">
                  {cluster.items.length > 999 ? '999+' : cluster.items.length}
                </text>
              </g>
            );
          })}
        </g>
      ))}
      {day !== undefined && <path d={`M${axis.x(day)} 0V${height}`} className="vt-now" aria-hidden />}
    </svg>
  );
}
