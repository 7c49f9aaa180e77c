// Guarded expand: what stands around an element, counted first; a person chooses what is drawn and how much.
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCircleDashedNumber1, IconPlus } from '@tabler/icons-react';
import { entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { MOST, PAGE } from '../state/actions.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import { knownOf, type RelationCount } from './dialogs/expand-choice.ts';

export function Relations({ id, relations }: { id: string; relations: readonly RelationCount[] }) {
  const { t, say, shown } = useTexts();
  const { graph, view, actions } = useWorkspace();
  const { openDialog } = useSurface();
  const isExpanded = view.expansions.some((known) => known.id === id);
  if (relations.length === 0) return <p className="vt-quiet">{t('relations.none')}</p>;
  return (
    <>
      {relations.map((count) => {
        const { relation, direction, type, total } = count;
        const known = Math.min(total, knownOf(graph, id, count));
        const which = { relation, direction, type };
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
      <Group gap={6} mt={6}>
        <Button variant="default" onClick={() => openDialog({ kind: 'expand', id })}>
          {t('relations.choose')}
        </Button>
        {isExpanded && (
          <Button variant="default" onClick={() => actions.collapse(id)}>
            {t('relations.collapse')}
          </Button>
        )}
      </Group>
    </>
  );
}
