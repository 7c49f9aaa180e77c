// The first step: files, what was detected in each, and how to correct it.
import { useRef, useState } from 'react';
import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { UPLOAD_LIMIT } from '#contract/import.ts';
import { enumerated } from '#contract/text.ts';
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

const ACCEPT = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xls,.et,.zip';

export function FilesStep({ files, skipped, store }: FilesStepProps) {
  const { t, shown } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  // At first a file that can be read: what is wrong with another is said in the list.
  const file =
    files.find(({ key }) => key === chosen) ?? files.find(({ phase }) => phase !== 'refused') ?? files[0];
  const add = (given: readonly File[]): void => {
    setTooLarge(given.filter(({ size }) => size > UPLOAD_LIMIT).map(({ name }) => name));
    store.add(given.filter(({ size }) => size <= UPLOAD_LIMIT));
  };
  const notes = [
    ...tooLarge.map((name) => t('import-drop.too-large', { name })),
    ...(skipped.length > 0
      ? [
          t('import-drop.skipped', {
            names: `${enumerated(skipped.slice(0, 5), shown)}${skipped.length > 5 ? ' …' : ''}`,
          }),
        ]
      : []),
  ];
  const choose = (): void => input.current?.click();
  // One for both layouts: it must not go while its dialog is open.
  const picker = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      accept={ACCEPT}
      data-testid="files"
      onChange={({ currentTarget }) => {
        add([...(currentTarget.files ?? [])]);
        currentTarget.value = '';
      }}
    />
  );
  const body =
    files.length === 0 ? (
      <div className="vt-import-empty">
        <DropZone isSmall={false} onFiles={add} onChoose={choose} />
        {notes.map((note) => (
          <Alert key={note} color="yellow" icon={<IconInfoCircle aria-hidden />}>
            {note}
          </Alert>
        ))}
      </div>
    ) : (
      <div className="vt-import-files">
        <aside aria-label={t('import-file.all')}>
          <DropZone isSmall onFiles={add} onChoose={choose} />
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
  return (
    <>
      {picker}
      {body}
    </>
  );
}
