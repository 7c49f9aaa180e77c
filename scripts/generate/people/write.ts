// A generated set as files: lists as CSV, the truth beside them, and on request all of it as a case folder.
import { caseTable, csvText } from '../../fixtures/writers.ts';
import type { GeneratedPeople } from './people.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** The tables of a case folder in which every list has a holder of its own. */
function caseFiles({ lists }: GeneratedPeople, id: string): [string, Buffer][] {
  const ids = lists.map(({ file }) => file.replace(/\.csv$/, ''));
  const table = (columns: string, row: (list: string, file: string) => Record<string, string>): Buffer =>
    bytes(
      caseTable(
        columns,
        lists.map(({ file }, index) => row(ids[index]!, file)),
      ),
    );
  return [
    ['case.json', bytes(`${JSON.stringify({ id, title: `生成的名单 ${id}`, timezone: 'Asia/Shanghai' })}\n`)],
    [
      'parties.csv',
      table('id kind name', (list) => ({ id: `M-${list}`, kind: 'merchant', name: `商户${list}` })),
    ],
    [
      'lists.csv',
      table('id file holder_id', (list, file) => ({
        id: list,
        file: `lists/${file}`,
        holder_id: `M-${list}`,
      })),
    ],
  ];
}

/** Path → bytes: `L01.csv` … and `truth.csv`; with `caseId` a case folder, its lists in `lists/`. */
export function peopleFiles(set: GeneratedPeople, caseId?: string): Map<string, Buffer> {
  const folder = caseId === undefined ? '' : 'lists/';
  const truth = set.truth.map(({ file, row, person, home }) => [file, row, person, home]);
  return new Map([
    ...(caseId === undefined ? [] : caseFiles(set, caseId)),
    ...set.lists.map(({ file, header, rows }): [string, Buffer] => [
      folder + file,
      bytes(csvText([header, ...rows])),
    ]),
    ['truth.csv', bytes(csvText([['file', 'row', 'person', 'home'], ...truth]))],
  ]);
}
