// The picture of flows: bars for who passed on, bands for how much; what runs back is an arc below.
import { useMemo, type KeyboardEvent } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { cutLabel, labelWidth } from '../../graph/label-width.ts';
import { lookOf } from '../../graph/node-looks.ts';
import { edgeLook } from '#drawing/edge-looks.ts';
import { PALETTE } from '../../graph/palette.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { amountOf, type Flow, type Measured } from './flow-data.ts';
import { sankeyPicture, THIN, type PlacedNode } from './sankey-layout.ts';

const [LABEL, FONT] = [132, 12];
const [TOP, BELOW, ARC] = [14, 12, 26];
/** How far an arc reaches out beside its bars, and the room that it takes there (px). */
const [REACH, BESIDE] = [40, 44];
/** The most height per flow (px): a few flows are not to fill a screen with two colours. */
const TALL = 46;

interface SankeyProps {
  forward: readonly Flow[];
  back: readonly Flow[];
  measured: Measured;
  width: number;
  height: number;
  titleOf(group: string): string;
  sayAmount(amount: number): string;
}

/** The course of a flow that runs back: out at the right of its source, below all, in at the left of its target. */
function arcOf(from: PlacedNode, to: PlacedNode, floor: number): string {
  const [ax, ay, bx, by] = [from.x1, (from.y0 + from.y1) / 2, to.x0, (to.y0 + to.y1) / 2];
  return `M${ax} ${ay}C${ax + REACH} ${ay} ${ax + REACH} ${floor} ${ax} ${floor}L${bx} ${floor}C${bx - REACH} ${floor} ${bx - REACH} ${by} ${bx} ${by}`;
}

export function Sankey({ forward, back, measured, width, height, titleOf, sayAmount }: SankeyProps) {
  const { t, shown } = useTexts();
  const { graph, address, actions } = useWorkspace();
  const { lit, openMenu } = useSurface();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const room = back.length === 0 ? 0 : ARC + back.length * 6;
  const picture = useMemo(
    () =>
      width < 80 || height < 80
        ? { nodes: [], links: [] }
        : sankeyPicture(forward, measured, {
            left: back.length === 0 ? 12 : BESIDE,
            top: TOP,
            right: Math.max(120, width - LABEL),
            bottom: Math.max(60, Math.min(height - BELOW - room, TOP + TALL * (forward.length + 2))),
          }),
    [forward, back.length, measured, width, height, room],
  );
  const places = new Map(picture.nodes.map((node) => [node.id, node]));
  const floor = Math.max(...picture.nodes.map(({ y1 }) => y1)) + room;
  const selected = new Set(address.selection);
  const isChosen = (flow: Flow): boolean => flow.transfers.some((id) => selected.has(id));
  const isDim = (ids: readonly string[]): boolean => lit !== undefined && !ids.some((id) => lit.has(id));
  /** A band has the colour of its mode where all its transfers have one. */
  const colourOf = (flow: Flow): string => {
    const facets = new Set(
      flow.transfers.flatMap((id) => {
        const node = graph.nodes.get(id);
        return node === undefined ? [] : nodeFacet(node);
      }),
    );
    const [only] = facets;
    return facets.size === 1 && only !== undefined ? edgeLook(only).colour[scheme] : PALETTE[scheme].quiet;
  };
  const said = (flow: Flow): string => {
    const { amount, unknown } = amountOf(flow, measured);
    return t('flows.link', {
      from: titleOf(flow.source),
      to: titleOf(flow.target),
      amount: sayAmount(amount),
      n: formatNumber(flow.transfers.length, shown),
      unknown: formatNumber(unknown, shown),
    });
  };
  const choose = (flow: Flow) => ({
    role: 'button',
    tabIndex: 0,
    'aria-label': said(flow),
    'aria-pressed': isChosen(flow),
    'data-dim': isDim(flow.transfers),
    onClick: () => actions.select(flow.transfers),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      actions.select(flow.transfers);
    },
  });
  const sums = (id: string) => {
    const all = [...forward, ...back];
    const sum = (some: readonly Flow[]): string =>
      sayAmount(some.reduce((whole, flow) => whole + amountOf(flow, measured).amount, 0));
    return t('flows.in-out', {
      in: sum(all.filter(({ target }) => target === id)),
      out: sum(all.filter(({ source }) => source === id)),
    });
  };
  return (
    <svg width={width} height={height} role="group" aria-label={t('flows.picture')}>
      {picture.links.map(({ flow, d, width: thick, isUnknown }) => (
        <g key={`${flow.source}\n${flow.target}`} className="vt-flow" data-thin={isUnknown} {...choose(flow)}>
          <title>{said(flow)}</title>
          <path
            d={d}
            fill="none"
            stroke={colourOf(flow)}
            strokeWidth={thick}
            strokeDasharray={isUnknown ? '5 4' : undefined}
          />
          <path d={d} fill="none" stroke="transparent" strokeWidth={Math.max(12, thick)} />
        </g>
      ))}
      {back.map((flow, at) => {
        const [from, to] = [places.get(flow.source), places.get(flow.target)];
        if (from === undefined || to === undefined) return null;
        const d = arcOf(from, to, floor - at * 6);
        return (
          <g key={`${flow.source}\n${flow.target}`} className="vt-flow" data-thin {...choose(flow)}>
            <title>{said(flow)}</title>
            <path d={d} fill="none" stroke={colourOf(flow)} strokeWidth={THIN} strokeDasharray="2 3" />
          </g>
        );
      })}
      {picture.nodes.map(({ id, x0, x1, y0, y1 }) => {
        const node = graph.nodes.get(id);
        const isKnown = node !== undefined;
        const middle = (y0 + y1) / 2;
        const label = cutLabel(titleOf(id), LABEL - 24, FONT);
        return (
          <g
            key={id}
            className="vt-flow-node"
            data-dim={isKnown && isDim([id])}
            {...(isKnown
              ? {
                  role: 'button',
                  tabIndex: 0,
                  'aria-label': `${titleOf(id)}, ${sums(id)}`,
                  'aria-pressed': selected.has(id),
                  onClick: () => actions.select([id]),
                  onKeyDown: (event: KeyboardEvent) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    actions.select([id]);
                  },
                  onContextMenu: (event) => {
                    event.preventDefault();
                    openMenu({ id, at: { x: event.clientX, y: event.clientY } });
                  },
                }
              : {})}
          >
            <title>{`${titleOf(id)} · ${sums(id)}`}</title>
            <rect
              x={x0}
              y={y0}
              width={x1 - x0}
              height={Math.max(3, y1 - y0)}
              rx={2}
              fill={isKnown ? lookOf(node).colour[scheme] : PALETTE[scheme].quiet}
            />
            <rect
              className="vt-flow-label"
              x={x1 + 3}
              y={middle - 7}
              width={labelWidth(label, FONT) + 6}
              height={14}
              rx={3}
            />
            <text x={x1 + 6} y={middle + 4}>
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
