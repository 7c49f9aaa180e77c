// The frame of every dialog of writing by hand: title, what was refused, the button that does it. Closing it asks first where something was typed.
import { useState, type ReactNode } from 'react';
import { Button, CloseButton, Group, Modal } from '@mantine/core';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { closeHand } from '../state/hand.ts';

interface HandModalProps {
  title: string;
  /** What the button says that does it. */
  action: string;
  isDoing: boolean;
  error: Error | null;
  /** Something was typed that closing would lose. */
  isTyped: boolean;
  width?: number;
  isReady?: boolean;
  onDo(): void;
  children: ReactNode;
}

export function HandModal({
  title,
  action,
  isDoing,
  error,
  isTyped,
  width = 640,
  isReady = true,
  onDo,
  children,
}: HandModalProps) {
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const close = (): void => {
    if (isDoing) return;
    if (isTyped && !isAsking) setAsking(true);
    else closeHand();
  };
  return (
    <Modal.Root opened onClose={close} size={`min(${width}px, 94vw)`} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form
            noValidate
            className="vt-hand"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isDoing && isReady) onDo();
            }}
          >
            <div className="vt-row">
              <h2 className="vt-grow">{title}</h2>
              <CloseButton aria-label={t('action.close')} onClick={close} disabled={isDoing} />
            </div>
            {children}
            {error !== null && <ProblemNote error={error} />}
            {isAsking ? (
              <div className="vt-hand-ask" role="alertdialog" aria-label={t('hand.discard-title')}>
                <span className="vt-grow">{t('hand.discard-title')}</span>
                <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
                  {t('hand.discard-no')}
                </Button>
                <Button color="red.9" onClick={closeHand}>
                  {t('hand.discard-yes')}
                </Button>
              </div>
            ) : (
              <Group justify="flex-end" gap={8}>
                <Button variant="default" onClick={close} disabled={isDoing}>
                  {t('owner.cancel')}
                </Button>
                <Button type="submit" loading={isDoing} disabled={!isReady}>
                  {action}
                </Button>
              </Group>
            )}
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
