/** How long exports take of a generated graph of 100,000 elements, format by format: `node scripts/run.mjs scripts/bench/export.ts [FORMAT…]`. */
import { Writable } from 'node:stream';
import process from 'node:process';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { EXPORTERS } from '../../server/exporters/registry.ts';

const OWNERS = 40_000;

const node = (type: GraphNode['type'], id: string, props: GraphNode['props']): GraphNode => ({
  id,
  type,
  caption: `${id} 王*`,
  entry: 7,
  props,
});

const owners = Array.from({ length: OWNERS }, (_, at) => node('Owner', `o-${at}`, { records: (at % 5) + 1 }));
const lists = Array.from({ length: 20 }, (_, at) =>
  node('List', `L${at}`, { rows: 3000, obtained_on: '2015-05-18' }),
);
const edges = Array.from({ length: 60_000 - 20 }, (_, at): GraphEdge => {
  const [source, target] = [`L${at % 20}`, `o-${at % OWNERS}`];
  return {
    id: `${source}-CONTAINS.${at}->${target}`,
    type: 'CONTAINS',
    source,
    target,
    entry: 9,
    props: { row: at },
  };
});

const graph = {
  case: { id: 'bench', title: '基准' },
  nodes: [...lists, ...owners],
  edges,
  total: lists.length + owners.length + edges.length,
  language: 'zh' as const,
  entryTime: () => '2026-01-01T00:00:00.000Z',
};

const wanted = process.argv.slice(2);
for (const { format, write } of EXPORTERS) {
  if (wanted.length > 0 && !wanted.includes(format)) continue;
  let bytes = 0;
  const before = performance.now();
  await write(
    graph,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        done();
      },
    }),
  );
  const seconds = ((performance.now() - before) / 1000).toFixed(2);
  process.stdout.write(`${format}: ${graph.total} elements, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s\n`);
}
