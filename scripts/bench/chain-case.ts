// Writes a case folder that is all chain and no rows: so many elements on the screen; every party invented.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = ['source', 'list-broker', 'merchant', 'tech-firm', 'retailer'];

const table = (header: string, count: number, line: (n: number) => string): string =>
  `${[header, ...Array.from({ length: count }, (_, n) => line(n))].join('\n')}\n`;

/**
 * Writes a case whose overview draws `elements` (divisible by 5): a fifth of them parties, a fifth their handles, and as
 * lines a fifth each of uses, transfers (towards a later tier) and cooperations.
 * @param isDated whether transfers say when, how many records and at what price: days of two years, every tenth a month
 * alone, every seventh nothing
 * @returns the case's id
 */
export function writeChainCase(folder: string, elements: number, isDated = false): string {
  const id = isDated ? `dated-${elements}` : `chain-${elements}`;
  const day = (n: number): string =>
    new Date(Date.UTC(2014, 0, 1 + ((n * 37) % 730))).toISOString().slice(0, n % 10 === 0 ? 7 : 10);
  const said = (n: number): string =>
    !isDated ? '' : n % 7 === 0 ? ',,,' : `,${day(n)},${100 + ((n * 13) % 900)},${n % 2 ? 0.5 : ''}`;
  const count = elements / 5;
  const party = (n: number): string => `P${n % count}`;
  /** The party so many further on, never the same one. */
  const other = (n: number, further: number): string => party(n + 1 + ((further - 1) % (count - 1)));
  const files = {
    'case.json': JSON.stringify({ id, title: `Chain of ${elements}`, timezone: 'Asia/Shanghai' }),
    'lists.csv': table('id,file,holder_id', 0, () => ''),
    'parties.csv': table('id,kind,name', count, (n) => `P${n},${KINDS[n % KINDS.length]},Party ${n}`),
    'handles.csv': table('id,platform,value,party_id', count, (n) => `H${n},qq,${10_000 + n},P${n}`),
    'transfers.csv': table(
      `id,from_id,to_id,mode${isDated ? ',on,records,price_per_record' : ''}`,
      count,
      (n) => {
        const from = n - (n % KINDS.length === KINDS.length - 1 ? 1 : 0);
        return `T${n},${party(from)},${other(from, 1 + KINDS.length * (1 + (n % 7)))},${n % 2 ? 'sale' : 'share'}${said(n)}`;
      },
    ),
    'cooperations.csv': table('a_id,b_id', count, (n) => `${party(n)},${other(n, 11 + (n % 13))}`),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return id;
}
