// Documents that name two sources of one list: for a merged list both can be, which the rows may say.
import { both } from '#contract/text.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import type { ProofTransfer } from '../input.ts';
import { exhibits, type Check } from './define.ts';

export const twoSources: Check = ({ lists, transfers, lineage }, actor) => {
  const holderOf = new Map(lists.map(({ id, holder }) => [id, actor(holder)]));
  const parentsOf = new Map(
    lineage.lists.map(({ id, parents }) => [
      id,
      new Set(parents.map((parent) => holderOf.get(parent.id) ?? '')),
    ]),
  );
  return lists.flatMap(({ id, holder }): Contradiction[] => {
    const arrivals = new Map<string, ProofTransfer>();
    for (const one of transfers)
      if (one.list === id && actor(one.to) === actor(holder) && !arrivals.has(actor(one.from)))
        arrivals.set(actor(one.from), one);
    if (arrivals.size < 2) return [];
    const all = [...arrivals.values()];
    // Where the rows bear out every one of them the list was merged.
    const merged = [...arrivals.keys()].every((giver) => parentsOf.get(id)?.has(giver));
    const names = all.map(({ transfer, from }) => `${from} (${transfer})`);
    return [
      {
        kind: 'two-sources',
        weight: merged ? 'question' : 'contrary',
        what: merged
          ? both(
              `书证载明 ${id} 有 ${all.length} 个来源：${names.join('、')}；数据与合并名单相符`,
              `Documents name ${all.length} sources of ${id}: ${names.join(', ')}; by the rows it was merged of them`,
            )
          : both(
              `书证载明 ${id} 有 ${all.length} 个来源：${names.join('、')}；数据没有印证它由这些来源合并而成`,
              `Documents name ${all.length} sources of ${id}: ${names.join(', ')}; the rows do not bear out that it was merged of all of them`,
            ),
        elements: [id, ...all.map(({ transfer }) => transfer)],
        evidence: exhibits(all.flatMap(({ evidence }) => evidence)),
      },
    ];
  });
};
