// The order of a column: by number, by character or by pinyin, upwards or downwards.
import type { ColumnTrait } from './define.ts';

/** After so many changes an order that holds for fewer than MOSTLY of them is given up. */
const TRIED = 500;
const MOSTLY = 0.9;
/** An order that holds for fewer changes is none. */
const SORTED = 0.98;
const FEWEST = 10;
/** Pinyin is slow to compare: after the first changes one row in so many is looked at. */
const SPARSELY = 16;

const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const NUMBER = /^-?\d{1,15}(?:\.\d+)?$/;

interface Order {
  by: 'number' | 'text' | 'pinyin';
  /** Below zero where `b` comes before `a`, above where behind; NaN where it cannot say. */
  compare(a: string, b: string): number;
  up: number;
  down: number;
}

const ORDERS = (): Order[] => [
  {
    by: 'number',
    compare: (a, b) => (NUMBER.test(a) && NUMBER.test(b) ? Number(b) - Number(a) : Number.NaN),
    up: 0,
    down: 0,
  },
  { by: 'text', compare: (a, b) => (a < b ? 1 : a > b ? -1 : 0), up: 0, down: 0 },
  { by: 'pinyin', compare: (a, b) => collator.compare(b, a), up: 0, down: 0 },
];

const shareOf = ({ up, down }: Order): number => Math.max(up, down) / Math.max(1, up + down);

/** Changes from one row to the next, whichever way; equal neighbours say nothing. */
export const sortOrder: ColumnTrait<'sort'> = () => {
  let orders = ORDERS();
  let before: string | undefined;
  let seen = 0;
  return {
    cell(text) {
      const last = before;
      before = text;
      if (last === undefined || last === text) return true;
      seen += 1;
      for (const order of orders) {
        if (order.by === 'pinyin' && seen > TRIED && seen % SPARSELY !== 0) continue;
        const way = order.compare(last, text);
        if (way > 0) order.up += 1;
        else if (way < 0) order.down += 1;
      }
      if (seen % TRIED === 0)
        orders = orders.filter((order) => order.up + order.down > 0 && shareOf(order) >= MOSTLY);
      return orders.length > 0;
    },
    end() {
      const sorted = orders.filter((order) => order.up + order.down >= FEWEST && shareOf(order) >= SORTED);
      const [best] = sorted.sort((a, b) => shareOf(b) - shareOf(a));
      if (best === undefined) return undefined;
      return {
        direction: best.up >= best.down ? 'ascending' : 'descending',
        by: best.by,
        share: Math.round(shareOf(best) * 10_000) / 10_000,
      };
    },
  };
};
