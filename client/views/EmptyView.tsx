// What a view says where it has nothing to show: in an empty case how to begin, else how to bring elements back.
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { EntityType } from '#contract/model/registry.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { OpenExample } from '../components/OpenExample.tsx';
import { AddButton } from '../hand/AddButton.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { BeginImport } from '../panels/BeginImport.tsx';
import { useWorkspace } from '../state/workspace.ts';

interface EmptyViewProps {
  icon: ReactNode;
  title: string;
  /** What to do where the case holds something that this view does not show. */
  how: string;
  /** What the view is of, where a person may add it from here. */
  adds?: EntityType;
}

export function EmptyView({ icon, title, how, adds }: EmptyViewProps) {
  const { t } = useTexts();
  const { caseId, graph, view, actions } = useWorkspace();
  const isEmptyCase = graph.nodes.size === 0;
  return (
    <EmptyState icon={icon} title={title}>
      <p>{isEmptyCase ? t('graph.empty-case') : how}</p>
      {isEmptyCase ? (
        <>
          <BeginImport caseId={caseId} />
          <OpenExample />
        </>
      ) : (
        <>
          {Object.keys(view.filters).length > 0 && (
            <Button variant="default" size="sm" onClick={() => actions.clearFilters()}>
              {t('status.clear-filters')}
            </Button>
          )}
          {view.hidden.length > 0 && (
            <Button variant="default" size="sm" onClick={() => actions.showHidden()}>
              {t('status.show-all')}
            </Button>
          )}
          {adds !== undefined && <AddButton type={adds} />}
        </>
      )}
    </EmptyState>
  );
}
