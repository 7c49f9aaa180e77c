// The frame of a dialog: its title is a heading within it, for a header of its own would be a second banner of the page.
import type { ReactNode } from 'react';
import { CloseButton, Modal } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.ts';

interface DialogFrameProps {
  title: string;
  size: number;
  onClose(): void;
  children: ReactNode;
}

export function DialogFrame({ title, size, onClose, children }: DialogFrameProps) {
  const { t } = useTexts();
  return (
    <Modal.Root opened onClose={onClose} size={`min(${size}px, 94vw)`} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <div className="vt-row">
            <h2 className="vt-grow vt-cut" style={{ fontSize: 15 }} title={title}>
              {title}
            </h2>
            <CloseButton aria-label={t('action.close')} onClick={onClose} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
