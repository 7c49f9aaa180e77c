// What a reason says, in plain sentences.
import { enumerated, type Language, type Text } from '#contract/text.ts';
import type { Compared, Kind } from './comparisons.ts';

type Say = (detail: readonly string[]) => Text;

/** So many of what a reason rests on are named. */
const NAMED = 3;

const named = (items: readonly string[], of: Language): string => {
  const shown = enumerated(items.slice(0, NAMED), of);
  if (items.length <= NAMED) return shown;
  return of === 'zh' ? `${shown}（${NAMED} / ${items.length}）` : `${shown} (${NAMED} of ${items.length})`;
};
const zhList = (items: readonly string[]): string => named(items, 'zh');
const enList = (items: readonly string[]): string => named(items, 'en');

const SAY: Record<Kind, Record<string, Say>> = {
  contact: {
    same: (d) => ({ zh: `留过同一联系方式 ${zhList(d)}`, en: `gave the same contact ${enList(d)}` }),
    'shared-by-many': (d) => ({
      zh: `留过同一联系方式 ${zhList(d)}，但用它的账号很多`,
      en: `gave the same contact ${enList(d)}, which many others give too`,
    }),
    other: () => ({ zh: '各留各的联系方式', en: 'gave different contacts' }),
  },
  statement: {
    said: (d) => ({ zh: `有材料明说是同一人（${zhList(d)}）`, en: `said to be one person (${enList(d)})` }),
    together: (d) => ({
      zh: `有材料在同一句里提到两者（${zhList(d)}）`,
      en: `named in one breath (${enList(d)})`,
    }),
  },
  wording: {
    'very-much': (d) => ({
      zh: `许多少见的说法相同：${zhList(d)}`,
      en: `very many rare phrases in common: ${enList(d)}`,
    }),
    much: (d) => ({
      zh: `多处少见的说法相同：${zhList(d)}`,
      en: `many rare phrases in common: ${enList(d)}`,
    }),
    some: (d) => ({
      zh: `有几处少见的说法相同：${zhList(d)}`,
      en: `some rare phrases in common: ${enList(d)}`,
    }),
    little: (d) => ({
      zh: `只有一处少见的说法相同：${zhList(d)}`,
      en: `one rare phrase in common: ${enList(d)}`,
    }),
    none: () => ({ zh: '没有相同的少见说法', en: 'no rare phrase in common' }),
  },
  lists: {
    several: (d) => ({
      zh: `经手的名单有几份相同或同源：${zhList(d)}`,
      en: `several lists or their sources in common: ${enList(d)}`,
    }),
    same: (d) => ({
      zh: `经手的名单相同或同源：${zhList(d)}`,
      en: `a list or its source in common: ${enList(d)}`,
    }),
    common: (d) => ({
      zh: `经手过同一份常见名单：${zhList(d)}`,
      en: `a common list in common: ${enList(d)}`,
    }),
    other: () => ({ zh: '经手的名单不同', en: 'different lists' }),
  },
  counterparties: {
    'several-in-turn': (d) => ({
      zh: `有几个相同的对手 ${zhList(d)}，且从不同时往来`,
      en: `several counterparties in common (${enList(d)}), never at the same time`,
    }),
    'same-in-turn': (d) => ({
      zh: `对手相同（${zhList(d)}），且从不同时往来`,
      en: `a counterparty in common (${enList(d)}), never at the same time`,
    }),
    'several-at-once': (d) => ({
      zh: `有几个相同的对手 ${zhList(d)}，有时同时往来`,
      en: `several counterparties in common (${enList(d)}), at times at once`,
    }),
    'same-at-once': (d) => ({
      zh: `对手相同（${zhList(d)}），曾同时往来`,
      en: `a counterparty in common (${enList(d)}), at the same time`,
    }),
    other: () => ({ zh: '没有相同的对手', en: 'no counterparty in common' }),
  },
  price: {
    same: (d) => ({ zh: `要价相同：每条 ${zhList(d)} 元`, en: `the same price: ${enList(d)} yuan a record` }),
    near: (d) => ({
      zh: `要价相近：每条 ${zhList(d)} 元`,
      en: `nearly the same price: ${enList(d)} yuan a record`,
    }),
    other: () => ({ zh: '要价不同', en: 'different prices' }),
  },
  hours: {
    same: (d) => ({
      zh: `活动时段相同：${zhList(d)} 前后`,
      en: `active at the same hours: about ${enList(d)}`,
    }),
    near: (d) => ({ zh: `活动时段相近：${zhList(d)} 前后`, en: `active at near hours: about ${enList(d)}` }),
    other: () => ({ zh: '活动时段不同', en: 'active at different hours' }),
  },
  name: {
    same: () => ({
      zh: '名称相同（单凭名称不作推断）',
      en: 'the same name (which by itself proves nothing)',
    }),
    like: () => ({ zh: '名称相近（单凭名称不作推断）', en: 'a like name (which by itself proves nothing)' }),
    other: () => ({ zh: '名称不同', en: 'different names' }),
  },
};

/** A comparison in words. */
export const reasonText = (kind: Kind, { level, detail }: Compared): Text =>
  SAY[kind][level]?.(detail) ?? { zh: level, en: level };
