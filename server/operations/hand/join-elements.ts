// Makes two parties, or two handles, one: whatever named the other one names this one, and the other one stands for nothing any more.
import { fail } from '#contract/errors.ts';
import type { JoinElements, Stated } from '#contract/hand.ts';
import type { EntityType } from '#contract/model/registry.ts';
import type { Fact, FactType, RecordTx } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import { refuseFaults } from './check.ts';
import { referringTo, type Referring } from '../../queries/referring.ts';
import { restate, withValues } from './restate.ts';
import { statedAs, unknownExhibit, writableFact } from './state.ts';
import { following, supportOf } from './supports.ts';
import { writeByHand, type Writing } from './writing.ts';

/** What can be one or two: who somebody is, not what was found. */
const IDENTITIES: readonly EntityType[] = ['Party', 'Handle'];

/** @throws bad-request where an element is neither party nor handle */
export function refuseOthers(facts: readonly Fact[]): void {
  if (!facts.every(({ type }) => IDENTITIES.some((one) => one === type)))
    fail('bad-request', '只能合并或拆分主体和账号', 'Only parties and handles can be joined or split');
}

/** Lets facts name another element, each by an assertion of its own. */
export function repoint(
  tx: RecordTx,
  caseId: string,
  referring: readonly Referring[],
  to: string,
  because: { reason: string; grounds: JoinElements['grounds'] },
): Set<FactType> {
  for (const { fact, fields } of referring) {
    restate(tx, caseId, fact, {
      ...fact.payload,
      values: withValues(fact, Object.fromEntries(fields.map((name) => [name, to]))),
      hand: following(fact.payload.hand, {
        said: fields,
        source: because.reason,
        grade: because.grounds.grade,
        supports: supportOf(because.grounds),
      }),
    });
  }
  return new Set(referring.map(({ fact }) => fact.type));
}

/**
 * Joins an element into another one. One retraction of the entry that this answers takes all of it back.
 * @throws not-found; bad-request where they are of different types, or one and the same; input-refused
 */
export async function joinElements(
  workspace: Workspace,
  asked: Writing & JoinElements & { element: string },
): Promise<Stated> {
  const { case: caseId, reason, grounds } = asked;
  const made = await writeByHand(workspace, asked, (tx, changed) => {
    const kept = writableFact(tx, caseId, asked.element);
    const gone = writableFact(tx, caseId, asked.other);
    refuseOthers([kept, gone]);
    if (kept.type !== gone.type)
      fail('bad-request', '主体和账号不能合并为一', 'A party and a handle cannot be one');
    if (kept.id === gone.id) fail('bad-request', '两者已是同一个', 'The two are one already');
    refuseFaults(unknownExhibit(tx, caseId, grounds.evidence), { evidence: grounds.evidence });
    const entry = tx.append({
      action: 'join',
      case: caseId,
      subject: `Join:${gone.type}:${gone.id}`,
      payload: { into: kept.id, reason, ...grounds },
    });
    const moved = repoint(tx, caseId, referringTo(tx, caseId, gone), kept.id, { reason, grounds });
    const { hand } = gone.payload;
    tx.assert(caseId, gone.type, gone.id, {
      ...gone.payload,
      hand: {
        ...following(hand, {
          said: [],
          source: reason,
          grade: grounds.grade,
          supports: supportOf(grounds),
        }),
        joined: kept.id,
      },
    });
    for (const type of [...moved, gone.type]) changed.add(type);
    return { type: kept.type, id: kept.id, entry };
  });
  return statedAs(workspace, caseId, made);
}
