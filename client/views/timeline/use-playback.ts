// The playback: its day, its pace, and the light it throws on the graph while it is on.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useReducedMotion } from '@mantine/hooks';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { spanOf, type Happening } from '../../state/happenings.ts';
import { arrivedBy, companionsOf, litBy, stepsOf, type PlaybackOptions } from './playback.ts';

/** How long the whole takes at pace 1 (s), how often it is drawn anew (ms), and how long a step stands where motion is not wanted. */
const WHOLE_S = 20;
const TICK_MS = 100;
const STILL_MS = 1000;

export const PACES = [0.5, 1, 2, 4] as const;

export interface Playback {
  /** Undefined while it is off. */
  day: number | undefined;
  isPlaying: boolean;
  pace: number;
  isLooped: boolean;
  options: PlaybackOptions;
  steps: readonly number[];
  /** What has come by the day, and how many have a date at all, out of all. */
  arrived: number;
  dated: number;
  total: number;
  litAt(day: number): Set<string>;
  go(day: number | undefined): void;
  step(by: 1 | -1): void;
  toggle(): void;
  setPace(pace: number): void;
  setLooped(isLooped: boolean): void;
  setOptions(options: PlaybackOptions): void;
}

export function usePlayback(happenings: readonly Happening[]): Playback {
  const { visible } = useWorkspace();
  const { light } = useSurface();
  const isStill = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const [day, go] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const [pace, setPace] = useState<number>(1);
  const [isLooped, setLooped] = useState(false);
  const [options, setOptions] = useState<PlaybackOptions>({ mode: 'sum', days: 30, uncertain: 'first' });
  const steps = useMemo(() => stepsOf(happenings, options.uncertain), [happenings, options.uncertain]);
  const companions = useMemo(() => companionsOf(visible.edges), [visible]);
  const litAt = useCallback(
    (at: number) => litBy(arrivedBy(happenings, at, options), companions, visible.edges),
    [happenings, options, companions, visible],
  );
  const arrived = useMemo(
    () => (day === undefined ? [] : arrivedBy(happenings, day, options)),
    [happenings, day, options],
  );
  // Between two steps nothing changes: the graph is lit anew only when something comes or goes.
  const key = day === undefined ? undefined : `${arrived.length} ${arrived.at(0)?.id} ${arrived.at(-1)?.id}`;
  const shown = useRef<{ key: string | undefined; litAt: typeof litAt }>({ key: undefined, litAt });
  const now = useRef(day);
  useEffect(() => {
    now.current = day;
    if (shown.current.key === key && (key === undefined || shown.current.litAt === litAt)) return;
    shown.current = { key, litAt };
    light(day === undefined ? undefined : litAt(day));
  }, [day, key, litAt, light]);
  useEffect(() => () => light(undefined), [light]);

  const span = useMemo(() => spanOf(happenings), [happenings]);
  useEffect(() => {
    if (!isPlaying || span === undefined) return undefined;
    const [first, last] = span;
    const timer = setInterval(
      () => {
        const at = now.current ?? first;
        const next = isStill
          ? steps.find((each) => each > at)
          : at + ((last - first) * pace * TICK_MS) / (WHOLE_S * 1000);
        if (next !== undefined && next < last) go(next);
        else if (at < last) go(last);
        else if (isLooped) go(first);
        else setPlaying(false);
      },
      isStill ? STILL_MS / pace : TICK_MS,
    );
    return () => clearInterval(timer);
  }, [isPlaying, isStill, isLooped, pace, span, steps]);

  return {
    day,
    isPlaying,
    pace,
    isLooped,
    options,
    steps,
    arrived: arrived.length,
    dated: happenings.filter(({ sureness }) => sureness !== 'unknown').length,
    total: happenings.length,
    litAt,
    go(at) {
      if (at === undefined) setPlaying(false);
      go(at);
    },
    step(by) {
      setPlaying(false);
      const at = day ?? (by === 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
      const next = by === 1 ? steps.find((each) => each > at) : steps.findLast((each) => each < at);
      if (next !== undefined) go(next);
    },
    toggle() {
      // At the end it begins again.
      if (!isPlaying && span !== undefined && (day === undefined || day >= span[1])) go(span[0]);
      setPlaying(!isPlaying);
    },
    setPace,
    setLooped,
    setOptions,
  };
}
