// What the measures say of a party, in plain sentences: never more than was measured, and never a word on guilt.
import type { Text } from '#contract/text.ts';
import { BROKERAGE_ROLES, type BrokerageRole } from './brokerage.ts';
import type { FoundCutSet } from './cut-sets.ts';
import type { Measures, PartyMeasures } from './measure.ts';

export interface Sentence {
  measure: string;
  text: Text;
}

const listsEn = (n: number): string => (n === 1 ? '1 list' : `${n} lists`);
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;

const ROLE_TEXT: Record<BrokerageRole, (n: number) => Text> = {
  coordinator: (n) => ({
    zh: `同类之间的中转 ${n} 次：上家、下家都与它同类`,
    en: `stands ${n}× between two of its own kind`,
  }),
  gatekeeper: (n) => ({
    zh: `把外来名单引进同类 ${n} 次：上家不同类，下家同类`,
    en: `brings lists in from another kind to its own ${n}×`,
  }),
  representative: (n) => ({
    zh: `把同类的名单带出去 ${n} 次：上家同类，下家不同类`,
    en: `takes lists from its own kind out to another ${n}×`,
  }),
  consultant: (n) => ({
    zh: `替另一类的两方中转 ${n} 次`,
    en: `stands ${n}× between two of one other kind`,
  }),
  liaison: (n) => ({
    zh: `连接不同类的两方 ${n} 次：三方各属一类`,
    en: `joins two of different kinds, neither its own, ${n}×`,
  }),
};

/** The sentences of one party, the weightiest first. */
export function partySentences(party: PartyMeasures, all: Measures): Sentence[] {
  const said: Sentence[] = [];
  const say = (measure: string, zh: string, en: string): void => {
    said.push({ measure, text: { zh, en } });
  };
  const { cuts, isSource, in: into, out, lists, betweenness, circle } = party;
  if (cuts > 0) {
    if (isSource)
      say(
        'cuts',
        `是源头：其他方的 ${all.reachable} 份有来历的名单中，有 ${cuts} 份只能追到它`,
        `A source: ${cuts} of the ${listsEn(all.reachable)} that others received lead back to nobody else`,
      );
    else
      say(
        'cuts',
        `必经之处：其他方有 ${cuts} 份名单（共 ${all.reachable} 份有来历），从任何源头来都要经过它`,
        `A bottleneck: every route from a source to ${cuts} of the ${listsEn(all.reachable)} that others received runs through it`,
      );
  } else if (isSource)
    say('cuts', '是源头，但没有名单只能追到它', 'A source, but no list leads back to it alone');
  say(
    'degree',
    `持有 ${lists} 份，收到 ${into} 份（有书证 ${party.documentedIn}），传出 ${out} 份（有书证 ${party.documentedOut}）`,
    `Holds ${listsEn(lists)}, received ${into} (${party.documentedIn} documented), passed on ${out} (${party.documentedOut} documented)`,
  );
  if (betweenness > 0)
    say(
      'betweenness',
      `两方之间的最短路线，有 ${percent(betweenness)} 经过它`,
      `${percent(betweenness)} of the shortest ways between two others run through it`,
    );
  const above = all.parties.length > 0 ? party.pageRank * all.parties.length : 0;
  if (above >= 1.5)
    say(
      'pageRank',
      `名单顺流而下，到它这里的机会是平均的 ${above.toFixed(1)} 倍`,
      `Lists that are passed on end up here ${above.toFixed(1)} times as often as with the average party`,
    );
  const role = BROKERAGE_ROLES.reduce((best, one) =>
    party.brokerage[one] > party.brokerage[best] ? one : best,
  );
  const times = party.brokerage[role];
  if (times > 0) {
    const { zh, en } = ROLE_TEXT[role](times);
    say('brokerage', zh, `It ${en}`);
  }
  if (circle !== undefined) {
    const others = all.circles[circle]!.length - 1;
    say(
      'circle',
      `与另外 ${others} 方互相传名单，成一圈；路线按整圈计算`,
      `Passes lists in a circle with ${others === 1 ? 'one other' : `${others} others`}; ways are counted through the circle as a whole`,
    );
  }
  return said;
}

/** What taking out a set of parties does. */
export function cutSetSentence({ kind, parties, cutOff, targets }: FoundCutSet, all: Measures): Text {
  const name = (party: number): string => all.parties[party]!.id;
  const who = parties.map(name);
  const zhWho = who.join('、');
  const enWho = who.join(' and ');
  if (kind === 'most-lists')
    return {
      zh: `截断 ${zhWho}，${all.reachable} 份有来历的名单中有 ${cutOff.length} 份再也追不到源头`,
      en: `Taking out ${enWho} cuts ${cutOff.length} of ${listsEn(all.reachable)} off from their sources`,
    };
  const ends = (targets ?? []).map(name);
  return {
    zh: `要使 ${ends.join('、')} 收不到任何源头的名单，最少须截断 ${parties.length} 方：${zhWho}`,
    en: `To part ${ends.join(', ')} from every source, no fewer than ${parties.length} must go: ${enWho}`,
  };
}
