// What an import says about its lists, checked against the case and in itself before anything is read.
import { fail, type FaultNote } from '#contract/errors.ts';
import type { ImportList, ImportRequest } from '#contract/import.ts';
import { both, type Text } from '#contract/text.ts';
import type { RecordReader } from '../../record/index.ts';

/** A list of an import with the file it names. */
export interface NamedList extends Omit<ImportList, 'upload' | 'reading'> {
  file: string;
  sha256: string;
}

const TAKEN = both('编号已被占用：请换一个', 'the id is taken: choose another one');

/** The last day of a day or month. */
const lastDay = (date: string): string => (date.length === 7 ? `${date}-31` : date);

function listFaults(
  record: RecordReader,
  caseId: string,
  list: NamedList,
  { parties, evidence }: Pick<ImportRequest, 'parties' | 'evidence'>,
): FaultNote[] {
  const fault = (column: keyof NamedList, message: Text): FaultNote => ({
    file: list.file,
    column,
    value: String(list[column] ?? ''),
    message,
  });
  const found: FaultNote[] = [];
  const standing = record.fact(caseId, 'List', list.id);
  if (standing !== undefined && standing.payload.values['sha256'] !== list.sha256)
    found.push(fault('id', TAKEN));
  const isHolder =
    parties.some(({ id }) => id === list.holder_id) ||
    record.fact(caseId, 'Party', list.holder_id) !== undefined ||
    record.fact(caseId, 'Handle', list.holder_id) !== undefined;
  if (!isHolder) {
    found.push(
      fault(
        'holder_id',
        both(
          '没有此编号的主体或账号：请选择一个，或新建主体',
          'there is no party or handle of this id: choose one, or add the party',
        ),
      ),
    );
  }
  const isExhibit =
    list.evidence_id === undefined ||
    evidence.some(({ id }) => id === list.evidence_id) ||
    record.fact(caseId, 'Evidence', list.evidence_id) !== undefined;
  if (!isExhibit) {
    found.push(
      fault(
        'evidence_id',
        both('没有此编号的证据：请选择一件', 'there is no evidence of this id: choose one'),
      ),
    );
  }
  const { first_possible_on: first, last_possible_on: last } = list;
  if (first !== undefined && last !== undefined && first > lastDay(last)) {
    found.push(
      fault(
        'first_possible_on',
        both(
          `晚于最晚可能日期（${last}）：请改正其一`,
          `after the last possible day (${last}): mend one of the two`,
        ),
      ),
    );
  }
  return found;
}

/** Ids that occur twice in one import. */
function repeated(lists: readonly NamedList[]): FaultNote[] {
  const seen = new Set<string>();
  return lists.flatMap(({ id, file }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew ? [] : [{ file, column: 'id', value: id, message: TAKEN }];
  });
}

/** @throws input-refused with every fault found */
export function checkImport(
  record: RecordReader,
  caseId: string,
  lists: readonly NamedList[],
  more: Pick<ImportRequest, 'parties' | 'evidence'>,
): void {
  const isTaken = (id: string): boolean =>
    (['Party', 'Handle', 'Evidence'] as const).some((type) => record.fact(caseId, type, id) !== undefined);
  const faults: FaultNote[] = [
    ...[...more.parties, ...more.evidence]
      .filter(({ id }) => isTaken(id))
      .map(({ id }) => ({ column: 'id', value: id, message: TAKEN })),
    ...lists.flatMap((list) => listFaults(record, caseId, list, more)),
    ...repeated(lists),
  ];
  if (faults.length > 0) {
    fail(
      'input-refused',
      `有 ${faults.length} 处需要改正`,
      faults.length === 1 ? 'One thing needs mending' : `${faults.length} things need mending`,
      faults,
    );
  }
}
