// What others did, and what could not be taken back: at the foot of the drawing, which does not move for it.
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconUserEdit, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { enumerated } from '#contract/text.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { news, type OthersDid } from '../../state/news.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import './notices.css';

/** Elements that are named before the rest is counted. */
const NAMED = 3;

function Others({ did }: { did: OthersDid }) {
  const { t, shown } = useTexts();
  const { graph, words, actions, marks, go } = useWorkspace();
  const { canvas } = useSurface();
  // Facts are told by the ids of the folder; another type may have taken the id in the graph.
  const ids = [...new Set([...did.elements, ...did.tagged])].filter((id) => graph.nodes.has(id));
  const notes = marks.notes.filter(({ id }) => did.notes.includes(id));
  const names = ids.slice(0, NAMED).flatMap((id) => {
    const node = graph.nodes.get(id);
    return node === undefined ? [] : [words.caption(node)];
  });
  const parts = [
    ...(did.elements.length > 0 ? [t('news.elements', { n: did.elements.length })] : []),
    ...(did.notes.length > 0 ? [t('news.notes', { n: did.notes.length })] : []),
    ...(did.tagged.length > 0 ? [t('news.tags', { n: did.tagged.length })] : []),
  ];
  const show = (): void => {
    const on = notes.flatMap(({ elements }) => elements);
    const selection = ids.length > 0 ? ids : [...new Set(on)];
    actions.select(selection);
    if (ids.length === 0 && did.notes.length > 0) go({ panel: 'notes', selection });
    const place = notes.find((note) => note.place !== null)?.place;
    if (selection[0] !== undefined) canvas?.reveal(selection[0]);
    else if (place !== undefined && place !== null) canvas?.centre(place);
    news.getState().dismiss(did.id);
  };
  return (
    <div className="vt-news">
      <IconUserEdit size={16} aria-hidden />
      <span className="vt-grow">
        {t('news.did', {
          who: did.actor,
          what: parts.length === 0 ? t('news.entries', { n: did.entries }) : parts.join(t('news.and')),
        })}
        {names.length > 0 && <span className="vt-quiet"> {enumerated(names, shown)}</span>}
      </span>
      {(ids.length > 0 || notes.length > 0) && (
        <Button size="compact-xs" variant="default" onClick={show}>
          {t('news.show')}
        </Button>
      )}
      <ActionIcon size="sm" aria-label={t('news.dismiss')} onClick={() => news.getState().dismiss(did.id)}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}

export function NewsNotice() {
  const { t } = useTexts();
  const items = useStore(news, (state) => state.items);
  return (
    <div className="vt-all-news" role="status" aria-live="polite">
      {items.map((item) =>
        item.kind === 'others' ? (
          <Others key={item.id} did={item} />
        ) : (
          <div key={item.id} className="vt-news">
            <div className="vt-grow">
              <strong>
                {t('news.could-not', { command: t(`command.${item.step.name}`), subject: item.step.subject })}
              </strong>
              <ProblemNote error={item.error instanceof Error ? item.error : new Error(String(item.error))} />
              <Group gap={6} mt={6}>
                <Button variant="default" onClick={() => news.getState().dismiss(item.id)}>
                  {t('news.dismiss')}
                </Button>
              </Group>
            </div>
          </div>
        ),
      )}
    </div>
  );
}
