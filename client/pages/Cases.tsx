// The cases, or how to load the first one.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { IconFolder, IconFolderPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { answer } from '../api/queries.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { OpenExample } from '../components/OpenExample.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useMayInstall } from '../components/may.ts';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';
import { NewCase } from './NewCase.tsx';
import { casePath, RECEIVE_PATH } from '../state/paths.ts';

const COMMAND = 'npx vinetrace load FOLDER';

const Command = () => (
  <span className="vt-command vt-mono">
    {COMMAND}
    <CopyButton value={COMMAND} />
  </span>
);

export default function Cases() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(answer('cases', {}));
  const isAllowed = useMayInstall('begin');
  useTitle(t('nav.cases'));
  return (
    <div className="vt-page">
      <header>
        <h1>{t('cases.title')}</h1>
        <div className="vt-quiet">{t('cases.purpose')}</div>
      </header>
      {error !== null && data === undefined && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={64} radius="md" />}
      {data !== undefined && data.cases.length === 0 && (
        <div className="vt-surface">
          <EmptyState icon={<IconFolderPlus size={32} aria-hidden />} title={t('cases.none')}>
            <OpenExample />
            {isAllowed && <NewCase />}
            {isAllowed && (
              <Link className="vt-link" to={RECEIVE_PATH}>
                {t('transfer.receive')}
              </Link>
            )}
            <p>{t('cases.load')}</p>
            <Command />
            <p>{t('cases.load-format')}</p>
          </EmptyState>
        </div>
      )}
      {data !== undefined && data.cases.length > 0 && (
        <>
          <ul className="vt-cases">
            {data.cases.map(({ id, title }) => (
              <li key={id}>
                <Link className="vt-surface" to={casePath(id)}>
                  <IconFolder size={22} aria-hidden />
                  <span className="vt-cut">
                    <strong>{title}</strong>
                    <br />
                    <span className="vt-quiet vt-mono">{id}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {isAllowed && (
            <details className="vt-more-cases">
              <summary>{t('case-new.action')}</summary>
              <NewCase />
            </details>
          )}
          {isAllowed && (
            <p>
              <Link className="vt-link" to={RECEIVE_PATH}>
                {t('transfer.receive')}
              </Link>
            </p>
          )}
          <p className="vt-quiet">
            {t('cases.more')} <Command />
          </p>
        </>
      )}
    </div>
  );
}
