// What goes into a file that is cut to some lists: with what goes, the entry that it began with, by which all of it can be taken back.
import { expect, it } from 'vitest';
import { BATCHES } from '../../record/index.ts';
import { assertCase, CASE, newRecord, people } from '../../record/testing/records.ts';
import { surveyOf } from './survey.ts';

it.each(BATCHES)(
  'the entry that began a batch of kind %s goes with what is left of the batch',
  async (action) => {
    const { record } = newRecord();
    await record.transaction('test', (tx) => void assertCase(tx, { L1: people(2) }));
    const { began, party } = await record.transaction('test', (tx) => {
      const seq = tx.append({ action, case: CASE, subject: `Case:${CASE}`, payload: {} });
      const { entry } = tx.assert(CASE, 'Party', 'm2', {
        values: { id: 'm2', kind: 'merchant', name: '安家装饰' },
      });
      return { began: seq, party: entry };
    });
    const { entries } = surveyOf(record, CASE, new Set([`Case:${CASE}`, 'Party:m2']));
    expect([...entries]).toContain(party);
    expect([...entries]).toContain(began);
  },
);
