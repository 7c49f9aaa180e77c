// Order in words: neighbours that stayed neighbours.
import type { Telling } from '#contract/lineage.ts';
import { type Saying, words } from './define.ts';

export const order: Saying = ({ k, c, to: { position }, pair, place }) => {
  const places: Telling[] = [];
  for (let a = 1; a < k.lists[c]!.size; a++) {
    if (position[a]! < 1 || position[a]! - position[a - 1]! !== 1) continue;
    places.push(place('order', a, position[a]!));
  }
  return words(
    places.length,
    `相邻两行在来源中也相邻的有 ${places.length} 处（可比 ${pair.order.pairs} 处）`,
    `${places.length} of ${pair.order.pairs} comparable pairs of neighbouring rows are neighbours in the source too`,
    places,
  );
};
