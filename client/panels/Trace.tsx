// Where a list came from: what may explain it, and the paths back to the first holders.
import { useQuery } from '@tanstack/react-query';
import { Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { answer } from '../api/queries.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { BeginImport } from './BeginImport.tsx';
import { Paths } from './trace/Paths.tsx';
import { SeparationHost } from './trace/Separate.tsx';
import { Sources } from './trace/Sources.tsx';
import { StaleNotice } from './trace/StaleNotice.tsx';

function ListChoice() {
  const { t } = useTexts();
  const { caseId, address, actions } = useWorkspace();
  const { data } = useQuery(answer('lists', { case: caseId }));
  return (
    <Select
      size="xs"
      label={t('trace.list')}
      placeholder={t('trace.choose')}
      searchable
      nothingFoundMessage={t('search.nothing')}
      data={(data?.lists ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
      value={address.trace ?? null}
      onChange={(list) => list !== null && actions.trace(list)}
    />
  );
}

export default function Trace() {
  const { t } = useTexts();
  const { address, caseId, overview } = useWorkspace();
  if ((overview.counts.nodes['List'] ?? 0) === 0) {
    return (
      <div className="vt-panel">
        <EmptyState icon={<IconRoute size={28} aria-hidden />} title={t('trace.no-lists')}>
          <p>{t('trace.no-lists-how')}</p>
          <BeginImport caseId={caseId} />
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="vt-panel">
      <StaleNotice caseId={caseId} />
      <ListChoice />
      {address.trace === undefined ? (
        <EmptyState icon={<IconRoute size={28} aria-hidden />} title={t('trace.empty')}>
          <p>{t('trace.empty-how')}</p>
        </EmptyState>
      ) : (
        <SeparationHost>
          <Sources key={address.trace} list={address.trace} />
          <Paths list={address.trace} />
        </SeparationHost>
      )}
    </div>
  );
}
