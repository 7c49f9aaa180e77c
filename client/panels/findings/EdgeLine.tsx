// An edge of the lineage in a line: the source, the copy, and the way to what speaks for it.
import { Button } from '@mantine/core';
import { edgeId } from '#contract/graph.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';

export const EdgeLine = ({ list, from }: { list: string; from: string }) => (
  <span>
    <ElementLink id={from} isBare /> <span className="vt-quiet">{from} → </span>
    <ElementLink id={list} isBare /> <span className="vt-quiet">{list}</span>
  </span>
);

/** Opens an edge with its channels where it is drawn, else the trace of its list. */
export function GroundsButton({ list, from }: { list: string; from: string }) {
  const { t } = useTexts();
  const { graph, actions, go } = useWorkspace();
  const id = edgeId('DERIVED_FROM', list, from);
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      px={4}
      onClick={() => (graph.edges.has(id) ? go({ panel: 'details', selection: [id] }) : actions.trace(list))}
    >
      {t('trace.grounds')}
    </Button>
  );
}
