// The words that a picture says, in both languages.
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { RELATIONS, type RelationType } from '#contract/model/relation.ts';
import type { Mode } from '#contract/model/transfer.ts';
import type { Language, Text } from '#contract/text.ts';

export const MODE_WORDS: Readonly<Record<Mode, Text>> = {
  sale: { zh: '出售', en: 'Sale' },
  share: { zh: '分享', en: 'Share' },
  theft: { zh: '窃取', en: 'Theft' },
  unknown: { zh: '方式不明', en: 'Mode unknown' },
};

const DERIVED_WORDS: Readonly<Record<'documented' | 'confirmed' | 'inferred', Text>> = {
  documented: { zh: '来源：有书证', en: 'Derived: documented' },
  confirmed: { zh: '来源：已确认', en: 'Derived: confirmed' },
  inferred: { zh: '来源：推断', en: 'Derived: inferred' },
};

/** What a facet of lines or nodes is called. */
export function facetWord(facet: string, language: Language): string {
  const [group = '', value = ''] = facet.split(':');
  if (group === 'mode') return MODE_WORDS[value as Mode][language];
  if (group === 'derived') return DERIVED_WORDS[value as keyof typeof DERIVED_WORDS][language];
  if (group === 'relation') return RELATIONS[value as RelationType].title[language];
  const entity = entityOf(group as EntityType);
  return (entity.kinds.find((kind) => kind.value === value)?.text ?? entity.title)[language];
}

/** A whole number as it is read. */
export const numberWord = (value: number): string => value.toLocaleString('en-US');

/** “n of N” of a picture and, by type, what it leaves out. */
export function pictureNote(
  { shown, total, left }: { shown: number; total: number; left: readonly (readonly [EntityType, number])[] },
  language: Language,
): string {
  const kinds = left.map(([type, count]) => `${entityOf(type).title[language]} ${numberWord(count)}`);
  if (language === 'zh') {
    const rest = kinds.length === 0 ? '' : `；未画：${kinds.join('、')}`;
    return `图中 ${numberWord(shown)} / 共 ${numberWord(total)} 个元素（节点与关系）${rest}`;
  }
  const rest = kinds.length === 0 ? '' : `; not drawn: ${kinds.join(', ')}`;
  return `${numberWord(shown)} of ${numberWord(total)} elements drawn (nodes and edges)${rest}`;
}
