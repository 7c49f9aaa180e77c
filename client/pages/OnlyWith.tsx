// Pages for whoever has their right in the case of the address. Whoever has not is told so, and who could give it.
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, Outlet, useParams } from 'react-router';
import { roleGives, type CaseRight } from '#contract/rights.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { useRole } from '../components/may.ts';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';
import { casePath } from '../state/paths.ts';

function NotAllowed() {
  const { t } = useTexts();
  const { caseId = '' } = useParams();
  useTitle(t('not-allowed.title'));
  return (
    <div className="vt-page">
      <EmptyState heading="h1" icon={<IconLock size={32} aria-hidden />} title={t('not-allowed.title')}>
        <p>{t('not-allowed.detail')}</p>
        <Button component={Link} to={casePath(caseId)}>
          {t('action.open-case')}
        </Button>
      </EmptyState>
    </div>
  );
}

export function OnlyWith({ right }: { right: CaseRight }) {
  const role = useRole();
  // Of a case that one may not know of the page itself says that there is none.
  return role === undefined || roleGives(role, right) ? <Outlet /> : <NotAllowed />;
}
