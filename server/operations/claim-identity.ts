// Confirms or rejects that handles are one person's, and takes that back: a graded assertion that every answer under a reading heeds.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { identityClaim as kept, type identityResult } from '#contract/identity.ts';
import { claimId, shownWords } from '../queries/identities/claims.ts';
import type { RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Deciding } from './decide.ts';
import { enterWord } from './enter-word.ts';

type IdentityResult = z.infer<typeof identityResult>;

export interface ClaimOptions extends Deciding {
  handles: readonly string[];
  kind: 'confirmed' | 'rejected';
  /** Grade of the grounds. */
  grade: string;
}

async function enter(
  workspace: Workspace,
  deciding: Deciding,
  work: (tx: RecordTx) => number,
): Promise<IdentityResult> {
  return { word: await enterWord(workspace, deciding, shownWords, work) };
}

/** @throws not-found for a handle; bad-request for fewer than two, for rejecting more than two, and for handles of two parties */
export const claimIdentity = (workspace: Workspace, options: ClaimOptions): Promise<IdentityResult> =>
  enter(workspace, options, (tx) => {
    const { case: caseId, kind, grade, reason } = options;
    const handles = [...new Set(options.handles)].sort();
    if (handles.length < 2)
      fail('bad-request', '请给出两个以上不同的账号', 'Name two different handles or more');
    if (kind === 'rejected' && handles.length > 2)
      fail('bad-request', '否定时请给出两个账号', 'To reject, name two handles');
    const parties = new Map<string, string>();
    for (const id of handles) {
      const fact =
        tx.fact(caseId, 'Handle', id) ??
        fail('not-found', `案件中没有账号 ${id}`, `The case has no handle ${id}`);
      const party = fact.payload.values['party_id'];
      if (typeof party === 'string' && party !== '') parties.set(id, party);
    }
    const [a, b] = [...new Set(parties.values())];
    if (kind === 'confirmed' && b !== undefined)
      fail(
        'bad-request',
        `案件资料把它们分别记在 ${a} 和 ${b} 名下：请先更正资料`,
        `The tables give them to ${a} and ${b}: mend these first`,
      );
    if (kind === 'rejected' && parties.size === 2 && b === undefined)
      fail(
        'bad-request',
        `案件资料把两者都记在 ${a} 名下：请先更正资料`,
        `The tables give both to ${a}: mend these first`,
      );
    const values = kept.parse({ handles, kind, grade, reason });
    return tx.assert(caseId, 'Identity', claimId(handles), { values }).entry;
  });

/** @throws not-found where nothing of this id stands */
export const undoClaim = (
  workspace: Workspace,
  options: Deciding & { word: string },
): Promise<IdentityResult> =>
  enter(workspace, options, (tx) => {
    const fact =
      tx.fact(options.case, 'Identity', options.word) ??
      fail('not-found', `没有有效的认定 ${options.word}`, `Nothing that was said of ${options.word} stands`);
    return tx.retract(fact.entry, options.reason);
  });
