// Counts against a case that was counted by hand (`fixtures/counting`), to the record; marks; rows behind numbers; both ways in.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count as answer } from '#contract/count.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { markFalse, undoMark } from '../../operations/mark-false.ts';
import { ROOT } from '../../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { runQuery } from '../run.ts';
import { countAnswer } from './answer.ts';
import { countScopeOf, type CountScope } from './scope.ts';
import type { CountAnswer } from '../../counting/input.ts';

let temporary: Temporary;
const ask = (more: object = {}) =>
  runQuery(temporary.workspace, 'count', QUERIES.count.params.parse({ case: 'counting', ...more }));
const rows = async (more: object) =>
  runQuery(
    temporary.workspace,
    'count-rows',
    QUERIES['count-rows'].params.parse({ case: 'counting', ...more }),
  );
const deciding = {
  case: 'counting',
  actor: 'test',
  onProgress: () => {},
  signal: new AbortController().signal,
};

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, join(ROOT, 'fixtures/counting/case'));
}, 60_000);
afterAll(() => temporary.remove());

describe('count', { timeout: 60_000 }, () => {
  it('counts the case as it was counted by hand', async () => {
    const found = answer.parse(await ask());
    expect(found.records).toEqual({ seized: 17, false: 2, duplicates: 9, counted: 6 });
    expect(found.people).toBe(5);
    expect(found.falseBy).toEqual({ 'id-checksum': 1, phone: 1, marked: 0 });
    expect(
      found.lists.map(({ list, seized, duplicates, false: wrong, counted }) => [
        list,
        seized,
        wrong,
        duplicates,
        counted,
      ]),
    ).toEqual([
      ['LA', 3, 0, 0, 3],
      ['LB', 8, 2, 4, 2],
      ['LC', 3, 0, 3, 0],
      ['LD', 3, 0, 2, 1],
    ]);
    expect(
      found.readings.map(({ id, records, threshold, reached }) => [id, records, threshold, reached]),
    ).toEqual([
      ['property', 6, 50, false],
      ['other', 6, 5000, false],
    ]);
  });

  it('adds up what a party provided, and brackets what has no price', async () => {
    const found = await ask({ party: 'B1' });
    expect(found.records).toEqual({ seized: 8, false: 2, duplicates: 1, counted: 5 });
    expect(found.people).toBe(4);
    expect(
      found.provided.map(({ to, records, documented, unknown }) => [to, records, documented, unknown]),
    ).toEqual([
      ['M1', 3, 3, 1],
      ['M2', 102, 100, 0],
    ]);
    expect(found.accumulated).toMatchObject({ held: 5, provided: 105, heldNotProvided: 0, total: 105 });
    const [property, other] = found.readings;
    expect(property).toMatchObject({
      records: 105,
      reached: true,
      share: 2.1,
      especially: { threshold: 500, reached: false },
      ownDuty: { threshold: 25, reached: true, especially: { threshold: 250, reached: false } },
      applies: 'unknown',
      rule: '法释〔2017〕10号第五条第一款第（三）项',
    });
    expect(other).toMatchObject({
      records: 105,
      reached: false,
      especially: { threshold: 50_000, reached: false },
    });
    expect(found.gain).toMatchObject({ yuan: 52.4, low: 53.4, high: 54.4, unknown: 1, reached: false });
    expect(
      found.gain.items.map(({ transfer, basis, records, low, high }) => [
        transfer,
        basis,
        records,
        low,
        high,
      ]),
    ).toEqual([
      ['X2', 'documented', 3, 2.4, 2.4],
      ['X3', 'bracketed', 2, 1, 2],
      ['X4', 'unknown', null, null, null],
      ['X5', 'documented', 100, 50, 50],
    ]);
    expect(found.fine.upTo).toBe(524);
    expect(found.periods).toEqual([
      { period: 'before', lists: 1, rows: 8, transfers: 1, yuan: 2.4 },
      { period: 'from', lists: 0, rows: 0, transfers: 1, yuan: 0 },
      { period: 'unknown', lists: 0, rows: 0, transfers: 2, yuan: 50 },
    ]);
  });

  it('gives the other rules for who only received', async () => {
    const found = await ask({ party: 'M1' });
    expect(found.buyer).toMatchObject({ threshold: 50_000, profit: null });
    expect(found.fine.upTo).toBe(500_000);
    expect((await ask({ party: 'B1' })).buyer).toBeNull();
  });

  it('counts a list by itself', async () => {
    const found = await ask({ list: 'LB' });
    expect(found.records).toEqual({ seized: 8, false: 2, duplicates: 1, counted: 5 });
    expect(found.provided).toEqual([expect.objectContaining({ from: 'S1', to: 'B1' })]);
  });

  it('adds classes up in proportion', async () => {
    const found = await ask({ party: 'B1', classes: 'LB=property' });
    // As under the other readings, what was provided is added up over recipients (Art. 11).
    expect(found.readings[2]).toMatchObject({ id: 'classified', records: 105, share: 2.1, reached: true });
    const mixed = await ask({ classes: 'LA=property,LB=safety,LC=other,LD=other' });
    expect(mixed.readings[2]!.share).toBeCloseTo(3 / 50 + 2 / 500 + 1 / 5000, 12);
    await expect(ask({ classes: 'LA=property' })).rejects.toThrow(/LB/);
  });

  it('says that lists of several classes are counted as they were found', async () => {
    const scope = countScopeOf(temporary.workspace.record, {
      case: 'counting',
      party: 'B1',
      identities: 'confirmed',
    });
    const two = { ...scope, scope: ['LB', 'LD'] };
    const tally = { seized: 6, duplicates: 0, false: 0, counted: 6 };
    const found: CountAnswer = {
      lists: [tally, tally],
      falseBy: { 'id-checksum': 0, phone: 0, marked: 0 },
      people: 12,
      accumulated: { provided: [], held: 12, heldNotProvided: 0, total: 24 },
      listed: two.transfers.map(() => null),
      rows: { rows: [], total: 0 },
    };
    const asked = QUERIES.count.params.parse({
      case: 'counting',
      party: 'B1',
      classes: 'LB=property,LD=other',
    });
    const { readings, notes } = countAnswer(asked, two, found);
    expect(readings.map(({ records }) => records)).toEqual([24, 24, 12]);
    expect(notes.filter(({ en }) => en.includes('classes'))).toEqual([
      {
        zh: '名单分属几类：按分类的一项只计查获的 12 条，未按接收方累计（累计为 24 条）',
        en: 'The lists are of several classes: by classes the 12 records that were found are counted, not added up over recipients (which makes 24)',
      },
    ]);
  });

  it('has the gains of all periods make up the gain, counted by a list too', () => {
    const sale = { from: 'B1', to: 'M1', mode: 'sale', price: 0.1 };
    const scope: CountScope = {
      lists: [],
      dates: new Map(),
      scope: [],
      party: 'B1',
      received: [],
      transfers: ['2015-05-01', '2015-06-01', '2015-07-01'].map((on, at) => ({
        ...sale,
        transfer: `X${at}`,
        list: 'L',
        on,
      })),
    };
    const found: CountAnswer = {
      lists: [],
      falseBy: { 'id-checksum': 0, phone: 0, marked: 0 },
      people: 0,
      accumulated: { provided: [], held: 0, heldNotProvided: 0, total: 0 },
      listed: [1, 1, 1],
      rows: { rows: [], total: 0 },
    };
    const { gain, periods } = countAnswer(
      QUERIES.count.params.parse({ case: 'counting', party: 'B1' }),
      scope,
      found,
    );
    expect(gain.yuan).toBe(0.3);
    expect(periods.map(({ period, yuan }) => [period, yuan])).toEqual([['before', 0.3]]);
  });

  it('opens every deduction into rows', async () => {
    const duplicates = await rows({ party: 'B1', of: 'duplicate' });
    expect(duplicates).toMatchObject({
      total: 1,
      rows: [{ list: 'LB', row: 3, sameAs: { list: 'LB', row: 1 } }],
    });
    const wrong = await rows({ of: 'false' });
    expect(wrong.rows.map(({ list, row, reason }) => [list, row, reason])).toEqual([
      ['LB', 5, 'id-checksum'],
      ['LB', 6, 'phone'],
    ]);
    expect((await rows({ of: 'false', reason: 'phone' })).total).toBe(1);
    expect(await rows({ of: 'counted', limit: 2 })).toMatchObject({ shown: 2, total: 6 });
    expect((await rows({ of: 'duplicate', in: 'LC' })).rows.map(({ sameAs }) => sameAs)).toEqual([
      { list: 'LA', row: 1 },
      { list: 'LA', row: 2 },
      { list: 'LA', row: 3 },
    ]);
  });

  it('deducts what an investigator marked, and lets it count again', async () => {
    const made = await markFalse(temporary.workspace, {
      ...deciding,
      list: 'LA',
      rows: [3],
      reason: '查无此人 19900410005',
    });
    expect(made.mark).toMatchObject({ list: 'LA', rows: [3], stands: true });
    expect(made.mark.reason).not.toContain('19900410005');
    const found = await ask();
    // E still counts, by the row of LB.
    expect(found.records).toEqual({ seized: 17, false: 3, duplicates: 8, counted: 6 });
    expect(found.falseBy.marked).toBe(1);
    await undoMark(temporary.workspace, { ...deciding, mark: made.mark.id, reason: 'a slip' });
    expect((await ask()).records.false).toBe(2);
    await expect(
      markFalse(temporary.workspace, { ...deciding, list: 'LA', rows: [9], reason: 'x' }),
    ).rejects.toThrow(/no such rows/);
    expect(temporary.workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('tells how the count moves with the threshold, and meets itself at the one that stands', async () => {
    const { points } = await runQuery(
      temporary.workspace,
      'count-sensitivity',
      QUERIES['count-sensitivity'].params.parse({ case: 'counting' }),
    );
    expect(points.map(({ odds }) => odds)).toEqual([1, 3, 9, 30, 100]);
    expect(points.find(({ standing }) => standing)).toMatchObject({ duplicates: 9, counted: 6 });
  });

  it('never says that anybody is guilty', async () => {
    const text = JSON.stringify(await ask({ party: 'B1' }));
    expect(text).not.toMatch(/有罪|构成犯罪|犯罪嫌疑人|guilty|offender|suspect/i);
  });

  it('is of several lists and parties together, an overview as that of the case', async () => {
    const whole = await ask();
    const all = whole.lists.map(({ list }) => list);
    const several = await ask({ list: all.join(',') });
    expect(several.scope.chosen).toEqual(all);
    expect(several.records).toEqual(whole.records);
    expect(several.readings.map(({ records }) => records)).toEqual(
      whole.readings.map(({ records }) => records),
    );
    const ofParty = await ask({ party: 'B1' });
    const mixed = await ask({ list: ofParty.scope.lists.join(','), party: 'B1' });
    expect(mixed.scope.lists).toEqual(ofParty.scope.lists);
    expect(mixed.records).toEqual(ofParty.records);
    expect(mixed.scope.party).toBeUndefined();
    await expect(ask({ list: 'LA,X9' })).rejects.toThrow(/X9/);
  });

  it('is not found where there is nobody', async () => {
    await expect(ask({ party: 'X9' })).rejects.toThrow(/X9/);
    await expect(ask({ list: 'B1' })).rejects.toThrow(/B1/);
  });
});
