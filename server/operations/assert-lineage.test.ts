// What is entered of a lineage that was inferred while the case changed: nothing of lists that are gone.
import { expect, it } from 'vitest';
import { openReader, readLineageMemory } from '../record/index.ts';
import { assertCase, CASE, newRecord, people } from '../record/testing/records.ts';
import { assertLineage } from './assert-lineage.ts';

const MODEL = { name: 'test', version: '1' } as Parameters<typeof assertLineage>[2]['model'];
const VERSION = 'test';

it('what was counted of a list that is gone by now is not kept', async () => {
  const { record } = newRecord();
  const inferred = {
    model: MODEL,
    lists: [],
    memory: {
      version: VERSION,
      lists: ['L1', 'gone'],
      changed: ['L1', 'gone'].map((list) => ({ list, data: Uint8Array.of(1) })),
    },
  };
  await record.transaction('test', async (tx) => {
    assertCase(tx, { L1: people(3) });
    await assertLineage(tx, CASE, inferred);
  });
  const sql = openReader(record.source);
  const kept = readLineageMemory(sql, CASE, VERSION);
  sql.close();
  expect([...kept.keys()]).toEqual(['L1']);
});
