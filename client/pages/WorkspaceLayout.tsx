// The panes of a case's page: which are open and how large, kept on this machine.
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Center, Loader, Tabs, useComputedColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
  IconFileSearch,
  IconFilterOff,
  IconListDetails,
  IconQuestionMark,
  IconRoute,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { traceOf } from '../api/queries.ts';
import { Announce } from '../components/Announce.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Splitter } from '../components/Splitter.tsx';
import type { Canvas } from '../graph/canvas.ts';
import { useTexts } from '../i18n/i18n.ts';
import { BeginImport } from '../panels/BeginImport.tsx';
import { ContextMenu, type MenuPlace } from '../panels/ContextMenu.tsx';
import { Details } from '../panels/Details.tsx';
import { ElementTable } from '../panels/ElementTable.tsx';
import { ExportMenu } from '../panels/ExportMenu.tsx';
import { Legend } from '../panels/Legend.tsx';
import { Questions } from '../panels/questions/Questions.tsx';
import { Search } from '../panels/Search.tsx';
import { StatusBar } from '../panels/StatusBar.tsx';
import { Threshold } from '../panels/Threshold.tsx';
import { Toolbar } from '../panels/Toolbar.tsx';
import { PANELS } from '../state/address.ts';
import { unseizedCopies } from '../panels/trace/unseized.ts';
import { chainOf } from '../state/trace-chain.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Asked for at once, so that it comes while the case does. */
const graphView = import('../graph/GraphView.tsx');
graphView.catch(() => undefined);
const GraphView = lazy(() => graphView);

const Trace = lazy(() => import('../panels/Trace.tsx'));
const Findings = lazy(() => import('../panels/findings/Findings.tsx'));

const WIDE_ENOUGH_FOR_LEGEND = 1440;

/** What is lit: the chosen path of the trace that is open. */
function useLit(): ReadonlySet<string> | undefined {
  const { caseId, address, graph } = useWorkspace();
  const isTracing = address.panel === 'trace' && address.trace !== undefined;
  const { data } = useQuery({
    ...traceOf(caseId, address.trace ?? ''),
    enabled: isTracing,
  });
  const path = isTracing ? data?.paths[address.path] : undefined;
  return useMemo(() => {
    if (path === undefined) return undefined;
    const lit = chainOf(path);
    // What documents tell of and nobody seized stands between a list and a source that is inferred.
    for (const { list, via } of path.steps) {
      if (via?.kind !== 'inferred') continue;
      for (const { transfer, holder } of unseizedCopies(graph, list)) lit.add(transfer).add(holder);
    }
    return lit;
  }, [path, graph]);
}

