// Opens the invented example with the tour, for whoever may add cases: a first case to try everything on.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { loadExample } from '../api/imports.ts';
import { ProblemError } from '../api/problem-error.ts';
import { refreshCases } from '../api/session.ts';
import { useTexts } from '../i18n/i18n.ts';
import { casePath } from '../state/paths.ts';
import { beginTour } from '../state/tour.ts';
import { useMayInstall } from './may.ts';
import { ProblemNote } from './ProblemNote.tsx';

export function OpenExample() {
  const { t } = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const loading = useMutation({
    mutationFn: loadExample,
    onSuccess: async ({ id }) => {
      await refreshCases(client);
      beginTour();
      await navigate(casePath(id));
    },
  });
  if (!useMayInstall('begin')) return null;
  const isThere = loading.error instanceof ProblemError && loading.error.status === 409;
  return (
    <>
      <Button
        variant="light"
        size="sm"
        loading={loading.isPending}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={() => loading.mutate()}
      >
        {t('example.open')}
      </Button>
      <p className="vt-quiet" role="status">
        {t(loading.isPending ? 'example.loading' : isThere ? 'example.there' : 'example.how')}
      </p>
      {loading.error !== null && !isThere && <ProblemNote error={loading.error} />}
    </>
  );
}
