// Explanations: what speaks for and against, against which other proposition, and that they agree with what linkage does.
import { describe, expect, it } from 'vitest';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { explainGroups, explainPair } from './explain.ts';

const pinyin = (name: string): string => name.replace('玮', '伟');
const record = (fields: Partial<NormalRecord>): NormalRecord => ({ phones: [], ...fields });
const home = { complex: '岚溪府', building: '1', unit: '2', room: '301' };

describe('explainPair', () => {
  it('sees one person behind a homophone, by phone and home', () => {
    const phones = ['19900830086'];
    const why = explainPair(
      record({ name: '张伟', phones, ...home }),
      record({ name: '张玮', phones, ...home }),
      {
        pinyin,
      },
    );
    expect(why.probability).toBeGreaterThan(0.9);
    expect(why.fields.find(({ field }) => field === 'name')?.level).toBe('homophone');
    expect(why.logLR).toBeCloseTo(
      why.fields.reduce((sum, { logLR }) => sum + logLR, 0),
      9,
    );
  });

  it('sees a couple behind one phone and home', () => {
    const phones = ['19900830086'];
    const why = explainPair(
      record({ name: '张伟', phones, ...home }),
      record({ name: '李芳', phones, ...home }),
    );
    expect(why.probability).toBeLessThan(0.2);
    expect(why.against).toBe('household');
  });

  it('gives a rare name more weight than a common one', () => {
    const weight = (name: string): number => explainPair(record({ name }), record({ name })).logLR;
    expect(weight('欧阳翡翠')).toBeGreaterThan(weight('王伟') + 2);
  });

  it('takes a damaged ID number for a prefix, and two proved ones that differ for two people', () => {
    const idNumber = '510699196308062614';
    const prefix = explainPair(
      record({ name: '张伟', idNumber }),
      record({ name: '张伟', idPrefix: '510699196308062' }),
    );
    expect(prefix.fields[0]).toMatchObject({ field: 'idNumber', level: 'prefix' });
    expect(prefix.probability).toBeGreaterThan(0.9);
    const other = explainPair(
      record({ name: '张伟', idNumber, phones: ['19900830086'], ...home }),
      record({ name: '张伟', idNumber: '510699197208195836', phones: ['19900830086'], ...home }),
    );
    expect(other).toMatchObject({ probability: 0, excluded: true });
  });
});

describe('explainGroups', () => {
  it('weighs what several records say together', () => {
    const [byPhone, byHome] = [record({ phones: ['19900830086'] }), record({ name: '张伟华', ...home })];
    const whole = record({ name: '张伟华', phones: ['19900830086'], ...home });
    expect(explainPair(byPhone, byHome).probability).toBeLessThan(0.1);
    expect(explainGroups([byPhone, byHome], [whole]).probability).toBeGreaterThan(0.9);
  });

  it('refuses an empty group', () => {
    expect(() => explainGroups([], [record({})])).toThrow(RangeError);
  });
});
