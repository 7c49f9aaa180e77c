// What happened and when: one band per kind, uncertain times as bars, those without a date apart; with the playback and the filter by time.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { ActionIcon, SegmentedControl, Tooltip, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowsHorizontal, IconTimeline, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { RangeBrush } from '../../components/RangeBrush.tsx';
import { formatDay, formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { EmptyView } from '../EmptyView.tsx';
import { useFacetTitle } from '../../panels/facet-title.ts';
import { useTimeRule } from '../../panels/filters/use-time-rule.ts';
import { binsOf } from '../../state/bins.ts';
import { DAY_MS, isoOf } from '#contract/days.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { happeningsOf, spanOf, type Happening } from '../../state/happenings.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { axisOf, panned, zoomed } from './axis.ts';
import { Lanes, type LaneBand } from './Lanes.tsx';
import { bandOf } from './lanes.ts';
import { PlaybackBar } from './PlaybackBar.tsx';
import { TimelineExport } from './TimelineExport.tsx';
import { Undated } from './Undated.tsx';
import { useEntryDays } from './use-entry-days.ts';
import { usePlayback } from './use-playback.ts';
import './timeline.css';

/** Rows that a band may take before it shows counts instead. */
const MOST_ROWS = 12;
const BINS = 60;

type Clock = 'event' | 'entry';

/** Items by the facet they are of, in the order of the legend. */
function grouped(items: readonly Happening[]): [string, Happening[]][] {
  const groups = new Map<string, Happening[]>();
  for (const item of items) {
    const facet = nodeFacet(item.node);
    const same = groups.get(facet);
    if (same === undefined) groups.set(facet, [item]);
    else same.push(item);
  }
  const rank = (facet: string): number => (facet.startsWith('mode:') ? 0 : facet === 'List' ? 1 : 2);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A span with room beside it; more of it at the right, where the labels of the last marks stand. */
const padded = ([from, to]: readonly [number, number]): [number, number] => {
  const long = to - from;
  return [from - Math.max(2, long * 0.03), to + Math.max(2, long * 0.12)];
};

export default function Timeline() {
  const { t, shown } = useTexts();
  const titleOf = useFacetTitle();
  const { caseId, graph, visible, actions } = useWorkspace();
  const [clock, setClock] = useState<Clock>('event');
  const all = useMemo(() => happeningsOf(graph.nodes.values()), [graph]);
  const happened = useMemo(() => happeningsOf(visible.nodes), [visible]);
  const entered = useEntryDays(caseId, happened, clock === 'entry');
  const items = clock === 'event' ? happened : entered.items;
  const span = useMemo(() => spanOf(clock === 'event' ? all : items), [clock, all, items]);
  const bounds = useMemo(() => (span === undefined ? undefined : padded(span)), [span]);
  const [chosen, setChosen] = useState<{ of: typeof bounds; window: [number, number] }>();
  const window = chosen !== undefined && chosen.of === bounds ? chosen.window : bounds;
  const setWindow = useCallback(
    (wanted: [number, number]) => setChosen({ of: bounds, window: wanted }),
    [bounds],
  );
  const { ref, width } = useElementSize();
  const playback = usePlayback(happened);
  const time = useTimeRule();

  const axis = useMemo(
    () => (window === undefined ? undefined : axisOf(window, Math.max(200, width))),
    [window, width],
  );
  const bands = useMemo<LaneBand[]>(() => {
    if (axis === undefined) return [];
    return grouped(items).map(([facet, some]) => ({
      ...bandOf(some, axis, MOST_ROWS),
      facet,
      title: titleOf(facet),
      dated: some.filter(({ sureness }) => sureness !== 'unknown').length,
      total: some.length,
    }));
  }, [items, axis, titleOf]);
  const undated = useMemo(() => items.filter(({ sureness }) => sureness === 'unknown'), [items]);

  const zoom = useCallback(
    (factor: number, around?: number) => {
      if (window === undefined || bounds === undefined) return;
      setWindow(zoomed(window, factor, around ?? (window[0] + window[1]) / 2, bounds));
    },
    [window, bounds, setWindow],
  );
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || axis === undefined) return undefined;
    // Zooming must not scroll the page, so the listener cannot be passive, as React's is.
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, axis.day(event.clientX - element.getBoundingClientRect().left));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [axis, zoom]);
  const pan = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || axis === undefined || window === undefined || bounds === undefined) return;
    if (event.target instanceof Element && event.target.closest('[role=option]') !== null) return;
    const ground = event.currentTarget;
    const start = event.clientX;
    let isMoved = false;
    ground.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent): void => {
      isMoved ||= Math.abs(clientX - start) > 3;
      if (isMoved) setWindow(panned(window, axis.day(start) - axis.day(clientX), bounds));
    };
    ground.addEventListener('pointermove', move);
    ground.addEventListener(
      'lostpointercapture',
      () => {
        ground.removeEventListener('pointermove', move);
        if (!isMoved) actions.select([]);
      },
      { once: true },
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    if (event.ctrlKey || event.metaKey || window === undefined || bounds === undefined) return;
    const far = (window[1] - window[0]) / 5;
    const keys: Record<string, () => void> = {
      '+': () => zoom(1 / 1.4),
      '=': () => zoom(1 / 1.4),
      '-': () => zoom(1.4),
      '0': () => setWindow(bounds),
      '[': () => setWindow(panned(window, -far, bounds)),
      ']': () => setWindow(panned(window, far, bounds)),
      p: () => playback.toggle(),
      '.': () => playback.step(1),
      ',': () => playback.step(-1),
    };
    const run = keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  const dayText = (day: number): string =>
    clock === 'event'
      ? formatDay(isoOf(Math.round(day)), shown)
      : formatMoment(new Date(day * DAY_MS).toISOString(), shown);
  if (happened.length === 0) {
    return (
      <EmptyView
        icon={<IconTimeline size={28} aria-hidden />}
        title={t('timeline.empty')}
        how={t('timeline.empty-how')}
      />
    );
  }
  const buttons = [
    ['graph.zoom-in', IconZoomIn, () => zoom(1 / 1.4)],
    ['graph.zoom-out', IconZoomOut, () => zoom(1.4)],
    ['timeline.whole', IconArrowsHorizontal, () => bounds !== undefined && setWindow(bounds)],
  ] as const;
  return (
    <div className="vt-timeline" onKeyDown={press}>
      <div className="vt-timeline-bar">
        {clock === 'event' && <PlaybackBar playback={playback} />}
        <span className="vt-gap" />
        <SegmentedControl
          size="xs"
          aria-label={t('timeline.clock')}
          value={clock}
          data={[
            { value: 'event', label: t('timeline.by-event') },
            { value: 'entry', label: t('timeline.by-entry') },
          ]}
          onChange={(value) => {
            playback.go(undefined);
            setClock(value === 'entry' ? 'entry' : 'event');
          }}
        />
        <div className="vt-row">
          {buttons.map(([key, Icon, run]) => (
            <Tooltip key={key} label={t(key)}>
              <ActionIcon aria-label={t(key)} disabled={bounds === undefined} onClick={run}>
                <Icon size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
          <TimelineExport happenings={happened} playback={playback} />
        </div>
      </div>
      {clock === 'entry' && entered.error !== null && <ProblemNote error={entered.error} />}
      <div ref={scroller} className="vt-timeline-lanes" onPointerDown={pan} aria-busy={entered.isLoading}>
        <div ref={ref}>
          {axis !== undefined && (
            <Lanes
              bands={bands}
              axis={axis}
              day={clock === 'event' ? playback.day : undefined}
              onOpenCluster={({ items: some }) => {
                actions.select(some.map(({ id }) => id));
                const inner = spanOf(some);
                if (inner !== undefined && bounds !== undefined && inner[1] > inner[0])
                  setWindow([Math.max(bounds[0], inner[0] - 1), Math.min(bounds[1], inner[1] + 1)]);
              }}
            />
          )}
          {undated.length > 0 && <Undated items={undated} isAll={axis === undefined} />}
        </div>
      </div>
      {clock === 'event' && span !== undefined && (
        <div className="vt-timeline-brush">
          <RangeBrush
            label={t('timeline.brush')}
            bins={binsOf(all, span, BINS)}
            shown={binsOf(happened, span, BINS)}
            domain={span}
            from={time.rule.from}
            to={time.rule.to}
            step={1}
            leap={30}
            format={dayText}
            names={{
              from: t('filters.from', { title: time.title }),
              to: t('filters.to', { title: time.title }),
            }}
            onCommit={(from, to) => time.set({ from, to })}
          />
        </div>
      )}
      <VisuallyHidden component="p">{t('timeline.keys')}</VisuallyHidden>
    </div>
  );
}
