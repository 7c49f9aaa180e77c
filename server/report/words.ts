// Words that several sections say.
import { entityOf } from '#contract/model/registry.ts';
import type { GraphNode } from '#contract/graph.ts';
import { bandTitle, type LineageModel, type LineageParent } from '#contract/lineage.ts';
import type { Language, Text } from '#contract/text.ts';
import { MODE_WORDS } from '../drawing/words.ts';
import type { ReportData } from './data.ts';

export const EVIDENCE_WORDS: Readonly<Record<string, Text>> = {
  mail: { zh: '邮件', en: 'Mail' },
  chat: { zh: '聊天记录', en: 'Chat' },
  statement: { zh: '陈述', en: 'Statement' },
  seizure: { zh: '起获物', en: 'Seizure' },
  complaint: { zh: '投诉记录', en: 'Complaint' },
  photo: { zh: '照片', en: 'Photo' },
  other: { zh: '其他证据', en: 'Other' },
};

export const PLATFORM_WORDS: Readonly<Record<string, Text>> = {
  qq: { zh: 'QQ', en: 'QQ' },
  wechat: { zh: '微信', en: 'WeChat' },
  phone: { zh: '电话', en: 'Phone' },
  mail: { zh: '邮箱', en: 'Mail' },
  'net-name': { zh: '网名', en: 'Net name' },
};

const CHANNELS: Readonly<Record<string, Text>> = {
  canaries: { zh: '标记记录', en: 'Canaries' },
  context: { zh: '起点', en: 'Starting point' },
  damage: { zh: '不可恢复的损坏', en: 'Irreversible damage' },
  dates: { zh: '日期', en: 'Dates' },
  documents: { zh: '文件记载', en: 'Documents' },
  file: { zh: '文件痕迹', en: 'File traces' },
  layout: { zh: '列与版式', en: 'Columns and layout' },
  membership: { zh: '成员重合', en: 'Shared members' },
  order: { zh: '行的次序', en: 'Order of rows' },
  relations: { zh: '候选间关系', en: 'Between candidates' },
  remarks: { zh: '备注与回访', en: 'Remarks' },
  rivals: { zh: '其他候选', en: 'Other candidates' },
  values: { zh: '取值偏差', en: 'Odd values' },
  writing: { zh: '书写习惯', en: 'Ways of writing' },
};

export const channelWord = (name: string, language: Language): string => CHANNELS[name]?.[language] ?? name;

export const wordOf = (words: Readonly<Record<string, Text>>, value: string, language: Language): string =>
  words[value]?.[language] ?? value;

export const kindWord = ({ type, kind }: GraphNode, language: Language): string => {
  const entity = entityOf(type);
  return (entity.kinds.find(({ value }) => value === kind)?.text ?? entity.title)[language];
};

export const modeWord = (mode: string, language: Language): string => wordOf(MODE_WORDS, mode, language);

/** Names of elements by id: the name with the id where there is one. */
export function namesOf({ nodes }: Pick<ReportData, 'nodes'>): (id: string) => string {
  const known = new Map(nodes.map((node) => [node.id, node]));
  return (id) => {
    const node = known.get(id);
    if (node === undefined || node.type === 'List' || node.caption === id) return id;
    return `${node.caption} (${id})`;
  };
}

export const whole = (value: number | undefined): string =>
  value === undefined ? '' : value.toLocaleString('en-US');

const percent = (value: number): string =>
  value > 0.999 ? '> 99.9%' : value < 0.001 ? '< 0.1%' : `${(value * 100).toFixed(1)}%`;

/** How sure: a probability only where the model is calibrated, always the band in words. */
export const sureness = (
  { probability, band, documented }: Pick<LineageParent, 'probability' | 'band'> & { documented?: boolean },
  model: LineageModel,
  language: Language,
): string => {
  const comma = language === 'zh' ? '，' : ', ';
  const inWords = bandTitle[band][language];
  const number = model.calibrated ? `${percent(probability)}${comma}${inWords}` : inWords;
  return documented === true ? `${language === 'zh' ? '有文件' : 'documented'}${comma}${number}` : number;
};

export const chance = (probability: number, model: LineageModel, language: Language): string =>
  model.calibrated
    ? percent(probability)
    : language === 'zh'
      ? '未校准，不给数字'
      : 'not calibrated, no number';

/** A day out of an ISO time. */
export const day = (time: string): string => time.slice(0, 10);

export const unknown = (language: Language): string => (language === 'zh' ? '不详' : 'not known');
