// Makes one party, or one handle, two: a new one, and the facts that are of it and not of the one that was known.
import { fail } from '#contract/errors.ts';
import type { SplitElement, Stated } from '#contract/hand.ts';
import type { Workspace } from '../../workspace.ts';
import { refuseOthers, repoint } from './join-elements.ts';
import { referringTo } from '../../queries/referring.ts';
import { newValues, statedAs, writableFact } from './state.ts';
import { following, supportOf } from './supports.ts';
import { writeByHand, type Writing } from './writing.ts';

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;

/**
 * Splits an element. One retraction of the entry that this answers takes all of it back.
 * @returns the new element
 * @throws not-found; bad-request where a fact does not name the element; input-refused; conflict where the id is taken
 */
export async function splitElement(
  workspace: Workspace,
  asked: Writing & SplitElement & { element: string },
): Promise<Stated> {
  const { case: caseId, reason, grounds, facts } = asked;
  const made = await writeByHand(workspace, asked, (tx, changed) => {
    const known = writableFact(tx, caseId, asked.element);
    refuseOthers([known]);
    const { type } = known;
    const values = newValues(tx, caseId, { ...asked, type });
    const id = String(values['id']);
    const referring = new Map(referringTo(tx, caseId, known).map((one) => [keyOf(one.fact), one]));
    const chosen = [...new Set(facts.map(keyOf))].map(
      (key) =>
        referring.get(key) ??
        fail(
          'bad-request',
          `${key} 不涉及 ${known.ref}：请重新选择`,
          `${key} does not name ${known.ref}: choose again`,
        ),
    );
    const entry = tx.append({
      action: 'split',
      case: caseId,
      subject: `Split:${type}:${known.id}`,
      payload: { into: id, facts: chosen.map(({ fact }) => keyOf(fact)), reason, ...grounds },
    });
    tx.assert(caseId, type, id, {
      values,
      hand: following(undefined, {
        said: Object.keys(values).filter((name) => name !== 'id'),
        source: reason,
        grade: grounds.grade,
        supports: supportOf(grounds),
      }),
    });
    for (const one of [type, ...repoint(tx, caseId, chosen, id, { reason, grounds })]) changed.add(one);
    return { type, id, entry };
  });
  return statedAs(workspace, caseId, made);
}
