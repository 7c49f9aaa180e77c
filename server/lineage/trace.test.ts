// Paths back to the source: best first, never against time, never round in a circle, with what lies beyond the seized lists.
import { trace as shape, type ListLineage } from '#contract/lineage.ts';
import { expect, it } from 'vitest';
import { LINEAGE_MODEL, traceList, type TraceInput } from './index.ts';

const parent = (id: string, probability: number, transfer?: string): ListLineage['parents'][number] => ({
  id,
  probability,
  logLR: 3,
  band: 'moderate',
  documented: transfer !== undefined,
  ...(transfer === undefined ? {} : { transfer }),
  sharedOwners: 50,
  channels: [],
});
const derived = (id: string, ...parents: ListLineage['parents']): ListLineage => ({
  id,
  decision: parents.length > 0 ? 'derived' : 'independent',
  parents,
  ranking: [],
  notSeized: 0.1,
});
const trace = (lists: ListLineage[], more: Partial<TraceInput> = {}) =>
  shape.parse(
    traceList({
      list: 'R',
      lineage: { case: 'x', model: LINEAGE_MODEL, lists },
      lists: lists.map(({ id }) => ({ id, holder: `P-${id}` })),
      transfers: [],
      ...more,
    }),
  );
const roads = (answer: ReturnType<typeof trace>): string[] =>
  answer.paths.map(({ steps }) => steps.map(({ list }) => list).join('<'));

it('gives the paths best first, their probability the product of the edges', () => {
  const answer = trace([
    derived('R', parent('M', 0.9), parent('N', 0.6)),
    derived('M', parent('S', 0.5)),
    derived('N', parent('S', 0.9)),
    derived('S'),
  ]);
  expect(roads(answer)).toEqual(['R<N<S', 'R<M<S']);
  expect(answer.paths.map(({ probability }) => probability)).toEqual(
    [0.54, 0.45].map((p) => expect.closeTo(p, 9)),
  );
  expect(answer.paths[0]!.steps[0]!.via).toEqual({
    kind: 'inferred',
    probability: 0.6,
    modelProbability: 0.6,
    band: 'moderate',
  });
  expect(answer.paths[0]!.steps.at(-1)!.via).toBeUndefined();
  expect(answer.firstHolders).toEqual([{ holder: 'P-S', list: 'S', probability: expect.closeTo(0.54, 9) }]);
  expect(answer).toMatchObject({ shown: 2, total: 2, notSeized: 0.1 });
});

it('shows n of N', () => {
  const many = Array.from({ length: 30 }, (_, i) => derived(`S${i}`));
  const answer = trace([derived('R', ...many.map(({ id }) => parent(id, 0.5))), ...many], { limit: 7 });
  expect([answer.paths.length, answer.shown, answer.total]).toEqual([7, 7, 30]);
});

it('counts a documented edge as certain, or by its grade', () => {
  const lists = [derived('R', parent('A', 0.2, 'T1'), parent('B', 0.2, 'T2')), derived('A'), derived('B')];
  const answer = trace(lists, {
    transfers: [
      { transfer: 'T1', from: 'P-A', to: 'P-R', list: 'R', grade: 'A1' },
      { transfer: 'T2', from: 'P-B', to: 'P-R', list: 'R', grade: 'D4' },
    ],
  });
  expect(answer.paths.map(({ probability }) => probability)).toEqual([1, 0.25]);
  // The number beside the step stays the model's: a grade is no probability that the list was copied.
  expect(answer.paths[0]!.steps[0]!.via).toMatchObject({
    kind: 'documented',
    transfer: 'T1',
    probability: 1,
    modelProbability: 0.2,
  });
});

it('never runs against time along a path', () => {
  const lists = [derived('R', parent('M', 0.9, 'T1')), derived('M', parent('S', 0.9)), derived('S')];
  const on = (day: string): string[] =>
    roads(
      trace(lists, {
        lists: [
          { id: 'R', holder: 'P-R' },
          { id: 'M', holder: 'P-M' },
          { id: 'S', holder: 'P-S', firstPossibleOn: '2014-06-10' },
        ],
        transfers: [{ transfer: 'T1', from: 'P-M', to: 'P-R', list: 'R', on: day }],
      }),
    );
  expect(on('2014-06-11')).toEqual(['R<M<S']);
  expect(on('2014-06')).toEqual(['R<M<S']);
  expect(on('2014-05-01')).toEqual(['R<M']);
});

it('does not loop when documents go round in a circle', () => {
  const answer = trace([
    derived('R', parent('A', 0.5, 'T1')),
    derived('A', parent('B', 0.5, 'T2')),
    derived('B', parent('R', 0.5, 'T3'), parent('A', 0.5, 'T4')),
  ]);
  expect(roads(answer)).toEqual(['R<A<B']);
});

it('follows documented senders beyond the first seized list, handles too, and stops where it is disputed', () => {
  const transfers = [
    { transfer: 'T1', from: 'qq-1', to: 'P-R', list: 'R', on: '2015-03-01' },
    { transfer: 'T2', from: 'broker', to: 'qq-1', on: '2015-02-01' },
    { transfer: 'T3', from: 'x', to: 'broker', on: '2015-01-05' },
    { transfer: 'T4', from: 'y', to: 'broker', on: '2015-01-06' },
    { transfer: 'T5', from: 'late', to: 'qq-1', on: '2015-04-01' },
  ];
  const [path] = trace([derived('R')], { transfers }).paths;
  expect(path!.beyond).toEqual([
    { transfer: 'T1', holder: 'qq-1', on: '2015-03-01' },
    { transfer: 'T2', holder: 'broker', on: '2015-02-01' },
  ]);
  const same = [
    ...transfers.slice(0, 4),
    { transfer: 'T6', from: 'source', to: 'broker', list: 'R', on: '2014-12' },
  ];
  expect(trace([derived('R')], { transfers: same }).paths[0]!.beyond.map(({ holder }) => holder)).toEqual([
    'qq-1',
    'broker',
    'source',
  ]);
  const viaParty = trace([derived('R')], {
    transfers: [{ transfer: 'T1', from: 'z', to: 'qq-9', list: 'R' }],
    actorOf: { 'qq-9': 'P-R' },
  });
  expect(viaParty.paths[0]!.beyond).toEqual([{ transfer: 'T1', holder: 'z' }]);
});

it('does not go round in circles beyond the seized lists', () => {
  const transfers = [
    { transfer: 'T1', from: 'a', to: 'P-R', list: 'R' },
    { transfer: 'T2', from: 'b', to: 'a', list: 'R' },
    { transfer: 'T3', from: 'a', to: 'b', list: 'R' },
    { transfer: 'T4', from: 'P-R', to: 'b', list: 'R' },
  ];
  expect(trace([derived('R')], { transfers }).paths[0]!.beyond.map(({ holder }) => holder)).toEqual([
    'a',
    'b',
  ]);
});

it('answers for a list that it has never seen', () => {
  expect(trace([], { list: 'nobody' })).toMatchObject({
    paths: [{ steps: [{ list: 'nobody' }] }],
    notSeized: 1,
  });
});
