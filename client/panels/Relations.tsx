// Guarded expand: what stands around an element, counted first; a person chooses what is drawn and how much.
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCircleDashedNumber1, IconPlus } from '@tabler/icons-react';
import type { QueryResult } from '../api/run-query.ts';
import { entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { MOST, PAGE } from '../state/actions.ts';
import type { CaseGraph } from '../state/case-graph.ts';
import { useWorkspace } from '../state/workspace.ts';

type RelationCount = QueryResult<'element'>['relations'][number];

/** How many of a relation's neighbours are known here already. */
function knownOf(graph: CaseGraph, id: string, { relation, direction, type }: RelationCount): number {
  const others = new Set<string>();
  for (const edge of graph.edges.values()) {
    if (edge.type !== relation) continue;
    const other =
      direction === 'out' && edge.source === id
        ? edge.target
        : direction === 'in' && edge.target === id
          ? edge.source
          : undefined;
    if (other !== undefined && graph.nodes.get(other)?.type === type) others.add(other);
  }
  return others.size;
}

export function Relations({ id, relations }: { id: string; relations: readonly RelationCount[] }) {
  const { t, say, shown } = useTexts();
  const { graph, view, actions } = useWorkspace();
  const isExpanded = view.expansions.some((known) => known.id === id);
  if (relations.length === 0) return <p className="vt-quiet">{t('relations.none')}</p>;
  return (
    <>
      {relations.map((count) => {
        const { relation, direction, type, total } = count;
        const known = Math.min(total, knownOf(graph, id, count));
        const which = { relation, direction };
        const name = `${say(RELATIONS[relation].title)} ${direction === 'out' ? '→' : '←'} ${say(entityOf(type).title)}`;
        const more = Math.min(PAGE, total - known);
        return (
          <div className="vt-row" key={`${relation} ${direction} ${type}`} style={{ minHeight: 28 }}>
            <span className="vt-grow vt-cut">{name}</span>
            <span className="vt-num vt-quiet">
              {t('count.of', { n: formatNumber(known, shown), total: formatNumber(total, shown) })}
            </span>
            <Group gap={2} wrap="nowrap" w={58} justify="flex-end">
              {more > 0 && known < MOST && (
                <Tooltip label={t('relations.more', { n: more })}>
                  <ActionIcon
                    size="sm"
                    aria-label={`${name}: ${t('relations.more', { n: more })}`}
                    onClick={() => actions.expand(id, which)}
                  >
                    <IconPlus size={15} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
              {total > PAGE && known < total && (
                <Tooltip label={t('relations.as-count')}>
                  <ActionIcon
                    size="sm"
                    aria-label={`${name}: ${t('relations.as-count')}`}
                    onClick={() => actions.expandAsCount(id, which)}
                  >
                    <IconCircleDashedNumber1 size={15} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          </div>
        );
      })}
      {isExpanded && (
        <Button variant="default" mt={6} onClick={() => actions.collapse(id)}>
          {t('relations.collapse')}
        </Button>
      )}
    </>
  );
}
