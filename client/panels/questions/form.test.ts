// Forms and answers come from the contract alone: a query that this client has never seen has both.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseParams, defineQuery, elementRef, page, rowsOf, type Query } from '#contract/queries/define.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { answerOf, columnsOf, countsOf, faultsOf, formOf, limitAfter, paramsFrom } from './form.ts';

const unseen = defineQuery({
  name: 'unseen',
  path: '/api/cases/:case/lists/:list/unseen',
  title: { zh: '新问题', en: 'New question' },
  help: { zh: '说明', en: 'Help' },
  menu: true,
  labels: { least: { zh: '至少', en: 'At least' } },
  params: caseParams.extend({
    list: elementRef('List'),
    least: z.coerce.number().int().min(2).max(9).default(3),
    share: z.coerce.number().optional(),
    mode: z.enum(['sale', 'theft']).optional(),
    word: z.string().optional(),
    ...page.shape,
  }),
  result: rowsOf(z.object({ id: z.string(), times: z.number().int() })),
}) as unknown as Query;
const named = (name: string) => ({ zh: name, en: name });
const paths = QUERIES.paths as unknown as Query;

describe('formOf', () => {
  it('makes an input of every parameter that the page does not know itself', () => {
    expect(formOf(unseen)).toEqual([
      {
        name: 'list',
        label: named('list'),
        isRequired: true,
        initial: '',
        input: { as: 'element', types: ['List'] },
      },
      {
        name: 'least',
        label: { zh: '至少', en: 'At least' },
        isRequired: false,
        initial: '3',
        input: { as: 'number', isInteger: true, min: 2, max: 9 },
      },
      {
        name: 'share',
        label: named('share'),
        isRequired: false,
        initial: '',
        input: { as: 'number', isInteger: false },
      },
      {
        name: 'mode',
        label: named('mode'),
        isRequired: false,
        initial: '',
        input: { as: 'choice', values: ['sale', 'theft'] },
      },
      { name: 'word', label: named('word'), isRequired: false, initial: '', input: { as: 'text' } },
    ]);
  });

  it('picks elements for the ends of a path', () => {
    expect(formOf(paths).map(({ name, input }) => [name, input.as])).toEqual([
      ['from', 'element'],
      ['to', 'element'],
      ['hops', 'number'],
    ]);
  });
});

describe('what is sent', () => {
  it('leaves out what is empty and adds the case', () => {
    expect(paramsFrom(unseen, 'deyang', { list: 'L1', least: '4', word: '', other: 'x' })).toEqual({
      case: 'deyang',
      list: 'L1',
      least: '4',
    });
  });

  it('is held to the contract first', () => {
    const faults = faultsOf(unseen, { case: 'deyang', least: '40' });
    expect([...faults].sort()).toEqual([
      ['least', 'wrong'],
      ['list', 'needed'],
    ]);
    expect(faultsOf(unseen, { case: 'deyang', list: 'L1', least: '4' }).size).toBe(0);
  });

  it('asks for more up to what the query gives', () => {
    expect(limitAfter(unseen, 100)).toBe(200);
    expect(limitAfter(unseen, 5000)).toBeUndefined();
    expect(limitAfter(paths, 45)).toBe(50);
    expect(limitAfter(QUERIES.lists as unknown as Query, 5)).toBeUndefined();
  });
});

describe('answerOf', () => {
  it('is a table for rows, with the columns of the schema though there is no row', () => {
    const value = { rows: [], shown: 0, total: 0 };
    expect(columnsOf(unseen)).toEqual(['id', 'times']);
    expect(answerOf(unseen, value)).toEqual({ as: 'rows', columns: ['id', 'times'], rows: [] });
    expect(countsOf(value)).toEqual({ shown: 0, total: 0 });
  });

  it('is paths for paths, and nested for all else', () => {
    const value = { paths: [{ nodes: ['S', 'L1'], edges: ['S-HOLDS->L1'] }], shown: 1, total: 1 };
    expect(answerOf(paths, value)).toMatchObject({ as: 'paths', paths: value.paths });
    expect(answerOf(QUERIES.lists as unknown as Query, { lists: [] })).toEqual({
      as: 'other',
      value: { lists: [] },
    });
  });
});
