// What a field that names an element can be set to: parties, handles, exhibits and lists of the case, all of them, by what they are called.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { party } from '#contract/model/party.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { contextQuery } from '../api/imports.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';

export interface Choice {
  value: string;
  label: string;
}
export interface ChoiceGroup {
  group: string;
  items: Choice[];
}

/** Choices by type; those that the page has not drawn are among them. */
export function useChoices(): (types: readonly EntityType[]) => ChoiceGroup[] {
  const { t, say } = useTexts();
  const { caseId, graph, words } = useWorkspace();
  const { data } = useQuery({ ...contextQuery(caseId), staleTime: 0 });
  return useMemo(() => {
    const drawn = (id: string): string | undefined => {
      const node = graph.nodes.get(id);
      return node === undefined ? undefined : words.caption(node);
    };
    const kindOf = (kind: string): string => {
      const known = party.kinds.find(({ value }) => value === kind);
      return known === undefined ? t(`value.platform.${kind as 'qq'}`) : say(known.text);
    };
    const of = (type: EntityType): Choice[] => {
      switch (type) {
        case 'Party':
        case 'Handle':
          return (data?.holders ?? [])
            .filter((holder) => holder.type === type)
            .map(({ id, caption, kind }) => ({ value: id, label: `${caption} · ${kindOf(kind)} · ${id}` }));
        case 'Evidence':
          return (data?.evidence ?? []).map(({ id, kind, on }) => ({
            value: id,
            label: [
              id,
              t(`value.kind.${kind as 'mail'}`),
              ...(on === undefined ? [] : [words.value('Evidence', 'on', on)]),
            ].join(' · '),
          }));
        case 'List':
          return (data?.lists ?? []).map((id) => ({
            value: id,
            label: [...(drawn(id) === undefined ? [] : [drawn(id)]), id].join(' · '),
          }));
        default:
          return [];
      }
    };
    return (types) =>
      types
        .map((type) => ({ group: say(entityOf(type).title), items: of(type) }))
        .filter(({ items }) => items.length > 0);
  }, [data, graph, words, t, say]);
}
