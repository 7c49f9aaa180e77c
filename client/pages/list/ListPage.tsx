// The page of one list: what its file tells, which column holds what, what its rows add up to, and the rows themselves.
import './list.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ENTITIES } from '#contract/model/registry.ts';
import { answer } from '../../api/queries.ts';
import { useMayImport } from '../../components/may.ts';
import type { QueryResult } from '../../api/run-query.ts';
import { BackLink } from '../../components/PageHead.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { TypeIcon } from '../../components/TypeIcon.tsx';
import { useHolderName } from '../../components/use-holder-name.ts';
import { useTitle } from '../../components/use-title.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { Hash } from '../../panels/Fields.tsx';
import { Provenance } from '../../panels/Provenance.tsx';
import { SetAside } from '../import/SetAside.tsx';
import { ListColumns } from './ListColumns.tsx';
import { ListCounts } from './ListCounts.tsx';
import { ListRows } from './ListRows.tsx';
import { ListTraces } from './ListTraces.tsx';
import { elementPath, tracePath } from '../../state/paths.ts';

function Head({ caseId, data }: { caseId: string; data: QueryResult<'list-file'> }) {
  const { t, say, shown } = useTexts();
  const nameOf = useHolderName(caseId);
  return (
    <header>
      <BackLink to={elementPath(caseId, data.list)} />
      <div className="vt-row">
        <TypeIcon look={ENTITIES.List.look} size={26} />
        <div className="vt-grow">
          <h1>{data.title}</h1>
          <div className="vt-quiet vt-row" style={{ flexWrap: 'wrap', gap: '0 12px' }}>
            <span>
              {say(ENTITIES.List.title)} {data.list}
            </span>
            <Link className="vt-link" to={elementPath(caseId, data.holder)}>
              {t('list.held-by', { holder: nameOf(data.holder) })}
            </Link>
            <span className="vt-num">{t('summary.rows', { n: formatNumber(data.rows, shown) })}</span>
            <span className="vt-mono">{data.file}</span>
            <Hash value={data.sha256} />
          </div>
        </div>
        <Button
          component={Link}
          to={tracePath(caseId, data.list)}
          leftSection={<IconRoute size={16} aria-hidden />}
        >
          {t('action.trace')}
        </Button>
      </div>
    </header>
  );
}

export default function ListPage() {
  const { caseId = '', listId = '' } = useParams();
  const { t, say } = useTexts();
  const { data, error, refetch } = useQuery(answer('list-file', { case: caseId, list: listId }));
  const [params] = useSearchParams();
  const row = Number(params.get('row')) || undefined;
  const mayImport = useMayImport();
  useTitle(data?.title);
  if (data === undefined) {
    return <PageWaiting error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className="vt-page vt-list">
      <Head caseId={caseId} data={data} />
      <section className="vt-surface vt-block">
        <h2>{t('list.counts')}</h2>
        <ListCounts counts={data.counts} rows={data.rows} />
        {(data.counts?.setAside ?? 0) > 0 && mayImport && (
          <SetAside caseId={caseId} list={data.list} count={data.counts?.setAside ?? 0} />
        )}
        {data.warnings.length > 0 && (
          <ul className="vt-list-notes">
            {data.warnings.map((warning) => (
              <li key={warning.en}>{say(warning)}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="vt-surface vt-block">
        <h2>{t('list.columns')}</h2>
        <ListColumns columns={data.columns} traits={data.traits} />
      </section>
      <section className="vt-surface vt-block">
        <h2>{t('list.traces')}</h2>
        <ListTraces data={data} />
      </section>
      <section className="vt-surface vt-block">
        <h2>{t('list.rows')}</h2>
        <ListRows key={`${listId} ${row ?? ''}`} caseId={caseId} list={listId} title={data.title} row={row} />
      </section>
      <section className="vt-surface vt-block">
        <h2>{t('details.provenance')}</h2>
        <Provenance entry={data.provenance} />
      </section>
    </div>
  );
}
