// Adds an element by hand, or says of one that it is otherwise: each a graded assertion that the journal keeps and a retraction takes back.
import { fail } from '#contract/errors.ts';
import {
  checkByHand,
  handFields,
  newFields,
  withGrounds,
  type HandFault,
  type NewElement,
  type Stated,
  type Statement,
} from '#contract/hand.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { both } from '#contract/text.ts';
import { noElement } from '../../queries/assert-case.ts';
import { shownEntry } from '../../queries/steps/journal.ts';
import { isEntity, type Fact, type RecordReader } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import { freeId, refuseFaults, takenAccount, unknownReferences } from './check.ts';
import { restate, withValues } from './restate.ts';
import { following, supportOf } from './supports.ts';
import { writeByHand, type Writing } from './writing.ts';

/** What was stated, as it is answered. @throws internal where the entry is not there */
export function statedAs(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  made: { type: EntityType; id: string; entry: number },
): Stated {
  const entry = record.entry(made.entry) ?? fail('internal', '陈述未写入', 'The statement was not written');
  return {
    id: record.fact(caseId, made.type, made.id)?.ref ?? made.id,
    type: made.type,
    entry: shownEntry(entry),
  };
}

/** An exhibit that the grounds name and the case does not have. */
export const unknownExhibit = (
  record: RecordReader,
  caseId: string,
  evidence: string | undefined,
): HandFault[] =>
  evidence === undefined || record.fact(caseId, 'Evidence', evidence) !== undefined
    ? []
    : [
        {
          column: 'evidence',
          message: both('没有此编号的证据：请另选', 'there is no evidence of this id: choose another one'),
        },
      ];

/** Checks the values of a new element. @throws input-refused; conflict where the id is taken */
export function newValues(
  record: RecordReader,
  caseId: string,
  {
    type,
    id,
    values,
    grounds,
  }: Pick<NewElement, 'type' | 'id' | 'values'> & {
    grounds: Pick<NewElement['grounds'], 'grade' | 'evidence'>;
  },
): Record<string, unknown> {
  const made = id ?? freeId(record, caseId, type, values[entityOf(type).kindField ?? '']);
  // Holders and ends of transfers may be parties or handles, so that one id must not be both.
  if (record.subject(caseId, made) !== undefined || record.history(caseId, type, made).length > 0) {
    fail('conflict', `编号 ${made} 已被占用：请换一个`, `The id ${made} is taken: choose another one`, [
      { column: 'id', value: made, message: both('编号已被占用', 'the id is taken') },
    ]);
  }
  const { values: kept, faults } = checkByHand(type, values, newFields(type));
  const all = withGrounds(type, { id: made, ...kept }, grounds);
  refuseFaults(
    [
      ...faults,
      ...unknownReferences(record, caseId, type, all),
      ...(type === 'Handle' ? takenAccount(record, caseId, undefined, all) : []),
      ...unknownExhibit(record, caseId, grounds.evidence),
    ],
    { ...all, evidence: grounds.evidence },
  );
  return all;
}

/**
 * Adds an element.
 * @throws not-found; input-refused with every fault, named by field; conflict where the id is taken
 */
export async function addByHand(workspace: Workspace, asked: Writing & NewElement): Promise<Stated> {
  const { case: caseId, type, grounds } = asked;
  if (entityOf(type).byHand?.adds !== true)
    fail('bad-request', '这一类不能手工添加', 'Nothing of this type can be added by hand');
  const made = await writeByHand(workspace, asked, (tx, changed) => {
    const values = newValues(tx, caseId, asked);
    const id = String(values['id']);
    const said = Object.keys(values).filter((name) => name !== 'id');
    const { entry } = tx.assert(caseId, type, id, {
      values,
      hand: following(undefined, { ...grounds, said, supports: supportOf(grounds) }),
    });
    changed.add(type);
    return { type, id, entry };
  });
  return statedAs(workspace, caseId, made);
}

