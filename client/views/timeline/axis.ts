// The axis of time: from days to px and back, and where its ticks stand.
import { dayOf, isoOf } from '#contract/days.ts';

export interface Axis {
  /** The first and the last day in sight. */
  window: readonly [number, number];
  width: number;
  x(day: number): number;
  day(x: number): number;
}

export function axisOf(window: readonly [number, number], width: number): Axis {
  const [from, to] = window;
  const perDay = width / (to - from || 1);
  return { window, width, x: (day) => (day - from) * perDay, day: (x) => from + x / perDay };
}

/** The least that may be in sight (days), so that a day is still a place and not the whole page. */
const LEAST = 3;

/** The window made smaller or larger around a day, within the bounds of what there is. */
export function zoomed(
  [from, to]: readonly [number, number],
  factor: number,
  around: number,
  [least, most]: readonly [number, number],
): [number, number] {
  const length = Math.max(LEAST, Math.min(most - least, (to - from) * factor));
  const share = (around - from) / (to - from || 1);
  const start = Math.max(least, Math.min(most - length, around - share * length));
  return [start, start + length];
}

/** The window moved by days, within the bounds of what there is. */
export function panned(
  [from, to]: readonly [number, number],
  by: number,
  [least, most]: readonly [number, number],
): [number, number] {
  const start = Math.max(least, Math.min(most - (to - from), from + by));
  return [start, start + (to - from)];
}

export interface Tick {
  day: number;
  /** ISO text as exact as the tick is: a day, a month, or a year. */
  text: string;
}

/** Steps of ticks in months; below a month in days. */
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];
const DAYS = [1, 2, 7, 14];

const monthsOf = (day: number): number => {
  const [year = 0, month = 1] = isoOf(Math.floor(day)).split('-').map(Number);
  return year * 12 + month - 1;
};

/** Ticks at days, months or years that people know, at least `gap` px apart. */
export function ticksOf({ window: [from, to], width }: Axis, gap = 90): Tick[] {
  const perDay = width / (to - from || 1);
  const days = DAYS.find((step) => step * perDay >= gap);
  const ticks: Tick[] = [];
  if (days !== undefined) {
    for (let day = Math.ceil(from / days) * days; day <= to; day += days)
      ticks.push({ day, text: isoOf(day) });
    return ticks;
  }
  const months = MONTHS.find((step) => step * 30 * perDay >= gap) ?? MONTHS.at(-1)!;
  for (let at = Math.ceil(monthsOf(from) / months) * months; ; at += months) {
    const text = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
    const day = dayOf(text);
    if (day === undefined || day > to) return ticks;
    if (day >= from) ticks.push({ day, text: months >= 12 ? text.slice(0, 4) : text });
  }
}
