// Who denies what a list or a document says: the line of the denial beside what speaks against it.
import { both } from '#contract/text.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import type { Check } from './define.ts';

/** An inferred source counts against a denial from this probability on. */
const LIKELY = 0.5;

export const denied: Check = ({ denials, lists, transfers, lineage }, actor) => {
  const holderOf = new Map(lists.map(({ id, holder }) => [id, actor(holder)]));
  return denials.flatMap((denial): Contradiction[] => {
    const by = actor(denial.by);
    const about = new Set(denial.about.map(actor).filter((id) => id !== by));
    const concerns = (giver: string, taker: string): boolean => {
      const isSide =
        denial.of === 'receiving'
          ? taker === by
          : denial.of === 'giving'
            ? giver === by
            : giver === by || taker === by;
      return isSide && giver !== taker && (about.size === 0 || about.has(giver === by ? taker : giver));
    };
    const documents = transfers.filter(
      ({ from, to, evidence }) =>
        concerns(actor(from), actor(to)) && evidence.some((id) => id !== denial.evidence),
    );
    const links = lineage.lists.flatMap(({ id, parents }) =>
      parents
        .filter(
          ({ id: from, documented, probability, assessment }) =>
            (documented || assessment?.kind === 'confirmed' || probability >= LIKELY) &&
            concerns(holderOf.get(from) ?? '', holderOf.get(id) ?? ''),
        )
        .map((parent) => ({ list: id, from: parent.id })),
    );
    if (documents.length === 0 && links.length === 0) return [];
    const [first] = links;
    const says = [
      ...new Set([...links.map(({ list }) => list), ...documents.map(({ transfer }) => transfer)]),
    ];
    return [
      {
        kind: 'denied',
        weight: 'contrary',
        what: both(
          `${denial.by} 否认（${denial.evidence} 第 ${denial.line} 行），但 ${says.join('、')} 与此相反`,
          `${denial.by} denies it (${denial.evidence}, line ${denial.line}), but ${says.join(', ')} ${says.length === 1 ? 'says' : 'say'} the contrary`,
        ),
        elements: [...new Set([denial.by, ...says, ...about])],
        ...(first === undefined ? {} : { rows: first }),
        evidence: [
          { id: denial.evidence, lines: [denial.line] },
          ...[...new Set(documents.flatMap(({ evidence }) => evidence))]
            .filter((id) => id !== denial.evidence)
            .map((id) => ({ id, lines: [] })),
        ],
      },
    ];
  });
};
