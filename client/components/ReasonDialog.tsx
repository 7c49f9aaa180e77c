// A dialog for what needs a reason: says what will happen, takes the reason, shows that it is being done.
import { useEffect, useState, type ReactNode } from 'react';
import { Button, CloseButton, Group, Modal, Progress, Textarea } from '@mantine/core';
import { ProblemNote } from './ProblemNote.tsx';
import { useTexts } from '../i18n/i18n.ts';

interface ReasonDialogProps {
  title: string;
  /** What the button says that does it. */
  action: string;
  /** Reasons that are often right, to begin with. */
  suggestions?: readonly string[];
  initial?: string;
  isDoing: boolean;
  error: Error | null;
  /** False where something beside the reason is lacking. */
  isReady?: boolean;
  width?: number;
  onClose(): void;
  onDo(reason: string): void;
  children?: ReactNode;
}

/** Shown while it is being done, with the seconds since it began. */
function Doing() {
  const { t } = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div style={{ marginTop: 12 }} role="status">
      <Progress value={100} animated aria-label={t('owner.doing')} />
      <div className="vt-quiet" style={{ marginTop: 4 }}>
        {t('owner.doing')} <span className="vt-num">{t('owner.seconds', { n: seconds })}</span>
      </div>
    </div>
  );
}

export function ReasonDialog({
  title,
  action,
  suggestions = [],
  initial = '',
  isDoing,
  error,
  isReady = true,
  width = 640,
  onClose,
  onDo,
  children,
}: ReasonDialogProps) {
  const { t } = useTexts();
  const [reason, setReason] = useState(initial);
  const close = (): void => {
    if (!isDoing) onClose();
  };
  return (
    <Modal.Root opened onClose={close} size={`min(${width}px, 94vw)`} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim() !== '' && isReady && !isDoing) onDo(reason.trim());
            }}
          >
            <div className="vt-row">
              <h2 className="vt-grow" style={{ fontSize: 16, margin: '4px 0' }}>
                {title}
              </h2>
              <CloseButton aria-label={t('action.close')} onClick={close} disabled={isDoing} />
            </div>
            {children}
            <Textarea
              mt={12}
              label={t('owner.reason')}
              description={t('owner.reason-how')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              required
              disabled={isDoing}
              data-autofocus
            />
            {suggestions.length > 0 && (
              <Group gap={6} mt={6}>
                {suggestions.map((text) => (
                  <Button
                    key={text}
                    size="compact-xs"
                    variant="default"
                    disabled={isDoing}
                    onClick={() => setReason(text)}
                  >
                    {text}
                  </Button>
                ))}
              </Group>
            )}
            {error !== null && (
              <div style={{ marginTop: 12 }}>
                <ProblemNote error={error} />
              </div>
            )}
            {isDoing && <Doing />}
            <Group justify="flex-end" mt={16} gap={8}>
              <Button variant="default" onClick={close} disabled={isDoing}>
                {t('owner.cancel')}
              </Button>
              <Button type="submit" disabled={reason.trim() === '' || !isReady || isDoing}>
                {action}
              </Button>
            </Group>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
