// The head of a page: the way back, what the page is, what it is for, and its help.
import type { ReactNode } from 'react';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import { HelpMark } from '../help/HelpMark.tsx';
import type { HelpTopic } from '../help/registry.ts';
import { useTexts } from '../i18n/i18n.ts';

export function BackLink({ to, label }: { to: string; label?: string }) {
  const { t } = useTexts();
  return (
    <Link className="vt-link" to={to}>
      <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {label ?? t('owner.to-case')}
    </Link>
  );
}

interface PageHeadProps {
  /** Where the way back leads, and what it is called where that is not the case. */
  back: string;
  backLabel?: string;
  title: string;
  /** What the page is for, or of what it is. */
  purpose?: ReactNode;
  help?: HelpTopic;
  /** At the end of the line. */
  aside?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ back, backLabel, title, purpose, help, aside, children }: PageHeadProps) {
  return (
    <header>
      <BackLink to={back} {...(backLabel === undefined ? {} : { label: backLabel })} />
      <div className="vt-row">
        <div className="vt-grow">
          <h1>{title}</h1>
          {purpose !== undefined && <div className="vt-quiet">{purpose}</div>}
        </div>
        {aside}
        {help !== undefined && <HelpMark topic={help} />}
      </div>
      {children}
    </header>
  );
}
