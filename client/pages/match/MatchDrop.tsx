// Where a file is dropped or chosen to be held against the case, and what shows while it is.
import { useRef, useState, type ReactNode } from 'react';
import { Alert, Button, Progress } from '@mantine/core';
import { IconFileSearch, IconInfoCircle, IconPlayerStop, IconShieldLock } from '@tabler/icons-react';
import { UPLOAD_LIMIT } from '#contract/import.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useDrop } from '../import/use-drop.ts';
import type { Asking } from './use-match.ts';

/** One file at least. */
export type Dropped = readonly [File, ...File[]];

interface MatchDropProps {
  title: string;
  formats: string;
  accept: string;
  /** What becomes of the file; that it is not stored where not said. */
  kept?: string;
  /** How many files are taken at once; one where not said. */
  most?: number;
  /** Says that there are more. */
  tooMany?(n: number): string;
  onFiles(files: Dropped): void;
  children?: ReactNode;
}

export function MatchDrop({
  title,
  formats,
  accept,
  kept,
  most = 1,
  tooMany,
  onFiles,
  children,
}: MatchDropProps) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const take = (files: readonly File[]): void => {
    const [first, ...others] = files;
    if (first === undefined) return;
    const n = files.length;
    // Which of several was meant is not for us to say.
    if (n > most) return setRefused(tooMany?.(n) ?? t('match.one-file', { n }));
    const large = files.find(({ size }) => size > UPLOAD_LIMIT);
    if (large !== undefined) return setRefused(t('import-drop.too-large', { name: large.name }));
    setRefused(undefined);
    onFiles([first, ...others]);
  };
  const { isOver, trouble, listeners } = useDrop(take);
  return (
    <>
      <div className="vt-drop" data-small={false} data-over={isOver} {...listeners}>
        <span className="vt-drop-icon">
          <IconFileSearch size={34} stroke={1.5} aria-hidden />
        </span>
        <strong>{title}</strong>
        <span className="vt-quiet">{t('import-drop.or')}</span>
        <span className="vt-row">
          <Button size="sm" onClick={() => input.current?.click()}>
            {t('match.choose')}
          </Button>
          {children}
        </span>
        <p className="vt-quiet">{formats}</p>
        <p className="vt-row vt-kept">
          <IconShieldLock size={16} aria-hidden /> {kept ?? t('match.not-stored')}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          multiple={most > 1}
          accept={accept}
          data-testid="match-file"
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </div>
      {(trouble ?? refused) !== undefined && (
        <Alert color="yellow" mt={12} icon={<IconInfoCircle aria-hidden />}>
          {trouble ?? refused}
        </Alert>
      )}
    </>
  );
}

interface MatchAskingProps {
  asking: Asking;
  /** What is done once the file has arrived; that it is compared where not said. */
  doing?: string;
  onStop(): void;
  children?: ReactNode;
}

/** How far it is, and the way to stop it. */
export function MatchAsking({ asking, doing, onStop, children }: MatchAskingProps) {
  const { t, shown } = useTexts();
  const { name, bytes, sent, phase, since } = asking;
  const isSending = phase === 'sending';
  const share = bytes === 0 ? 1 : Math.min(1, sent / bytes);
  const said = isSending ? t('match.sending') : (doing ?? t('match.comparing'));
  return (
    <section className="vt-surface vt-match-asking" role="status" aria-label={said}>
      <h2 className="vt-cut">{name}</h2>
      <p className="vt-row">
        <b className="vt-grow">{said}</b>
        <span className="vt-quiet vt-num">
          {isSending
            ? t('count.of', {
                n: formatBytes(Math.min(sent, bytes), shown),
                total: formatBytes(bytes, shown),
              })
            : t('owner.seconds', { n: since })}
        </span>
      </p>
      <Progress value={isSending ? share * 100 : 100} animated={!isSending} aria-label={said} />
      {children}
      <Button
        mt={12}
        variant="default"
        leftSection={<IconPlayerStop size={15} aria-hidden />}
        onClick={onStop}
      >
        {t('match.stop')}
      </Button>
    </section>
  );
}
