// The report as Markdown: one table per kind of figure, one line per profile.
import { LINEAGE_MODEL } from '../../../server/lineage/index.ts';
import { PROFILES } from '../../simulate/cases/profiles.ts';
import { BASELINES } from './baselines.ts';
import type { MatchFigures } from './measure-match.ts';
import { CLAIM, type ProfileFigures } from './measure-profile.ts';
import type { Share } from './measures.ts';

const three = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0\./, '.'));
const shareText = ({ value, of, n }: Share): string => (n === 0 ? '–' : `${three(value)} (${of}/${n})`);

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const nameOf = (profile: string): string => {
  const known = PROFILES[profile];
  return known === undefined ? profile : `${profile} (${known.what})`;
};

const rangeText = ([low, high]: readonly [number, number]): string => `${three(low)}–${three(high)}`;

const goalOf = (profile: string): string => {
  const goal = PROFILES[profile]?.goal;
  return goal === undefined ? '' : `≥ ${three(goal.top1)} / ${three(goal.f1)}`;
};

/** Where a baseline is better in either figure: nowhere, it should be. */
function beaten(all: readonly ProfileFigures[]): string {
  const names = all
    .filter(({ baselines, top1, edges }) =>
      [...baselines.values()].some((one) => one.top1 > top1.value || one.f1 > edges.f1),
    )
    .map(({ profile }) => profile);
  return names.length === 0
    ? 'No baseline is better in any profile.'
    : `A baseline is better in: ${names.join(', ')}.`;
}

const accuracy = (all: readonly ProfileFigures[]): string =>
  table(
    ['profile', ...BASELINES, '**engine**', '95% over cases', 'goal'],
    all.map(({ profile, baselines, top1, edges, top1Interval, f1Interval }) => [
      nameOf(profile),
      ...BASELINES.map((name) => {
        const one = baselines.get(name);
        return one === undefined ? '–' : `${three(one.top1)} / ${three(one.f1)}`;
      }),
      `**${three(top1.value)} / ${three(edges.f1)}**`,
      `${rangeText(top1Interval)} / ${rangeText(f1Interval)}`,
      goalOf(profile),
    ]),
  );

const worth = (all: readonly ProfileFigures[]): string =>
  table(
    [
      'profile',
      'ECE of leaders',
      'ECE of edges',
      'ECE of "not seized"',
      `right at P ≥ ${CLAIM}`,
      'direct or common: P / R at .5',
      'P where R = .85',
      '"no seized source" right',
    ],
    all.map((one) => [
      one.profile,
      three(one.topError),
      three(one.edgeError),
      three(one.notSeizedError),
      shareText(one.claims),
      `${three(one.directOrCommon.precision.value)} / ${three(one.directOrCommon.recall.value)}`,
      three(one.directOrCommon.at85),
      shareText(one.abstains),
    ]),
  );

const missed = (all: readonly ProfileFigures[]): string => {
  const groups = [...(all[0]?.recallBy.keys() ?? [])];
  return table(
    ['profile', 'precision', 'recall', ...groups, 'false: common hidden', 'farther', 'reversed', 'other'],
    all.map(({ profile, edges, recallBy, falseEdges }) => {
      const kinds = (...names: ('common' | 'farther' | 'reversed' | 'collateral' | 'unrelated')[]): string =>
        String(names.reduce((sum, name) => sum + (falseEdges.get(name) ?? 0), 0));
      return [
        profile,
        three(edges.precision.value),
        three(edges.recall.value),
        ...groups.map((group) => three(recallBy.get(group)!.value)),
        kinds('common'),
        kinds('farther'),
        kinds('reversed'),
        kinds('collateral', 'unrelated'),
      ];
    }),
  );
};

const cases = (all: readonly ProfileFigures[]): string =>
  table(
    [
      'profile',
      'cases',
      'lists seized',
      'rows per case',
      'linkage: recall / precision of pairs of rows',
      'inference, s of processor',
    ],
    all.map((one) => [
      one.profile,
      String(one.cases),
      one.lists.toFixed(0),
      one.rows.toFixed(0),
      `${three(one.linkRecall)} / ${three(one.linkPrecision)}`,
      one.seconds.toFixed(1),
    ]),
  );

const matchText = ({ lists, rows, matched, first, derived, seconds }: MatchFigures): string => `
## A new list held against a case
\`match\` of ${matched} files of 500 rows with 2% errors, each copied from one of the ${lists} lists (${rows} rows) of a case that was loaded into a record: the list it was
copied from is ranked first for ${first} of ${matched} (${three(first / matched)}), a source is claimed for ${derived}; ${seconds.toFixed(1)} s each.
`;

function boundsText(bounds: ReportHead['bounds']): string {
  const oracles = [...new Set(bounds.map(({ oracle }) => oracle))];
  const profiles = [...new Set(bounds.map(({ figures }) => figures.profile))];
  const rows = profiles.map((profile) => [
    profile,
    ...oracles.map((oracle) => {
      const found = bounds.find((one) => one.oracle === oracle && one.figures.profile === profile);
      return found === undefined
        ? '–'
        : `${three(found.figures.top1.value)} / ${three(found.figures.edges.f1)}`;
    }),
  ]);
  return `
## What bounds the figures
The same engine and cases, one thing taken from the truth.

${table(['profile', ...oracles], rows)}
`;
}

export interface ReportHead {
  /** What the page is called. */
  title: string;
  /** The options by which it is made again. */
  options: string;
  firstSeed: number;
  cases: number;
  oracle: string | undefined;
  matches: MatchFigures | undefined;
  /** Main profiles with an oracle each. */
  bounds: readonly { oracle: string; figures: ProfileFigures }[];
}

/** One line that sums up a profile, for who waits. */
export const oneLine = (one: ProfileFigures): string =>
  `${one.profile.padEnd(16)} top-1 ${three(one.top1.value)}  F1 ${three(one.edges.f1)}  ECE ${three(one.topError)} ${three(one.edgeError)}  P≥${CLAIM} ${shareText(one.claims)}  direct ${three(one.directOrCommon.precision.value)}/${three(one.directOrCommon.recall.value)} (${three(one.directOrCommon.at85)})  not seized ${shareText(one.abstains)}`;

export function reportText(
  all: readonly ProfileFigures[],
  { title, options, firstSeed, cases: count, oracle, matches, bounds }: ReportHead,
): string {
  return `# ${title}

Model ${LINEAGE_MODEL.name} ${LINEAGE_MODEL.version} on simulated case folders that it was not fitted on, through the product's own reader and linkage:
seeds from ${firstSeed} on, ${count} cases per profile (more of small ones)${oracle === undefined ? '' : `, with an oracle: ${oracle}`}. Repeat with
\`npm run report:lineage -- ${options}\`. What a profile is: \`scripts/simulate/cases/profiles.ts\`.

## Nearest source first / edge F1
A baseline draws edges at the threshold that is best for it in hindsight; the engine draws what it draws for everybody.

${accuracy(all)}

${beaten(all)}

## What the probabilities are worth
ECE: ten bins of equal mass, over the best-ranked candidate of every list, over drawn edges, over the probability that no seized list is among the sources, each by itself.
"Direct or common": pairs of which one is a nearest source of the other, against pairs that only share a hidden source.
"No seized source" is right where a list that has none gets no edge.

${worth(all)}

## Which edges are missed, and what the false ones are

${missed(all)}

## The cases

${cases(all)}
${matches === undefined ? '' : matchText(matches)}${bounds.length === 0 ? '' : boundsText(bounds)}`;
}
