// Files dropped on an element: whether they hang over it, and what it listens to.
import { useState, type DragEvent } from 'react';
import { droppedFiles } from './dropped-files.ts';

interface Drop {
  /** Files hang over the element and would be taken. */
  isOver: boolean;
  listeners: {
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
}

export function useDrop(onFiles: (files: readonly File[]) => void): Drop {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
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
        void droppedFiles(event.dataTransfer).then(onFiles);
      },
    },
  };
}
