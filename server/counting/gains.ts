// Gains from sales: from documented prices, bracketed where the price is not known, and said to be unknown where the number is not either.
import type { Count, GainItem } from '#contract/count.ts';
import {
  citationOf,
  ESPECIALLY,
  FINE_TIMES,
  FINE_WITHOUT_GAIN,
  OWN_DUTY,
  PRICE_BRACKET,
  SERIOUS_GAIN,
} from './rules.ts';

/** A documented transfer as it is counted. `listed` is the number of records that count of the list that was handed over. */
export interface CountedTransfer {
  transfer: string;
  from: string;
  to: string;
  mode: string;
  on?: string;
  price?: number;
  records?: number;
  listed?: number;
}

/** Yuan to the fen. */
const yuan = (value: number): number => Math.round(value * 100) / 100;

/** What one transfer brought; undefined where nothing was sold. */
function gainOf(one: CountedTransfer): GainItem | undefined {
  const { transfer, from, to, mode, on, price, listed } = one;
  if (mode !== 'sale' && !(mode === 'unknown' && price !== undefined)) return undefined;
  const records = one.records ?? listed ?? null;
  const recordsFrom = one.records !== undefined ? 'document' : listed === undefined ? null : 'list';
  const at = (each: number): number | null => (records === null ? null : yuan(each * records));
  const basis = records === null ? 'unknown' : price === undefined ? 'bracketed' : 'documented';
  return {
    transfer,
    from,
    to,
    mode,
    ...(on === undefined ? {} : { on }),
    records,
    recordsFrom,
    price: price ?? null,
    low: at(price ?? PRICE_BRACKET.low),
    high: at(price ?? PRICE_BRACKET.high),
    basis,
  };
}

const sum = (items: readonly GainItem[], of: 'low' | 'high'): number =>
  yuan(items.reduce((total, item) => total + (item[of] ?? 0), 0));

/** The gains of some transfers. */
export function gainsOf(transfers: readonly CountedTransfer[]): Count['gain'] {
  const items = transfers.flatMap((one) => gainOf(one) ?? []);
  const documented = sum(
    items.filter(({ basis }) => basis === 'documented'),
    'low',
  );
  const [low, high] = [sum(items, 'low'), sum(items, 'high')];
  const unknown = items.filter(({ basis }) => basis === 'unknown').length;
  const bracketed = items.filter(({ basis }) => basis === 'bracketed').length;
  const zhMore = [
    ...(bracketed > 0 ? [`另有 ${bracketed} 笔无单价，按每条 0.5–1 元估计，合计 ${low}–${high} 元`] : []),
    ...(unknown > 0 ? [`${unknown} 笔条数不明，无法计算`] : []),
  ];
  const enMore = [
    ...(bracketed > 0
      ? [`${bracketed} sales have no price: at 0.5 to 1 yuan a record it is ${low} to ${high} yuan in all`]
      : []),
    ...(unknown > 0
      ? [`of ${unknown} sales the number of records is not known, and nothing can be said`]
      : []),
  ];
  return {
    yuan: documented,
    low,
    high,
    rule: citationOf('serious-gain'),
    threshold: SERIOUS_GAIN,
    reached: documented >= SERIOUS_GAIN,
    reachedAtMost: high >= SERIOUS_GAIN,
    especially: {
      threshold: SERIOUS_GAIN * ESPECIALLY,
      reached: documented >= SERIOUS_GAIN * ESPECIALLY,
      rule: citationOf('especially'),
    },
    ownDuty: {
      threshold: SERIOUS_GAIN * OWN_DUTY,
      reached: documented >= SERIOUS_GAIN * OWN_DUTY,
      rule: citationOf('own-duty'),
    },
    items,
    unknown,
    text: {
      zh: [`有单价和条数可查的销售共 ${documented} 元，标准 ${SERIOUS_GAIN} 元`, ...zhMore].join('；'),
      en: [
        `sales with a documented price and number come to ${documented} yuan, against a threshold of ${SERIOUS_GAIN}`,
        ...enMore,
      ].join('; '),
    },
  };
}

/** What consumer law allows as a fine. */
export function fineOf({ yuan: gained, high }: Count['gain']): Count['fine'] {
  const rule = citationOf('consumer-fine');
  if (high === 0)
    return {
      upTo: FINE_WITHOUT_GAIN,
      rule,
      text: {
        zh: `未见违法所得：罚款上限 ${FINE_WITHOUT_GAIN} 元`,
        en: `no gain is known: a fine of up to ${FINE_WITHOUT_GAIN} yuan`,
      },
    };
  const upTo = yuan((gained > 0 ? gained : high) * FINE_TIMES);
  const isEstimate = gained === 0;
  return {
    upTo,
    rule,
    text: {
      zh: `罚款上限为违法所得的 ${FINE_TIMES} 倍：${upTo} 元${isEstimate ? '（所得为估计数）' : ''}`,
      en: `a fine of up to ${FINE_TIMES} times the gain: ${upTo} yuan${isEstimate ? ' (the gain is an estimate)' : ''}`,
    },
  };
}
