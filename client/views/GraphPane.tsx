// The graph as a view: the canvas, what it says where nothing is drawn, and the threshold of inferred edges.
import { IconChartDots3, IconFilterOff } from '@tabler/icons-react';
import { GraphView } from '../graph/GraphView.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { CanvasNotes } from '../panels/notes/CanvasNotes.tsx';
import { Threshold } from '../panels/Threshold.tsx';
import { useWorkspace } from '../state/workspace.ts';
import { EmptyView } from './EmptyView.tsx';

export default function GraphPane() {
  const { t } = useTexts();
  const { drawn, graph } = useWorkspace();
  const Icon = graph.nodes.size === 0 ? IconChartDots3 : IconFilterOff;
  return (
    <div className="vt-canvas">
      {drawn.nodes.length === 0 && (
        <EmptyView
          icon={<Icon size={28} aria-hidden />}
          title={t('graph.empty')}
          how={t('graph.empty-filtered')}
        />
      )}
      <GraphView />
      <CanvasNotes />
      <Threshold />
    </div>
  );
}