/** The fact of an element that can be written by hand. @throws not-found, naming what it was joined into; bad-request */
export function writableFact(record: RecordReader, caseId: string, ref: string): Fact & { type: EntityType } {
  const fact = record.byRef(caseId, ref) ?? absent(record, caseId, ref);
  if (!isEntity(fact.type) || handFields(fact.type).length === 0)
    return fail('bad-request', '这一类不能手工修改', 'Nothing of this type can be changed by hand');
  return fact as Fact & { type: EntityType };
}

function absent(record: RecordReader, caseId: string, ref: string): never {
  const known = record.subject(caseId, ref);
  const joined = record.byHand(caseId).find(({ type, id }) => type === known?.type && id === known.id)
    ?.payload.hand?.joined;
  if (joined !== undefined) fail('not-found', `${ref} 已并入 ${joined}`, `${ref} was joined into ${joined}`);
  return noElement(ref);
}

/** What a statement says otherwise than what stands, by field. */
function changedValues(
  fact: Fact & { type: EntityType },
  given: Statement['values'],
): Record<string, unknown> {
  const asked = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === null ? '' : value]),
  );
  const whole = Object.fromEntries(
    handFields(fact.type).map((name) => [name, name in asked ? asked[name] : fact.payload.values[name]]),
  );
  const unknown = Object.entries(asked).filter(([name]) => !(name in whole));
  const { values, faults } = checkByHand(fact.type, { ...whole, ...Object.fromEntries(unknown) });
  // A fault in a field that nobody touched was let pass before, and is not this person's to mend.
  const rules = entityOf(fact.type).rules;
  const touched = (column: string): boolean =>
    column in asked ||
    rules.some(({ fault, one, other }) => fault === column && (one in asked || other in asked));
  refuseFaults(
    faults.filter(({ column }) => touched(column)),
    asked,
  );
  return Object.fromEntries(
    Object.keys(asked)
      .filter((name) => values[name] !== fact.payload.values[name])
      .map((name) => [name, values[name]]),
  );
}

/**
 * Says of an element that fields of it are otherwise, or names an exhibit for it.
 * @throws not-found; input-refused; conflict where another entry stands by now than the person saw; bad-request where nothing is said
 */
export async function editByHand(
  workspace: Workspace,
  asked: Writing & Statement & { element: string },
): Promise<Stated> {
  const { case: caseId, element, grounds, seen } = asked;
  const made = await writeByHand(workspace, asked, (tx, changed) => {
    const fact = writableFact(tx, caseId, element);
    const { type, id, payload } = fact;
    if (fact.entry !== seen) {
      const { actor = '' } = tx.entry(fact.entry) ?? {};
      fail(
        'conflict',
        `${element} 在您编辑期间已被 ${actor} 更改（日志第 ${fact.entry} 条）：请对照后再保存`,
        `${element} was changed by ${actor} while you wrote (entry ${fact.entry}): compare the two and save again`,
      );
    }
    const otherwise = changedValues(fact, asked.values);
    const values = withValues(fact, otherwise);
    refuseFaults(
      [
        ...unknownReferences(tx, caseId, type, otherwise),
        ...(type === 'Handle' ? takenAccount(tx, caseId, id, values) : []),
        ...unknownExhibit(tx, caseId, grounds.evidence),
      ],
      { ...values, evidence: grounds.evidence },
    );
    const said = Object.keys(otherwise);
    const supports = supportOf(grounds);
    if (said.length === 0 && supports.length === 0)
      fail('bad-request', '没有任何改动', 'Nothing of it was changed');
    const { entry } = restate(tx, caseId, fact, {
      ...payload,
      values,
      hand: following(payload.hand, { ...grounds, said, supports }),
    });
    // An exhibit more changes nothing that anything follows from.
    if (said.length > 0) changed.add(type);
    else if (type === 'List') changed.add('List');
    return { type, id, entry };
  });
  return statedAs(workspace, caseId, made);
}
