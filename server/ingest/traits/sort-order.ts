// The order of a column: by number, by character or by pinyin, upwards or downwards.
import type { ColumnTrait } from './define.ts';

/** After so many changes an order that holds for fewer than MOSTLY of them is given up. */
const TRIED = 500;
const MOSTLY = 0.9;
/** An order that holds for fewer changes is none. */
const SORTED = 0.98;
const FEWEST = 10;
/** After so many rows one in SPARSELY is compared with the one before it: an order does not need every row to be seen. */
const CLOSELY = 2_000;
const SPARSELY = 16;

const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const NUMBER = /^-?\d{1,15}(?:\.\d+)?$/;

interface Order {
  by: 'number' | 'text' | 'pinyin';
  up: number;
  down: number;
}

const numberOf = (text: string): number => (NUMBER.test(text) ? Number(text) : Number.NaN);

/** Above zero where the second value comes behind the first, below where before; NaN where it cannot be said. */
const WAYS = {
  number: (a: string, b: string): number => numberOf(b) - numberOf(a),
  text: (a: string, b: string): number => (a < b ? 1 : -1),
  pinyin: (a: string, b: string): number => collator.compare(b, a),
} as const;

const shareOf = ({ up, down }: Order): number => Math.max(up, down) / Math.max(1, up + down);

/** Changes from one row to the next, whichever way; equal neighbours say nothing. */
export const sortOrder: ColumnTrait<'sort'> = () => {
  let orders: Order[] = (['number', 'text', 'pinyin'] as const).map((by) => ({ by, up: 0, down: 0 }));
  let before: string | undefined;
  let [seen, compared] = [0, 0];
  return {
    cell(text) {
      const last = before;
      before = text;
      seen += 1;
      if (last === undefined || last === text || (seen > CLOSELY && seen % SPARSELY !== 0)) return true;
      compared += 1;
      for (const order of orders) {
        const way = WAYS[order.by](last, text);
        if (way > 0) order.up += 1;
        else if (way < 0) order.down += 1;
      }
      if (compared % TRIED === 0)
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
