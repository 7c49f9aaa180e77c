// Days as whole numbers since 1970-01-01, for axes and brushes: a day of the case has no time zone.

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** The day of an ISO date or month (its first day); undefined where it is none. */
export function dayOf(date: string): number | undefined {
  const at = Date.parse(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.round(at / DAY_MS);
}

/** A day as ISO date: 16573 → `2015-05-18`. */
export const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
