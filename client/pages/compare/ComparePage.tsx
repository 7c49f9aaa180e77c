// The one place for comparing: this case with another one, or two views of it.
import './compare.css';
import { SegmentedControl } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import { PageHead } from '../../components/PageHead.tsx';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath, NOW } from '../../state/paths.ts';
import { TwoCases } from './TwoCases.tsx';
import { TwoViews } from './TwoViews.tsx';

export default function ComparePage() {
  const { caseId = '' } = useParams();
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const [a, b] = [params.get('a') ?? '', params.get('b') ?? ''];
  const isOfViews = a !== '' || b !== '';
  useTitle(t('compare.page'));
  return (
    <div className="vt-page vt-compare">
      <PageHead
        back={casePath(caseId)}
        title={t(isOfViews ? 'compare-views.title' : 'compare-cases.title')}
        help="compare"
      >
        <SegmentedControl
          size="xs"
          aria-label={t('compare.page')}
          data={[
            { value: 'cases', label: t('compare-cases.title') },
            { value: 'views', label: t('compare-views.title') },
          ]}
          value={isOfViews ? 'views' : 'cases'}
          onChange={(value) => setParams(value === 'views' ? { a: NOW } : {})}
        />
      </PageHead>
      {isOfViews ? (
        <TwoViews caseId={caseId} a={a} b={b} onChoose={(chosen) => setParams(chosen)} />
      ) : (
        <TwoCases
          caseId={caseId}
          other={params.get('with') ?? ''}
          onChoose={(chosen) => setParams(chosen === undefined ? {} : { with: chosen })}
        />
      )}
    </div>
  );
}
