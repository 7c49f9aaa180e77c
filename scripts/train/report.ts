// Every figure of the lineage engine with the baselines beside it: npm run report:lineage -- [--cases N] [--seed FIRST]
// [--profiles a,b | --kind main,stress,shift] [--match LISTS] [--bounds] [--oracle "true linkage"] [--title TEXT] [--keep FOLDER] [--out FILE]
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { PROFILES } from '../simulate/cases/profiles.ts';
import { ORACLES, type Oracle } from '../simulate/through/read-case.ts';
import { measureMatch } from './report/measure-match.ts';
import { measureProfile, type ProfileFigures } from './report/measure-profile.ts';
import { oneLine, reportText, type ReportHead } from './report/write-report.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '8' },
    seed: { type: 'string', default: '500' },
    profiles: { type: 'string' },
    kind: { type: 'string' },
    match: { type: 'string', default: '0' },
    oracle: { type: 'string' },
    title: { type: 'string', default: 'Figures of the lineage engine' },
    bounds: { type: 'boolean', default: false },
    keep: { type: 'string' },
    out: { type: 'string' },
  },
});
const oracle = values.oracle as Oracle | undefined;
if (oracle !== undefined && !ORACLES.includes(oracle))
  throw new Error(`no oracle ${oracle}: choose ${ORACLES.join(', ')}`);
const chosen =
  values.profiles?.split(',') ??
  Object.keys(PROFILES).filter(
    (name) => values.kind === undefined || values.kind.split(',').includes(PROFILES[name]!.kind),
  );
const [cases, firstSeed] = [Number(values.cases), Number(values.seed)];

const all: ProfileFigures[] = [];
for (const profile of chosen) {
  const figures = await measureProfile({
    profile,
    firstSeed,
    cases: cases * (PROFILES[profile]?.times ?? 1),
    options: { keep: values.keep, oracle },
  });
  process.stderr.write(`${oneLine(figures)}\n`);
  all.push(figures);
}
const bounds: ReportHead['bounds'][number][] = [];
for (const profile of values.bounds ? chosen.filter((name) => PROFILES[name]!.kind === 'main') : []) {
  for (const one of ORACLES) {
    const options = { keep: values.keep, oracle: one };
    bounds.push({
      oracle: one,
      figures: await measureProfile({ profile, firstSeed, cases, options, baselines: false }),
    });
  }
}
const matches = Number(values.match) > 0 ? await measureMatch(firstSeed, Number(values.match)) : undefined;
/** Options that decide what is measured, as they were given. */
const options = Object.entries(values)
  .filter(([name, value]) => name !== 'keep' && name !== 'out' && name !== 'title' && value !== false)
  .map(([name, value]) =>
    value === true ? `--${name}` : `--${name} ${/\s/.test(String(value)) ? `"${value}"` : value}`,
  )
  .join(' ');
const { title } = values;
const text = reportText(all, { title, options, firstSeed, cases, oracle, matches, bounds });
process.stdout.write(text);
if (values.out !== undefined) writeFileSync(values.out, text);
