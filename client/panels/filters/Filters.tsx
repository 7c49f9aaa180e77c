// What is in sight by the values of fields: every field that a case has, with counts, as choices or as a histogram with two thumbs.
import { useMemo } from 'react';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { caseFields, typeTitle, type CaseField } from '../../state/fields.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { CaseFilter } from './CaseFilter.tsx';
import { ChoiceFilter } from './ChoiceFilter.tsx';
import { KindFilter } from './KindFilter.tsx';
import { SpanFilter } from './SpanFilter.tsx';
import { TimeFilter } from './TimeFilter.tsx';
import './filters.css';

/** Fields under the title of their type, in the contract's order. */
function byType(fields: readonly CaseField[]): [string, CaseField[]][] {
  const groups = new Map<string, CaseField[]>();
  for (const field of fields) groups.set(field.type, [...(groups.get(field.type) ?? []), field]);
  return [...groups];
}

export default function Filters() {
  const { t, say, shown } = useTexts();
  const { graph, visible, view, actions } = useWorkspace();
  const fields = useMemo(() => caseFields(graph), [graph]);
  const seen = useMemo(() => {
    const found = new Map<string, (GraphNode | GraphEdge)[]>();
    for (const element of [...visible.nodes, ...visible.edges]) {
      const same = found.get(element.type);
      if (same === undefined) found.set(element.type, [element]);
      else same.push(element);
    }
    return found;
  }, [visible]);
  const rules = Object.keys(view.filters).length;
  return (
    <div className="vt-panel vt-filters">
      <p className="vt-row" role="status">
        <span className="vt-grow vt-num">
          {t('filters.shown', {
            n: formatNumber(visible.nodes.length, shown),
            total: formatNumber(graph.nodes.size, shown),
          })}
        </span>
        {rules > 0 && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconFilterOff size={13} aria-hidden />}
            onClick={() => actions.clearFilters()}
          >
            {t('filters.reset', { n: rules })}
          </Button>
        )}
      </p>
      {graph.nodes.size === 0 ? (
        <EmptyState title={t('filters.none')} />
      ) : (
        <>
          <TimeFilter />
          <KindFilter />
          <CaseFilter />
          {byType(fields).map(([type, some]) => (
            <section key={type} className="vt-section">
              <h2>{say(typeTitle(some[0]!))}</h2>
              {some.map((field) =>
                field.kind === 'choice' ? (
                  <ChoiceFilter key={field.id} field={field} seen={seen.get(type) ?? []} />
                ) : (
                  <SpanFilter key={field.id} field={field} seen={seen.get(type) ?? []} />
                ),
              )}
            </section>
          ))}
        </>
      )}
    </div>
  );
}
