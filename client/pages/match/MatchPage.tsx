// The page that holds what is not in a case against it: whose list a file is, which holders explain complaints. Nothing is stored.
import { useQuery } from '@tanstack/react-query';
import { SegmentedControl } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { answer } from '../../api/queries.ts';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import '../import/import.css';
import '../import/drop.css';
import './match.css';
import { MatchComplaints } from './MatchComplaints.tsx';
import { MatchLists } from './MatchLists.tsx';

const KINDS = ['list', 'complaints'] as const;

export default function MatchPage() {
  const { caseId = '' } = useParams();
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const overview = useQuery(answer('overview', { case: caseId }));
  const kind = KINDS.find((known) => known === params.get('of')) ?? 'list';
  const title = overview.data?.case.title ?? caseId;
  useTitle(t('match.title'));
  return (
    <div className="vt-match">
      <header className="vt-import-head">
        <div className="vt-row">
          <Link to={casePath(caseId)} className="vt-link vt-cut" title={title}>
            {title}
          </Link>
          <IconChevronRight size={14} aria-hidden />
          <h1>{t('match.title')}</h1>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t('match.what')}
          value={kind}
          onChange={(of) => setParams(of === 'list' ? {} : { of }, { replace: true })}
          data={KINDS.map((value) => ({ value, label: t(`match-of.${value}`) }))}
        />
      </header>
      <div className="vt-match-body">
        {kind === 'list' ? (
          <MatchLists key={caseId} caseId={caseId} />
        ) : (
          <MatchComplaints key={caseId} caseId={caseId} />
        )}
      </div>
    </div>
  );
}
