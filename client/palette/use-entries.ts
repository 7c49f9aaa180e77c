// Everything that the palette offers in the open case: each source of entries in one place.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useMantineColorScheme } from '@mantine/core';
import {
  IconBook,
  IconBookmark,
  IconFolder,
  IconHelp,
  IconHistory,
  IconLanguage,
  IconLayoutRows,
  IconMoon,
  IconQuestionMark,
  IconSitemap,
  IconSun,
  IconUpload,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '#contract/queries/registry.ts';
import { answer } from '../api/queries.ts';
import { savedViewsQuery } from '../api/views.ts';
import type { CommandPlace } from '../commands/define.ts';
import { allCommands } from '../commands/registry.ts';
import { LAYOUT_MENU } from '../graph/layouts/menu.ts';
import { chooseLanguage, useTexts, type TextKey } from '../i18n/i18n.ts';
import { LEFT_PANELS, PANELS } from '../panels/registry.ts';
import { LEFT_PANEL_IDS, PANEL_IDS, VIEW_IDS } from '../state/address.ts';
import { casePath, graphImportPath, importPath, matchPath } from '../state/paths.ts';
import { openSaved } from '../state/saved-actions.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import { VIEWS } from '../views/registry.ts';
import type { PaletteEntry } from './entry.ts';

type Values = Record<string, string | number>;

/** @param onProblem told where an entry could not be done */
export function useEntries(onProblem: (error: Error) => void): PaletteEntry[] {
  const { t, say, shown } = useTexts();
  const { i18n } = useTranslation();
  const workspace = useWorkspace();
  const surface = useSurface();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const { caseId, address, go, store } = workspace;
  const { data: cases } = useQuery(answer('cases', {}));
  const { data: saved } = useQuery(savedViewsQuery(caseId));
  return useMemo(() => {
    const other = shown === 'zh' ? 'en' : 'zh';
    const inOther = (key: TextKey, values: Values = {}): string => i18n.getFixedT(other)(key, values);
    const titled = (key: TextKey, values: Values = {}) => ({
      title: t(key, values),
      also: [inOther(key, values)],
    });
    const commands = allCommands().flatMap((command): PaletteEntry[] => {
      const ids = command.on === 'element' ? address.selection : [];
      const place: CommandPlace = { workspace, surface, ids };
      const isOffered = command.on === 'case' || ids.length > 0;
      if (!isOffered || command.isFor?.(place) === false || command.id === 'palette') return [];
      return [
        {
          id: `command ${command.id}`,
          group: command.on === 'element' ? 'selection' : 'commands',
          ...titled(command.title, command.values?.(place) ?? {}),
          keys: command.keys?.[0],
          icon: command.icon,
          isIdle: command.isIdle?.(place) ?? false,
          run: () => command.run(place),
        },
      ];
    });
    const views = VIEW_IDS.flatMap((id): PaletteEntry[] => [
      {
        id: `view ${id}`,
        group: 'views',
        ...titled(VIEWS[id].title),
        icon: VIEWS[id].icon,
        run: () => go({ view: id, below: address.below === id ? undefined : address.below }),
      },
      ...(id === address.view
        ? []
        : [
            {
              id: `below ${id}`,
              group: 'views' as const,
              title: t('view.below-is', { view: t(VIEWS[id].title) }),
              also: [inOther('view.below-is', { view: inOther(VIEWS[id].title) })],
              icon: IconLayoutRows,
              run: () => go({ below: id }),
            },
          ]),
    ]);
    const panels = [
      ...PANEL_IDS.map((id) => ({ ...PANELS[id], id: `panel ${id}`, run: () => go({ panel: id }) })),
      ...LEFT_PANEL_IDS.map((id) => ({ ...LEFT_PANELS[id], id: `left ${id}`, run: () => go({ left: id }) })),
    ].map(({ id, title, icon, run }): PaletteEntry => ({ id, group: 'panels', ...titled(title), icon, run }));
    const layouts = LAYOUT_MENU.map(({ id, title }): PaletteEntry => ({
      id: `layout ${id}`,
      group: 'layouts',
      ...titled(title),
      icon: IconSitemap,
      run: () => surface.layOut(id),
    }));
    const savedViews = (saved?.views ?? []).map((card): PaletteEntry => ({
      id: `saved ${card.id}`,
      group: 'saved',
      title: card.name,
      hint: card.by,
      icon: IconBookmark,
      run: () => {
        openSaved({ caseId, store, go, address }, card.id).catch((problem: unknown) =>
          onProblem(problem instanceof Error ? problem : new Error(String(problem))),
        );
      },
    }));
    const questions = queries()
      .filter(({ menu }) => menu === true)
      .map(({ name, title }): PaletteEntry => ({
        id: `question ${name}`,
        group: 'questions',
        title: say(title),
        also: [title[other]],
        icon: IconQuestionMark,
        run: () => go({ panel: 'questions', question: name, asked: undefined }),
      }));
    const otherCases = (cases?.cases ?? [])
      .filter(({ id }) => id !== caseId)
      .map(({ id, title }): PaletteEntry => ({
        id: `case ${id}`,
        group: 'cases',
        title,
        also: [id],
        hint: id,
        icon: IconFolder,
        run: () => void navigate(casePath(id)),
      }));
    const page = (key: TextKey, icon: PaletteEntry['icon'], path: string): PaletteEntry => ({
      id: `page ${path}`,
      group: 'pages',
      ...titled(key),
      icon,
      run: () => void navigate(path),
    });
    const pages: PaletteEntry[] = [
      page('nav.cases', IconFolder, '/cases'),
      ...(workspace.may('import')
        ? [
            page('import.link', IconUpload, importPath(caseId)),
            page('graph-import.title', IconUpload, graphImportPath(caseId)),
          ]
        : []),
      ...(workspace.may('match') ? [page('match.link', IconUpload, matchPath(caseId))] : []),
      page('nav.journal', IconHistory, '/journal'),
      page('nav.api', IconBook, '/api-reference'),
      page('nav.help', IconHelp, '/help'),
      {
        id: 'language',
        group: 'pages',
        title: other === 'zh' ? '切换为中文' : 'Switch to English',
        icon: IconLanguage,
        run: () => void chooseLanguage(other),
      },
      {
        id: 'dark',
        group: 'pages',
        ...titled('palette.dark'),
        icon: IconMoon,
        run: () => setColorScheme('dark'),
      },
      {
        id: 'light',
        group: 'pages',
        ...titled('palette.light'),
        icon: IconSun,
        run: () => setColorScheme('light'),
      },
    ];
    return [
      ...commands,
      ...views,
      ...panels,
      ...layouts,
      ...savedViews,
      ...questions,
      ...otherCases,
      ...pages,
    ];
  }, [
    t,
    say,
    shown,
    i18n,
    workspace,
    surface,
    navigate,
    setColorScheme,
    caseId,
    address,
    go,
    store,
    cases,
    saved,
    onProblem,
  ]);
}
