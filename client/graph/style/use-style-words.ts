// The words of scales in the language shown.
import { useMemo } from 'react';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { yuan } from '#contract/scalars.ts';
import { formatNumber, formatSureness, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { ContractWords } from '../../i18n/words.ts';
import { typeTitle, type FieldDefinition } from '../../state/fields.ts';
import type { StyleWords } from './paint.ts';

const isYuan = ({ of, type, name }: FieldDefinition): boolean =>
  of === 'node' && entityOf(type as EntityType).fields[name]?.schema === yuan;

/** Words for fields, their values and measures. */
export function useStyleWords(words: ContractWords): StyleWords {
  const { t, say, shown } = useTexts();
  return useMemo(
    () => ({
      field: (field) => t('style.field', { type: say(typeTitle(field)), field: say(field.label) }),
      value(field, value) {
        const own = field.words?.[value];
        if (own !== undefined) return say(own);
        return words.value(field.of === 'node' ? (field.type as EntityType) : 'Transfer', field.name, value);
      },
      number(field, value) {
        if (field?.name === 'probability') return formatSureness(value, shown);
        if (field !== undefined && isYuan(field)) return formatYuan(value, shown);
        return Number.isInteger(value) || value >= 1
          ? formatNumber(value, shown)
          : String(Number(value.toPrecision(3)));
      },
      measure: (name) => t(`measure.${name}`),
      unknown: t('style.unknown'),
    }),
    [t, say, shown, words],
  );
}
