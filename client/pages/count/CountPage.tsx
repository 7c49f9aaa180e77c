// The page of counts: how many records, what was deducted, what gain, which thresholds under either reading. It counts and holds against; it finds nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { NativeSelect, Skeleton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { READINGS_OF_IDENTITY } from '#contract/hubs.ts';
import { answer } from '../../api/queries.ts';
import { IdentityReading } from '../../components/IdentityReading.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { HelpMark } from '../../help/HelpMark.tsx';
import { useHolderName } from '../../components/use-holder-name.ts';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { Deductions } from './Deductions.tsx';
import { Gains } from './Gains.tsx';
import { Provided } from './Provided.tsx';
import { Readings } from './Readings.tsx';
import { Rules } from './Rules.tsx';
import { Sensitivity } from './Sensitivity.tsx';
import '../list/list.css';
import './count.css';

/** What is counted, as the address says it: `party:M01`, `list:L01`, or both with several ids by commas and a blank between. */
function askedOf(scope: string): { list?: string; party?: string } {
  const part = (kind: 'list' | 'party'): string | undefined =>
    scope
      .split(' ')
      .find((one) => one.startsWith(`${kind}:`))
      ?.slice(kind.length + 1);
  const [list, party] = [part('list'), part('party')];
  return { ...(list === undefined ? {} : { list }), ...(party === undefined ? {} : { party }) };
}

export default function CountPage() {
  const { caseId = '' } = useParams();
  const { t, say } = useTexts();
  const [params, setParams] = useSearchParams();
  const overview = useQuery(answer('overview', { case: caseId }));
  const lists = useQuery(answer('lists', { case: caseId }));
  const nameOf = useHolderName(caseId);
  const scope = params.get('of') ?? '';
  const identities = READINGS_OF_IDENTITY.find((one) => one === params.get('identities')) ?? 'confirmed';
  const asked = { case: caseId, identities, ...askedOf(scope) };
  const { data, error, refetch, isFetching } = useQuery({
    ...answer('count', asked),
    placeholderData: keepPreviousData,
  });
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const title = overview.data?.case.title ?? caseId;
  useTitle(t('count-page.title'));
  const actors = (overview.data?.nodes ?? []).filter(({ type }) => type === 'Party' || type === 'Handle');
  return (
    <div className="vt-page vt-count">
      <header>
        <div className="vt-row">
          <Link to={casePath(caseId)} className="vt-link vt-cut" title={title}>
            {title}
          </Link>
          <IconChevronRight size={14} aria-hidden />
          <h1>{t('count-page.title')}</h1>
          <HelpMark topic="count" />
        </div>
        <p className="vt-quiet">{t('count-page.purpose')}</p>
        <div className="vt-count-ask">
          <NativeSelect
            size="xs"
            label={t('count-page.of')}
            value={scope}
            onChange={({ currentTarget }) => change('of', currentTarget.value)}
            data={[
              { value: '', label: t('count-page.of-case') },
              ...(scope === '' || /^\w+:[^, ]+$/.test(scope)
                ? []
                : [
                    {
                      value: scope,
                      label: t('count-page.of-selection', { ids: scope.replaceAll(/\w+:/g, '') }),
                    },
                  ]),
              {
                group: t('count-page.of-party'),
                items: actors.map((node) => ({
                  value: `party:${node.id}`,
                  label: `${nameOf(node.id)} (${node.id})`,
                })),
              },
              {
                group: t('count-page.of-list'),
                items: (lists.data?.lists ?? []).map((list) => ({
                  value: `list:${list.id}`,
                  label: `${list.title} (${list.id})`,
                })),
              },
            ]}
          />
          <IdentityReading value={identities} onChange={(value) => change('identities', value)} />
        </div>
      </header>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={420} />}
      {data !== undefined && (
        <div aria-busy={isFetching}>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.records')}</h2>
            <Deductions asked={asked} count={data} />
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.readings')}</h2>
            <p className="vt-quiet">{t('count-page.readings-how')}</p>
            <Readings count={data} />
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.provided')}</h2>
            <Provided count={data} caseId={caseId} nameOf={nameOf} />
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.gain')}</h2>
            <Gains count={data} caseId={caseId} nameOf={nameOf} />
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.notes')}</h2>
            <ul className="vt-count-notes">
              {data.notes.map((note) => (
                <li key={note.en}>{say(note)}</li>
              ))}
            </ul>
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.sensitivity')}</h2>
            <Sensitivity key={JSON.stringify(asked)} asked={asked} />
          </section>
          <section className="vt-surface vt-block">
            <h2>{t('count-page.rules')}</h2>
            <Rules rules={data.rules} />
          </section>
        </div>
      )}
    </div>
  );
}
