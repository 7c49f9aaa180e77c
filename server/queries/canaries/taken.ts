// Numbers that no canary may get, beside those of the people in lists: of other canaries, of accounts, of who complained.
import { tellingKeys } from '../../canaries/given.ts';
import { matchKeysOf } from '../../match-keys.ts';
import type { FactPayload, RecordReader } from '../../record/index.ts';
import { textOf } from '../case-chain.ts';
import { writtenRecord } from './given.ts';

/** Match keys in use beside the rows of lists, in all cases; of canaries those that were taken back too. */
export function takenKeys(record: RecordReader): Set<string> {
  const taken = new Set<string>();
  const add = (text: unknown): void => {
    const written = textOf(text);
    if (written !== undefined) for (const key of matchKeysOf(written)) taken.add(key);
  };
  for (const { id } of record.cases()) {
    for (const { entry } of record.assertions(id, 'Canary'))
      for (const key of tellingKeys({ record: writtenRecord(entry.payload as FactPayload) })) taken.add(key);
    for (const { payload } of record.facts(id, 'Handle')) add(payload.values['value']);
    for (const { payload } of record.facts(id, 'Complaint')) add(payload.values['owner_phone']);
  }
  return taken;
}
