// A simulated case as a case folder: its tables and lists by their paths, with truth.json beside them.
import { caseTable } from '../../fixtures/writers.ts';
import { truthOf } from '../truth.ts';
import type { WrittenCase } from './written-case.ts';

const COLUMNS = {
  parties: 'id kind name',
  handles: 'id platform value',
  lists: 'id file holder_id obtained_on first_possible_on last_possible_on title',
  transfers: 'id from_id to_id list_id mode on grade',
  canaries: 'id given_to_id given_on name phone id_number complex building unit room',
} as const;

const KINDS = [
  'merchant',
  'merchant',
  'merchant',
  'list-broker',
  'tech-firm',
  'source',
  'retailer',
  'unknown',
];

/** Who stands behind every row, and which lists each list was copied from; hidden lists by number. */
function truthText({ seed, lineages, lists, parameters }: WrittenCase, profile: string): string {
  const truth = truthOf(lineages);
  return `${JSON.stringify({
    seed,
    profile,
    parameters,
    lists: lists.map(({ id, chain }) => ({
      id,
      number: chain.number,
      day: Math.floor(chain.day),
      parents: chain.parents.map((parent) => lineages.ids.get(parent) ?? `hidden ${parent}`),
      nearestSeized: [...truth.nearest.get(id)!].sort(),
    })),
    hidden: lineages.parents.flatMap((parents, number) =>
      lineages.ids.has(number)
        ? []
        : [{ number, parents: parents.map((parent) => lineages.ids.get(parent) ?? `hidden ${parent}`) }],
    ),
    rows: Object.fromEntries(
      lists.map(({ id, chain }) => [
        id,
        chain.rows.map(({ holding }, index) => [
          index + 1,
          `person-${holding.person.id}`,
          `home-${holding.unit}`,
        ]),
      ]),
    ),
  })}\n`;
}

/** Path → bytes. */
export function caseFiles(one: WrittenCase, profile: string): Map<string, Buffer> {
  const id = `simulated-${profile.replaceAll(' ', '-')}-${one.seed}`;
  const text = (content: string): Buffer => Buffer.from(content, 'utf8');
  return new Map([
    [
      'case.json',
      text(
        `${JSON.stringify({ id, title: `模拟案件 ${profile} ${one.seed}`, timezone: 'Asia/Shanghai' })}\n`,
      ),
    ],
    [
      'parties.csv',
      text(
        caseTable(
          COLUMNS.parties,
          one.holders
            .filter((id) => id.startsWith('P'))
            .map((party, index) => ({
              id: party,
              kind: KINDS[index % KINDS.length]!,
              name: `商户${index + 1}`,
            })),
        ),
      ),
    ],
    [
      'handles.csv',
      text(
        caseTable(
          COLUMNS.handles,
          one.holders
            .filter((id) => id.startsWith('H'))
            .map((handle, index) => ({ id: handle, platform: 'qq', value: String(990_000_001 + index) })),
        ),
      ),
    ],
    [
      'lists.csv',
      text(
        caseTable(
          COLUMNS.lists,
          one.lists.map(({ id: list, file, holder, dates }) => ({
            id: list,
            file,
            holder_id: holder,
            title: '',
            ...dates,
          })),
        ),
      ),
    ],
    [
      'transfers.csv',
      text(
        caseTable(
          COLUMNS.transfers,
          one.transfers.map((transfer) => ({ ...transfer })),
        ),
      ),
    ],
    [
      'canaries.csv',
      text(
        caseTable(
          COLUMNS.canaries,
          one.canaries.map((canary) => ({ ...canary })),
        ),
      ),
    ],
    ['truth.json', text(truthText(one, profile))],
    ...one.lists.map(({ file, bytes }): [string, Buffer] => [file, bytes]),
  ]);
}
