import process from 'node:process';
import { inferLineage } from '../../server/lineage/index.ts';
import { DRAW } from '../../server/lineage/infer.ts';
import { count, f1, tally, top1 } from '../train/figures.ts';
import { simulateCase } from './simulate-case.ts';
const [profile = 'default', from = '500', n = '1', oracle] = process.argv.slice(2);
const total = tally();
for (let seed = Number(from); seed < Number(from) + Number(n); seed++) {
  const a = performance.now();
  const one = await simulateCase(seed, profile, { oracle: oracle as 'true order', keep: '/tmp/sim-keep' });
  const b = performance.now();
  const t = tally();
  const scored = inferLineage(one.input).lists.flatMap(({ id, ranking }) =>
    ranking
      .filter(({ relation }) => relation === 'parent')
      .map(({ id: parent, probability }) => ({ child: id, parent, value: probability })),
  );
  count(t, one, scored, DRAW);
  count(total, one, scored, DRAW);
  const sources = [...one.truth.nearest.values()].map((s) => s.size);
  console.log(
    seed,
    one.stats,
    'simulate+read+link',
    Math.round(b - a),
    'infer',
    Math.round(performance.now() - b),
    'withSource',
    sources.filter((s) => s > 0).length,
    'edges',
    sources.reduce((x, y) => x + y, 0),
    'top1',
    top1(t).toFixed(3),
    'F1',
    f1(t).toFixed(3),
  );
}
console.log('TOTAL', top1(total).toFixed(3), f1(total).toFixed(3));
