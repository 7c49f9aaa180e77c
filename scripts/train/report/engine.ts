// What the engine answers, in the form that is measured: its ranking, its edges, its doubt.
import { inferLineage, type LineageInput } from '../../../server/lineage/index.ts';
import type { Truth } from '../../simulate/truth.ts';
import type { Said } from './scored.ts';

export function engineSays(input: LineageInput, truth: Truth): Said {
  const { lists } = inferLineage(input);
  return {
    truth,
    ranking: lists.flatMap(({ id, ranking }) =>
      ranking
        .filter(({ relation }) => relation === 'parent')
        .map(({ id: parent, probability }) => ({ child: id, parent, value: probability })),
    ),
    drawn: lists.flatMap(({ id, parents }) =>
      parents.map(({ id: parent, probability }) => ({ child: id, parent, value: probability })),
    ),
    notSeized: new Map(lists.map(({ id, notSeized }) => [id, notSeized])),
  };
}
