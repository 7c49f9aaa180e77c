// The way on from an empty case: import lists into it, for whoever may.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { sessionQuery } from '../api/session.ts';
import { mayImport } from '../components/may.ts';
import { useTexts } from '../i18n/i18n.ts';

export function BeginImport({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const { data: session } = useQuery(sessionQuery);
  if (!mayImport(session?.role)) return null;
  return (
    <Button
      component={Link}
      to={`/cases/${encodeURIComponent(caseId)}/import`}
      size="sm"
      leftSection={<IconFileImport size={16} aria-hidden />}
    >
      {t('import.title')}
    </Button>
  );
}
