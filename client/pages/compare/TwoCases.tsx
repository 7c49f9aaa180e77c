// Two cases side by side: which accounts, parties, files and people they have in common; every count opens, every line leads to both.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { answer } from '../../api/queries.ts';
import type { QueryResult } from '../../api/run-query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts, type TextKey } from '../../i18n/i18n.ts';
import { Hash } from '../../panels/Fields.tsx';
import { ChooseOne } from './ChooseOne.tsx';
import { casePath, elementPath, listPath, ownerPath } from '../../state/paths.ts';

type Compared = QueryResult<'compare'>;
type Shared = 'handles' | 'parties' | 'files' | 'owners';

const PAGE = 100;

/** What is shared, in the order in which it proves something, with what it proves. */
const GROUPS: readonly { of: Shared; title: TextKey; how: TextKey }[] = [
  { of: 'handles', title: 'compare-cases.handles', how: 'compare-cases.handles-how' },
  { of: 'files', title: 'compare-cases.files', how: 'compare-cases.files-how' },
  { of: 'owners', title: 'compare-cases.owners', how: 'compare-cases.owners-how' },
  { of: 'parties', title: 'compare-cases.parties', how: 'compare-cases.parties-how' },
];

const COUNTS = ['parties', 'handles', 'lists', 'owners'] as const;

function Side({ side, title }: { side: Compared['here']; title: string }) {
  const { t, shown } = useTexts();
  return (
    <section className="vt-surface vt-compare-side">
      <div className="vt-quiet">{title}</div>
      <h2>
        <Link className="vt-link" to={casePath(side.id)}>
          <bdi>{side.title}</bdi>
        </Link>
      </h2>
      <div className="vt-quiet vt-mono">{side.id}</div>
      <dl className="vt-compare-counts">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`compare-count.${name}`)}</dt>
            <dd className="vt-num">{formatNumber(side[name], shown)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where an item leads in one of the two cases. */
function pathOf(of: Shared, caseId: string, id: string): string {
  if (of === 'owners') return ownerPath(caseId, id);
  return of === 'files' ? listPath(caseId, id) : elementPath(caseId, id);
}

function Items({ of, data }: { of: Shared; data: Compared }) {
  const { t, shown } = useTexts();
  const { items } = data[of];
  return (
    <div className="vt-scroll" tabIndex={0} role="region" aria-label={t(`compare-cases.${of}`)}>
      <table className="vt-plain vt-compare-table">
        <thead>
          <tr>
            <th scope="col">{t('compare-cases.what')}</th>
            <th scope="col">{t('compare-cases.here')}</th>
            <th scope="col">{t('compare-cases.there')}</th>
            <th scope="col">{t('compare-cases.ground')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.here} ${item.there}`}>
              <th scope="row">
                <bdi>{item.caption}</bdi>
              </th>
              {(['here', 'there'] as const).map((side) => (
                <td key={side}>
                  <Link className="vt-link" to={pathOf(of, data[side].id, item[side])}>
                    {item[side]}
                  </Link>
                </td>
              ))}
              <td>
                {'by' in item && (
                  <Badge color={item.by === 'account' ? 'vine' : 'gray'}>{t(`compare-by.${item.by}`)}</Badge>
                )}
                {'platform' in item && t(`value.platform.${item.platform as 'qq'}`)}
                {'sha256' in item && <Hash value={item.sha256} />}
                {'rowsHere' in item &&
                  t('compare-cases.rows', {
                    here: formatNumber(item.rowsHere, shown),
                    there: formatNumber(item.rowsThere, shown),
                  })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Group({
  of,
  title,
  how,
  data,
  onMore,
}: (typeof GROUPS)[number] & { data: Compared; onMore: (() => void) | undefined }) {
  const { t, shown } = useTexts();
  const { shown: n, total } = data[of];
  return (
    <details className="vt-surface vt-compare-group" open={total > 0 && total <= 20}>
      <summary>
        <span>{t(title)}</span> <b className="vt-num">{formatNumber(total, shown)}</b>
      </summary>
      <p className="vt-quiet">{t(how)}</p>
      {total > 0 && <Items of={of} data={data} />}
      {total > 0 && <MoreRow n={n} total={total} onMore={onMore} />}
    </details>
  );
}

function Shown({ caseId, other }: { caseId: string; other: string }) {
  const { t } = useTexts();
  const { limit, moreOf } = useLimit(PAGE);
  const { data, error, refetch } = useQuery({
    ...answer('compare', { case: caseId, with: other, limit }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <PartWaiting height={240} error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="vt-compare-sides">
        <Side side={data.here} title={t('compare-cases.here')} />
        <Side side={data.there} title={t('compare-cases.there')} />
      </div>
      {GROUPS.map((group) => (
        <Group key={group.of} {...group} data={data} onMore={moreOf(data[group.of])} />
      ))}
    </>
  );
}

interface TwoCasesProps {
  caseId: string;
  /** The other case; empty where none is chosen. */
  other: string;
  onChoose(other: string | undefined): void;
}

export function TwoCases({ caseId, other, onChoose }: TwoCasesProps) {
  const { t } = useTexts();
  const { data } = useQuery(answer('cases', {}));
  const others = (data?.cases ?? []).filter(({ id }) => id !== caseId);
  return (
    <>
      <ChooseOne
        maw={420}
        label={t('compare-cases.with')}
        choices={others.map(({ id, title }) => ({ value: id, label: `${title} · ${id}` }))}
        value={other}
        onChoose={(chosen) => onChoose(chosen === '' ? undefined : chosen)}
      />
      {other === '' ? (
        <EmptyState icon={<IconArrowsDiff size={28} aria-hidden />} title={t('compare-cases.choose')}>
          <p>
            {t(data !== undefined && others.length === 0 ? 'compare-cases.no-other' : 'compare-cases.how')}
          </p>
        </EmptyState>
      ) : (
        <Shown key={other} caseId={caseId} other={other} />
      )}
    </>
  );
}
