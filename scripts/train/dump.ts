// Features of planned cases as the engine itself counts them, for the fitting:
// node scripts/run.mjs scripts/train/dump.ts FOLDER first|second PART OF [probabilities]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLook, type Look, secondLook, STAGE_ONE, STAGE_TWO } from '../../server/lineage/stages.ts';
import { caseOf, type PlannedCase } from './plan.ts';
import { storedCase, type StoredCase } from './stored-case.ts';

const [folder, stage, part, of, probabilities = 'p1'] = process.argv.slice(2) as [
  string,
  'first' | 'second',
  string,
  string,
  string?,
];
const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as PlannedCase[];

/** What stands beside the numbers of a case: names of the columns, the pairs of the rows, and the truth. */
const headerOf = (one: PlannedCase, { ids, kin }: StoredCase, { k, candidates }: Look): object => {
  const place = k.lists.map(({ id }) => ids.indexOf(id));
  const n = ids.length;
  return {
    ...one,
    lists: n,
    names: (stage === 'first' ? STAGE_ONE : STAGE_TWO).map(({ channel, feature }) => `${channel}.${feature}`),
    pairs: candidates.map(({ c, p }) => [place[c]!, place[p]!]),
    kin: candidates.map(({ c, p }) => kin[place[c]! * n + place[p]!]!),
    // Nearest sources per list, looked at or not: what recall is measured against.
    sources: ids.map((_, c) =>
      kin.subarray(c * n, (c + 1) * n).reduce((sum, kinship) => sum + (kinship === 0 ? 1 : 0), 0),
    ),
  };
};

const write = (name: string, header: object, look: Look): void => {
  const into = join(folder, stage === 'first' ? 'first' : `second-${probabilities}`);
  mkdirSync(into, { recursive: true });
  const width = look.candidates[0]?.row.length ?? 0;
  const numbers = new Float64Array(look.candidates.length * width);
  look.candidates.forEach(({ row }, i) => numbers.set(row, i * width));
  writeFileSync(join(into, `${name}.f64`), numbers);
  writeFileSync(join(into, `${name}.json`), JSON.stringify(header));
};

/** First-stage probabilities of a case, in the order of its first-look candidates. */
const read = (name: string): number[] => {
  const bytes = readFileSync(join(folder, probabilities, `${name}.f64`));
  return [...new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))];
};

for (const [index, one] of plan.entries()) {
  if (index % Number(of) !== Number(part)) continue;
  const done = join(folder, stage === 'first' ? 'first' : `second-${probabilities}`, `${one.name}.json`);
  if (stage === 'first' && existsSync(done)) continue;
  const known = await storedCase(join(folder, 'cases', `${one.name}.v8`), () => caseOf(one));
  const first = firstLook(known.input);
  const look = stage === 'first' ? first : secondLook(first, read(one.name));
  write(one.name, headerOf(one, known, look), look);
  if (index % 20 === 0) process.stderr.write(`${stage}: ${index + 1} of ${plan.length}\n`);
}
