// The frame of all pages behind the sign-in: brand, main pages, preferences, the person.
import { Fragment } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ActionIcon, Box, Group, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconShieldLock, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { Link, NavLink, Outlet, useMatch } from 'react-router';
import { fourEyesQuery } from '../api/approvals.ts';
import { OIDC_END, sessionQuery } from '../api/session.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useTexts } from '../i18n/i18n.ts';
import { AwayBanner } from './AwayBanner.tsx';
import { Brand } from './Brand.tsx';
import { useMay, useMayInstall, useRole } from './may.ts';
import { Preferences } from './Preferences.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { leave } from '../state/leaving.ts';
import {
  approvalsPath,
  countPath,
  dataPath,
  importPath,
  matchPath,
  reportPath,
  peoplePath,
} from '../state/paths.ts';

const PAGES: readonly { to: string; title: TextKey }[] = [
  { to: '/cases', title: 'nav.cases' },
  { to: '/journal', title: 'nav.journal' },
  { to: '/api-reference', title: 'nav.api' },
  { to: '/help', title: 'nav.help' },
];

/** Pages of a case with a link of their own. */
const BESIDE = new Set(['import', 'match', 'count', 'people', 'approvals', 'data', 'report']);

function Person() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const leaving = useMutation({
    mutationFn: () => leave(client, session?.by === 'oidc' ? OIDC_END : '/sign-in'),
  });
  const role = useRole();
  const mayKeepUsers = useMayInstall('users');
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
          {session.user} · {t(role === undefined ? `standing.${session.standing}` : `role.${role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconShieldLock size={15} aria-hidden />}>
          {t('account.title')}
        </Menu.Item>
        {mayKeepUsers && (
          <Menu.Item component={Link} to="/users" leftSection={<IconUsers size={15} aria-hidden />}>
            {t('users.title')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLogout size={15} aria-hidden />}
          closeMenuOnClick={false}
          onClick={() => leaving.mutate()}
        >
          {t('person.sign-out')}
        </Menu.Item>
        {leaving.error !== null && (
          <Box maw={320}>
            <ProblemNote error={leaving.error} />
          </Box>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The pages of the case that is open: its counts for everybody, importing, matching and the report for whoever may. */
function FileLinks() {
  const { t } = useTexts();
  const caseId = useMatch('/cases/:caseId/*')?.params.caseId;
  const mayImport = useMay('import');
  const mayMatch = useMay('match');
  const mayReport = useMay('export');
  const mayReveal = useMay('reveal');
  const mayRetain = useMay('retain');
  const { data: rule } = useQuery({ ...fourEyesQuery, enabled: mayReveal });
  if (caseId === undefined) return null;
  return (
    <>
      {mayImport && <NavLink to={importPath(caseId)}>{t('import.link')}</NavLink>}
      {mayMatch && <NavLink to={matchPath(caseId)}>{t('match.link')}</NavLink>}
      <NavLink to={countPath(caseId)}>{t('count-page.link')}</NavLink>
      <NavLink to={peoplePath(caseId)}>{t('people.link')}</NavLink>
      {mayReveal && rule?.isRequired === true && (
        <NavLink to={approvalsPath(caseId)}>{t('approval.link')}</NavLink>
      )}
      {mayRetain && <NavLink to={dataPath(caseId)}>{t('data.link')}</NavLink>}
      {mayReport && <NavLink to={reportPath(caseId)}>{t('report.link')}</NavLink>}
    </>
  );
}

export function Frame() {
  const { t } = useTexts();
  // Pages of a case that stand beside its own in the bar; all others belong to it.
  const page = useMatch('/cases/:caseId/:page')?.params.page;
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
              <NavLink to={to} end={to === '/cases' && page !== undefined && BESIDE.has(page)}>
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