function SidePanel({ onLight }: { onLight(lit: ReadonlySet<string> | undefined): void }) {
  const { t } = useTexts();
  const { address, go } = useWorkspace();
  return (
    <Tabs
      value={address.panel}
      onChange={(panel) => go({ panel: PANELS.find((known) => known === panel) ?? 'details' })}
      className="vt-column"
      style={{ height: '100%' }}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="details" leftSection={<IconListDetails size={15} aria-hidden />}>
          {t('panel.details')}
        </Tabs.Tab>
        <Tabs.Tab value="trace" leftSection={<IconRoute size={15} aria-hidden />}>
          {t('panel.trace')}
        </Tabs.Tab>
        <Tabs.Tab value="findings" leftSection={<IconFileSearch size={15} aria-hidden />}>
          {t('panel.findings')}
        </Tabs.Tab>
        <Tabs.Tab value="questions" leftSection={<IconQuestionMark size={15} aria-hidden />}>
          {t('panel.questions')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="details" className="vt-column" style={{ flex: 1 }}>
        <Details />
      </Tabs.Panel>
      <Tabs.Panel value="trace" className="vt-column" style={{ flex: 1 }}>
        <Suspense fallback={<Loader size="sm" m={20} />}>
          <Trace />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="findings" className="vt-column" style={{ flex: 1 }}>
        <Suspense fallback={<Loader size="sm" m={20} />}>
          <Findings />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="questions" className="vt-column" style={{ flex: 1 }}>
        <Questions onLight={onLight} />
      </Tabs.Panel>
    </Tabs>
  );
}

export function WorkspaceLayout({ isExpanding }: { isExpanding: boolean }) {
  const { t } = useTexts();
  const { caseId, address, drawn, graph, words, actions, view } = useWorkspace();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [isLegendOpen, setLegendOpen] = useLocalStorage({
    key: 'vinetrace.legend',
    defaultValue: globalThis.innerWidth >= WIDE_ENOUGH_FOR_LEGEND,
    getInitialValueInEffect: false,
  });
  const [sideWidth, setSideWidth] = useLocalStorage({
    key: 'vinetrace.side',
    defaultValue: 392,
    getInitialValueInEffect: false,
  });
  const [tableHeight, setTableHeight] = useLocalStorage({
    key: 'vinetrace.table',
    defaultValue: 260,
    getInitialValueInEffect: false,
  });
  const [canvas, setCanvas] = useState<Canvas>();
  const [menu, setMenu] = useState<MenuPlace>();
  const [said, setSaid] = useState('');
  const traced = useLit();
  const [asked, setAsked] = useState<ReadonlySet<string>>();

  const onWalk = useCallback(
    (id: string) => {
      const node = graph.nodes.get(id);
      const around = drawn.edges.filter(({ source, target }) => source === id || target === id).length;
      setSaid(t('graph.walked', { name: node === undefined ? id : words.caption(node), edges: around }));
    },
    [graph, drawn, words, t],
  );
  const onLayout = async (id: string): Promise<void> => {
    const { layoutOf } = await import('../graph/layouts/registry.ts');
    actions.layOut(id, Object.fromEntries(await layoutOf(id).run(drawn)));
    requestAnimationFrame(() => canvas?.fit());
  };
  const [showsGraph, showsTable] = [address.pane !== 'table', address.pane !== 'graph'];
  return (
    <div className="vt-work">
      <Toolbar
        isLegendOpen={isLegendOpen}
        onLegend={() => setLegendOpen(!isLegendOpen)}
        onLayout={(id) => void onLayout(id)}
      >
        <Search onReveal={(id) => setTimeout(() => canvas?.reveal(id), 400)} />
        <ExportMenu canvas={showsGraph ? canvas : undefined} theme={theme} />
      </Toolbar>
      <div
        className="vt-body"
        style={{
          gridTemplateColumns: `${isLegendOpen ? '236px 1px ' : ''}minmax(0, 1fr) 1px ${sideWidth}px`,
        }}
      >
        {isLegendOpen && (
          <>
            <aside className="vt-column" aria-label={t('legend.title')}>
              <Legend />
            </aside>
            <div style={{ background: 'var(--vt-line)' }} />
          </>
        )}
        <div
          className="vt-centre"
          style={{
            gridTemplateRows:
              showsGraph && showsTable ? `minmax(0, 1fr) 1px ${tableHeight}px` : 'minmax(0, 1fr)',
          }}
        >
          {showsGraph && (
            <section className="vt-canvas" aria-label={t('pane.graph')}>
              {drawn.nodes.length === 0 && (
                <EmptyState icon={<IconFilterOff size={28} aria-hidden />} title={t('graph.empty')}>
                  <p>
                    {t(
                      view.hidden.length > 0 || graph.nodes.size > 0
                        ? 'graph.empty-filtered'
                        : 'graph.empty-case',
                    )}
                  </p>
                  {graph.nodes.size === 0 && <BeginImport caseId={caseId} />}
                </EmptyState>
              )}
              <Suspense
                fallback={
                  <Center h="100%">
                    <Loader size="sm" />
                  </Center>
                }
              >
                <GraphView
                  lit={traced ?? asked}
                  onCanvas={setCanvas}
                  onMenu={(id, at) => setMenu({ id, at })}
                  onWalk={onWalk}
                />
              </Suspense>
              <Threshold />
            </section>
          )}
          {showsGraph && showsTable && (
            <Splitter
              label={t('pane.resize-table')}
              orientation="horizontal"
              size={tableHeight}
              least={140}
              most={640}
              onResize={setTableHeight}
            />
          )}
          {showsTable && (
            <section aria-label={t('table.label')} style={{ minHeight: 0, minWidth: 0 }}>
              <ElementTable />
            </section>
          )}
        </div>
        <Splitter
          label={t('pane.resize-side')}
          orientation="vertical"
          size={sideWidth}
          least={280}
          most={640}
          onResize={setSideWidth}
        />
        <aside style={{ minHeight: 0, minWidth: 0 }} aria-label={t('panel.label')}>
          <SidePanel onLight={setAsked} />
        </aside>
      </div>
      <StatusBar isExpanding={isExpanding} />
      <ContextMenu place={menu} onClose={() => setMenu(undefined)} />
      <Announce>{said}</Announce>
    </div>
  );
}
