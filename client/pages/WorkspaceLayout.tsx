// The page of an open case: panels at both sides, a view in the middle, another below it. Sizes are kept on this machine.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Center, Loader, useComputedColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useStore } from 'zustand';
import { Announce } from '../components/Announce.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { Splitter } from '../components/Splitter.tsx';
import { useCommandKeys } from '../commands/use-keys.ts';
import type { Canvas } from '../graph/canvas.ts';
import { HelpMark } from '../help/HelpMark.tsx';
import { AddButton } from '../hand/AddButton.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { ContextMenu } from '../panels/ContextMenu.tsx';
import { Dialogs } from '../panels/dialogs/Dialogs.tsx';
import { ExportMenu } from '../panels/ExportMenu.tsx';
import { KeptNotice } from '../panels/notices/KeptNotice.tsx';
import { NewsNotice } from '../panels/notices/NewsNotice.tsx';
import { SavedFromAddress } from '../panels/notices/SavedFromAddress.tsx';
import { LEFT_PANELS, PANELS } from '../panels/registry.ts';
import { Search } from '../panels/Search.tsx';
import { StatusBar } from '../panels/StatusBar.tsx';
import { Toolbar } from '../panels/Toolbar.tsx';
import { LEFT_PANEL_IDS, PANEL_IDS, type LeftPanelId, type ViewId } from '../state/address.ts';
import type { Patch } from '../state/patch.ts';
import { asking, useAsked } from '../state/asking.ts';
import { SurfaceContext, type DialogPlace, type MenuPlace, type Surface } from '../state/surface.ts';
import { useTraced } from '../state/use-traced.ts';
import { useWorkspace } from '../state/workspace.ts';
import { VIEWS } from '../views/registry.ts';
import { PanelTabs } from './PanelTabs.tsx';

const Palette = lazy(() => import('../palette/Palette.tsx'));
const PrintSheet = lazy(() => import('../print/PrintSheet.tsx'));
const Tour = lazy(() => import('../tour/Tour.tsx'));
const HandDialogs = lazy(() => import('../hand/HandDialogs.tsx'));

const WIDE_ENOUGH_FOR_LEGEND = 1440;

/** A size or a choice that is kept on this machine. */
const useKept = <T,>(key: string, defaultValue: T) =>
  useLocalStorage({ key: `vinetrace.${key}`, defaultValue, getInitialValueInEffect: false });

function Pane({ view, isMain = false }: { view: ViewId; isMain?: boolean }) {
  const { t } = useTexts();
  const { title, Component } = VIEWS[view];
  return (
    <section className="vt-pane" aria-label={t(title)} {...(isMain ? { 'data-tour': 'view' } : {})}>
      <Suspense
        fallback={
          <Center h="100%">
            <Loader size="sm" />
          </Center>
        }
      >
        <Component />
      </Suspense>
    </section>
  );
}

/** What views and panels share, made of the state of this page. */
function useOwnSurface(): {
  surface: Surface;
  dialog: DialogPlace | undefined;
  menu: MenuPlace | undefined;
  said: string;
  closeMenu(): void;
} {
  const { whole, visible, store, words, actions } = useWorkspace();
  const scene = useMemo(() => ({ whole, behind: visible }), [whole, visible]);
  const [dialog, openDialog] = useState<DialogPlace>();
  const [canvas, setCanvas] = useState<Canvas>();
  const [menu, setMenu] = useState<MenuPlace>();
  const [said, setSaid] = useState('');
  const [found, light] = useState<ReadonlySet<string>>();
  const traced = useTraced();
  const latest = useRef(0);
  /** Lays out, and does it as a step, unless something else was done or begun meanwhile. */
  const arrange = useCallback(
    async (
      work: (code: typeof import('../graph/lay-out.ts')) => Promise<Patch>,
      done: (change: Patch) => void,
    ) => {
      const mine = (latest.current += 1);
      const { past } = store.getState();
      const change = await work(await import('../graph/lay-out.ts'));
      if (mine !== latest.current || store.getState().past !== past) return;
      done(change);
      requestAnimationFrame(() => canvas?.fit());
    },
    [canvas, store],
  );
  const layOut = useCallback(
    (id: string) =>
      void arrange(({ toLayout }) => toLayout(scene, store.getState().view, id, words), actions.layOut),
    [arrange, actions, scene, store, words],
  );
  const regroup = useCallback<Surface['regroup']>(
    (name, subject, folding) =>
      void arrange(
        ({ toGroups }) => toGroups(scene, store.getState().view, folding, words),
        (change) => actions.regroup(name, subject, change),
      ),
    [arrange, actions, scene, store, words],
  );
  const surface = useMemo<Surface>(
    () => ({
      lit: traced ?? found,
      light,
      canvas,
      setCanvas,
      openMenu: setMenu,
      announce: setSaid,
      openDialog,
      layOut,
      regroup,
    }),
    [traced, found, canvas, layOut, regroup],
  );
  return { surface, dialog, menu, said, closeMenu: useCallback(() => setMenu(undefined), []) };
}

