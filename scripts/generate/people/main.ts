/**
 * Writes a hard set of lists with its truth into a folder, which it replaces:
 *   node scripts/run.mjs scripts/generate/people/main.ts OUT [--profile hard] [--seed 1] [--people 3000] [--lists 8] [--case ID]
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { writeFolder } from '../../fixtures/write-folder.ts';
import { generatePeople } from './people.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { peopleFiles } from './write.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'default' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '3000' },
    lists: { type: 'string', default: '8' },
    case: { type: 'string' },
  },
});
const [out] = positionals;
const names = Object.keys(PROFILES);
const [seed, people, lists] = [values.seed, values.people, values.lists].map(Number) as [
  number,
  number,
  number,
];
if (out === undefined || !names.includes(values.profile) || ![seed, people, lists].every((n) => n > 0)) {
  process.stderr.write(
    `usage: main.ts OUT [--profile ${names.join('|')}] [--seed N] [--people N] [--lists N] [--case ID]\n`,
  );
  process.exit(2);
}
const set = generatePeople({ profile: values.profile as ProfileName, seed, people, lists });
writeFolder(out, peopleFiles(set, values.case));
process.stdout.write(
  `${set.lists.length} lists, ${set.truth.length} rows of ${new Set(set.truth.map(({ person }) => person)).size} people in ${out}\n`,
);
