// The “?” of a panel or view: its help, in place, closed by Esc or a click elsewhere.
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { HELP, type HelpTopic } from './registry.ts';

export function HelpMark({ topic }: { topic: HelpTopic }) {
  const { t } = useTexts();
  const { title, text } = HELP[topic];
  const name = t('help.about', { what: t(title) });
  return (
    <Popover position="bottom-end" width={320} withArrow trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <ActionIcon size="sm" className="vt-help-mark" aria-label={name}>
          <IconHelp size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} className="vt-help">
        <strong>{t(title)}</strong>
        <p>{t(text)}</p>
        <Link className="vt-link" to="/help" data-autofocus>
          {t('help.all')}
        </Link>
      </Popover.Dropdown>
    </Popover>
  );
}
