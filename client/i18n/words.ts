// Words for values of the contract: captions, enumerated values, dates, yuan, grades.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { grade } from '#contract/grades.ts';
import type { GraphNode, PropertyValue } from '#contract/graph.ts';
import type { Field } from '#contract/model/define.ts';
import { recordField, recordFieldTitle } from '#contract/model/record-field.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { isoDate, yuan } from '#contract/scalars.ts';
import { enumerated, type Language, type Text } from '#contract/text.ts';
import type { Crowd } from '../state/case-graph.ts';
import { facetLook } from '../graph/node-looks.ts';
import { formatDay, formatNumber, formatYuan } from './format.ts';
import type { TextKey } from './i18n.ts';

export interface ContractWords {
  /** What an element is called on screen. */
  caption(node: GraphNode): string;
  transfer(node: GraphNode): string;
  crowd(crowd: Crowd): string;
  /** A holder with so many lists folded into it. */
  holding(caption: string, lists: number): string;
  /** What a facet of nodes is called: a type, or a kind of it. */
  facet(facet: string): string;
  /** A field's value as text. */
  value(type: EntityType, name: string, value: PropertyValue): string;
  /** What a grade means: the source, and the information. */
  grade(value: string): string | undefined;
  gradeHalf(half: 'source' | 'information', value: string): string;
}

type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

function makeWords(shown: Language, t: Translate, exists: (key: string) => boolean): ContractWords {
  const say = (text: Text): string => text[shown];
  const word = (field: string, value: string): string => {
    const key = `value.${field}.${value}`;
    return exists(key) ? t(key as TextKey) : value;
  };
  /** What a caller knew, which is written as the names of fields of a row. */
  const known = (value: string): string =>
    enumerated(
      value.split(/[;；]/).map((each) => {
        const field = recordField.safeParse(each.trim());
        return field.success ? say(recordFieldTitle[field.data]) : each.trim();
      }),
      shown,
    );
  const fieldText = (
    type: EntityType,
    name: string,
    field: Field | undefined,
    value: PropertyValue,
  ): string => {
    if (value === null) return '';
    if (typeof value === 'boolean') return word('boolean', String(value));
    if (Array.isArray(value)) return enumerated(value, shown);
    if (field?.schema === yuan && Number.isFinite(Number(value))) return formatYuan(Number(value), shown);
    if (typeof value === 'number') return formatNumber(value, shown);
    if (field?.schema === isoDate) return formatDay(value, shown);
    if (type === 'Complaint' && name === 'knew') return known(value);
    const { kindField, kinds } = entityOf(type);
    const kind = name === kindField ? kinds.find((known) => known.value === value) : undefined;
    return kind === undefined ? word(name, value) : say(kind.text);
  };
  const value: ContractWords['value'] = (type, name, given) =>
    fieldText(type, name, entityOf(type).fields[name], given);
  const price = (node: GraphNode): string => {
    const given = node.props['price_per_record'];
    return typeof given === 'number' ? ` ${formatYuan(given, shown)}` : '';
  };
  const gradeHalf: ContractWords['gradeHalf'] = (half, given) => word(`grade-${half}`, given);
  return {
    value,
    caption(node) {
      const entity = entityOf(node.type);
      const said = value(node.type, entity.caption, node.caption);
      if (node.type === 'Transfer') return `${say(entity.title)} ${node.id}`;
      return said === node.caption ? said : `${said} ${node.id}`;
    },
    transfer: (node) => `${word('mode', String(node.props['mode'] ?? 'unknown'))}${price(node)}`,
    crowd: ({ type, total }) => `${say(entityOf(type).title)} × ${formatNumber(total, shown)}`,
    holding: (caption, lists) => t('group.holding', { name: caption, n: lists }),
    facet: (facet) => say(facetLook(facet).title),
    grade(given) {
      if (!grade.safeParse(given).success) return undefined;
      const [source = '', information = ''] = given;
      return `${gradeHalf('source', source)} · ${gradeHalf('information', information)}`;
    },
    gradeHalf,
  };
}

/** The words of the language shown. */
export function useWords(): ContractWords {
  const { t, i18n } = useTranslation();
  const shown: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => makeWords(shown, t as Translate, (key) => i18n.exists(key)), [shown, t, i18n]);
}
