// Writes docs/rights.md from the contract: who may do what, and which address asks for which right. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { routeRights, type RouteRight } from '#contract/route-rights.ts';
import {
  CASE_RIGHTS,
  INSTALLATION_RIGHTS,
  ROLES,
  STANDINGS,
  roleGives,
  standingGives,
  type CaseRight,
  type InstallationRight,
} from '#contract/rights.ts';

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const head = (...cells: string[]): string[] => [row(...cells), row(...cells.map(() => '---'))];
const mark = (is: boolean): string => (is ? '●' : '');

const caseTable = (): string[] => [
  ...head('Right', '权限', 'What it allows', ...ROLES),
  ...(Object.keys(CASE_RIGHTS) as CaseRight[]).map((right) =>
    row(
      `\`${right}\``,
      CASE_RIGHTS[right].title.zh,
      CASE_RIGHTS[right].title.en,
      ...ROLES.map((role) => mark(roleGives(role, right))),
    ),
  ),
];

const installationTable = (): string[] => [
  ...head('Right', '权限', 'What it allows', ...STANDINGS),
  ...(Object.keys(INSTALLATION_RIGHTS) as InstallationRight[]).map((right) =>
    row(
      `\`${right}\``,
      INSTALLATION_RIGHTS[right].title.zh,
      INSTALLATION_RIGHTS[right].title.en,
      ...STANDINGS.map((standing) => mark(standingGives(standing, right))),
    ),
  ),
];

const WHERE: Record<RouteRight['scope'], string> = {
  public: 'anybody',
  session: 'whoever is signed in',
  self: 'whoever is signed in, before the account is set up too',
  case: 'in the case of the address',
  resource: 'in the case of what the address names',
  anywhere: 'in one case at least',
  installation: 'in the installation',
};

const routeTable = (): string[] => [
  ...head('Address', 'Right', 'Where'),
  ...[...routeRights()]
    .sort(([one], [other]) => one.split(' ')[1]!.localeCompare(other.split(' ')[1]!, 'en'))
    .map(([route, line]) =>
      row(`\`${route}\``, 'right' in line ? `\`${line.right}\`` : '', WHERE[line.scope]),
    ),
];

/** The page as Markdown, made of the contract alone. */
export const rightsPage = (): string =>
  [
    '# Rights',
    '',
    'Made from `server/contract/rights.ts` and `route-rights.ts` by `npm run docs`; a test holds it to them, and another one',
    'asks every address as every role, as somebody who is not in the case, and signed out.',
    '',
    'A person has a role **in each case** that they were let into. Of a case that they are not in they learn nothing: every',
    'answer is that of a case that there is not (404), and lists, journal, streams, jobs and comparisons leave it out. One thing',
    'can be told: whoever may begin cases learns that an id is taken. Administrators are in every case and named in none.',
    'Whoever begins a case is its officer. The command line acts as whoever holds the key of the record, and may everything.',
    '',
    '## In a case',
    '',
    ...caseTable(),
    '',
    '## In the installation',
    '',
    ...installationTable(),
    '',
    '## Addresses',
    '',
    ...routeTable(),
    '',
  ].join('\n');

if (process.argv[2] !== undefined) writeFileSync(process.argv[2], rightsPage());
