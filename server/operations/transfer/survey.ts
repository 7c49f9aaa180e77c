// What a whole transfer will hold, found by one walk through the case's journal: entries, files, readings, people named by pseudonym.
import { BATCHES, type RawEntry, type Reading, type RecordReader } from '../../record/index.ts';
import { keeps, type Kept } from './selection.ts';

export interface Survey {
  /** Numbers of the entries that go. */
  entries: ReadonlySet<number>;
  files: string[];
  /** Readings, each with the entries of the lists that stand on it. */
  readings: { reading: Reading; entries: number[] }[];
  /** Pseudonyms that entries name. */
  owners: string[];
}

const HASHES = /[0-9a-f]{64}/g;
const PSEUDONYMS = /\bo-[0-9a-f]{24}\b/g;

const retracted = ({ payload }: RawEntry): number[] =>
  ((JSON.parse(payload ?? '{}') as { retracts?: number[] }).retracts ?? []).map(Number);

/** Whether an entry goes by itself; one that begins a batch goes where any of the batch does. */
function goes(entry: RawEntry, kept: Kept, gone: ReadonlySet<number>): boolean {
  if (kept === undefined) return true;
  if (entry.action === 'assert' || entry.action === 'rows') return keeps(kept, entry.subject);
  return entry.action === 'retract' && retracted(entry).some((seq) => gone.has(seq));
}

export function surveyOf(record: RecordReader, caseId: string, kept: Kept): Survey {
  const entries = new Set<number>();
  const batches = new Set<number>();
  const hashes = new Set<string>();
  const owners = new Set<string>();
  const readings = new Map<number, { reading: Reading; entries: number[] }>();
  for (const entry of record.rawEntries(caseId)) {
    if (!goes(entry, kept, entries)) continue;
    entries.add(entry.seq);
    batches.add(entry.batch);
    for (const [hash] of (entry.payload ?? '').matchAll(HASHES)) hashes.add(hash);
    for (const [owner] of `${entry.subject} ${entry.payload ?? ''}`.matchAll(PSEUDONYMS)) owners.add(owner);
    if (entry.action !== 'rows') continue;
    const list = Number((JSON.parse(entry.payload ?? '{}') as { entry?: number }).entry);
    const reading = record.readingOfEntry(list);
    if (reading === undefined) continue;
    const known = readings.get(reading.number) ?? { reading, entries: [] };
    readings.set(reading.number, known);
    known.entries.push(list);
  }
  if (kept !== undefined)
    for (const { seq, action } of record.rawEntries(caseId))
      if (BATCHES.includes(action) && batches.has(seq)) entries.add(seq);
  return {
    entries,
    files: [...hashes].filter((hash) => record.fileBytes(hash) !== undefined).sort(),
    readings: [...readings.values()],
    owners: [...owners].sort(),
  };
}