/** Keys of commands, and the palette, which comes when it is first asked for. */
function WithKeys() {
  useCommandKeys();
  const [isOpen, setOpen] = useState(false);
  useAsked('palette', () => setOpen(true));
  return isOpen ? (
    <Suspense fallback={null}>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}

interface WorkspaceLayoutProps {
  isExpanding: boolean;
  /** Neighbours that were asked for and could not be had. */
  unread: { error: Error; retry(): void } | undefined;
}

export function WorkspaceLayout({ isExpanding, unread }: WorkspaceLayoutProps) {
  const { t } = useTexts();
  const { address, go } = useWorkspace();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [isLeftOpen, setLeftOpen] = useKept('legend', globalThis.innerWidth >= WIDE_ENOUGH_FOR_LEGEND);
  // A panel that is asked for by address or command is shown.
  const openLeft = useRef<LeftPanelId>('legend');
  const isSaveAsked = useStore(asking, ({ asked }) => asked === 'save-view');
  useEffect(() => {
    if (openLeft.current !== address.left || isSaveAsked) setLeftOpen(true);
    openLeft.current = address.left;
  }, [address.left, isSaveAsked, setLeftOpen]);
  const [sideWidth, setSideWidth] = useKept('side', 392);
  const [belowHeight, setBelowHeight] = useKept('table', 260);
  const { surface, dialog, menu, said, closeMenu } = useOwnSurface();
  const { view, below } = address;
  return (
    <SurfaceContext value={surface}>
      <div className="vt-work">
        <div>
          <Toolbar isLegendOpen={isLeftOpen} onLegend={() => setLeftOpen(!isLeftOpen)}>
            <span data-tour="hand">
              <AddButton />
            </span>
            <HelpMark topic={view} />
            <span data-tour="search">
              <Search onReveal={(id) => setTimeout(() => surface.canvas?.reveal(id), 400)} />
            </span>
            <span data-tour="export">
              <ExportMenu canvas={surface.canvas} theme={theme} />
            </span>
          </Toolbar>
          <KeptNotice />
          {unread !== undefined && (
            <div className="vt-notice">
              <ProblemNote error={unread.error} onRetry={unread.retry} />
            </div>
          )}
          <SavedFromAddress />
        </div>
        <div
          className="vt-body"
          style={{
            gridTemplateColumns: `${isLeftOpen ? '236px 1px ' : ''}minmax(0, 1fr) 1px ${sideWidth}px`,
          }}
        >
          {isLeftOpen && (
            <>
              <aside className="vt-column" data-tour="left" aria-label={t('legend.title')}>
                <PanelTabs
                  ids={LEFT_PANEL_IDS}
                  panels={LEFT_PANELS}
                  open={address.left}
                  onOpen={(left) => go({ left })}
                />
              </aside>
              <div style={{ background: 'var(--vt-line)' }} />
            </>
          )}
          <div
            className="vt-centre"
            style={{
              gridTemplateRows:
                below === undefined ? 'minmax(0, 1fr)' : `minmax(0, 1fr) 1px ${belowHeight}px`,
            }}
          >
            <div className="vt-first-pane">
              <Pane view={view} isMain />
              <NewsNotice />
            </div>
            {below !== undefined && (
              <>
                <Splitter
                  label={t('pane.resize-below')}
                  orientation="horizontal"
                  size={belowHeight}
                  least={140}
                  most={640}
                  onResize={setBelowHeight}
                />
                <Pane view={below} />
              </>
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
          <aside style={{ minHeight: 0, minWidth: 0 }} data-tour="right" aria-label={t('panel.label')}>
            <PanelTabs
              ids={PANEL_IDS}
              panels={PANELS}
              open={address.panel}
              onOpen={(panel) => go({ panel })}
            />
          </aside>
        </div>
        <StatusBar isExpanding={isExpanding} />
        <WithKeys />
        <ContextMenu place={menu} onClose={closeMenu} />
        <Dialogs open={dialog} />
        <Suspense fallback={null}>
          <HandDialogs />
          <PrintSheet />
          <Tour />
        </Suspense>
        <Announce>{said}</Announce>
      </div>
    </SurfaceContext>
  );
}
