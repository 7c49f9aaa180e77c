// Asks for the measures that a style needs, again whenever what is drawn changes; in a worker where that takes time.
import { useEffect, useMemo, useState } from 'react';
import type { GraphNode } from '#contract/graph.ts';
import { measureOf, type Measure, type StyleRules } from '../../state/style-rules.ts';
import type { Drawn } from '../drawn.ts';
import type { MeasureInput } from './measures.ts';
import type { Measured } from './paint.ts';

/** Above this many elements measures are computed in a worker. */
const IN_WORKER = 1000;

const recordsOf = (node: GraphNode | undefined): number => {
  const records = node?.props['records'];
  return typeof records === 'number' ? records : 0;
};

const measureInput = (drawn: Drawn, nodes: ReadonlyMap<string, GraphNode>): MeasureInput => ({
  nodes: drawn.nodes.map(({ id }) => id),
  edges: drawn.edges.map(({ id, source, target }) => ({ source, target, records: recordsOf(nodes.get(id)) })),
});

async function compute(name: Measure, input: MeasureInput, stop: AbortSignal): Promise<[string, number][]> {
  if (input.nodes.length + input.edges.length <= IN_WORKER) {
    const { measureNodes } = await import('./measures.ts');
    return measureNodes(name, input);
  }
  const worker = new Worker(new URL('measures.worker.ts', import.meta.url), { type: 'module' });
  stop.addEventListener('abort', () => worker.terminate());
  try {
    return await new Promise<[string, number][]>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<[string, number][]>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      stop.addEventListener('abort', () => reject(new Error('not wanted any more')));
      worker.postMessage({ name, input }, []);
    });
  } finally {
    worker.terminate();
  }
}

/** The measures that the rules name; one that is not computed yet is missing. */
export function useMeasures(
  drawn: Drawn,
  nodes: ReadonlyMap<string, GraphNode>,
  style: StyleRules,
): Measured {
  const wanted = [...new Set(Object.values(style).flatMap((source) => measureOf(source) ?? []))]
    .sort()
    .join(' ');
  const [found, setFound] = useState<{ drawn: Drawn; measured: Measured }>();
  useEffect(() => {
    if (wanted === '') return undefined;
    const stop = new AbortController();
    const run = async (): Promise<void> => {
      const input = measureInput(drawn, nodes);
      const names = wanted.split(' ') as Measure[];
      const answers = await Promise.all(
        names.map(async (name) => [name, new Map(await compute(name, input, stop.signal))] as const),
      );
      if (!stop.signal.aborted) setFound({ drawn, measured: Object.fromEntries(answers) });
    };
    run().catch((error: unknown) => {
      if (!stop.signal.aborted) reportError(error);
    });
    return () => stop.abort();
  }, [drawn, nodes, wanted]);
  // Of another drawing nothing is said: a legend of what is not drawn would be untrue.
  return useMemo(() => (found?.drawn === drawn ? found.measured : {}), [found, drawn]);
}
