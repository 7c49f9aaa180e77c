// Whether what was written by hand fits the case: what it refers to is there, its id is free, its account is no other's.
import { fail, type FaultNote } from '#contract/errors.ts';
import type { HandFault } from '#contract/hand.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { both } from '#contract/text.ts';
import type { RecordReader } from '../../record/index.ts';

const TITLES = (types: readonly string[]): { zh: string; en: string } => {
  const titles = types.map((type) => entityOf(type as EntityType).title);
  return {
    zh: titles.map(({ zh }) => zh).join('或'),
    en: titles.map(({ en }) => en.toLowerCase()).join(' or '),
  };
};

/** Fields that name what the case does not have. */
export function unknownReferences(
  record: RecordReader,
  caseId: string,
  type: EntityType,
  values: Readonly<Record<string, unknown>>,
): HandFault[] {
  return Object.entries(entityOf(type).fields).flatMap(([column, { refers = [] }]) => {
    const value = values[column];
    if (refers.length === 0 || typeof value !== 'string') return [];
    if (refers.some((one) => record.fact(caseId, one as EntityType, value) !== undefined)) return [];
    const { zh, en } = TITLES(refers);
    return [
      {
        column,
        message: both(`没有此编号的${zh}：请另选`, `there is no ${en} of this id: choose another one`),
      },
    ];
  });
}

/** A handle is one account: another handle of the same platform and value is the same one. */
export function takenAccount(
  record: RecordReader,
  caseId: string,
  own: string | undefined,
  values: Readonly<Record<string, unknown>>,
): HandFault[] {
  const twin = record
    .facts(caseId, 'Handle')
    .find(
      ({ id, payload }) =>
        id !== own &&
        payload.values['platform'] === values['platform'] &&
        payload.values['value'] === values['value'],
    );
  return twin === undefined
    ? []
    : [
        {
          column: 'value',
          message: both(`案件中已有此账号：${twin.id}`, `the case has this account already: ${twin.id}`),
        },
      ];
}

/** @throws input-refused with every fault, where there are some */
export function refuseFaults(faults: readonly HandFault[], values: Readonly<Record<string, unknown>>): void {
  if (faults.length === 0) return;
  // What was typed may name a person: only ids are said again.
  const notes = faults.map(({ column, message }): FaultNote => {
    const value = values[column];
    return { column, message, ...(column.endsWith('id') && typeof value === 'string' ? { value } : {}) };
  });
  fail(
    'input-refused',
    `有 ${faults.length} 处需要改正`,
    faults.length === 1 ? 'One thing needs mending' : `${faults.length} things need mending`,
    notes,
  );
}

/** Letters that ids of a type begin with where the case has none to go by. */
const PREFIX: Partial<Record<EntityType, string>> = { Party: 'P', Handle: 'H', Evidence: 'E', Transfer: 'X' };

/** The id after the highest that ends in a number, of the type and, where there are some, of the same kind; never one that was ever used. */
export function freeId(record: RecordReader, caseId: string, type: EntityType, kind?: unknown): string {
  let [prefix, highest, width] = [PREFIX[type] ?? type.slice(0, 1), 0, 2];
  const { kindField } = entityOf(type);
  const all = record.facts(caseId, type);
  const alike = all.filter(({ payload }) => kindField !== undefined && payload.values[kindField] === kind);
  for (const { id } of alike.length > 0 ? alike : all) {
    const [, letters = '', digits = ''] = /^(\D{0,20})(\d{1,9})$/.exec(id) ?? [];
    if (digits !== '' && Number(digits) > highest)
      [prefix, highest, width] = [letters, Number(digits), digits.length];
  }
  for (let number = highest + 1; ; number += 1) {
    const id = `${prefix}${String(number).padStart(width, '0')}`;
    if (record.subject(caseId, id) === undefined) return id;
  }
}
