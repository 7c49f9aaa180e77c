// Accounts of two persons at once: written down twice, said otherwise by file and by hand, or confirmed across two parties.
import { both } from '#contract/text.ts';
import type { Contradiction } from '#contract/queries/contradictions.ts';
import type { Check, SaidHandle } from './define.ts';

const told = (
  ids: readonly string[],
  parties: readonly string[],
  how: { zh: string; en: string },
  weight: Contradiction['weight'] = 'contrary',
): Contradiction => ({
  kind: 'two-persons',
  weight,
  what: both(
    `${ids.join('、')} 同时归 ${parties.join('、')}：${how.zh}`,
    `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} of ${parties.join(' and ')} at once: ${how.en}`,
  ),
  elements: [...ids, ...parties],
  evidence: [],
});

const groupsBy = (accounts: readonly SaidHandle[], key: (one: SaidHandle) => string): SaidHandle[][] => {
  const groups = new Map<string, SaidHandle[]>();
  for (const one of accounts) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()];
};

const partiesOf = (accounts: readonly SaidHandle[]): string[] => [
  ...new Set(accounts.flatMap(({ parties }) => parties)),
];

export const twoPersons: Check = ({ accounts, claims }) => {
  const alone = accounts
    .filter(({ parties }) => new Set(parties).size > 1)
    .map(({ id, parties }) =>
      told(
        [id],
        [...new Set(parties)],
        both('案卷表格与人工录入不一致', 'the tables and what was written by hand differ'),
        // Whoever wrote it by hand may have mended the table; which one holds is still to be said.
        'question',
      ),
    );
  const twice = groupsBy(
    accounts.filter(({ platform }) => platform !== 'net-name'),
    ({ platform, value }) => `${platform} ${value.trim().toLowerCase()}`,
  )
    .filter((group) => group.length > 1 && partiesOf(group).length > 1)
    .map((group) =>
      told(
        group.map(({ id }) => id),
        partiesOf(group),
        both('同一号码登记在两人名下', 'one number is written down for both'),
      ),
    );
  const joined = new Map<string, Set<string>>();
  for (const { kind, handles } of claims) {
    if (kind !== 'confirmed') continue;
    const all = new Set(handles.flatMap((id) => [...(joined.get(id) ?? [id])]));
    for (const id of all) joined.set(id, all);
  }
  const confirmed = [...new Set(joined.values())].flatMap((group): Contradiction[] => {
    const members = accounts.filter(({ id }) => group.has(id));
    const parties = partiesOf(members);
    return parties.length < 2
      ? []
      : [
          told(
            [...group].sort(),
            parties,
            both('已确认为同一人，却分属两人', 'confirmed as one person, yet of two parties'),
          ),
        ];
  });
  const rejected = claims.flatMap(({ kind, handles }): Contradiction[] => {
    const [a = '', b = ''] = handles;
    if (kind !== 'rejected' || !joined.get(a)?.has(b)) return [];
    return [
      {
        kind: 'claims',
        weight: 'contrary',
        what: both(
          `${a} 与 ${b} 被否定为同一人，但经由其他账号又被确认为同一人`,
          `${a} and ${b} were rejected as one person, but are confirmed as one by way of other accounts`,
        ),
        elements: [...new Set([a, b, ...joined.get(a)!])],
        evidence: [],
      },
    ];
  });
  return [...alone, ...twice, ...confirmed, ...rejected];
};
