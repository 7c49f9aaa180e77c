// Two views of one case: chosen, counted, drawn as one picture and listed; what is in one alone has a letter, a colour and a dash.
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { savedViewsQuery } from '../../api/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ViewProblem } from '../../panels/saved/ViewProblem.tsx';
import { NOW } from '../../state/paths.ts';
import { ChooseOne } from './ChooseOne.tsx';
import { compareViews, SIDES, type Side } from './compare-views.ts';
import { SideMark } from './SideMark.tsx';
import { useViewPart } from './use-view-part.ts';
import { ViewsTable } from './ViewsTable.tsx';

const ViewsDrawing = lazy(() => import('./ViewsDrawing.tsx'));

interface TwoViewsProps {
  caseId: string;
  /** Ids of saved views, `NOW`, or empty where none is chosen yet. */
  a: string;
  b: string;
  onChoose(chosen: { a: string; b: string }): void;
}

export function TwoViews({ caseId, a, b, onChoose }: TwoViewsProps) {
  const { t, shown } = useTexts();
  const { data: saved } = useQuery(savedViewsQuery(caseId));
  const [first, second] = [useViewPart(caseId, a), useViewPart(caseId, b)];
  const [only, setOnly] = useState<Side | 'all'>('all');
  const compared = useMemo(
    () =>
      first.visible === undefined || second.visible === undefined
        ? undefined
        : compareViews(first.visible, second.visible),
    [first.visible, second.visible],
  );
  const views = [
    { value: NOW, label: t('compare-views.now') },
    ...(saved?.views ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const nameOf = (id: string): string => views.find(({ value }) => value === id)?.label ?? id;
  const titles: Record<Side, string> = {
    a: t('compare-views.only', { name: nameOf(a) }),
    b: t('compare-views.only', { name: nameOf(b) }),
    both: t('compare-views.both'),
  };
  const failed = first.error ?? second.error;
  return (
    <>
      <div className="vt-compare-choose">
        {(['a', 'b'] as const).map((side) => (
          <ChooseOne
            key={side}
            label={t(`compare-views.${side}`)}
            choices={views}
            value={{ a, b }[side]}
            onChoose={(chosen) => onChoose({ a, b, [side]: chosen })}
          />
        ))}
      </div>
      {failed !== null && <ViewProblem error={failed} />}
      {a === '' || b === '' ? (
        <EmptyState icon={<IconArrowsDiff size={28} aria-hidden />} title={t('compare-views.choose')}>
          <p>{t(saved?.views.length === 0 ? 'compare-views.none-saved' : 'compare-views.how')}</p>
        </EmptyState>
      ) : compared === undefined ? (
        failed === null && <Skeleton height={320} />
      ) : (
        <>
          <dl className="vt-compare-counts vt-surface vt-compare-side">
            {SIDES.map((side) => (
              <div key={side}>
                <dt>
                  <SideMark side={side} /> <bdi>{titles[side]}</bdi>
                </dt>
                <dd className="vt-num">
                  {t('compare-views.count', {
                    nodes: formatNumber(compared.counts[side].nodes, shown),
                    edges: formatNumber(compared.counts[side].edges, shown),
                  })}
                </dd>
              </div>
            ))}
          </dl>
          <Suspense fallback={<Skeleton height={420} />}>
            <ViewsDrawing compared={compared} />
          </Suspense>
          <SegmentedControl
            size="xs"
            aria-label={t('compare-views.which')}
            data={[
              { value: 'all', label: t('compare-views.all') },
              ...SIDES.map((side) => ({ value: side, label: titles[side] })),
            ]}
            value={only}
            onChange={(value) => setOnly(SIDES.find((side) => side === value) ?? 'all')}
          />
          <ViewsTable key={only} caseId={caseId} compared={compared} only={only} titles={titles} />
        </>
      )}
    </>
  );
}
