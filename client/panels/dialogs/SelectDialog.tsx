// Selecting elements by what they are: type, text, property; says how many before anything is selected.
import { useMemo, useState } from 'react';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { ENTITY_TYPES, entityOf, entityType } from '#contract/model/registry.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { COMPARISONS, matching, type Wanted } from './select-by.ts';

const ANYTHING: Wanted = { facet: '', text: '', property: '', comparison: 'contains', value: '' };

export default function SelectDialog({ onClose }: { onClose(): void }) {
  const { t, say, shown } = useTexts();
  const { visible, words, actions, address } = useWorkspace();
  const [wanted, setWanted] = useState(ANYTHING);
  const change = (part: Partial<Wanted>): void => setWanted({ ...wanted, ...part });
  const facets = useMemo(() => {
    const types = new Set<string>(visible.nodes.map(({ type }) => type));
    const kinds = [...new Set(visible.nodes.map(nodeFacet))].filter((facet) => !types.has(facet));
    const known = ENTITY_TYPES.filter((type) => types.has(type));
    return [
      ...known.map((type) => ({ value: type as string, label: say(entityOf(type).title) })),
      ...kinds.sort().map((facet) => ({ value: facet, label: words.facet(facet) })),
    ];
  }, [visible.nodes, say, words]);
  const type = entityType.safeParse(wanted.facet.split(':')[0]);
  const properties = useMemo(() => {
    const names = new Map<string, string>();
    for (const each of type.success ? [type.data] : ENTITY_TYPES)
      for (const [name, field] of Object.entries(entityOf(each).fields))
        if (field.at === 'graph' && !names.has(name)) names.set(name, say(field.label));
    return [...names].map(([value, label]) => ({ value, label }));
  }, [type.success, type.data, say]);
  const found = useMemo(
    () =>
      matching(visible.nodes, wanted, (node, name) =>
        words.value(node.type, name, node.props[name] ?? null),
      ).map(({ id }) => id),
    [visible.nodes, wanted, words],
  );
  const select = (ids: readonly string[]): void => {
    actions.select(ids);
    onClose();
  };
  return (
    <DialogFrame size={560} onClose={onClose} title={t('action.select-by')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found.length > 0) select(found);
        }}
      >
        <Select
          label={t('table.type')}
          placeholder={t('select.any')}
          clearable
          searchable
          value={wanted.facet || null}
          onChange={(facet) => change({ facet: facet ?? '', property: '' })}
          data={facets}
        />
        <TextInput
          mt={8}
          label={t('select.text')}
          value={wanted.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          data-autofocus
        />
        <Group mt={8} gap={8} grow align="flex-end">
          <Select
            label={t('select.property')}
            placeholder={t('select.any')}
            clearable
            searchable
            value={wanted.property || null}
            onChange={(property) => change({ property: property ?? '' })}
            data={properties}
          />
          <Select
            label={t('select.comparison')}
            allowDeselect={false}
            disabled={wanted.property === ''}
            value={wanted.comparison}
            onChange={(value) =>
              change({ comparison: COMPARISONS.find((known) => known === value) ?? 'contains' })
            }
            data={COMPARISONS.map((value) => ({ value, label: t(`select-by.${value}`) }))}
          />
          <TextInput
            label={t('select.value')}
            disabled={wanted.property === '' || wanted.comparison === 'missing'}
            value={wanted.value}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />
        </Group>
        <Group mt={14} gap={8}>
          <span className="vt-quiet vt-num" role="status">
            {t('count.of', {
              n: formatNumber(found.length, shown),
              total: formatNumber(visible.nodes.length, shown),
            })}
          </span>
          <span className="vt-gap" />
          <Button
            variant="default"
            disabled={found.length === 0}
            onClick={() => select([...new Set([...address.selection, ...found])])}
          >
            {t('select.add')}
          </Button>
          <Button type="submit" disabled={found.length === 0}>
            {t('select.select')}
          </Button>
        </Group>
      </form>
    </DialogFrame>
  );
}
