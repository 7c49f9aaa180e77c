// Rivals and relations in words: this source beside the strongest other.
import { type Explaining, plural, type Saying, type Words, words } from './define.ts';

const beside = (name: string, x: Explaining): Words => {
  const { agreements, index, others } = x.evidence;
  const i = index.get(x.p)!;
  let best = -1;
  for (const [j, q] of others.entries()) {
    if (j === i || x.k.mayPrecede[q * x.k.n + x.c] === 0) continue;
    const gain = agreements.cells[j * agreements.size + i]!;
    if (best < 0 || gain > agreements.cells[best * agreements.size + i]!) best = j;
  }
  if (best < 0) return words(0, '没有其他候选来源', 'There is no other candidate');
  const rival = x.k.lists[others[best]!]!.id;
  const theirs = agreements.cells[best * agreements.size + i]!;
  const ours = agreements.cells[i * agreements.size + best]!;
  if (name === 'relations') {
    const rows = agreements.rows[i * agreements.size + best]!;
    return words(
      rows,
      `与其他可能来源一并考虑：有 ${rows} 行在该来源中而不在 ${rival} 中`,
      `Weighed beside the other likely sources: ${plural(rows, 'row is', 'rows are')} in this source and not in ${rival}`,
    );
  }
  return words(
    ours + theirs,
    `与最强竞争者 ${rival} 相比：有 ${ours} 格只与该来源一致，${theirs} 格只与 ${rival} 一致`,
    `Against the strongest rival ${rival}: ${plural(ours, 'cell agrees', 'cells agree')} with this source only, ${theirs} with ${rival} only`,
  );
};

export const rivals: Saying = (x) => beside('rivals', x);
export const relations: Saying = (x) => beside('relations', x);
