// The first step: files, what was detected in each, and how to correct it.
import { useState } from 'react';
import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { UPLOAD_LIMIT } from '#contract/import.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { DropZone } from './DropZone.tsx';
import { FileList } from './FileList.tsx';
import { FilePanel } from './FilePanel.tsx';
import type { FilesStore, ImportFile } from './files-store.ts';

interface FilesStepProps {
  files: readonly ImportFile[];
  skipped: readonly string[];
  store: FilesStore;
}

/** Those that need a person come first; the order is else that in which they came. */
export function toBegin(files: readonly ImportFile[]): string | undefined {
  return files[0]?.key;
}

export function FilesStep({ files, skipped, store }: FilesStepProps) {
  const { t, shown } = useTexts();
  const [chosen, setChosen] = useState<string>();
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const file = files.find(({ key }) => key === chosen) ?? files.find(({ key }) => key === toBegin(files));
  const add = (given: readonly File[]): void => {
    setTooLarge(given.filter(({ size }) => size > UPLOAD_LIMIT).map(({ name }) => name));
    store.add(given.filter(({ size }) => size <= UPLOAD_LIMIT));
  };
  const notes = [
    ...tooLarge.map((name) => t('import-drop.too-large', { name })),
    ...(skipped.length > 0
      ? [
          t('import-drop.skipped', {
            names: `${skipped.slice(0, 5).join(shown === 'zh' ? '、' : ', ')}${skipped.length > 5 ? ' …' : ''}`,
          }),
        ]
      : []),
  ];
  if (files.length === 0) {
    return (
      <div className="vt-import-empty">
        <DropZone isSmall={false} onFiles={add} />
        {notes.map((note) => (
          <Alert key={note} color="yellow" icon={<IconInfoCircle aria-hidden />}>
            {note}
          </Alert>
        ))}
      </div>
    );
  }
  return (
    <div className="vt-import-files">
      <aside aria-label={t('import-file.all')}>
        <DropZone isSmall onFiles={add} />
        {notes.map((note) => (
          <p key={note} className="vt-note vt-quiet">
            {note}
          </p>
        ))}
        <FileList
          files={files}
          chosen={file?.key}
          onChoose={setChosen}
          onRemove={(key) => store.remove(key)}
        />
      </aside>
      {file === undefined ? (
        <EmptyState title={t('import-detail.choose')} />
      ) : (
        <FilePanel key={file.key} file={file} store={store} />
      )}
    </div>
  );
}
