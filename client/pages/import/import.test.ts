// What the wizard makes of files and of what is said about them, without a page.
import { describe, expect, it } from 'vitest';
import type { ImportContext, Preview } from '#contract/import.ts';
import { attentionOf, surenessOf } from './attention.ts';
import type { ImportFile } from './files-store.ts';
import { faultsOf, freeId, NEW_EVIDENCE, NO_ORIGIN, planOf, requestOf, type Origin } from './origin.ts';
import { turns } from './turns.ts';

const file = (key: string, name = `${key}.csv`): ImportFile => ({
  key,
  name,
  bytes: 1,
  phase: 'ready',
  sent: 1,
  upload: { id: `u-${key}`, name, bytes: 1, sha256: '0'.repeat(64), at: '', options: {} },
  options: {},
  withoutMapping: false,
  isRereading: false,
  skip: false,
});

const context: ImportContext = {
  holders: [{ id: 'P1', type: 'Party', kind: 'merchant', caption: '装修公司' }],
  evidence: [{ id: 'E01', kind: 'mail' }],
  lists: ['L01', 'L02'],
  next: { prefix: 'L', number: 3, width: 2 },
};

const withAll = (all: Partial<Origin['all']>): Origin => ({
  ...NO_ORIGIN,
  all: { ...NO_ORIGIN.all, ...all },
});

describe('the plan of an import', () => {
  it('gives free ids in order and titles from names', () => {
    const plan = planOf([file('a', '一期.v2.csv'), file('b')], withAll({ holder: 'P1' }), context);
    expect(plan.map(({ id, title, holder }) => [id, title, holder])).toEqual([
      ['L03', '一期.v2', 'P1'],
      ['L04', 'b', 'P1'],
    ]);
  });

  it('names what is missing or wrong where it stands', () => {
    const origin: Origin = {
      ...withAll({ obtained: '2015-13', first: '2016-01', last: '2015-05-18' }),
      own: { a: { ...NO_ORIGIN.all, id: 'L01', isOpen: false } },
    };
    const faults = faultsOf(planOf([file('a')], origin, context), origin, context);
    expect(Object.fromEntries(faults)).toEqual({
      'all.obtained': 'import-origin.date-wrong',
      'all.first': 'import-origin.dates-crossed',
      'all.holder': 'import-origin.holder-needed',
      'a.id': 'import-origin.id-taken',
    });
  });

  it('sends only what was said, and what is new only where it is used', () => {
    const origin: Origin = {
      ...withAll({ holder: 'P9', evidence: NEW_EVIDENCE }),
      parties: [
        { id: 'P9', kind: 'retailer', name: '卖场' },
        { id: 'P8', kind: 'retailer', name: '无关' },
      ],
    };
    const request = requestOf(planOf([file('a')], origin, context), origin, context);
    expect(request.lists).toEqual([
      { upload: 'u-a', id: 'L03', title: 'a', holder_id: 'P9', evidence_id: 'E02', reading: {} },
    ]);
    expect(request.parties.map(({ id }) => id)).toEqual(['P9']);
    expect(request.evidence).toEqual([{ id: 'E02', kind: 'seizure' }]);
    expect(freeId('P', ['P01', 'P02'])).toBe('P03');
  });
});

describe('attention', () => {
  const column = (field: Preview['columns'][number]['field'], confidence: number) => ({
    header: '电话',
    field,
    by: 'values',
    confidence,
    alternatives: [],
  });

  it('counts what asks for a decision, not what is only told', () => {
    const problems: Preview['problems'] = [
      { kind: 'id-invalid', level: 'attention', count: 2, rows: [1, 2] },
      { kind: 'no-name', level: 'notice', count: 1, rows: [3] },
    ];
    expect(attentionOf({ columns: [column('phone', 0.6)], problems })).toMatchObject({
      count: 2,
      unsure: ['电话'],
      noKey: false,
    });
    expect(attentionOf({ columns: [column('notes', 0.95)], problems: [] })).toMatchObject({ noKey: true });
    expect(attentionOf({ columns: [column(null, 0)], problems: [] })).toMatchObject({
      noColumn: true,
      count: 1,
    });
    expect(surenessOf({ by: 'columns', confidence: 0 })).toBe('high');
  });
});

it('lets so many work at once and no more', async () => {
  const inTurn = turns(2);
  let [busy, most] = [0, 0];
  const work = async (): Promise<void> => {
    busy += 1;
    most = Math.max(most, busy);
    await new Promise((resolve) => void setTimeout(resolve, 1));
    busy -= 1;
  };
  await Promise.all(Array.from({ length: 7 }, () => inTurn(work)));
  expect([busy, most]).toEqual([0, 2]);
});
