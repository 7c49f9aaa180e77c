// The rules of counting, with citation and the days on which they are in force: the one place where numbers of the law stand.
import type { LawRule, RecordClass } from '#contract/count.ts';

/** 法释〔2017〕10号 is in force from this day; what was done before is counted by it as a reference only. */
export const INTERPRETATION_FROM = '2017-06-01';

const INTERPRETATION = { from: INTERPRETATION_FROM } as const;
const article = (zh: string, en: string) => ({
  zh: `法释〔2017〕10号${zh}`,
  en: `Interpretation Fa Shi [2017] No. 10, ${en}`,
});

export const RULES = {
  'crime-vii': {
    citation: {
      zh: '刑法第二百五十三条之一（刑法修正案（七））',
      en: 'Criminal Law Art. 253-1 (Amendment VII)',
    },
    says: {
      zh: '国家机关或者金融、电信、交通、教育、医疗等单位的工作人员出售、非法提供，以及窃取或者以其他方法非法获取公民个人信息',
      en: 'staff of state organs, finance, telecom, transport, education or medical units who sell or unlawfully provide, and whoever steals or otherwise unlawfully obtains, citizens’ personal information',
    },
    from: '2009-02-28',
    until: '2015-10-31',
  },
  'crime-ix': {
    citation: {
      zh: '刑法第二百五十三条之一（刑法修正案（九））',
      en: 'Criminal Law Art. 253-1 (Amendment IX)',
    },
    says: {
      zh: '违反国家有关规定，向他人出售或者提供公民个人信息；无偿提供也是提供；窃取或者以其他方法非法获取的，依照同样规定',
      en: 'whoever sells or provides citizens’ personal information against state provisions; providing it free is providing; stealing or otherwise unlawfully obtaining likewise',
    },
    from: '2015-11-01',
  },
  'serious-property': {
    citation: article('第五条第一款第（三）项', 'Art. 5(1)(3)'),
    says: {
      zh: '行踪轨迹信息、通信内容、征信信息、财产信息五十条以上',
      en: '50 records or more of whereabouts, communication content, credit or property information',
    },
    ...INTERPRETATION,
  },
  'serious-safety': {
    citation: article('第五条第一款第（四）项', 'Art. 5(1)(4)'),
    says: {
      zh: '住宿信息、通信记录、健康生理信息、交易信息等其他可能影响人身、财产安全的信息五百条以上',
      en: '500 records or more of accommodation, communication records, health, transaction or other information that can affect safety of person or property',
    },
    ...INTERPRETATION,
  },
  'serious-other': {
    citation: article('第五条第一款第（五）项', 'Art. 5(1)(5)'),
    says: {
      zh: '前两项以外的公民个人信息五千条以上',
      en: '5,000 records or more of any other personal information',
    },
    ...INTERPRETATION,
  },
  'serious-mixed': {
    citation: article('第五条第一款第（六）项', 'Art. 5(1)(6)'),
    says: {
      zh: '各类数量未达到各自标准，但按相应比例合计达到有关数量标准',
      en: 'numbers below each threshold that add up to one in proportion',
    },
    ...INTERPRETATION,
  },
  'serious-gain': {
    citation: article('第五条第一款第（七）项', 'Art. 5(1)(7)'),
    says: { zh: '违法所得五千元以上', en: 'illegal gains of 5,000 yuan or more' },
    ...INTERPRETATION,
  },
  'own-duty': {
    citation: article('第五条第一款第（八）项', 'Art. 5(1)(8)'),
    says: {
      zh: '将在履行职责或者提供服务过程中获得的公民个人信息出售或者提供给他人，数量或者数额达到前述标准一半以上',
      en: 'information got in performing duties or providing services and then sold or provided: half of those numbers or amounts suffices',
    },
    ...INTERPRETATION,
  },
  especially: {
    citation: article('第五条第二款第（三）项', 'Art. 5(2)(3)'),
    says: { zh: '数量或者数额达到前款规定标准十倍以上', en: 'ten times those numbers or amounts' },
    ...INTERPRETATION,
  },
  buyer: {
    citation: article('第六条', 'Art. 6'),
    says: {
      zh: '为合法经营活动而非法购买、收受第五条第一款第（三）（四）项以外的公民个人信息，获利五万元以上；又出售或者提供的，适用第五条',
      en: 'other information unlawfully bought or received for lawful business, with a profit of 50,000 yuan or more; who then sells or provides it falls under Art. 5',
    },
    ...INTERPRETATION,
  },
  counting: {
    citation: article('第十一条', 'Art. 11'),
    says: {
      zh: '非法获取后又出售或者提供的，条数不重复计算；向不同单位或者个人分别出售、提供同一信息的，条数累计计算；批量信息按查获数量直接认定，有证据证明不真实或者重复的除外',
      en: 'got and then sold or provided is not counted twice; the same information provided to different units or persons is added up; bulk data count as seized, save what is shown to be false or duplicate',
    },
    ...INTERPRETATION,
  },
  'consumer-fine': {
    citation: {
      zh: '消费者权益保护法第二十九条、第五十六条',
      en: 'Consumer Rights Protection Law Art. 29, 56',
    },
    says: {
      zh: '侵害消费者个人信息依法得到保护的权利：可处违法所得一倍以上十倍以下罚款，没有违法所得的处五十万元以下罚款',
      en: 'infringing consumers’ right to protection of their personal information: a fine of up to ten times the illegal gain, or up to 500,000 yuan where there is none',
    },
    from: '2014-03-15',
  },
} as const satisfies Record<string, Omit<LawRule, 'id'>>;
export type RuleId = keyof typeof RULES;

/** A rule as it is answered. */
export const ruleOf = (id: RuleId): LawRule => ({ id, ...RULES[id] });

/** How a rule is named where it is applied: as it is cited in Chinese, for these are Chinese rules. */
export const citationOf = (id: RuleId): string => RULES[id].citation.zh;

/** Records from which the circumstances are serious, by class. */
export const SERIOUS: Record<RecordClass, { records: number; rule: RuleId }> = {
  property: { records: 50, rule: 'serious-property' },
  safety: { records: 500, rule: 'serious-safety' },
  other: { records: 5000, rule: 'serious-other' },
};

/** Yuan of illegal gains from which they are. */
export const SERIOUS_GAIN = 5000;
/** Of those numbers and amounts: for especially serious circumstances, and for information got on duty. */
export const ESPECIALLY = 10;
export const OWN_DUTY = 0.5;
/** Yuan of profit of who bought for lawful business. */
export const BUYER_PROFIT = 50_000;
/** A fine by consumer law: times the gain, or yuan where there is none. */
export const FINE_TIMES = 10;
export const FINE_WITHOUT_GAIN = 500_000;

/** Yuan a record between which prices of such lists lie where none is documented. */
export const PRICE_BRACKET = { low: 0.5, high: 1 } as const;
