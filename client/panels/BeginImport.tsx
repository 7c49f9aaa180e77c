// The way on from an empty case: import lists into it, for whoever may.
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMayImport } from '../components/may.ts';
import { useTexts } from '../i18n/i18n.ts';
import { importPath } from '../state/paths.ts';

export function BeginImport({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const mayImport = useMayImport();
  if (!mayImport) return null;
  return (
    <Button
      component={Link}
      to={importPath(caseId)}
      size="sm"
      leftSection={<IconFileImport size={16} aria-hidden />}
    >
      {t('import.title')}
    </Button>
  );
}
