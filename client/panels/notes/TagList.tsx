// All tags of the case with how many elements have each: selected by one, and in sight or not.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconFilter, IconPointer } from '@tabler/icons-react';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { everyTag, onlyTag, tagFacet, UNTAGGED } from '../../state/tag-facet.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function TagList() {
  const { t, shown } = useTexts();
  const { marks, view, store, actions } = useWorkspace();
  const off = new Set(view.off);
  const filter = (subject: string, facets: string[]): void =>
    store.getState().run('filter', subject, { off: facets });
  const isFiltered = view.off.some((facet) => facet.startsWith(UNTAGGED));
  if (marks.tags.length === 0) return <p className="vt-quiet">{t('tag.none')}</p>;
  return (
    <>
      <ul className="vt-tags">
        {marks.tags.map(({ tag, elements }) => {
          const isOff = off.has(tagFacet(tag));
          return (
            <li key={tag}>
              <span className="vt-grow vt-cut" data-off={isOff}>
                {tag}
              </span>
              <span className="vt-num vt-quiet">{formatNumber(elements, shown)}</span>
              <Tooltip label={t('tag.select')}>
                <ActionIcon
                  size="sm"
                  aria-label={t('tag.select-named', { tag })}
                  onClick={() =>
                    actions.select(
                      [...marks.tagNames].flatMap(([id, names]) => (names.includes(tag) ? [id] : [])),
                    )
                  }
                >
                  <IconPointer size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t('tag.only')}>
                <ActionIcon
                  size="sm"
                  aria-label={t('tag.only-named', { tag })}
                  onClick={() =>
                    filter(
                      tag,
                      onlyTag(
                        view.off,
                        tag,
                        marks.tags.map((one) => one.tag),
                      ),
                    )
                  }
                >
                  <IconFilter size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t(isOff ? 'tag.in' : 'tag.out')}>
                <ActionIcon
                  size="sm"
                  aria-label={t(isOff ? 'tag.in-named' : 'tag.out-named', { tag })}
                  aria-pressed={isOff}
                  onClick={() => actions.toggleFacet(tagFacet(tag), tag)}
                >
                  {isOff ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      {isFiltered && (
        <Button variant="default" onClick={() => filter('', everyTag(view.off))}>
          {t('tag.all')}
        </Button>
      )}
    </>
  );
}
