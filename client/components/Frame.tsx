// The frame of all pages behind the sign-in: brand, main pages, preferences, the person.
import { Fragment } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { endSession, sessionQuery } from '../api/session.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useTexts } from '../i18n/i18n.ts';
import { AwayBanner } from './AwayBanner.tsx';
import { Brand } from './Brand.tsx';
import { useMayImport } from './may.ts';
import { Preferences } from './Preferences.tsx';
import { importPath, matchPath } from '../state/paths.ts';

const PAGES: readonly { to: string; title: TextKey }[] = [
  { to: '/cases', title: 'nav.cases' },
  { to: '/journal', title: 'nav.journal' },
  { to: '/api-reference', title: 'nav.api' },
  { to: '/help', title: 'nav.help' },
];

function Person() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const leaving = useMutation({
    mutationFn: endSession,
    onSettled: () => {
      client.clear();
      globalThis.location.assign('/sign-in');
    },
  });
  if (session === undefined || session === null) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={session.user}>
          <ActionIcon aria-label={t('person.menu', { user: session.user })}>
            <IconUserCircle size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.user} · {t(`role.${session.role}`)}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => leaving.mutate()}>
          {t('person.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The ways to import into the case that is open and to hold files against it, for whoever may. */
function FileLinks() {
  const { t } = useTexts();
  const caseId = useMatch('/cases/:caseId/*')?.params.caseId;
  const mayImport = useMayImport();
  if (caseId === undefined || !mayImport) return null;
  return (
    <>
      <NavLink to={importPath(caseId)}>{t('import.link')}</NavLink>
      <NavLink to={matchPath(caseId)}>{t('match.link')}</NavLink>
    </>
  );
}

export function Frame() {
  const { t } = useTexts();
  const isImport = useMatch('/cases/:caseId/import') !== null;
  const isMatch = useMatch('/cases/:caseId/match') !== null;
  return (
    <div className="vt-frame">
      <header className="vt-header">
        <a className="vt-skip" href="#main">
          {t('nav.skip')}
        </a>
        <Link to="/cases" className="vt-brand" aria-label="顺藤 Vinetrace">
          <Brand />
        </Link>
        <nav className="vt-nav" aria-label={t('nav.main')}>
          {PAGES.map(({ to, title }) => (
            <Fragment key={to}>
              <NavLink to={to} end={to === '/cases' && (isImport || isMatch)}>
                {t(title)}
              </NavLink>
              {to === '/cases' && <FileLinks />}
            </Fragment>
          ))}
        </nav>
        <div className="vt-gap" />
        <Group gap={2} wrap="nowrap">
          <Preferences />
          <Person />
        </Group>
      </header>
      <div>
        <AwayBanner />
      </div>
      <main className="vt-main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
