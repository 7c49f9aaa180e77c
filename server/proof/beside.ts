// Tasks beside the lineage: documented transfers that no link rests on, and accounts of whom it is not known whose they are.
import { both } from '#contract/text.ts';
import { weightOf } from '../lineage/index.ts';
import type { ProofInput } from './input.ts';
import { openness, type Found } from './links.ts';
import { wishForTransfer, wishHolder } from './settling.ts';

/** Transfers that are used by no link, and whose grade or exhibit leaves them open. */
export function transferTasks({ transfers, lists }: ProofInput, used: ReadonlySet<string>): Found[] {
  return transfers
    .filter(({ transfer }) => !used.has(transfer))
    .map((one): Found => {
      const { transfer, from, to, list, grade, evidence } = one;
      const weight = evidence.length === 0 ? 0.5 : weightOf(grade);
      const doubt = weight >= 1 ? 0 : openness(weight);
      return {
        id: transfer,
        kind: 'transfer',
        at: lists
          .filter(({ id, holder }) => (list === undefined ? holder === to : id === list))
          .map(({ id }) => id),
        what:
          list === undefined
            ? both(
                `${from} 交给 ${to}（${transfer}），未写明是哪份名单`,
                `${from} gave to ${to} (${transfer}); which list is not said`,
              )
            : both(
                `${from} 交给 ${to}（${transfer}，${list}），给出者手中未起获副本`,
                `${from} gave to ${to} (${transfer}, ${list}); no copy was seized of the giver`,
              ),
        ...(list === undefined ? {} : { list }),
        transfer,
        holder: to,
        fromHolder: from,
        rests: { on: 'documented', ...(grade === undefined ? {} : { grade }), evidence: [...evidence] },
        proved: doubt === 0,
        doubt,
        settledBy: doubt === 0 ? [] : wishForTransfer(one),
      };
    });
}

/** Accounts that hold or pass on lists, and are nobody's that is known. */
export function handleTasks({ handles, lists, transfers }: ProofInput): Found[] {
  return handles.flatMap(({ id, party }): Found[] => {
    const moves = transfers.filter(({ from, to }) => from === id || to === id);
    const at = [
      ...new Set([
        ...lists.filter(({ holder }) => holder === id).map((list) => list.id),
        ...moves.flatMap(({ list }) => list ?? []),
      ]),
    ];
    if (party !== undefined || (at.length === 0 && moves.length === 0)) return [];
    return [
      {
        id,
        kind: 'handle',
        at,
        what: both(`${id} 的使用者是谁`, `Who uses ${id}`),
        handle: id,
        rests: { on: 'unknown', evidence: [] },
        proved: false,
        doubt: 1,
        settledBy: [wishHolder(id)],
      },
    ];
  });
}
