// Files dropped on an element: whether they hang over it, and what it listens to.
import { useState, type DragEvent } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { droppedFiles, MOST_DROPPED, type DropTrouble } from './dropped-files.ts';

interface Drop {
  /** Files hang over the element and would be taken. */
  isOver: boolean;
  /** Why nothing was taken of what was dropped last. */
  trouble: string | undefined;
  listeners: {
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
}

export function useDrop(onFiles: (files: readonly File[]) => void): Drop {
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  const [trouble, setTrouble] = useState<DropTrouble>();
  const take = async (dropped: DataTransfer): Promise<void> => {
    const files = await droppedFiles(dropped);
    setTrouble(typeof files === 'string' ? files : undefined);
    if (typeof files !== 'string') onFiles(files);
  };
  return {
    isOver,
    trouble: trouble === undefined ? undefined : t(`import-drop.${trouble}`, { n: MOST_DROPPED }),
    listeners: {
      onDragOver(event) {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave() {
        setOver(false);
      },
      onDrop(event) {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer);
      },
    },
  };
}
