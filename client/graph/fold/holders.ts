// Folds lists and idle handles into who holds them, which then says how many lists there are.
import type { Drawn, Words } from '../drawn.ts';
import { redirect } from './redirect.ts';

export function foldHolders(drawn: Drawn, words: Pick<Words, 'holding'>): Drawn {
  const known = new Map(drawn.nodes.map((node) => [node.id, node]));
  const into = new Map<string, string>();
  const lists = new Map<string, number>();
  for (const { id, type, holder } of drawn.nodes) {
    if (holder === undefined || !known.has(holder)) continue;
    into.set(id, holder);
    if (type === 'List') lists.set(holder, (lists.get(holder) ?? 0) + 1);
  }
  const holders = [...lists].flatMap(([id, count]) => {
    const node = known.get(id);
    return node === undefined ? [] : [{ ...node, label: words.holding(node.label, count) }];
  });
  return redirect(drawn, into, holders);
}
