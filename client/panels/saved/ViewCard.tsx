// A saved view: its picture opens it; renamed, overwritten, shared, removed from its menu.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ActionIcon, Badge, Menu, TextInput } from '@mantine/core';
import {
  IconArrowsDiff,
  IconDeviceFloppy,
  IconDots,
  IconLink,
  IconLock,
  IconPencil,
  IconShare,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { SavedViewCard, SavedViewChange } from '#contract/saved-view.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { refreshSavedViews } from '../../api/refresh.ts';
import { useMay } from '../../components/may.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { compareViewPath, savedPath } from '../../state/paths.ts';
import { contentNow, openSaved } from '../../state/saved-actions.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Picture } from './Picture.tsx';
import { useSavedActions, useThumbnail } from './use-saved.ts';
import { ViewConflict } from './ViewConflict.tsx';
import { ViewProblem } from './ViewProblem.tsx';

type Change = Omit<SavedViewChange, 'base'>;

export function ViewCard({ card }: { card: SavedViewCard }) {
  const { t, shown } = useTexts();
  const { caseId, store, go, address, user } = useWorkspace();
  const client = useQueryClient();
  const here = { caseId, store, go, address };
  const mayShare = useMay('share');
  const { change, remove } = useSavedActions();
  const picture = useThumbnail();
  const [name, setName] = useState<string>();
  /** The version that was on screen when the person began. */
  const [base, setBase] = useState(card.version);
  const opening = useMutation({ mutationFn: () => openSaved(here, card.id) });
  const changing = useMutation({
    mutationFn: ({ wanted, on }: { wanted: Change; on: number }) => change(card, wanted, on),
    onSuccess: () => setName(undefined),
    onError: () => refreshSavedViews(client, caseId),
  });
  const removing = useMutation({ mutationFn: () => remove(card) });
  const overwriting = useMutation({
    mutationFn: async () =>
      changing.mutateAsync({
        wanted: { content: { ...contentNow(here), ...(await picture()) } },
        on: card.version,
      }),
  });
  const isMine = card.owner === user;
  const mayChange = isMine ? !card.isShared || mayShare : mayShare;
  const wanted = changing.variables?.wanted;
  const isConflict = changing.error instanceof ProblemError && changing.error.status === 409;
  const failed = opening.error ?? removing.error ?? (isConflict ? null : changing.error);
  return (
    <article className="vt-view" aria-label={card.name}>
      <button
        type="button"
        className="vt-view-open"
        aria-label={t('saved.open-named', { name: card.name })}
        onClick={() => opening.mutate()}
      >
        <Picture key={card.version} caseId={caseId} card={card} />
      </button>
      <div className="vt-row">
        {name === undefined ? (
          <strong className="vt-grow vt-view-name">{card.name}</strong>
        ) : (
          <form
            className="vt-grow"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') changing.mutate({ wanted: { name: name.trim() }, on: base });
            }}
          >
            <TextInput
              size="xs"
              autoFocus
              maxLength={120}
              aria-label={t('saved.name')}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              onKeyDown={({ key }) => {
                if (key === 'Escape') setName(undefined);
              }}
            />
          </form>
        )}
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('saved.menu', { name: card.name })}>
              <IconDots size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconLink size={15} aria-hidden />}
              onClick={() =>
                void navigator.clipboard.writeText(
                  `${globalThis.location.origin}${savedPath(caseId, card.id)}`,
                )
              }
            >
              {t('saved.link')}
            </Menu.Item>
            <Menu.Item
              component={Link}
              to={compareViewPath(caseId, card.id)}
              leftSection={<IconArrowsDiff size={15} aria-hidden />}
            >
              {t('saved.compare')}
            </Menu.Item>
            {mayChange && (
              <>
                <Menu.Item
                  leftSection={<IconPencil size={15} aria-hidden />}
                  onClick={() => {
                    setBase(card.version);
                    setName(card.name);
                  }}
                >
                  {t('saved.rename')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                  onClick={() => overwriting.mutate()}
                >
                  {t('saved.overwrite')}
                </Menu.Item>
              </>
            )}
            {isMine && mayShare && (
              <Menu.Item
                leftSection={
                  card.isShared ? <IconLock size={15} aria-hidden /> : <IconShare size={15} aria-hidden />
                }
                onClick={() => changing.mutate({ wanted: { isShared: !card.isShared }, on: card.version })}
              >
                {t(card.isShared ? 'saved.unshare' : 'saved.share')}
              </Menu.Item>
            )}
            {isMine && (
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => removing.mutate()}>
                {t('saved.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="vt-quiet">
        <Badge size="sm" color="gray" mr={6}>
          {t(card.isShared ? 'saved.is-shared' : 'saved.is-private')}
        </Badge>
        {t('note.by', { who: card.by, when: formatMoment(card.at, shown) })}
      </div>
      {failed !== null && <ViewProblem error={failed} />}
      {isConflict && wanted !== undefined && (
        <ViewConflict
          theirs={card}
          wanted={wanted}
          isDoing={changing.isPending}
          onMine={() => changing.mutate({ wanted, on: card.version })}
          onTheirs={() => {
            changing.reset();
            setName(undefined);
          }}
        />
      )}
    </article>
  );
}
