// What of the open case turns up in other cases that may be read: by kind, the strongest first, each leading to the other case.
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { acrossKind, type AcrossKind } from '#contract/queries/across.ts';
import { answer } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { ACROSS_PAGE } from '../../state/elsewhere.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { AcrossItems } from './AcrossItems.tsx';

export default function Across() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { light } = useSurface();
  const [kind, setKind] = useState<AcrossKind>();
  const { limit, moreOf } = useLimit(ACROSS_PAGE);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('across', { case: caseId, limit, ...(kind === undefined ? {} : { kind }) }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined)
    return (
      <div className="vt-panel">
        <PartWaiting height={160} error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (Object.values(data.counts).every((n) => n === 0))
    return (
      <div className="vt-panel">
        <EmptyState title={t('across.nothing')}>
          <p>{t(data.compared === 0 ? 'across.no-other' : 'across.compared', { n: data.compared })}</p>
          {data.behind && <p>{t('across.behind')}</p>}
        </EmptyState>
      </div>
    );
  return (
    <div className="vt-panel vt-across">
      <p className="vt-quiet">
        {t('across.found', { n: data.cases.length, of: data.compared })}
        {data.behind && ` ${t('across.behind')}`}
      </p>
      <div className="vt-row vt-across-kinds" role="group" aria-label={t('across.kinds')}>
        {acrossKind.options
          .filter((each) => data.counts[each] > 0)
          .map((each) => (
            <Button
              key={each}
              size="compact-xs"
              variant={kind === each ? 'filled' : 'default'}
              aria-pressed={kind === each}
              onClick={() => setKind(kind === each ? undefined : each)}
            >
              {t(`across-kind.${each}`)} {formatNumber(data.counts[each], shown)}
            </Button>
          ))}
      </div>
      {data.elementsTotal > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconBulb size={14} aria-hidden />}
          onClick={() => light(new Set(data.elements))}
        >
          {t('across.light', { n: formatNumber(data.elementsTotal, shown) })}
        </Button>
      )}
      <AcrossItems items={data.items} cases={data.cases} withHere withKind={kind === undefined} />
      <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
    </div>
  );
}
