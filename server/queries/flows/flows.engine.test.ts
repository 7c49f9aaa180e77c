// Flows on both engines over the same small graph: what is fetched, what is reached, which ways there are.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { flowPaths } from '../../flows/paths.ts';
import { reachFrom } from '../../flows/reach.ts';
import { flowSteps, timesOf, turned } from '../../flows/steps.ts';
import { project } from '../../graph/projection.ts';
import { applySchema } from '../../graph/schema.ts';
import { embedded, type Opened, server } from '../../graph/testing/engines.ts';
import { sample } from '../../graph/testing/sample.ts';
import { fetchFlows, partOf } from './fetch-flows.ts';

const uri = inject('neo4jUri');
const opened: Opened[] = [];

beforeAll(async () => {
  opened.push(await embedded());
  if (uri !== undefined) opened.push(await server(uri));
  for (const { engine } of opened) {
    await applySchema(engine);
    await project(engine, sample());
  }
}, 300_000);
afterAll(async () => {
  for (const { close } of opened) await close();
});

const ALL = { least: 0, through: 'parties' } as const;

/** The same of every engine; their answers must be equal. */
async function each<T>(
  work: (fetched: Awaited<ReturnType<typeof fetchFlows>>) => T,
  start: string,
): Promise<T> {
  const answers: T[] = [];
  for (const { engine } of opened) answers.push(work(await fetchFlows(engine, 'c1', start, 12)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0]!;
}

describe('flows on both engines', { timeout: 120_000 }, () => {
  test('reach what a source can have led to, and turn round', async () => {
    const down = await each((flows) => {
      const { from } = flowSteps(flows, ALL, ['P1']);
      return [...reachFrom({ steps: from, time: timesOf(flows) }, 'P1', false)];
    }, 'P1');
    // T1 is of March, T2 of the first of April: certainly after it; T3 has no date.
    expect(Object.fromEntries(down)).toMatchObject({
      T1: 'certain',
      P2: 'certain',
      T2: 'certain',
      P3: 'certain',
      T3: 'possible',
    });
    const up = await each((flows) => {
      const { from } = flowSteps(flows, ALL, ['P5']);
      return [...reachFrom({ steps: turned(from), time: timesOf(flows) }, 'P5', true)].map(([id]) => id);
    }, 'P5');
    expect(up).toEqual(expect.arrayContaining(['L4', 'L2', 'L1', 'P1', 'T3', 'H1', 'P2']));
  });

  test('find the ways between two, and the elements along them', async () => {
    const { paths, part } = await each((flows) => {
      const { from } = flowSteps(flows, { ...ALL, least: 0.7 }, ['P1', 'P5']);
      const found = flowPaths(from, timesOf(flows), { from: 'P1', to: 'P5' }, 12);
      return { ...found, part: partOf(flows, new Set(found.paths[0]?.nodes)) };
    }, 'P1');
    expect(paths[0]?.nodes).toEqual(['P1', 'L1', 'L2', 'L4', 'P5']);
    expect(paths.map(({ nodes }) => nodes.join(' '))).toContain('P1 T1 P2 H1 T3 P5');
    expect(part.nodes.map(({ id }) => id)).toEqual(paths[0]?.nodes);
  });

  test('refuse what the case does not have', async () => {
    await expect(fetchFlows(opened[0]!.engine, 'c1', 'nobody', 3)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
