// Two people changed one thing: what each of them has side by side, and a choice. Nothing is overwritten unseen.
import type { ReactNode } from 'react';
import { Alert, Button, Group } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import './conflict.css';

interface ConflictProps {
  title: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** What becomes of what is not kept. */
  how?: string;
  isDoing: boolean;
  onMine(): void;
  onTheirs(): void;
}

export function Conflict({ title, mine, theirs, how, isDoing, onMine, onTheirs }: ConflictProps) {
  const { t } = useTexts();
  return (
    <Alert
      color="yellow"
      c="var(--mantine-color-text)"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title={title}
      role="alert"
    >
      <div className="vt-conflict">
        <section>
          <h3>{t('conflict.mine')}</h3>
          {mine}
        </section>
        <section>
          <h3>{t('conflict.theirs')}</h3>
          {theirs}
        </section>
      </div>
      {how !== undefined && <p>{how}</p>}
      <Group gap={6} mt={how === undefined ? 8 : 0}>
        <Button onClick={onMine} loading={isDoing}>
          {t('conflict.keep-mine')}
        </Button>
        <Button variant="default" onClick={onTheirs} disabled={isDoing}>
          {t('conflict.take-theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
