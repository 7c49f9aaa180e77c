// The panel of saved views: the view as it is now can be saved, those that were saved are opened, changed and shared.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from '@mantine/core';
import { IconBookmarkPlus, IconBookmarks } from '@tabler/icons-react';
import { savedViewsQuery } from '../../api/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useAsked } from '../../state/asking.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { SaveView } from './SaveView.tsx';
import './saved.css';
import { ViewCard } from './ViewCard.tsx';

export default function SavedViews() {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const [isSaving, setSaving] = useState(false);
  useAsked('save-view', () => setSaving(true));
  const { data, error, refetch } = useQuery(savedViewsQuery(caseId));
  return (
    <div className="vt-panel vt-saved">
      {isSaving ? (
        <SaveView onClose={() => setSaving(false)} />
      ) : (
        <Button
          fullWidth
          leftSection={<IconBookmarkPlus size={15} aria-hidden />}
          onClick={() => setSaving(true)}
        >
          {t('saved.save')}
        </Button>
      )}
      {error !== null && data === undefined && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={140} mt={10} />}
      {data?.views.length === 0 && !isSaving && (
        <EmptyState icon={<IconBookmarks size={28} aria-hidden />} title={t('saved.none')}>
          <p>{t('saved.none-how')}</p>
        </EmptyState>
      )}
      <ul className="vt-cards">
        {data?.views.map((card) => (
          <li key={card.id}>
            <ViewCard card={card} />
          </li>
        ))}
      </ul>
    </div>
  );
}
