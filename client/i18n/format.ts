// Numbers, dates and yuan as the language writes them.
import type { Language } from '#contract/text.ts';

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

const numbers: Record<Language, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat(LOCALE.zh, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 2 }),
};

/** 12,345 */
export const formatNumber = (value: number, shown: Language): string => numbers[shown].format(value);

/** ¥0.80 */
export const formatYuan = (value: number, shown: Language): string =>
  new Intl.NumberFormat(LOCALE[shown], {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
  }).format(value);

/** 42% */
export const formatProbability = (value: number, shown: Language): string =>
  new Intl.NumberFormat(LOCALE[shown], {
    style: 'percent',
    maximumFractionDigits: value > 0.99 ? 1 : 0,
  }).format(value);

/** A probability that is never said to be 0 or 1, for nothing is that sure. */
export function formatSureness(value: number, shown: Language): string {
  if (value > 0.999) return '> 99.9%';
  if (value < 0.001) return '< 0.1%';
  const digits = value > 0.99 || value < 0.01 ? 1 : 0;
  return new Intl.NumberFormat(LOCALE[shown], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A day (`2015-05-18`) or month (`2015-05`) of the case, without any time zone; other texts as they are. */
export function formatDay(value: string, shown: Language): string {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value);
  if (found === null) return value;
  const [, year, month, day] = found;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  return new Intl.DateTimeFormat(LOCALE[shown], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(at);
}

/** A moment in the time zone of the person, to the second. */
export const formatMoment = (value: string, shown: Language): string =>
  new Intl.DateTimeFormat(LOCALE[shown], { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(value),
  );

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** 12 kB */
export function formatBytes(value: number, shown: Language): string {
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(LOCALE[shown], {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(value / 1000 ** power);
}
