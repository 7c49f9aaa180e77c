// Staged readings: taken up by the next load, taken back when refused, held while somebody uses them, kept once a list stands on them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from './readings.ts';
import type { Record as EvidenceRecord } from './record.ts';
import { RowDigest, writtenRows } from './rows.ts';
import type { Stage } from './staging.ts';
import { CASE, newFolder, newKey, newRecord, people } from './testing/records.ts';

const KEY = { sha256: 'a'.repeat(64), plan: 'p' };

/** Stages a reading of some people; without `complete`, as a load that was killed leaves it. */
async function staged(stage: Stage, count: number, complete = true): Promise<Reading> {
  const rows = writtenRows(people(count));
  const digest = new RowDigest();
  digest.add(rows);
  const reading: Reading = { ...KEY, number: await stage.begin(), told: {}, ...digest.done() };
  await stage.write(reading.number, rows);
  if (complete) await stage.complete(reading);
  return reading;
}

const stand = (record: EvidenceRecord, id: string, reading: Reading): Promise<unknown> =>
  record.transaction('tester', (tx) => {
    const { entry } = tx.assert(CASE, 'List', id, { values: { id } });
    tx.standOn(CASE, id, entry, reading);
  });

describe('a stage', () => {
  it('leaves what it read to the next load, in another process too', async () => {
    const data = join(newFolder(), 'data');
    const key = newKey();
    const first = newRecord(data, key).record;
    const reading = await staged(first.stage(), 2_500);
    expect(first.entries({ after: 0, limit: 10 }).total).toBe(0);
    await first.close();

    const { record } = newRecord(data, key);
    expect(record.verify()).toMatchObject({ ok: true, entries: 0 });
    const stage = record.stage();
    expect(await stage.find(KEY)).toEqual(reading);
    expect(await stage.find({ ...KEY, plan: 'q' })).toBeUndefined();
    await stand(record, 'l', reading);
    expect([...record.eachRow(CASE, 'l')]).toEqual(people(2_500));
    expect(record.countRows(CASE, 'l')).toBe(2_500);
    expect(record.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('is not taken for whole where it was broken off, and is purged', async () => {
    const { record } = newRecord();
    const broken = record.stage();
    await staged(broken, 30, false);
    broken.release();
    const stage = record.stage();
    expect(await stage.find(KEY)).toBeUndefined();
    expect(record.readings()).toEqual({ whole: 0, loose: 1 });
    expect(record.verify().ok).toBe(true);
    await stage.purge();
    expect(record.readings()).toEqual({ whole: 0, loose: 0 });
  });

  it('takes back what it read, but nothing that another load holds or a list stands on', async () => {
    const { record } = newRecord();
    const [one, other] = [record.stage(), record.stage()];
    const shared = await staged(one, 20);
    await staged(one, 30, false);
    expect(await other.find(KEY)).toEqual(shared);
    await one.takeBack();
    expect(record.readings()).toEqual({ whole: 1, loose: 1 });
    await stand(record, 'l', shared);
    await other.takeBack();
    await record.stage().purge();
    expect(record.readings()).toEqual({ whole: 1, loose: 0 });
    expect([...record.eachRow(CASE, 'l')]).toEqual(people(20));
  });

  it('is left alone by a purge while it is at work', async () => {
    const { record } = newRecord();
    const stage = record.stage();
    const reading = await staged(stage, 20);
    await record.stage().purge();
    await stand(record, 'l', reading);
    expect(record.countRows(CASE, 'l')).toBe(20);
  });

  it('lets two lists stand on one reading', async () => {
    const { record } = newRecord();
    const reading = await staged(record.stage(), 20);
    await stand(record, 'a', reading);
    await stand(record, 'b', reading);
    expect([...record.eachRow(CASE, 'b')]).toEqual([...record.eachRow(CASE, 'a')]);
    expect(record.verify()).toMatchObject({ ok: true, problems: [] });
  });
});
